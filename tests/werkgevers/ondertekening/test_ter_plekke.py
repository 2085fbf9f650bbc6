"""A deelnemer without mail signs: on the device of a member of staff, or through a link by SMS."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from tests.fabrieken.werkgevers import ContactpersoonFactory
from tests.werkgevers.ondertekening.conftest import GETEKEND, link_uit_mail
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from werkgevers.evaluatie.regels import Partij, Staat
from werkgevers.models import Evaluatie, Ondertekening
from werkgevers.ondertekening import tekenen, vragen
from werkgevers.ondertekening.instelling import wijzig_instelling
from werkgevers.ondertekening.regels import TER_PLEKKE_GELDIG, Kanaal
from werkgevers.ondertekening.ter_plekke import begin_ter_plekke
from werkgevers.ondertekening.versturen import verstuur_wat_wacht
from werkgevers.ondertekening.vragen import Gevraagde
from werkgevers.tasks import verstuur_ondertekenmail
from werkgevers.verzegeling.regels import op_papier
from werkgevers.verzegeling.samenstellen import bewijsblad

DEELNEMER = {"uren": "ja", "naam": "Daan de Wit", "akkoord": "on"}
TER_PLEKKE = Gevraagde(Partij.DEELNEMER, kanaal=Kanaal.TER_PLEKKE)


@pytest.fixture
def ter_plekke(evaluatie, jobcoach, vraag) -> Ondertekening:
    return vraag(evaluatie, TER_PLEKKE, door=jobcoach)[0]


def pad_van(vraag: Ondertekening) -> str:
    return f"/ondertekeningen/{vraag.pk}/ter-plekke/"


class TestOpHetApparaat:
    def test_de_medewerker_logt_uit_de_deelnemer_tekent_en_het_staat_erbij(self, klant, ter_plekke, casemanager):
        klant.force_login(casemanager)
        assert "Je wordt uitgelogd" in klant.get(pad_van(ter_plekke)).content.decode()
        link = klant.post(pad_van(ter_plekke))["Location"]
        assert klant.get("/evaluaties/").status_code == 302
        pagina = klant.get(link).content.decode()
        assert f"Jij tekent, op het apparaat van {casemanager.naam}" in pagina
        assert "Hoe gaat het met jou?" in pagina
        assert "over Daan" not in pagina
        assert "<nav" not in pagina
        assert klant.post(link, DEELNEMER)["Location"] == link
        ter_plekke.refresh_from_db()
        assert (ter_plekke.naam, ter_plekke.wijze, ter_plekke.bij) == ("Daan de Wit", "terplekke", casemanager)
        assert "Geef het terug" in klant.get(link).content.decode()

    def test_het_bewijsblad_en_het_logboek_zeggen_wie_erbij_was(
        self, klant, ter_plekke, evaluatie, contactpersoon, jobcoach, vraag, casemanager
    ):
        vraag(evaluatie, Gevraagde(Partij.WERKGEVER, contactpersoon, email=contactpersoon.email), door=jobcoach)
        klant.post(link_uit_mail(), GETEKEND)
        klant.post(f"/evaluatie/{begin_ter_plekke(ondertekening=ter_plekke, door=casemanager)}/", DEELNEMER)
        vers = Evaluatie.objects.met_wie().get(pk=evaluatie.pk)
        assert vers.staat == Staat.GETEKEND

        class Certificaat:
            onderwerp = vingerafdruk = "x"

        blad = bewijsblad(vers.verzegeling, Certificaat)
        hoe = {handtekening.naam: handtekening.wijze for handtekening in blad.handtekeningen}
        zin = f"op het apparaat en in aanwezigheid van {casemanager.naam}, medewerker"
        assert hoe["Daan de Wit"] == zin
        assert f"op het apparaat van {casemanager.naam}" in {voorval.toelichting for voorval in blad.voorvallen}
        klant.force_login(jobcoach)
        assert zin in klant.get(f"/evaluaties/{evaluatie.pk}/ondertekeningen/").content.decode()
        gezet = Logregel.objects.filter(soort=Soort.HANDTEKENING_GEZET).latest("pk")
        assert (gezet.door_pk, gezet.details["bij"]) == (None, casemanager.pk)

    def test_er_gaat_geen_mail_en_geen_herinnering(self, ter_plekke, time_machine):
        time_machine.move_to((timezone.now() + timedelta(days=6)).replace(hour=9))
        assert verstuur_wat_wacht(timezone.now()) == 0
        assert mail.outbox == []

    def test_de_pagina_werkt_een_half_uur_en_een_nieuwe_gaat_voor(self, klant, ter_plekke, time_machine, casemanager):
        eerste = begin_ter_plekke(ondertekening=ter_plekke, door=casemanager)
        tweede = begin_ter_plekke(ondertekening=ter_plekke, door=casemanager)
        assert klant.post(f"/evaluatie/{eerste}/", DEELNEMER).status_code == 410
        time_machine.move_to(timezone.now() + TER_PLEKKE_GELDIG)
        assert klant.post(f"/evaluatie/{tweede}/", DEELNEMER).status_code == 410
        ter_plekke.refresh_from_db()
        assert ter_plekke.getekend_op is None

    def test_wie_een_mail_kreeg_kan_ook_ter_plekke_en_de_mail_blijft_werken(
        self, klant, evaluatie, jobcoach, vraag, casemanager
    ):
        [gevraagd] = vraag(evaluatie, Gevraagde(Partij.DEELNEMER, email="daan@thuis.example"), door=jobcoach)
        begin_ter_plekke(ondertekening=gevraagd, door=casemanager)
        assert klant.post(link_uit_mail(), DEELNEMER).status_code == 302
        gevraagd.refresh_from_db()
        assert (gevraagd.wijze, gevraagd.bij) == ("link", None)

    def test_er_is_geen_code_nodig_ook_als_die_bij_een_link_wel_komt(self, klant, ter_plekke, beheerder, casemanager):
        wijzig_instelling(verwacht=1, geldig_dagen=14, herinner_eerst=5, herinner_dan=10, code="mail", door=beheerder)
        link = f"/evaluatie/{begin_ter_plekke(ondertekening=ter_plekke, door=casemanager)}/"
        assert klant.post(link, DEELNEMER)["Location"] == link
        assert mail.outbox == []

    def test_een_werkgever_tekent_niet_op_het_apparaat_van_een_medewerker(self, klant, verstuurd, jobcoach):
        with pytest.raises(OvergangNietToegestaan, match="Alleen een deelnemer"):
            begin_ter_plekke(ondertekening=verstuurd.ondertekening, door=jobcoach)
        klant.force_login(jobcoach)
        assert klant.post(pad_van(verstuurd.ondertekening)).status_code == 422
        assert klant.get("/evaluaties/").status_code == 200

    def test_na_intrekken_of_tekenen_niet_meer(self, klant, ter_plekke, jobcoach, casemanager):
        link = f"/evaluatie/{begin_ter_plekke(ondertekening=ter_plekke, door=casemanager)}/"
        vragen.trek_vraag_in(ondertekening=ter_plekke, door=jobcoach)
        assert klant.post(link, DEELNEMER).status_code == 410
        with pytest.raises(OvergangNietToegestaan):
            begin_ter_plekke(ondertekening=ter_plekke, door=casemanager)

    def test_een_buitenstaander_begint_het_niet(self, klant, ter_plekke, collega_ander_team):
        klant.force_login(collega_ander_team)
        assert klant.post(pad_van(ter_plekke)).status_code == 404

    def test_wie_de_evaluatie_schreef_geeft_het_apparaat_niet(self, klant, ter_plekke, jobcoach, evaluatie):
        with pytest.raises(OvergangNietToegestaan, match="Jij schreef mee"):
            begin_ter_plekke(ondertekening=ter_plekke, door=jobcoach)
        klant.force_login(jobcoach)
        assert klant.post(pad_van(ter_plekke)).status_code == 422
        for pad in (pad_van(ter_plekke), f"/evaluaties/{evaluatie.pk}/ondertekeningen/"):
            pagina = klant.get(pad).content.decode()
            assert "Jij schreef mee aan deze evaluatie" in pagina
            assert "Uitloggen en" not in pagina
            assert "Ter plekke laten tekenen</span>" not in pagina

    def test_is_er_geen_collega_dan_kan_het_en_staat_het_op_het_bewijsblad(
        self, klant, ter_plekke, jobcoach, casemanager
    ):
        ter_plekke.evaluatie.plaatsing.traject.betrokkenen.filter(gebruiker=casemanager).delete()
        klant.force_login(jobcoach)
        zin = f"{jobcoach.naam}, medewerker, die de evaluatie ook schreef"
        assert zin in klant.get(pad_van(ter_plekke)).content.decode()
        link = klant.post(pad_van(ter_plekke))["Location"]
        assert "die de evaluatie ook schreef" in klant.get(link).content.decode()
        klant.post(link, DEELNEMER)
        getekend = ter_plekke.gebeurtenissen.get(soort="getekend")
        assert getekend.toelichting == f"op het apparaat en in aanwezigheid van {zin}"


class TestPerSms:
    def test_de_link_gaat_per_sms_en_het_nummer_niet_naar_het_papier(
        self, klant, evaluatie, jobcoach, vraag, settings, sms_dienst
    ):
        settings.SMS_URL, settings.SMS_SLEUTEL = sms_dienst.adres, "sleutel"
        [gevraagd] = vraag(
            evaluatie, Gevraagde(Partij.DEELNEMER, telefoon="06 12345678", kanaal=Kanaal.SMS), door=jobcoach
        )
        [(_, bericht)] = sms_dienst.berichten
        assert bericht["to"] == "+31612345678"
        assert evaluatie.plaatsing.traject.deelnemer.achternaam not in bericht["text"]
        link = re.search(r"(/evaluatie/\S+/)", bericht["text"])[1]
        assert klant.post(link, DEELNEMER).status_code == 302
        gebeurtenis = gevraagd.gebeurtenissen.get(soort="verstuurd")
        assert gebeurtenis.toelichting == "per sms aan 06 12345678"
        assert op_papier(gebeurtenis.toelichting, is_antwoord=False, is_deelnemer=True) == "per sms"

    def test_een_dienst_die_weg_is_laat_het_voor_later_liggen(self, evaluatie, jobcoach, vraag, settings, sms_dienst):
        settings.SMS_URL = "http://127.0.0.1:9/"
        gevraagde = Gevraagde(Partij.DEELNEMER, telefoon="06 12345678", kanaal=Kanaal.SMS)
        [gevraagd] = vraag(evaluatie, gevraagde, door=jobcoach)
        assert verstuur_wat_wacht(timezone.now()) == 0
        settings.SMS_URL = sms_dienst.adres
        assert verstuur_wat_wacht(timezone.now()) == 1
        gevraagd.refresh_from_db()
        assert gevraagd.verstuurd_op is not None

    @pytest.mark.parametrize("telefoon", ["", "12345", "06 99999999"])
    def test_een_nummer_dat_niet_kan_of_van_een_medewerker_is_niet(self, evaluatie, jobcoach, settings, telefoon):
        settings.SMS_URL = "http://127.0.0.1:9/"
        jobcoach.telefoon = "+31 6 99 99 99 99"
        jobcoach.save(update_fields=["telefoon"])
        gevraagde = Gevraagde(Partij.DEELNEMER, telefoon=telefoon, kanaal=Kanaal.SMS)
        with pytest.raises(RegelGeschonden):
            vragen.vraag_handtekeningen(evaluatie=evaluatie, gevraagden=[gevraagde], door=jobcoach)


class TestInHetScherm:
    @pytest.fixture
    def met_deelnemer(self, evaluatie, jobcoach, contactpersoon, vraag) -> str:
        """The page of an evaluation of which the form also asks the deelnemer to sign."""
        zet_ondertekenaars(evaluatie, ["werkgever", "deelnemer"])
        return f"/evaluaties/{evaluatie.pk}/ondertekeningen/"

    def test_zonder_mail_is_ter_plekke_gekozen(self, klant, met_deelnemer, contactpersoon, jobcoach, casemanager):
        klant.force_login(jobcoach)
        velden = {"contactpersoon": contactpersoon.pk, "kanaal": "terplekke"}
        assert klant.post(f"{met_deelnemer}vragen/", velden).status_code == 302
        vraag = Ondertekening.objects.get(partij=Partij.DEELNEMER)
        assert (vraag.kanaal, vraag.email) == ("terplekke", "")
        klant.force_login(casemanager)
        assert "Ter plekke laten tekenen" in klant.get(met_deelnemer).content.decode()

    def test_per_mail_hoort_een_adres(self, klant, met_deelnemer, contactpersoon, jobcoach):
        klant.force_login(jobcoach)
        antwoord = klant.post(f"{met_deelnemer}vragen/", {"contactpersoon": contactpersoon.pk, "kanaal": "mail"})
        assert antwoord.status_code == 422
        assert "Schrijf het e-mailadres van de deelnemer op." in antwoord.content.decode()


class TestEenKantPerPersoon:
    def test_het_adres_van_de_werkgever_is_niet_dat_van_de_deelnemer(self, evaluatie, contactpersoon, jobcoach):
        gevraagde = Gevraagde(Partij.DEELNEMER, email=contactpersoon.email.upper())
        with pytest.raises(RegelGeschonden, match="voor een ander tekent"):
            vragen.vraag_handtekeningen(evaluatie=evaluatie, gevraagden=[gevraagde], door=jobcoach)

    def test_doorgeven_aan_het_adres_van_de_deelnemer_kan_niet(self, verstuurd, jobcoach, vraag):
        vraag(verstuurd.evaluatie, Gevraagde(Partij.DEELNEMER, email="daan@thuis.example"), door=jobcoach)
        collega = ContactpersoonFactory(werkgever=verstuurd.contactpersoon.werkgever, email="daan@thuis.example")
        with pytest.raises(RegelGeschonden, match="voor een ander tekent"):
            tekenen.geef_door(token=verstuurd.token, collega=collega)

    def test_wie_geen_contactpersoon_meer_is_tekent_niet(self, klant, verstuurd):
        verstuurd.contactpersoon.tot = timezone.localdate()
        verstuurd.contactpersoon.save()
        assert "geen contactpersoon" in klant.get(verstuurd.link).content.decode()
        assert klant.post(verstuurd.link, GETEKEND).status_code == 410
        assert verstuurd.vers().getekend_op is None

    def test_opnieuw_versturen_gaat_naar_het_verbeterde_adres(
        self, verstuurd, jobcoach, django_capture_on_commit_callbacks
    ):
        verstuurd.contactpersoon.email = "marco.peeters@kwast.example"
        verstuurd.contactpersoon.save()
        with django_capture_on_commit_callbacks(execute=True):
            vragen.stuur_opnieuw(ondertekening=verstuurd.ondertekening, door=jobcoach)
        assert mail.outbox[-1].to == ["marco.peeters@kwast.example"]


class TestEenJobcoach:
    def test_een_programma_met_een_jobcoach_komt_rond(self, klant, verstuurd, jobcoach, casemanager):
        zet_ondertekenaars(verstuurd.evaluatie, ["werkgever", "jobcoach"])
        verstuurd.evaluatie.plaatsing.traject.betrokkenen.filter(gebruiker=casemanager).delete()
        klant.force_login(jobcoach)
        pagina = klant.get(f"/evaluaties/{verstuurd.evaluatie.pk}/ondertekeningen/").content.decode()
        assert "Er is geen collega die kan tekenen" in pagina
        klant.logout()
        klant.post(verstuurd.link, GETEKEND)
        assert verstuurd.staat == Staat.GETEKEND

    def test_waar_een_collega_is_tekent_die(self, klant, verstuurd):
        zet_ondertekenaars(verstuurd.evaluatie, ["werkgever", "jobcoach"])
        klant.post(verstuurd.link, GETEKEND)
        assert verstuurd.staat == Staat.WACHT

    def test_gaat_die_collega_weg_zonder_dat_het_gevraagd_is_dan_komt_het_rond(self, klant, verstuurd, casemanager):
        zet_ondertekenaars(verstuurd.evaluatie, ["werkgever", "jobcoach"])
        verstuur_ondertekenmail()
        klant.post(verstuurd.link, GETEKEND)
        verstuur_ondertekenmail()
        assert verstuurd.staat == Staat.WACHT
        verstuurd.evaluatie.plaatsing.traject.betrokkenen.filter(gebruiker=casemanager).delete()
        verstuur_ondertekenmail()
        assert verstuurd.staat == Staat.GETEKEND

    def test_wie_tekende_en_daarna_wegging_tekende(self, klant, verstuurd, jobcoach, casemanager, vraag):
        zet_ondertekenaars(verstuurd.evaluatie, ["werkgever", "jobcoach"])
        [eigen] = vraag(verstuurd.evaluatie, Gevraagde(Partij.JOBCOACH, gebruiker=casemanager), door=jobcoach)
        vragen.onderteken_zelf(ondertekening=eigen, functie="Casemanager", door=casemanager)
        verstuurd.evaluatie.plaatsing.traject.betrokkenen.filter(gebruiker=casemanager).delete()
        klant.force_login(jobcoach)
        pagina = klant.get(f"/evaluaties/{verstuurd.evaluatie.pk}/ondertekeningen/").content.decode()
        assert "Er is geen collega die kan tekenen" not in pagina


def zet_ondertekenaars(evaluatie: Evaluatie, partijen: list[str]) -> None:
    """As if the form had asked these parties; a version of a form never changes (trigger)."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE werkgevers_evaluatieformulier DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE werkgevers_evaluatieformulier SET ondertekenaars = %s WHERE id = %s",
            [partijen, evaluatie.formulier_id],
        )
        cursor.execute("ALTER TABLE werkgevers_evaluatieformulier ENABLE TRIGGER USER")
