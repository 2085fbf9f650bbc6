"""The jobcoach prepares, the casemanager fixes: handing over, giving back, and what a programme agreed about it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.zelfredzaamheid import MeetafspraakFactory, MetingFactory
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.matrix import Rol
from toegang.models import Logregel
from zelfredzaamheid import diensten
from zelfredzaamheid.models import Meetafspraak, Meting
from zelfredzaamheid.regels import REDEN_HOOGSTENS, TOELICHTING_HOOGSTENS, vaststellen_kan, voorbereiden_kan


def adres(naam, pk):
    return reverse(f"zelfredzaamheid:{naam}", args=[pk])


def invoer(meting, gebied, scores, **anders):
    gekozen = {f"score_{gebied[code].pk}": score for code, score in scores.items()}
    return {"versie": meting.versie, "scherm": uuid4()} | gekozen | anders


def als(klant, persoon):
    klant.force_login(persoon)
    return klant


@pytest.fixture
def meting(traject, jobcoach):
    return MetingFactory(traject=traject, beoordelaar=jobcoach, scores={"financien": 3})


class TestKlaarzetten:
    def test_een_klare_meting_wacht_op_de_casemanager(self, meting, jobcoach):
        klaar = diensten.zet_meting_klaar(meting=meting, door=jobcoach)
        assert klaar.is_klaar
        assert klaar.klaar_door == jobcoach
        assert list(Meting.objects.klaar_om_vast_te_stellen()) == [meting]
        assert Logregel.objects.filter(soort="meting_klaar").count() == 1

    def test_zonder_scores_of_twee_keer_kan_niet(self, traject, meting, jobcoach):
        leeg = MetingFactory(scores={"financien": None})
        with pytest.raises(RegelGeschonden, match="minstens één leefgebied"):
            diensten.zet_meting_klaar(meting=leeg, door=jobcoach)
        diensten.zet_meting_klaar(meting=meting, door=jobcoach)
        with pytest.raises(OvergangNietToegestaan, match="al klaar"):
            diensten.zet_meting_klaar(meting=meting, door=jobcoach)

    def test_een_lagere_score_zegt_waarom_behalve_bij_wat_de_jobcoach_niet_ziet(self, traject, jobcoach):
        eerder = timezone.localdate() - timedelta(days=60)
        MetingFactory(traject=traject, datum=eerder, scores={"financien": 3, "justitie": 4}, vastgesteld=True)
        lager = MetingFactory(traject=traject, soort="tussen", scores={"financien": 3, "justitie": 2})
        assert diensten.zet_meting_klaar(meting=lager, door=jobcoach).is_klaar
        lager.delete()
        lager = MetingFactory(traject=traject, soort="tussen", scores={"financien": 2})
        with pytest.raises(RegelGeschonden, match="Schrijf op waarom Financiën lager is"):
            diensten.zet_meting_klaar(meting=lager, door=jobcoach)

    def test_de_jobcoach_zet_klaar_op_het_scherm(self, klant, meting, jobcoach, gebied):
        als(klant, jobcoach)
        assert "Meting klaarzetten" in klant.get(adres("invullen", meting.pk)).content.decode()
        antwoord = klant.post(adres("invullen", meting.pk), invoer(meting, gebied, {"financien": 4}, klaar="1"))
        assert antwoord.url == adres("meting", meting.pk)
        meting.refresh_from_db()
        assert meting.is_klaar
        assert meting.scores.get(leefgebied=gebied["financien"]).score == 4
        pagina = klant.get(adres("invullen", meting.pk)).content.decode()
        assert "Klaar om vast te stellen" in pagina
        assert "Meting klaarzetten" not in pagina

    def test_de_casemanager_stelt_daarna_vast(self, klant, meting, jobcoach, casemanager, gebied):
        diensten.zet_meting_klaar(meting=meting, door=jobcoach)
        meting.refresh_from_db()
        als(klant, casemanager).post(
            adres("invullen", meting.pk),
            invoer(meting, gebied, dict.fromkeys(gebied, "") | {"financien": 3}, vaststellen="1"),
        )
        meting.refresh_from_db()
        assert meting.is_vastgesteld
        assert not meting.is_klaar
        assert meting.klaar_door == jobcoach


class TestTeruggeven:
    def test_teruggeven_zegt_wat_er_nog_moet(self, klant, meting, jobcoach, casemanager):
        diensten.zet_meting_klaar(meting=meting, door=jobcoach)
        als(klant, casemanager)
        assert klant.post(adres("teruggeven", meting.pk), {"omdat": ""}).status_code == 422
        assert klant.post(adres("teruggeven", meting.pk), {"omdat": "x" * 1001}).status_code == 422
        antwoord = klant.post(adres("teruggeven", meting.pk), {"omdat": "Bespreek ook huisvesting."})
        assert antwoord.url == reverse("zelfredzaamheid:metingen")
        meting.refresh_from_db()
        assert not meting.is_klaar
        pagina = als(klant, jobcoach).get(adres("invullen", meting.pk)).content.decode()
        assert "Bespreek ook huisvesting." in pagina
        regel = Logregel.objects.get(soort="meting_teruggegeven")
        assert "huisvesting" not in f"{regel.reden} {regel.details}"
        assert diensten.zet_meting_klaar(meting=meting, door=jobcoach).terug_omdat == ""

    def test_een_jobcoach_geeft_niet_terug(self, klant, meting, jobcoach):
        diensten.zet_meting_klaar(meting=meting, door=jobcoach)
        assert als(klant, jobcoach).post(adres("teruggeven", meting.pk), {"omdat": "x"}).status_code == 403

    def test_wat_niet_klaar_staat_wordt_niet_teruggegeven(self, meting, casemanager):
        with pytest.raises(OvergangNietToegestaan, match="staat niet klaar"):
            diensten.geef_meting_terug(meting=meting, omdat="x", door=casemanager)


class TestAfspraken:
    @pytest.mark.parametrize(
        ("afspraak", "kan_vaststellen", "mag"),
        [("allen", False, True), ("allen", True, True), ("vaststeller", True, True), ("vaststeller", False, False)],
    )
    def test_wie_voorbereidt(self, afspraak, kan_vaststellen, mag):
        assert (voorbereiden_kan(afspraak, kan_vaststellen=kan_vaststellen) == "") is mag

    @pytest.mark.parametrize(
        ("afspraak", "is_beoordelaar", "is_correctie", "mag"),
        [
            ("casemanager", True, False, True),
            ("ander", False, False, True),
            ("ander", True, False, False),
            ("ander", True, True, True),
        ],
    )
    def test_wie_vaststelt(self, afspraak, is_beoordelaar, is_correctie, mag):
        assert (vaststellen_kan(afspraak, is_beoordelaar=is_beoordelaar, is_correctie=is_correctie) == "") is mag

    def test_waar_alleen_de_casemanager_voorbereidt_leest_de_jobcoach(self, klant, traject, jobcoach, meting, gebied):
        MeetafspraakFactory(programma=traject.programma, voorbereiden="vaststeller")
        als(klant, jobcoach)
        assert klant.get(adres("begin", traject.pk)).status_code == 422
        assert "Meting starten" not in klant.get(traject.get_absolute_url()).content.decode()
        assert "Dit is een concept" in klant.get(adres("meting", meting.pk)).content.decode()
        assert klant.get(adres("invullen", meting.pk)).url == adres("meting", meting.pk)
        for naam in ("invullen", "concept", "weggooien"):
            assert klant.post(adres(naam, meting.pk), invoer(meting, gebied, {"financien": 5})).status_code == 422
        assert meting.scores.get().score == 3

    def test_wie_begon_stelt_niet_zelf_vast_als_dat_is_afgesproken(self, klant, traject, casemanager, iemand, gebied):
        MeetafspraakFactory(programma=traject.programma, vaststellen="ander")
        eigen = MetingFactory(traject=traject, beoordelaar=casemanager, scores={"financien": 3})
        with pytest.raises(OvergangNietToegestaan, match="stelt een ander haar vast"):
            diensten.stel_meting_vast(meting=eigen, door=casemanager)
        pagina = als(klant, casemanager).get(adres("invullen", eigen.pk)).content.decode()
        assert "Meting klaarzetten" in pagina
        assert "Meting vaststellen" not in pagina
        assert diensten.stel_meting_vast(meting=eigen, door=iemand(Rol.CASEMANAGER, email="ander@wm.example"))

    def test_de_beheerder_spreekt_het_af(self, klant, beheerder, traject):
        als(klant, beheerder)
        pagina = reverse("zelfredzaamheid:afspraken")
        assert traject.programma.naam in klant.get(pagina).content.decode()
        pk = traject.programma_id
        alle = {f"voorbereiden_{p}": "allen" for p in self.programmas()} | {
            f"vaststellen_{p}": "casemanager" for p in self.programmas()
        }
        assert klant.post(pagina, alle).url == pagina
        assert not Meetafspraak.objects.exists()
        klant.post(pagina, alle | {f"voorbereiden_{pk}": "vaststeller"})
        assert Meetafspraak.objects.get().voorbereiden == "vaststeller"
        assert Logregel.objects.filter(soort="meetafspraak_gewijzigd").count() == 1
        niemand = alle | {f"voorbereiden_{pk}": "vaststeller", f"vaststellen_{pk}": "ander"}
        assert klant.post(pagina, niemand).status_code == 422
        assert klant.post(pagina, {}).status_code == 422

    def programmas(self):
        from trajecten.models import Programma

        return Programma.objects.filter(actief=True).values_list("pk", flat=True)

    def test_een_casemanager_spreekt_het_niet_af(self, klant, casemanager):
        assert als(klant, casemanager).get(reverse("zelfredzaamheid:afspraken")).status_code == 403


@pytest.mark.parametrize(
    ("naam", "velden"),
    [
        ("meetafspraak_voorbereiden_bekend", {"voorbereiden": "iemand"}),
        ("meetafspraak_vaststellen_bekend", {"vaststellen": "iemand"}),
        ("meetafspraak_iemand_kan_vaststellen", {"voorbereiden": "vaststeller", "vaststellen": "ander"}),
    ],
)
def test_elke_voorwaarde_van_een_meetafspraak_weigert(traject, naam, velden):
    with pytest.raises(IntegrityError, match=naam), transaction.atomic():
        MeetafspraakFactory(programma=traject.programma, **velden)


def test_klaar_zonder_naam_of_met_teruggave_wordt_geweigerd(meting, jobcoach):
    nu = timezone.now()
    for velden in ({"klaar_op": nu}, {"klaar_op": nu, "klaar_door": jobcoach, "terug_omdat": "x"}):
        with pytest.raises(IntegrityError, match="meting_klaar_op_en_door"), transaction.atomic():
            Meting.objects.filter(pk=meting.pk).update(**velden)
    Meting.objects.filter(pk=meting.pk).update(klaar_op=nu, klaar_door=jobcoach)


def test_een_lange_toelichting_heeft_een_grens(klant, casemanager, meting, gebied):
    pk = gebied["financien"].pk
    als(klant, casemanager)
    for veld, hoogstens in (("notitie", TOELICHTING_HOOGSTENS), ("reden", REDEN_HOOGSTENS)):
        te_lang = invoer(meting, gebied, {"financien": 3}, later="1", **{f"{veld}_{pk}": "x" * (hoogstens + 1)})
        antwoord = klant.post(adres("invullen", meting.pk), te_lang)
        assert antwoord.status_code == 422
        assert f"hoogstens {hoogstens} tekens" in antwoord.content.decode()
        past = invoer(meting, gebied, {"financien": 3}, later="1", **{f"{veld}_{pk}": "x" * hoogstens})
        assert klant.post(adres("invullen", meting.pk), past).status_code == 302
        meting.refresh_from_db()


def test_wat_een_collega_net_vaststelde_gooit_niet_weg_wat_getypt_is(klant, jobcoach, casemanager, meting, gebied):
    diensten.stel_meting_vast(meting=meting, door=casemanager)
    gegevens = invoer(meting, gebied, {"financien": 2}, **{f"notitie_{gebied['financien'].pk}": "Net getypt."})
    antwoord = als(klant, jobcoach).post(adres("invullen", meting.pk), gegevens)
    assert antwoord.status_code == 422
    assert "Net getypt." in antwoord.content.decode()
    assert "Maak een correctie" in antwoord.content.decode()
