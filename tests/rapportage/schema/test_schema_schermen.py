"""The pages about schedules: what is planned, running, done and failed; making, changing, turning off."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rapportage.models import Rapport, Rapportschema
from rapportage.schema.overzicht import PER_PAGINA, komend, volgende
from tests.fabrieken.rapporten import RapportschemaFactory, SchemarapportFactory
from tests.fabrieken.trajecten import ProgrammaFactory, SubsidieprojectFactory
from toegang.models import Logregel

pytestmark = pytest.mark.django_db
PAGINA = "/rapporten/schema/"
NIEUW = "/rapporten/schema/nieuw/"
INGEVULD = {"ritme": "kwartaal", "vanaf": "1-10-2026", "dagen_na": "10", "bewaar_maanden": "84"}


@pytest.fixture
def manager(klant, programmamanager):
    """A browser in which the programmamanager is logged in."""
    klant.force_login(programmamanager)
    return klant


def tekst(antwoord):
    return " ".join(antwoord.content.decode().split())


@pytest.mark.parametrize("adres", [PAGINA, NIEUW])
def test_wie_geen_cijfers_mag_zien_komt_er_niet_in(klant, jobcoach, adres):
    klant.force_login(jobcoach)
    assert klant.get(adres).status_code == 403


def test_rapporten_wijst_de_weg_naar_het_schema(manager):
    assert f'href="{PAGINA}"' in manager.get("/rapporten/").content.decode()


def test_zonder_schemas_zegt_de_pagina_wat_er_vanzelf_komt(manager):
    assert "Nog geen schema" in tekst(manager.get(PAGINA))


def test_de_pagina_toont_gepland_bezig_klaar_en_mislukt(manager, programmamanager):
    schema = RapportschemaFactory(programma__naam="Vier stenen")
    schema.ontvangers.add(programmamanager)
    SchemarapportFactory(status="bezig", voortgang=40, stap="De gegevens worden gelezen", hartslag="2026-03-01T12:00Z")
    SchemarapportFactory(klaar=True, programma__naam="Dat lukte")
    mislukt = SchemarapportFactory(mislukt=True, programma__naam="Dat lukte niet")
    pagina = tekst(manager.get(PAGINA))
    for woord in (
        "Voortgang van Vier stenen, elke maand",
        "mail naar Petra Vos",
        "De gegevens worden gelezen",
        "40%",
        "Dat lukte",
        "De schijf is vol.",
        f"/rapporten/{mislukt.pk}/opnieuw/",
    ):
        assert woord in pagina


def test_zolang_er_iets_bezig_is_ververst_alleen_de_voortgang(manager):
    rapport = SchemarapportFactory()
    peiling = manager.get(PAGINA, headers={"HX-Request": "true"})
    assert "Wordt nu gemaakt" in tekst(peiling)
    assert "<html" not in tekst(peiling)
    Rapport.objects.filter(pk=rapport.pk).update(status="mislukt", foutmelding="Mis.")
    assert manager.get(PAGINA, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_wat_de_komende_week_komt_staat_op_volgorde():
    vandaag = date(2026, 3, 28)
    laat = RapportschemaFactory(dagen_na=3)
    vroeg = RapportschemaFactory(dagen_na=1)
    RapportschemaFactory(dagen_na=20)
    assert [(gepland.schema, gepland.dag.day) for gepland in komend([laat, vroeg], vandaag)] == [(vroeg, 1), (laat, 3)]
    assert volgende(laat, vandaag).titel == "Voortgang maart 2026"
    laat.actief = False
    assert volgende(laat, vandaag) is None


def test_een_schema_maken(manager, programmamanager):
    project = SubsidieprojectFactory(soort="esf", naam="Sterker aan het werk")
    antwoord = manager.post(
        f"{NIEUW}esf/", {**INGEVULD, "onderwerp": project.pk, "ontvangers": [programmamanager.pk]}, follow=True
    )
    schema = Rapportschema.objects.get()
    assert (schema.soort, schema.subsidieproject, schema.programma) == ("esf", project, None)
    assert (schema.ritme, schema.vanaf, schema.dagen_na, schema.bewaar_maanden) == (
        "kwartaal",
        date(2026, 10, 1),
        10,
        84,
    )
    assert list(schema.ontvangers.all()) == [programmamanager]
    assert "Het volgende rapport komt op" in tekst(antwoord)
    assert Logregel.objects.get(soort="rapportschema_bewaard").door_pk == programmamanager.pk


@pytest.mark.parametrize(
    ("vanaf", "zin"),
    [
        ("1-1-2025", "Over 2 periodes die al voorbij zijn, komen er binnen een paar minuten rapporten."),
        ("1-4-2025", "Over een periode die al voorbij is, komt er binnen een paar minuten een rapport."),
        ("1-7-2025", "Het schema is gemaakt. Het volgende rapport komt op 1 oktober 2025."),
    ],
)
def test_een_nieuw_schema_zegt_wat_er_meteen_komt(manager, vanaf, zin, time_machine):
    time_machine.move_to("2025-08-10T12:00:00+00:00")
    velden = {**INGEVULD, "vanaf": vanaf, "dagen_na": "1", "onderwerp": ProgrammaFactory().pk}
    assert zin in tekst(manager.post(NIEUW, velden, follow=True))


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"dagen_na": "0"}, "Kies 1 tot en met 90 dagen."),
        ({"dagen_na": "tien"}, "Schrijf een heel getal"),
        ({"bewaar_maanden": "999"}, "Kies 1 tot en met 240 maanden."),
        ({"vanaf": "32-1-2026"}, "Schrijf de datum zo"),
        ({"ritme": "week"}, "Kies elke maand, elk kwartaal of elk jaar."),
        ({"onderwerp": "987654"}, "geldige keuze"),
        ({"ontvangers": ["987654"]}, "987654"),
    ],
)
def test_wat_niet_kan_krijgt_een_duidelijk_antwoord(manager, anders, zin):
    programma = ProgrammaFactory()
    antwoord = manager.post(NIEUW, {**INGEVULD, "onderwerp": programma.pk, **anders})
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)
    assert not Rapportschema.objects.exists()


def test_hetzelfde_schema_nog_een_keer_wordt_uitgelegd(manager):
    schema = RapportschemaFactory(ritme="kwartaal")
    antwoord = manager.post(NIEUW, {**INGEVULD, "onderwerp": schema.programma_id})
    assert antwoord.status_code == 422
    assert "Dit schema bestaat al." in tekst(antwoord)


def test_alleen_wie_cijfers_mag_zien_kan_een_mail_krijgen(manager, jobcoach, programmamanager):
    pagina = tekst(manager.get(NIEUW))
    assert programmamanager.naam in pagina
    assert jobcoach.naam not in pagina


def test_een_rapport_over_een_deelnemer_komt_niet_volgens_een_schema(manager):
    assert manager.get(f"{NIEUW}deelnemer/").status_code == 404


def test_een_schema_wijzigen(manager, programmamanager):
    schema = RapportschemaFactory()
    adres = f"{PAGINA}{schema.pk}/"
    assert "Schema opslaan" in tekst(manager.get(adres))
    velden = {"vanaf": "1-1-2026", "dagen_na": "5", "bewaar_maanden": "", "versie": "1"}
    assert manager.post(adres, {**velden, "ontvangers": [programmamanager.pk]}).status_code == 302
    schema.refresh_from_db()
    assert (schema.vanaf, schema.dagen_na, schema.bewaar_maanden, schema.versie) == (date(2026, 1, 1), 5, None, 2)


def test_wie_als_tweede_opslaat_ziet_beide_versies(manager, programmamanager):
    schema = RapportschemaFactory(dagen_na=3, versie=2)
    velden = {"vanaf": "1-2-2026", "dagen_na": "5", "bewaar_maanden": "", "versie": "1"}
    antwoord = manager.post(f"{PAGINA}{schema.pk}/", velden)
    assert antwoord.status_code == 409
    assert "Jullie teksten naast elkaar" in tekst(antwoord)
    schema.refresh_from_db()
    assert schema.dagen_na == 3


def test_een_schema_uitzetten_en_weer_aanzetten(manager):
    schema = RapportschemaFactory()
    for actief, woord in (("nee", "staat nu uit"), ("ja", "staat nu aan")):
        antwoord = manager.post(f"{PAGINA}{schema.pk}/actief/", {"actief": actief}, follow=True)
        assert woord in tekst(antwoord)
        schema.refresh_from_db()
        assert schema.actief == (actief == "ja")


def test_de_pagina_vraagt_voor_dertig_rijen_evenveel_als_voor_drie(manager, programmamanager):
    def vul(aantal):
        for _ in range(aantal):
            RapportschemaFactory().ontvangers.add(programmamanager)
            SchemarapportFactory(mislukt=True)
            SchemarapportFactory(klaar=True)
            SchemarapportFactory()

    def vragen():
        with CaptureQueriesContext(
            connection,
        ) as geteld:
            manager.get(PAGINA)
        return len(geteld)

    vul(3)
    manager.get(PAGINA)
    drie = vragen()
    vul(27)
    assert vragen() == drie


def test_bladeren_laat_geen_schema_over(manager):
    namen = {str(RapportschemaFactory(programma__naam=f"Programma {n}")) for n in range(PER_PAGINA + 2)}
    eerste = tekst(manager.get(PAGINA))
    meer = Rapportschema.objects.order_by("id")[PER_PAGINA - 1].pk
    assert f"?na={meer}" in eerste
    tweede = tekst(manager.get(PAGINA, {"na": meer}))
    assert {naam for naam in namen if f">{naam}</a>" in eerste} ^ {
        naam for naam in namen if f">{naam}</a>" in tweede
    } == namen
    assert manager.get(PAGINA, {"na": "9" * 30}).status_code == 200


def test_van_een_opgeruimd_rapport_is_er_geen_document_meer(manager):
    rapport = SchemarapportFactory(klaar=True)
    Rapport.objects.filter(pk=rapport.pk).update(bestand="", verwijderd_op=rapport.klaar_op + timedelta(days=1))
    assert manager.get(f"/rapporten/{rapport.pk}/bestand.pdf").status_code == 410
