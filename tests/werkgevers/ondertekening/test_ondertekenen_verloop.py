"""What can happen between asking and signing: dispute, talk first, a code, reminders, resend, delegate."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from tests.fabrieken.werkgevers import ContactpersoonFactory
from tests.werkgevers.ondertekening.conftest import GETEKEND, link_uit_mail
from toegang.fouten import OvergangNietToegestaan
from trajecten.models import Traject
from werkgevers.evaluatie.regels import Partij, Staat
from werkgevers.models import Betwisting, Ondertekencode, Ondertekengebeurtenis, Ondertekening
from werkgevers.ondertekening import vragen
from werkgevers.ondertekening.aanmelding import vraagt_antwoord
from werkgevers.ondertekening.instelling import wijzig_instelling
from werkgevers.ondertekening.regels import CODE_POGINGEN, CODES_PER_UUR
from werkgevers.ondertekening.versturen import verstuur_wat_wacht
from werkgevers.ondertekening.vragen import Gevraagde


@pytest.fixture
def met_uitgaande_mail(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def met_code(beheerder, weg="mail") -> None:
    wijzig_instelling(verwacht=1, geldig_dagen=14, herinner_eerst=5, herinner_dan=10, code=weg, door=beheerder)


def code_uit_mail() -> str:
    return re.search(r"\b(\d{6})\b", mail.outbox[-1].body)[1]


def soorten(ondertekening) -> list[str]:
    return list(ondertekening.gebeurtenissen.values_list("soort", flat=True))


class TestBetwisten:
    def test_een_regel_met_een_reden_en_daarna_tekenen_na_antwoord(
        self, klant, verstuurd, jobcoach, met_uitgaande_mail
    ):
        regel = verstuurd.evaluatie.regels.first()
        with met_uitgaande_mail():
            antwoord = klant.post(f"{verstuurd.link}klopt-niet/", {f"regel_{regel.pk}": "Hij komt wel op tijd."})
        assert antwoord["Location"] == verstuurd.link
        assert verstuurd.staat == Staat.BETWIST
        assert "<title>We weten wat er niet klopt" in klant.get(verstuurd.link).text
        [betwisting] = Betwisting.objects.all()
        assert (betwisting.regel, betwisting.reden) == (regel, "Hij komt wel op tijd.")
        assert mail.outbox[-1].to == [jobcoach.email]
        assert klant.post(verstuurd.link, GETEKEND).status_code == 410
        with met_uitgaande_mail():
            vragen.beantwoord_betwisting(
                ondertekening=verstuurd.ondertekening, antwoord="We bespraken dit samen.", door=jobcoach
            )
        nieuw = link_uit_mail()
        assert klant.get(verstuurd.link).status_code == 410
        assert "We bespraken dit samen." in klant.get(nieuw).content.decode()
        assert klant.post(nieuw, GETEKEND).status_code == 302
        assert verstuurd.staat == Staat.GETEKEND

    def test_een_bezwaar_gaat_niet_weg_door_de_vraag_in_te_trekken(self, klant, verstuurd, jobcoach):
        klant.post(f"{verstuurd.link}klopt-niet/", {"afspraken": "Dat spraken we niet af."})
        with pytest.raises(OvergangNietToegestaan, match="Geef daar eerst antwoord op"):
            vragen.trek_vraag_in(ondertekening=verstuurd.ondertekening, door=jobcoach)
        klant.force_login(jobcoach)
        pagina = klant.get(f"/evaluaties/{verstuurd.evaluatie.pk}/ondertekeningen/").content.decode()
        assert "Antwoord geven" in pagina
        assert "Vraag intrekken" not in pagina
        vragen.beantwoord_betwisting(ondertekening=verstuurd.ondertekening, antwoord="Toch wel.", door=jobcoach)
        assert vragen.trek_vraag_in(ondertekening=verstuurd.ondertekening, door=jobcoach).ingetrokken_op

    def test_zonder_reden_of_van_een_andere_evaluatie_niet(self, klant, verstuurd):
        for velden in ({}, {"regel_999999": "klopt niet"}):
            antwoord = klant.post(f"{verstuurd.link}klopt-niet/", velden)
            assert antwoord.status_code == 422
            assert "minstens één punt" in antwoord.content.decode()
        assert verstuurd.staat == Staat.WACHT

    def test_uren_die_niet_kloppen_leiden_naar_wat_er_niet_klopt(self, klant, verstuurd):
        antwoord = klant.post(verstuurd.link, GETEKEND | {"uren": "nee"})
        assert antwoord["Location"] == f"{verstuurd.link}klopt-niet/?uren=1"
        assert verstuurd.vers().getekend_op is None
        klant.post(f"{verstuurd.link}klopt-niet/", {"uren": "Het waren 12 uur."})
        assert Betwisting.objects.get().onderdeel == "uren"


class TestOverleggen:
    def test_vertelt_het_de_jobcoach_een_keer_en_tekenen_kan_nog(self, klant, verstuurd, jobcoach, met_uitgaande_mail):
        with met_uitgaande_mail():
            for _ in range(2):
                assert klant.post(f"{verstuurd.link}overleggen/").status_code == 302
        assert [bericht.to for bericht in mail.outbox[1:]] == [[jobcoach.email]]
        assert "overleggen" in klant.get(verstuurd.link).content.decode()
        assert klant.post(verstuurd.link, GETEKEND).status_code == 302

    def test_de_mail_noemt_een_deelnemer_niet_bij_naam(self, klant, evaluatie, jobcoach, vraag, met_uitgaande_mail):
        vraag(evaluatie, Gevraagde(Partij.DEELNEMER, email="daan@thuis.example"), door=jobcoach)
        with met_uitgaande_mail():
            klant.post(f"{link_uit_mail()}overleggen/")
        bericht = mail.outbox[-1]
        assert bericht.subject == "De deelnemer wil eerst overleggen"
        assert evaluatie.plaatsing.traject.deelnemer.achternaam not in bericht.subject + bericht.body

    def test_stopt_de_herinneringen_en_is_een_signaal(self, klant, verstuurd, time_machine):
        klant.post(f"{verstuurd.link}overleggen/")
        time_machine.move_to((timezone.now() + timedelta(days=6)).replace(hour=9))
        assert verstuur_wat_wacht(timezone.now()) == 0
        [signaal] = vraagt_antwoord(Traject.objects.all(), timezone.localdate())
        assert signaal.titel == "Wil overleggen over een evaluatie"


class TestCode:
    def test_per_mail_op_het_moment_zelf(self, klant, verstuurd, beheerder):
        met_code(beheerder)
        assert klant.post(verstuurd.link, GETEKEND)["Location"] == f"{verstuurd.link}code/"
        assert verstuurd.vers().getekend_op is None
        assert klant.post(f"{verstuurd.link}code/", {"code": code_uit_mail()}).status_code == 302
        vers = verstuurd.vers()
        assert (vers.naam, vers.wijze) == ("Marco Peeters", "mailcode")
        assert Ondertekencode.objects.count() == 0

    def test_een_verkeerde_telt_en_na_vijf_werkt_ook_de_goede_niet(self, klant, verstuurd, beheerder):
        met_code(beheerder)
        klant.post(verstuurd.link, GETEKEND)
        goed = code_uit_mail()
        fout = f"{(int(goed) + 1) % 1_000_000:06d}"
        for _ in range(CODE_POGINGEN):
            assert klant.post(f"{verstuurd.link}code/", {"code": fout}).status_code == 422
        antwoord = klant.post(f"{verstuurd.link}code/", {"code": goed})
        assert antwoord.status_code == 422
        assert "te vaak een verkeerde code" in antwoord.content.decode()
        assert verstuurd.vers().getekend_op is None

    @pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "12 34\0 56", "x" * 500])
    def test_wat_geen_code_is_wordt_uitgelegd(self, klant, verstuurd, beheerder, code):
        met_code(beheerder)
        klant.post(verstuurd.link, GETEKEND)
        assert klant.post(f"{verstuurd.link}code/", {"code": code}).status_code == 422

    def test_verloopt_na_tien_minuten_en_een_nieuwe_gaat_voor(self, klant, verstuurd, beheerder, time_machine):
        met_code(beheerder)
        klant.post(verstuurd.link, GETEKEND)
        oud = code_uit_mail()
        klant.post(verstuurd.link, GETEKEND)
        if code_uit_mail() != oud:
            assert klant.post(f"{verstuurd.link}code/", {"code": oud}).status_code == 422
        time_machine.move_to(timezone.now() + timedelta(minutes=11))
        assert klant.post(f"{verstuurd.link}code/", {"code": code_uit_mail()})["Location"] == verstuurd.link
        assert verstuurd.vers().getekend_op is None

    def test_hoogstens_vijf_in_een_uur(self, klant, verstuurd, beheerder):
        met_code(beheerder)
        for _ in range(CODES_PER_UUR):
            assert klant.post(verstuurd.link, GETEKEND).status_code == 302
        antwoord = klant.post(verstuurd.link, GETEKEND)
        assert antwoord.status_code == 422
        assert "te vaak een code gevraagd" in antwoord.content.decode()
        assert len(mail.outbox) == 1 + CODES_PER_UUR

    def test_per_sms_door_de_sms_dienst(self, klant, verstuurd, beheerder, settings, sms_dienst):
        settings.SMS_URL, settings.SMS_SLEUTEL = sms_dienst.adres, "sleutel"
        met_code(beheerder, "sms")
        Ondertekening.objects.update(telefoon="06 12345678")
        assert klant.post(verstuurd.link, GETEKEND).status_code == 302
        [(sleutel, bericht)] = sms_dienst.berichten
        assert (sleutel, bericht["to"]) == ("Bearer sleutel", "+31612345678")
        code = re.search(r"\d{6}", bericht["text"])[0]
        assert klant.post(f"{verstuurd.link}code/", {"code": code}).status_code == 302
        assert verstuurd.vers().wijze == "smscode"

    def test_een_sms_dienst_die_weg_is_schrijft_niets(self, klant, verstuurd, beheerder, settings):
        settings.SMS_URL = "http://127.0.0.1:9/"
        met_code(beheerder, "sms")
        Ondertekening.objects.update(telefoon="06 12345678")
        antwoord = klant.post(verstuurd.link, GETEKEND)
        assert antwoord.status_code == 422
        assert "De sms is niet verstuurd" in antwoord.content.decode()
        assert Ondertekencode.objects.count() == 0


class TestHerinneren:
    @pytest.fixture(autouse=True)
    def overdag(self, time_machine):
        """At night no reminder goes out."""
        time_machine.move_to(timezone.localtime().replace(hour=10))

    def test_na_vijf_en_na_tien_dagen_met_een_link_die_werkt(self, klant, verstuurd, time_machine):
        begin = timezone.now()
        for dagen, berichten in ((4, 1), (5, 2), (6, 2), (10, 3), (11, 3)):
            time_machine.move_to(begin + timedelta(days=dagen))
            verstuur_wat_wacht(timezone.now())
            verstuur_wat_wacht(timezone.now())
            assert len(mail.outbox) == berichten, dagen
        assert "nog niet getekend" in mail.outbox[-1].body
        links = [link_uit_mail(nummer) for nummer in range(3)]
        assert len(set(links)) == 3
        assert [klant.get(link).status_code for link in links] == [200, 200, 200]
        klant.post(links[0], GETEKEND)
        assert klant.post(links[2], GETEKEND).status_code == 410

    def test_stond_de_klok_stil_dan_gaat_er_een_herinnering_en_geen_twee(self, verstuurd, time_machine):
        time_machine.move_to(timezone.now() + timedelta(days=11))
        assert [verstuur_wat_wacht(timezone.now()) for _ in range(2)] == [1, 0]

    def test_een_mail_die_niet_lukte_gaat_later_alsnog(self, evaluatie, contactpersoon, jobcoach, klant):
        """Asked without the callback after commit: as when the mail server was away."""
        gevraagde = Gevraagde(Partij.WERKGEVER, contactpersoon=contactpersoon, email=contactpersoon.email)
        vragen.vraag_handtekeningen(evaluatie=evaluatie, gevraagden=[gevraagde], door=jobcoach)
        assert mail.outbox == []
        assert [verstuur_wat_wacht(timezone.now()) for _ in range(2)] == [1, 0]
        assert klant.get(link_uit_mail()).status_code == 200


class TestOpnieuwEnDoorgeven:
    def test_een_nieuwe_link_maakt_de_oude_ongeldig(self, klant, verstuurd, jobcoach, met_uitgaande_mail):
        klant.force_login(jobcoach)
        with met_uitgaande_mail():
            klant.post(f"/ondertekeningen/{verstuurd.ondertekening.pk}/opnieuw/")
        klant.logout()
        assert klant.get(verstuurd.link).status_code == 410
        assert klant.get(link_uit_mail()).status_code == 200

    def test_aan_een_collega_van_dezelfde_werkgever(self, klant, verstuurd, met_uitgaande_mail):
        collega = ContactpersoonFactory(werkgever=verstuurd.contactpersoon.werkgever, email="els@kwast.example")
        vreemd = ContactpersoonFactory()
        pagina = klant.get(f"{verstuurd.link}doorgeven/").content.decode()
        assert collega.naam in pagina
        assert vreemd.naam not in pagina
        assert klant.post(f"{verstuurd.link}doorgeven/", {"collega": vreemd.pk}).status_code == 422
        with met_uitgaande_mail():
            assert klant.post(f"{verstuurd.link}doorgeven/", {"collega": collega.pk}).status_code == 200
        assert mail.outbox[-1].to == ["els@kwast.example"]
        assert klant.get(verstuurd.link).status_code == 410
        assert klant.post(link_uit_mail(), GETEKEND | {"naam": "Els"}).status_code == 302
        assert verstuurd.staat == Staat.GETEKEND
        assert soorten(verstuurd.ondertekening) == ["gevraagd", "verstuurd", "doorgegeven"]

    def test_een_medewerker_geeft_door_namens_de_werkgever(self, klant, verstuurd, jobcoach, met_uitgaande_mail):
        collega = ContactpersoonFactory(werkgever=verstuurd.contactpersoon.werkgever)
        klant.force_login(jobcoach)
        with met_uitgaande_mail():
            klant.post(f"/ondertekeningen/{verstuurd.ondertekening.pk}/doorgeven/", {"collega": collega.pk})
        assert mail.outbox[-1].to == [collega.email]


@pytest.mark.parametrize("eerst", [0, 1], ids=["werkgever eerst", "deelnemer eerst"])
def test_meer_mensen_tekenen_in_elke_volgorde(klant, evaluatie, contactpersoon, jobcoach, vraag, eerst):
    vraag(
        evaluatie,
        Gevraagde(Partij.WERKGEVER, contactpersoon=contactpersoon, email=contactpersoon.email),
        Gevraagde(Partij.DEELNEMER, email="daan@thuis.example"),
        door=jobcoach,
    )
    links = [link_uit_mail(0), link_uit_mail(1)]
    for nummer, link in enumerate(links[eerst:] + links[:eerst]):
        evaluatie.refresh_from_db()
        assert evaluatie.staat == Staat.WACHT, nummer
        assert klant.post(link, GETEKEND).status_code == 302
    evaluatie.refresh_from_db()
    assert evaluatie.staat == Staat.GETEKEND


def test_wat_getekend_is_verandert_niet_meer(klant, verstuurd, jobcoach):
    klant.post(verstuurd.link, GETEKEND)
    for dienst in (vragen.stuur_opnieuw, vragen.trek_vraag_in):
        with pytest.raises(OvergangNietToegestaan):
            dienst(ondertekening=verstuurd.ondertekening, door=jobcoach)


def test_het_verloop_staat_er_voor_het_bewijsblad(klant, verstuurd, jobcoach):
    klant.post(verstuurd.link, GETEKEND)
    assert soorten(verstuurd.ondertekening) == ["gevraagd", "verstuurd", "getekend"]
    klant.force_login(jobcoach)
    pagina = klant.get(f"/evaluaties/{verstuurd.evaluatie.pk}/ondertekeningen/").content.decode()
    assert "via de persoonlijke link" in pagina
    assert Ondertekengebeurtenis.objects.count() == 3


def test_de_jobcoach_vraagt_de_handtekening_in_het_scherm(
    klant, evaluatie, contactpersoon, jobcoach, met_uitgaande_mail
):
    klant.force_login(jobcoach)
    pad = f"/evaluaties/{evaluatie.pk}/ondertekeningen/"
    assert "Marco Peeters (marco@kwast.example)" in klant.get(pad).content.decode()
    assert klant.post(f"{pad}vragen/", {}).status_code == 422
    with met_uitgaande_mail():
        assert klant.post(f"{pad}vragen/", {"contactpersoon": contactpersoon.pk})["Location"] == pad
    assert link_uit_mail().startswith("/evaluatie/")
