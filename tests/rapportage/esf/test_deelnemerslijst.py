"""The list of deelnemers for the funder's sample: as long as EECO01 and those running, in CSV and XLSX alike."""

import csv
import io
from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from openpyxl import load_workbook

from rapportage import diensten, maak
from rapportage.esf.cijfers import bereken_esf
from rapportage.esf.deelnemerslijst import KOLOMMEN, in_de_lijst, maak_lijst
from rapportage.models import Rapport
from rapportage.periode import Periode
from rapportage.vraag import Vraag
from tests.fabrieken.esf import esf_traject
from tests.fabrieken.toegang import WACHTWOORD
from tests.fabrieken.trajecten import ContactmomentFactory, DeelneemuurFactory, DeelnemerFactory, SubsidieprojectFactory
from tests.fabrieken.werkgevers import PlaatsingFactory
from tests.rapportage.test_esf_eigenschappen import periodes, rijen
from toegang.models import Logregel

PERIODE = Periode(date(2026, 1, 1), date(2026, 3, 31))
PEILDATUM = date(2026, 4, 2)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(rijen(), periodes())
def test_de_lijst_is_eeco01_en_wie_nog_bezig_was(invoer, periode):
    esf = bereken_esf(invoer, periode, date(2027, 1, 1))
    begonnen = set(esf.indicatoren[0].totaal.ids)
    lijst = in_de_lijst(invoer, periode)
    assert len({d.entree.deelnemer_id for d in lijst}) == len(lijst)
    assert begonnen <= {d.entree.id for d in lijst}
    for d in lijst:
        if d.entree.id not in begonnen:
            assert d.entree.startdatum < periode.van
            assert d.vertrokken_op is None or d.vertrokken_op >= periode.van
    # whoever left in the period is in it too: the results are about them
    weg = {pk for i in esf.indicatoren if i.code.startswith("EECR") for pk in i.totaal.ids}
    assert weg <= {d.entree.id for d in lijst}


@pytest.fixture
def project(db):
    return SubsidieprojectFactory()


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


def als_csv(klant, rapport):
    antwoord = klant.get(f"/rapporten/{rapport.pk}/deelnemerslijst.csv")
    assert antwoord.status_code == 200
    koppen, *regels = csv.reader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";")
    assert koppen == [kolom.kop for kolom in KOLOMMEN]
    return [dict(zip(koppen, regel, strict=True)) for regel in regels]


def test_op_de_lijst_staat_wat_de_subsidiegever_vraagt(manager, klaar, project):
    wie = DeelnemerFactory(
        voornaam="Daan", tussenvoegsel="de", achternaam="Wit", geslacht="man", geboortedatum=date(2005, 3, 14)
    )
    eerst = esf_traject(project, date(2025, 11, 3), deelnemer=wie, einddatum=date(2026, 1, 10))
    weer = esf_traject(project, date(2026, 2, 2), deelnemer=wie, einddatum=date(2026, 3, 20))
    DeelneemuurFactory(traject=eerst, datum=date(2026, 1, 5), minuten=90, activiteit="Houtbewerking")
    DeelneemuurFactory(traject=weer, datum=date(2026, 2, 3), minuten=60, activiteit="Koken")
    DeelneemuurFactory(traject=weer, datum=date(2026, 4, 1), minuten=600, activiteit="Te laat")
    ContactmomentFactory(traject=weer, datum=date(2026, 2, 4), minuten=45)
    PlaatsingFactory(traject=weer, startdatum=date(2026, 2, 9), soort="stage")
    (regel,) = als_csv(manager, klaar(project))
    assert regel == {
        "Trajectnummer": eerst.trajectnummer,
        "Naam": "Daan de Wit",
        "Geboortedatum": "2005-03-14",
        "Instroom": "2025-11-03",
        "Uitstroom": "2026-03-20",
        "Doelgroep": "Werkloos, ook langdurig; 18 tot en met 29 jaar;"
        " Hoogstens vmbo, praktijkonderwijs of mbo 1 (ISCED 0–2)",
        "Activiteiten": "Begeleiding, Houtbewerking, Koken, Stage",
        "Uren van de deelnemer": "2,50",
        "Uren begeleiding": "0,75",
        "Begonnen in de periode (EECO01)": "nee",
    }


def als_tekst(cel):
    """A cell of a workbook as CSV writes it."""
    return cel.date().isoformat() if isinstance(cel, datetime) else str(cel or "")


def test_csv_en_xlsx_zijn_gelijk_en_zeggen_hoe_ze_aansluiten(manager, klaar, project):
    esf_traject(project)
    esf_traject(project, date(2025, 9, 1))
    esf_traject(project, date(2025, 9, 1), einddatum=date(2025, 12, 31))
    esf_traject(project, date(2026, 4, 1))
    rapport = klaar(project)
    regels = als_csv(manager, rapport)
    antwoord = manager.get(f"/rapporten/{rapport.pk}/deelnemerslijst.xlsx")
    boek = load_workbook(io.BytesIO(antwoord.content))
    rijen_xlsx = [[als_tekst(cel) for cel in rij] for rij in boek["Deelnemers"].values][1:]
    assert [rij[:7] for rij in rijen_xlsx] == [list(regel.values())[:7] for regel in regels]
    assert [rij[9] for rij in rijen_xlsx] == [regel["Begonnen in de periode (EECO01)"] for regel in regels]
    over = dict(rij[:2] for rij in boek["Verantwoording"].values)
    assert (over["Deelnemers in deze lijst"], over["Begonnen in de periode (EECO01)"]) == ("2", "1")
    assert over["Eerder begonnen en nog bezig in de periode"] == "1"
    assert over["BSN"] == "Staat niet in deze lijst."
    assert over["Financiering"] == "Medegefinancierd door de Europese Unie"
    begonnen = sum(regel["Begonnen in de periode (EECO01)"] == "ja" for regel in regels)
    assert begonnen == maak.uitkomst_van(rapport).posten["EECO01.totaal"].cijfer.waarde


def test_een_naam_wordt_geen_formule(manager, klaar, project):
    esf_traject(project, deelnemer=DeelnemerFactory(voornaam="=1+1", achternaam="Wit"))
    assert als_csv(manager, klaar(project))[0]["Naam"] == "'=1+1 Wit"


def test_van_ieder_op_de_lijst_staat_in_het_logboek_wie_haar_meenam(manager, klaar, project, programmamanager):
    een, twee = esf_traject(project), esf_traject(project)
    rapport = klaar(project)
    als_csv(manager, rapport)
    regels = Logregel.objects.filter(soort="rapport_gedownload", details__lijst="deelnemerslijst")
    assert {regel.door_pk for regel in regels} == {programmamanager.pk}
    assert {regel.over_pk for regel in regels if regel.deelnemer_pk} == {een.pk, twee.pk}
    assert [regel.details["aantal"] for regel in regels if not regel.deelnemer_pk] == [2]


def test_wie_er_niet_alles_van_weet_staat_erop(manager, klaar, project):
    traject = esf_traject(project)
    traject.deelnemer.geboortedatum = None
    traject.deelnemer.save()
    (regel,) = als_csv(manager, klaar(project))
    assert (regel["Geboortedatum"], regel["Doelgroep"]) == ("", "Niet alles bekend")


@pytest.mark.parametrize("rol", ["jobcoach", "casemanager", "trainer", "beheerder"])
def test_alleen_wie_rapporten_maakt_krijgt_de_lijst(klant, klaar, project, alle_rollen, rol):
    rapport = klaar(project)
    klant.force_login(alle_rollen[rol])
    assert klant.get(f"/rapporten/{rapport.pk}/deelnemerslijst.csv").status_code == 403


def test_de_lijst_met_namen_vraagt_eerst_het_wachtwoord(klant, klaar, project, programmamanager):
    rapport = klaar(project)
    klant.force_login(programmamanager)
    antwoord = klant.get(f"/rapporten/{rapport.pk}/deelnemerslijst.csv")
    assert antwoord["Location"].startswith("/account/nogmaals/?next=")
    assert not Logregel.objects.filter(soort="rapport_gedownload").exists()


def test_een_ander_rapport_of_formaat_heeft_geen_deelnemerslijst(manager, klaar, project, aanvraag):
    rapport, ander = klaar(project), aanvraag()
    maak.maak(ander.pk)
    assert manager.get(f"/rapporten/{ander.pk}/deelnemerslijst.csv").status_code == 404
    assert manager.get(f"/rapporten/{rapport.pk}/deelnemerslijst.pdf").status_code == 404


def test_zonder_de_gegevens_is_er_geen_lijst_meer(manager, klaar, project):
    rapport = klaar(project)
    Rapport.objects.filter(pk=rapport.pk).update(rijen="", rijen_sha256="")
    assert manager.get(f"/rapporten/{rapport.pk}/deelnemerslijst.csv").status_code == 404


def test_het_aantal_vragen_groeit_niet_met_de_lijst(klaar, programmamanager, project):
    groot = SubsidieprojectFactory()
    for waar, aantal in ((project, 3), (groot, 30)):
        for _ in range(aantal):
            DeelneemuurFactory(traject=esf_traject(waar), datum=date(2026, 2, 3))
    uitkomsten = [maak.uitkomst_van(klaar(waar)) for waar in (project, groot)]
    tellingen = []
    for uitkomst in uitkomsten:
        with CaptureQueriesContext(connection) as vragen:
            lijst = maak_lijst(uitkomst, lezer=programmamanager, vandaag=timezone.localdate())
        tellingen.append((len(vragen), len(lijst.regels)))
    assert tellingen == [(tellingen[0][0], 3), (tellingen[0][0], 30)]
    assert tellingen[0][0] <= 6
