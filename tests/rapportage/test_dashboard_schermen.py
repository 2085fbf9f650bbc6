"""The pages of the dashboard: who may see them, how many queries they take, what they show and where they lead."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rapportage.models import Kerncijfer
from tests.fabrieken.stappenplan import DoorverwijzingFactory
from tests.fabrieken.voortgang import programma_met_route, trajecten
from toegang.models import Logregel
from trajecten.models import Signaalinstelling

pytestmark = pytest.mark.django_db
PAGINA, DOELEN = "/cijfers/", "/cijfers/doelen/"
VRAGEN_HOOGSTENS = 12


@pytest.fixture
def manager(klant, programmamanager):
    klant.force_login(programmamanager)
    return klant


@pytest.fixture
def programma():
    return programma_met_route()


def tekst(antwoord):
    return " ".join(antwoord.content.decode().split())


@pytest.mark.parametrize("adres", [PAGINA, f"{PAGINA}cijfers.csv", f"{PAGINA}wie/actief/", DOELEN, f"{DOELEN}nieuw/"])
@pytest.mark.parametrize("rol", ["jobcoach", "casemanager", "trainer", "beheerder"])
def test_alleen_wie_cijfers_mag_zien_komt_erin(klant, adres, rol, request):
    klant.force_login(request.getfixturevalue(rol))
    assert klant.get(adres).status_code == 403


def test_zonder_programma_zegt_de_pagina_wat_hier_komt(manager):
    assert "Nog geen programma" in tekst(manager.get(PAGINA))
    assert manager.get(f"{PAGINA}wie/actief/").status_code == 404
    assert manager.get(f"{PAGINA}cijfers.csv").status_code == 404


def test_zonder_trajecten_is_alles_leeg_en_klopt_de_pagina(manager, programma):
    pagina = tekst(manager.get(PAGINA))
    assert "Niemand is actief" in pagina
    assert "Nog niets te vergelijken" in pagina
    assert "Niets houdt iemand tegen" in pagina


def test_een_programma_zonder_route_en_instrument_heeft_ook_cijfers(manager, programma):
    programma_met_route("ander", "Ander")
    (traject,) = trajecten(programma, 1)
    traject.fases.all().delete()
    programma.route.delete()
    programma.instrument = ""
    programma.save()
    pagina = manager.get(PAGINA, {"programma": programma.pk})
    assert "Geen bouwstenen" in tekst(pagina)
    assert pagina.context["overzicht"].lopend == 1
    assert manager.get(f"{PAGINA}cijfers.csv", {"programma": programma.pk}).status_code == 200


def vragen(klant, adres, **keuze):
    """What the page asks the database, the login included; not what every request writes about its session."""
    klant.get(adres, keuze)
    with CaptureQueriesContext(connection) as alle:
        assert klant.get(adres, keuze).status_code == 200
    return [vraag["sql"] for vraag in alle if vraag["sql"].lstrip().startswith(("SELECT", "WITH", "("))]


@pytest.mark.parametrize("hoeveel", [3, 30])
def test_hoogstens_twaalf_vragen_hoe_groot_het_ook_is(manager, programma, hoeveel, tel):
    trajecten(programma, hoeveel)
    trajecten(programma_met_route("ander", "Ander"), hoeveel)
    alle, een = vragen(manager, PAGINA), vragen(manager, PAGINA, programma=programma.pk)
    assert len(alle) == len(een) <= VRAGEN_HOOGSTENS
    tel(f"dashboard met {hoeveel} trajecten per programma: {len(alle)} vragen")


@pytest.mark.parametrize("hoeveel", [3, 30])
def test_de_lijst_achter_een_cijfer_vraagt_voor_dertig_evenveel_als_voor_drie(manager, programma, hoeveel):
    trajecten(programma, hoeveel)
    assert len(vragen(manager, f"{PAGINA}wie/actief/")) <= VRAGEN_HOOGSTENS
    assert f"Actieve deelnemers: {hoeveel}" in tekst(manager.get(f"{PAGINA}wie/actief/"))


def test_een_lijst_bladert_op_sleutel_zonder_gaten(manager, programma, monkeypatch):
    monkeypatch.setattr("rapportage.dashboard.lijst.PER_PAGINA", 2)
    rijen = trajecten(programma, 5)
    gezien, na = [], 0
    while na is not None:
        lijst = manager.get(f"{PAGINA}wie/actief/", {"na": na}).context["lijst"]
        assert lijst.aantal == 5
        gezien += [rij.traject.pk for rij in lijst.rijen]
        na = lijst.volgende
    assert gezien == sorted(traject.pk for traject in rijen)


def test_wie_de_lijst_leest_staat_in_het_logboek(manager, programma):
    trajecten(programma, 1)
    manager.get(f"{PAGINA}wie/actief/", {"programma": programma.pk})
    regel = Logregel.objects.get(soort="rapportlijst_bekeken")
    assert regel.details["cijfer"] == "actief"
    assert regel.details["programma"] == programma.code


def test_een_programmamanager_ziet_niet_wie_achteruit_ging(manager, programma):
    trajecten(programma, 2)
    lijst = tekst(manager.get(f"{PAGINA}wie/leefgebied.huisvesting.vooruit/"))
    assert "Huisvesting: vooruit: 2" in lijst
    assert lijst.count("Naam afgeschermd") == 2
    assert "Jansen" not in lijst
    assert "T-vier-stenen" not in lijst


def test_van_wie_actief_is_ziet_de_programmamanager_de_naam(manager, programma):
    trajecten(programma, 2)
    assert tekst(manager.get(f"{PAGINA}wie/actief/")).count("Jansen") == 2


def test_wat_deelnemers_tegenhoudt_telt_mensen_en_hoe_lang(manager, programma):
    programma.contact_elke_dagen = 14
    programma.save()
    trajecten(programma, 3)
    overzicht = manager.get(PAGINA).context["overzicht"]
    (rem,) = [rij for rij in overzicht.remmen if rij.rem.code == "geen_contact"]
    assert rem.aantal == 3
    laatste = programma.trajecten.first().contactmomenten.first().datum
    assert rem.sinds == laatste + timedelta(days=14)
    assert rem.dagen == (timezone.localdate() - rem.sinds).days


def test_een_signaal_dat_uit_staat_houdt_niemand_tegen(manager, programma):
    programma.contact_elke_dagen = 14
    programma.save()
    trajecten(programma, 1)
    Signaalinstelling.objects.create(code="geen_contact", aan=False)
    assert "geen_contact" not in [rij.code for rij in manager.get(PAGINA).context["overzicht"].remmen]


def test_hulp_over_gezondheid_heet_niet_bij_naam(manager, programma):
    open_, bijzonder = trajecten(programma, 2)
    DoorverwijzingFactory(traject=open_, expertise__code="schuldhulp", expertise__naam="Schuldhulp")
    DoorverwijzingFactory(traject=bijzonder, expertise__code="ggz", expertise__naam="Verslavingszorg", bijzonder=True)
    remmen = {rij.code: rij.naam for rij in manager.get(PAGINA).context["overzicht"].remmen}
    assert remmen["hulp:schuldhulp"] == "Wacht op schuldhulp"
    assert remmen["hulp"] == "Wacht op hulp van een partner"
    lijst = tekst(manager.get(f"{PAGINA}wie/rem.hulp:schuldhulp/"))
    assert "Wacht op schuldhulp: 1" in lijst
    assert "Jansen" not in lijst


def test_met_htmx_komen_alleen_de_cijfers_terug(manager, programma):
    trajecten(programma, 1)
    antwoord = manager.get(PAGINA, {"periode": "vorig-jaar"}, headers={"HX-Request": "true"})
    assert tekst(antwoord).startswith('<div id="dashboard"')
    assert "<h1" not in tekst(antwoord)


def test_de_keuze_gaat_mee_naar_de_lijst(manager, programma):
    trajecten(programma, 1)
    programma_met_route("ander", "Ander")
    pagina = tekst(manager.get(PAGINA, {"programma": programma.pk, "periode": "kwartaal"}))
    assert f"/cijfers/wie/actief/?programma={programma.pk}&amp;periode=kwartaal" in pagina


def test_het_bestand_heeft_alles_wat_de_pagina_toont(manager, programma):
    trajecten(programma, 3)
    antwoord = manager.get(f"{PAGINA}cijfers.csv", {"programma": programma.pk})
    rijen = list(csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
    cijfers = {(rij[0], rij[1], rij[2]): rij[3] for rij in rijen}
    assert cijfers["In het kort", "Actieve deelnemers", "Aantal"] == "3"
    assert cijfers["Waar staan de deelnemers?", "1 Zorg en activering", "Aantal"] == "3"
    assert cijfers["Verandering per leefgebied", "Huisvesting", "Vooruit"] == "3"
    assert Logregel.objects.filter(soort="rapport_gedownload").count() == 1


def test_een_doel_staat_bij_het_cijfer(manager, programma):
    trajecten(programma, 1)
    jaar = timezone.localdate().year
    antwoord = manager.post(
        f"{DOELEN}nieuw/", {"programma": programma.pk, "jaar": jaar, "cijfer": Kerncijfer.ACTIEF, "aantal": 70}
    )
    assert antwoord["Location"] == DOELEN
    assert f"doel: 70 in {jaar}" in tekst(manager.get(PAGINA))
    assert "Actieve deelnemers" in tekst(manager.get(DOELEN))


def test_een_lijst_die_er_niet_is_bestaat_niet(manager, programma):
    assert manager.get(f"{PAGINA}wie/onzin/").status_code == 404
