"""The form for a group: who is chosen, what each gets, and that a contact is corrected with both texts in sight."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.contact import groepscontact
from tests.fabrieken.trajecten import CodeFactory, ContactmomentFactory, TrajectFactory
from trajecten.models import Contactmoment, Groepscontact

GROEP = reverse("trajecten:groepscontact", urlconf="config.urls")


@pytest.fixture(autouse=True)
def soorten(db_of_zonder):
    return [CodeFactory(), CodeFactory(code="werkplekbezoek", naam="Werkplek")]


@pytest.fixture
def trajecten(jobcoach):
    namen = ("Daan", "Aylin", "Noor")
    return [TrajectFactory(deelnemer__voornaam=naam, begeleid_door=[jobcoach]) for naam in namen]


def invoer(aanwezig, **anders):
    gegevens = {
        "soort": "gesprek",
        "minuten_keuze": "60",
        "minuten_anders": "",
        "verslag": "Samen gekookt.",
        "datum": f"{timezone.localdate():%d-%m-%Y}",
        "begin": "",
        "sleutel": str(uuid4()),
    }
    return gegevens | {f"lid_{pk}": er for pk, er in aanwezig.items()} | anders


def contact_invoer(**anders):
    gegevens = {
        "soort": "gesprek",
        "minuten_keuze": "60",
        "minuten_anders": "",
        "aanwezigheid": "aanwezig",
        "onderwerp": "Schildert kozijnen.",
        "datum": f"{timezone.localdate():%d-%m-%Y}",
        "begin": "",
        "over": "",
        "versie": "1",
    }
    return gegevens | anders


def test_een_uur_met_drie_deelnemers(als, jobcoach, trajecten):
    daan, aylin, noor = trajecten
    leden = {daan.pk: "aanwezig", aylin.pk: "afgemeld", noor.pk: "aanwezig"}
    antwoord = als(jobcoach).post(GROEP, invoer(leden, **{f"regel_{daan.pk}": "Sneed de uien."}), follow=True)
    assert "Contact met 3 deelnemers is opgeslagen. Jouw tijd telt één keer." in antwoord.content.decode()
    van_daan = als(jobcoach).get(daan.get_absolute_url()).content.decode()
    assert "Samen gekookt." in van_daan
    assert "Sneed de uien." in van_daan
    assert "met een groep" in van_daan
    assert "Sneed de uien." not in als(jobcoach).get(noor.get_absolute_url()).content.decode()


def test_twee_keer_versturen_is_een_groep(als, jobcoach, trajecten):
    klant, gegevens = als(jobcoach), invoer({traject.pk: "aanwezig" for traject in trajecten})
    for _ in range(2):
        klant.post(GROEP, gegevens)
    assert Groepscontact.objects.count() == 1


@pytest.mark.parametrize(
    ("hoeveel", "anders", "zin"),
    [
        (1, {}, "Kies minstens twee deelnemers."),
        (0, {}, "Kies minstens twee deelnemers."),
        (3, {"minuten_keuze": ""}, "Kies hoe lang het contact duurde."),
        (3, {"datum": "01-01-2020"}, "Het traject startte pas op"),
        (3, {"sleutel": "geen"}, "UUID"),
    ],
)
def test_bij_een_fout_staat_alles_er_nog(als, jobcoach, trajecten, hoeveel, anders, zin):
    leden = {traject.pk: "aanwezig" for traject in trajecten[:hoeveel]}
    antwoord = als(jobcoach).post(GROEP, invoer(leden, **anders))
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert "Samen gekookt." in antwoord.content.decode()
    assert not Contactmoment.objects.exists()


def test_een_regel_zonder_aanwezigheid_verdwijnt_niet(als, jobcoach, trajecten):
    daan, aylin, noor = trajecten
    gegevens = invoer({daan.pk: "aanwezig", aylin.pk: "aanwezig"}, **{f"regel_{noor.pk}": "Bakte brood."})
    antwoord = als(jobcoach).post(GROEP, gegevens)
    assert antwoord.status_code == 422
    assert "Er staat wel een regel bij." in antwoord.content.decode()


def test_wie_niet_van_jou_is_kies_je_niet(als, jobcoach, trajecten):
    vreemd = TrajectFactory(deelnemer__achternaam="Vreemdeling")
    leden = {traject.pk: "aanwezig" for traject in (*trajecten, vreemd)}
    als(jobcoach).post(GROEP, invoer(leden))
    assert not Contactmoment.objects.van(vreemd).exists()
    tekst = als(jobcoach).get(GROEP, {"traject": [vreemd.pk, trajecten[0].pk]}).content.decode()
    assert "Vreemdeling" not in tekst


def test_een_groep_verbeteren_en_wie_te_laat_is_ziet_beide(als, jobcoach, trajecten):
    groep = groepscontact(jobcoach, trajecten)
    klant, adres = als(jobcoach), reverse("trajecten:groepscontact_wijzigen", args=[groep.pk])
    assert "Samen gekookt." in klant.get(adres).content.decode()
    leden = {traject.pk: "aanwezig" for traject in trajecten}
    klant.post(adres, invoer(leden, verslag="Samen gebakken.", versie="1"))
    botsing = klant.post(adres, invoer(leden, verslag="Samen gegeten.", versie="1"))
    tekst = botsing.content.decode()
    assert botsing.status_code == 409
    assert "Samen gebakken." in tekst
    assert "Samen gegeten." in tekst
    groep.refresh_from_db()
    assert groep.verslag == "Samen gebakken."


def test_een_groep_van_een_collega_bestaat_niet(als, casemanager, jobcoach, trajecten):
    groep = groepscontact(jobcoach, trajecten)
    for naam in ("groepscontact_wijzigen", "groepscontact_intrekken"):
        assert als(casemanager).get(reverse(f"trajecten:{naam}", args=[groep.pk])).status_code == 404


def test_een_groep_intrekken_vraagt_waarom(als, jobcoach, trajecten):
    groep = groepscontact(jobcoach, trajecten)
    klant, adres = als(jobcoach), reverse("trajecten:groepscontact_intrekken", args=[groep.pk])
    assert klant.post(adres, {"versie": "1", "reden": ""}).status_code == 422
    klant.post(adres, {"versie": "1", "reden": "Ging niet door"})
    assert not Contactmoment.objects.exists()


class TestVerbeteren:
    @pytest.fixture
    def contact(self, jobcoach, trajecten):
        return ContactmomentFactory(traject=trajecten[0], medewerker=jobcoach, onderwerp="Schildert kozijnen.")

    def adres(self, contact, naam="contact_wijzigen"):
        return reverse(f"trajecten:{naam}", args=[contact.pk])

    def test_de_geschiedenis_is_te_lezen_voor_wie_het_verslag_mag_lezen(self, als, jobcoach, programmamanager, contact):
        als(jobcoach).post(self.adres(contact), contact_invoer(onderwerp="Schildert deuren."))
        tekst = als(jobcoach).get(self.adres(contact, "contactmoment")).content.decode()
        assert "Schildert deuren." in tekst
        assert "Schildert kozijnen." in tekst
        dicht = als(programmamanager).get(self.adres(contact, "contactmoment")).content.decode()
        assert "Schildert" not in dicht

    def test_wie_te_laat_is_ziet_beide_teksten(self, als, jobcoach, contact):
        klant = als(jobcoach)
        klant.post(self.adres(contact), contact_invoer(onderwerp="Schildert deuren."))
        botsing = klant.post(self.adres(contact), contact_invoer(onderwerp="Schildert ramen."))
        tekst = botsing.content.decode()
        assert botsing.status_code == 409
        assert "Schildert deuren." in tekst
        assert "Schildert ramen." in tekst
        klant.post(self.adres(contact), contact_invoer(onderwerp="Schildert ramen.", versie="2"))
        contact.refresh_from_db()
        assert contact.onderwerp == "Schildert ramen."

    def test_van_een_collega_verbeter_je_niets(self, als, casemanager, contact):
        TrajectFactory(begeleid_door=[casemanager])
        contact.traject.betrokkenen.create(gebruiker=casemanager, rol="casemanager", van=contact.traject.aanmelddatum)
        for naam in ("contact_wijzigen", "contact_intrekken"):
            assert als(casemanager).post(self.adres(contact, naam), contact_invoer()).status_code == 403

    def test_ingetrokken_contact_staat_apart(self, als, jobcoach, contact):
        klant = als(jobcoach)
        klant.post(self.adres(contact, "contact_intrekken"), {"versie": "1", "reden": "Verkeerde deelnemer"})
        adres = reverse("trajecten:contacten", args=[contact.traject_id])
        assert "Schildert kozijnen." not in klant.get(adres).content.decode()
        assert "Schildert kozijnen." in klant.get(adres, {"ingetrokken": ""}).content.decode()
        assert "Verkeerde deelnemer" in klant.get(self.adres(contact, "contactmoment")).content.decode()

    @pytest.mark.parametrize("anders", [{"versie": "veel"}, {"versie": ""}, {"datum": "morgen"}, {"over": "stap:1"}])
    def test_onzin_is_een_zin_en_geen_storing(self, als, jobcoach, contact, anders):
        antwoord = als(jobcoach).post(self.adres(contact), contact_invoer(**anders))
        assert antwoord.status_code == 422
        contact.refresh_from_db()
        assert contact.versie == 1


@pytest.mark.parametrize("pagina", ["groep", "contacten"])
def test_het_aantal_vragen_aan_de_databank_groeit_niet(als, jobcoach, pagina, trajecten):
    klant, aantallen, een = als(jobcoach), [], trajecten[0]
    adres = GROEP if pagina == "groep" else reverse("trajecten:contacten", args=[een.pk])
    for erbij in (3, 27):
        for _ in range(erbij):
            TrajectFactory(begeleid_door=[jobcoach])
            ContactmomentFactory(traject=een, medewerker=jobcoach, versie=2)
        klant.get(adres)
        with CaptureQueriesContext(connection) as gesteld:
            klant.get(adres)
        aantallen.append(len(gesteld))
    assert aantallen[0] == aantallen[1]
