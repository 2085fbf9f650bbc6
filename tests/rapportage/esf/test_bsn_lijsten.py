"""Lists with a BSN: only with a ground, the right, the password and a reason; and who is missing in them."""

import csv
import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from rapportage import diensten, maak
from rapportage.esf.bsn import bsns_van, maak_bsn_rapportage, zonder_bsn
from rapportage.models import Rapport
from rapportage.periode import Periode
from rapportage.vraag import Vraag
from tests.fabrieken.bsn import PROEFNUMMERS, geef_bsn, zet_grond
from tests.fabrieken.esf import esf_traject
from tests.fabrieken.toegang import WACHTWOORD
from tests.fabrieken.trajecten import DeelnemerFactory, SubsidieprojectFactory
from toegang.models import Logregel

PERIODE = Periode(date(2026, 1, 1), date(2026, 3, 31))
PEILDATUM = date(2026, 4, 2)
WAAROM = {"waarvoor": "jaar", "toelichting": "Gevraagd in de brief van 12 januari"}
RAPPORTAGE = {"lijst": "bsn-rapportage", "formaat": "csv", **WAAROM}
STEEKPROEF = RAPPORTAGE | {"lijst": "deelnemerslijst-met-bsn"}
NUL, EEN, TWEE = "012345672", PROEFNUMMERS[1], PROEFNUMMERS[2]


@pytest.fixture
def project(db):
    return SubsidieprojectFactory()


@pytest.fixture
def grond(db):
    zet_grond()


@pytest.fixture
def klaar(programmamanager, rapportenmap):
    """Makes a report of a project that is ready."""

    def maak_rapport(project):
        rapport = diensten.vraag_rapport_aan(vraag=Vraag("esf", project, PERIODE, PEILDATUM), door=programmamanager)
        maak.maak(rapport.pk)
        return Rapport.objects.get(pk=rapport.pk, status="klaar")

    return maak_rapport


@pytest.fixture
def manager(klant, programmamanager):
    klant.force_login(programmamanager)
    klant.post("/account/nogmaals/", {"password": WACHTWOORD})
    return klant


@pytest.fixture
def drie(grond, project):
    """Somebody who began in the period, somebody who was busy before, and somebody without a BSN."""
    begonnen, eerder, zonder = (
        esf_traject(project, dag, deelnemer=DeelnemerFactory(voornaam=naam, achternaam="Wit"))
        for naam, dag in (("Daan", date(2026, 2, 2)), ("Hiba", date(2025, 9, 1)), ("Noor", date(2026, 1, 5)))
    )
    geef_bsn(begonnen.deelnemer, EEN)
    geef_bsn(eerder.deelnemer, NUL)
    return begonnen, eerder, zonder


def pad(rapport):
    return f"/rapporten/{rapport.pk}/bsn/"


def tekst(antwoord, status=200):
    assert antwoord.status_code == status
    return " ".join(antwoord.content.decode().split())


def regels(antwoord):
    assert antwoord.status_code == 200
    assert antwoord["Content-Disposition"].startswith("attachment")
    koppen, *rest = csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";")
    return [dict(zip(koppen, regel, strict=True)) for regel in rest]


def test_de_bsn_rapportage_heeft_het_bsn_en_de_dagen_en_niets_anders(manager, klaar, project, drie):
    antwoord = manager.post(pad(klaar(project)), RAPPORTAGE)
    assert regels(antwoord) == [
        {"BSN": NUL, "Instroom": "2025-09-01", "Uitstroom": "", "Begonnen in de periode (EECO01)": "nee"},
        {"BSN": EEN, "Instroom": "2026-02-02", "Uitstroom": "", "Begonnen in de periode (EECO01)": "ja"},
    ]
    assert "Wit" not in antwoord.content.decode()
    # a spreadsheet may not take a number with a zero in front for an amount
    assert f'"{NUL}"' in antwoord.content.decode()


def test_in_excel_staat_hetzelfde_en_ook_wie_geen_bsn_heeft(manager, klaar, project, drie):
    antwoord = manager.post(pad(klaar(project)), RAPPORTAGE | {"formaat": "xlsx"})
    boek = load_workbook(io.BytesIO(antwoord.content))
    assert [rij[0] for rij in boek["BSN"].values] == ["BSN", NUL, EEN]
    assert [rij[0] for rij in boek["Zonder BSN"].values] == ["Trajectnummer", drie[2].trajectnummer]
    over = dict(rij[:2] for rij in boek["Verantwoording"].values)
    assert (over["Deelnemers"], over["Met BSN"], over["Zonder BSN"]) == ("3", "2", "1")


def test_de_deelnemerslijst_krijgt_een_kolom_erbij(manager, klaar, project, drie):
    rapport = klaar(project)
    met = regels(manager.post(pad(rapport), STEEKPROEF))
    zonder = regels(manager.get(f"/rapporten/{rapport.pk}/deelnemerslijst.csv"))
    assert {regel["Naam"]: regel["BSN"] for regel in met} == {"Daan Wit": EEN, "Hiba Wit": NUL, "Noor Wit": ""}
    assert [{kop: waarde for kop, waarde in regel.items() if kop != "BSN"} for regel in met] == zonder
    boek = load_workbook(io.BytesIO(manager.post(pad(rapport), STEEKPROEF | {"formaat": "xlsx"}).content))
    assert dict(rij[:2] for rij in boek["Verantwoording"].values)["BSN"] == "Van 2 deelnemers bekend."


def test_de_bladzijde_noemt_wie_nog_geen_bsn_heeft_en_toont_er_geen(manager, klaar, project, drie):
    rapport = klaar(project)
    assert pad(rapport) in tekst(manager.get(rapport.get_absolute_url()))
    pagina = tekst(manager.get(pad(rapport)))
    assert "Van 2 van de 3 deelnemers" in pagina
    assert "Noor Wit" in pagina
    assert "Daan Wit" not in pagina
    assert EEN not in pagina


def test_elke_lijst_staat_in_het_logboek_met_de_reden_en_zonder_bsn(manager, klaar, project, drie, programmamanager):
    manager.post(pad(klaar(project)), RAPPORTAGE)
    (over_rapport,) = Logregel.objects.filter(soort="bsn_gedownload", deelnemer_pk__isnull=True)
    assert over_rapport.door_pk == programmamanager.pk
    assert over_rapport.reden == "Jaarlijkse rapportage: Gevraagd in de brief van 12 januari"
    assert (over_rapport.details["aantal_met_bsn"], over_rapport.details["lijst"]) == (2, "bsn-rapportage")
    van_wie = Logregel.objects.filter(soort="bsn_gedownload", deelnemer_pk__isnull=False)
    assert {regel.deelnemer_pk for regel in van_wie} == {drie[0].deelnemer_id, drie[1].deelnemer_id}
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(t::text, ' ') FROM toegang_logregel t")
        alles = cursor.fetchone()[0]
    assert EEN not in alles
    assert NUL not in alles


@pytest.mark.parametrize(
    "velden",
    [
        {},
        RAPPORTAGE | {"toelichting": ""},
        RAPPORTAGE | {"waarvoor": ""},
        RAPPORTAGE | {"toelichting": f"Voor {EEN}"},
        RAPPORTAGE | {"lijst": "alles"},
        RAPPORTAGE | {"formaat": "pdf"},
    ],
)
def test_zonder_reden_of_keuze_komt_er_geen_lijst(manager, klaar, project, drie, velden):
    antwoord = manager.post(pad(klaar(project)), velden)
    assert "niet goed ingevuld" in tekst(antwoord, 422)
    assert "Content-Disposition" not in antwoord
    assert not Logregel.objects.filter(soort="bsn_gedownload").exists()


def test_de_lijst_vraagt_eerst_het_wachtwoord(klant, klaar, project, drie, programmamanager):
    rapport = klaar(project)
    klant.force_login(programmamanager)
    for antwoord in (klant.get(pad(rapport)), klant.post(pad(rapport), RAPPORTAGE)):
        assert antwoord["Location"].startswith("/account/nogmaals/?next=")


def test_zonder_grond_is_er_geen_bladzijde_en_geen_kolom(manager, klaar, project):
    esf_traject(project)
    rapport = klaar(project)
    assert "BSN" not in tekst(manager.get(rapport.get_absolute_url()))
    assert manager.get(pad(rapport)).status_code == 404
    assert manager.post(pad(rapport), RAPPORTAGE).status_code == 404
    assert "BSN" not in regels(manager.get(f"/rapporten/{rapport.pk}/deelnemerslijst.csv"))[0]


@pytest.mark.parametrize("rol", ["jobcoach", "casemanager", "trainer", "beheerder"])
def test_alleen_wie_verantwoordt_krijgt_een_lijst_met_bsn(klant, klaar, project, drie, alle_rollen, rol):
    rapport = klaar(project)
    klant.force_login(alle_rollen[rol])
    assert klant.get(pad(rapport)).status_code == 403
    assert klant.post(pad(rapport), RAPPORTAGE).status_code == 403


def test_een_ander_rapport_heeft_geen_lijst_met_bsn(manager, grond, aanvraag):
    ander = aanvraag()
    maak.maak(ander.pk)
    assert manager.get(pad(ander)).status_code == 404


def test_met_een_vreemde_sleutel_komt_er_geen_halve_lijst(manager, klaar, project, drie, settings):
    rapport = klaar(project)
    settings.BSN_SLEUTELS = ["een-heel-andere-sleutel-" + "x" * 20]
    assert "andere sleutel" in tekst(manager.post(pad(rapport), RAPPORTAGE), 422)
    assert not Logregel.objects.filter(soort="bsn_gedownload").exists()


def test_het_aantal_vragen_groeit_niet_met_de_lijst(grond, klaar, programmamanager, project):
    groot = SubsidieprojectFactory()
    nummers = iter(PROEFNUMMERS)
    for waar, aantal, met in ((project, 2, 1), (groot, 12, 7)):
        for nummer in range(aantal):
            traject = esf_traject(waar)
            if nummer < met:
                geef_bsn(traject.deelnemer, next(nummers))
    uitkomsten = [maak.uitkomst_van(klaar(waar)) for waar in (project, groot)]
    tellingen = []
    for uitkomst in uitkomsten:
        with CaptureQueriesContext(connection) as vragen:
            wie, zonder = zonder_bsn(uitkomst, programmamanager)
            rapportage = maak_bsn_rapportage(uitkomst, bsns_van(uitkomst, programmamanager))
        tellingen.append((len(vragen), len(wie), len(zonder), len(rapportage.regels)))
    assert tellingen == [(2, 2, 1, 1), (2, 12, 5, 7)]
