"""Reading the rows of the MDT report, and a list with hard dates from import to file."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from rapportage import maak
from rapportage.bestanden import als_bestand
from rapportage.mdt.query import esf_projecten, lees_rijen
from rapportage.periode import Periode
from rapportage.post import Eenheid
from rapportage.soorten import ontdooi
from rapportage.tabel import als_uren
from rapportage.vraag import Vraag
from tests.fabrieken.trajecten import (
    DeelneemuurFactory,
    DeelnemerFactory,
    SubsidieprojectFactory,
    TrajectFactory,
    UitstroomFactory,
)
from tests.importeren.conftest import als_bestanden, richt_in
from toegang.matrix import Recht
from trajecten.importeren import uitvoering
from trajecten.models import Subsidieproject

pytestmark = pytest.mark.django_db
PERIODE = Periode(date(2026, 1, 1), date(2026, 6, 30))
PEILDATUM = date(2026, 11, 20)

PROJECT = {
    "code": "MDT-1",
    "naam": "MDT",
    "soort": "mdt",
    "norm_uren": "80",
    "min_maanden": "3",
    "max_maanden": "6",
    "leeftijd_van": "18",
    "leeftijd_tot": "28",
}
# number, born, started, ended, hours, activities, certificate; and what they are
TRAJECTEN = (
    # 31 August and six months is 28 February, exactly the norm
    ("A", "2000-01-01", "2025-08-31", "2026-02-28", 80, "ja", "2026-03-01", "afgerond"),
    ("B", "2000-01-01", "2025-08-31", "2026-03-01", 80, "ja", "2026-03-01", "uitgevallen"),
    # a quarter of an hour too little
    ("C", "2000-01-01", "2025-11-01", "2026-03-01", 79.75, "ja", "", "uitgevallen"),
    # 30 November and three months is 28 February
    ("D", "2000-01-01", "2025-11-30", "2026-02-28", 90, "ja", "", "afgerond"),
    ("E", "2000-01-01", "2025-11-30", "2026-02-27", 90, "ja", "", "uitgevallen"),
    ("F", "2000-01-01", "2025-12-15", "2026-04-15", 90, "nee", "2026-04-20", "uitgevallen"),
    ("G", "2000-01-01", "2025-12-15", "2026-04-15", 90, "", "", "uitgevallen"),
    # still there on the last day, and ended on it
    ("H", "2000-01-01", "2026-02-01", "2026-07-01", 90, "ja", "", "actief"),
    ("I", "2000-01-01", "2026-02-01", "2026-06-30", 90, "ja", "2026-06-30", "afgerond"),
    # ages: born on 29 February, on the day itself, and too old on it
    ("J", "2008-02-29", "2026-02-28", "", 0, "", "", "actief"),
    ("K", "2008-02-29", "2026-03-01", "", 0, "", "", "actief"),
    ("L", "1998-03-02", "2026-03-02", "", 0, "", "", "actief"),
    ("M", "", "2026-03-02", "", 0, "", "", "actief"),
    ("N", "2015-01-01", "2026-07-01", "", 0, "", "", ""),
    ("O", "2000-01-01", "", "", 0, "", "", ""),
)


def lijsten():
    """The rows as they are read in; all applied on the second day of the period but two."""
    aanmelding = {"A": "2025-08-01", "O": "2026-06-30"}
    return {
        "subsidieprojecten": [PROJECT],
        "deelnemers": [
            {"deelnemernummer": f"D{nr}", "achternaam": "Jansen", "geboortedatum": geboren}
            for nr, geboren, *_ in TRAJECTEN
        ],
        "trajecten": [
            {"trajectnummer": nr, "deelnemernummer": f"D{nr}", "programma": "mdt-op-zuid", "subsidieproject": "MDT-1"}
            | {"aanmelddatum": aanmelding.get(nr, "2026-01-02" if start >= "2026" else start)}
            | {"startdatum": start, "einddatum": einde, "instroomkanaal": "school"}
            | {"activiteiten_uitgevoerd": activiteiten, "certificaat_datum": certificaat}
            for nr, _, start, einde, _, activiteiten, certificaat, _ in TRAJECTEN
        ],
        "deelneemuren": [
            {"trajectnummer": nr, "datum": dag, "minuten": str(minuten), "activiteit": "Koken"}
            for nr, _, start, _, uren, *_ in TRAJECTEN
            for dag, minuten in _dagen(start, uren)
        ],
    }


def _dagen(start, uren):
    """The hours of one traject, twenty a day, from the day of the start."""
    over, dag = round(uren * 60), date.fromisoformat(start) if start else None
    while over:
        yield dag.isoformat(), min(over, 1200)
        over, dag = over - min(over, 1200), dag + timedelta(days=1)


@pytest.fixture
def ingelezen():
    """The rows of above, read in by an organisation with this programme."""
    richt_in("werkshop")
    uitkomst = uitvoering.lees_in(als_bestanden(lijsten()), door=None)
    assert uitkomst.goed, uitkomst.meldingen.fouten
    return Subsidieproject.objects.get(code="MDT-1")


def gemaakt(project, periode=PERIODE):
    return maak.bereken(Vraag("mdt", project, periode, PEILDATUM), gemaakt_door="Petra Vos")


def test_een_lijst_met_lastige_dagen_geeft_de_cijfers_die_met_de_hand_zijn_geteld(ingelezen):
    uitkomst = gemaakt(ingelezen)
    nummers = {traject.id: traject.nummer for traject in uitkomst.rijen.trajecten}
    wat_zij_zijn = {"afgerond": [], "uitgevallen": [], "actief": []}
    for nummer, *_, wat in TRAJECTEN:
        wat_zij_zijn.setdefault(wat, []).append(nummer)
    for code in ("afgerond", "uitgevallen", "actief"):
        assert [nummers[pk] for pk in uitkomst.posten[code].cijfer.ids] == wat_zij_zijn[code], code
    assert uitkomst.als_json == {
        "soort": "mdt",
        "project": "MDT-1",
        "van": "2026-01-01",
        "tot": "2026-06-30",
        "peildatum": "2026-11-20",
        "cijfers": {
            "aangemeld": 8,
            "gestart": 6,
            "actief": 5,
            "afgerond": 3,
            "uitgevallen": 5,
            "certificaten": 2,
            "deelneemuren": 180.0,
        },
        "buiten_leeftijd": ["J", "L"],
    }


def test_elk_getal_is_in_csv_en_excel_hetzelfde_en_bevroren_ook(ingelezen):
    uitkomst = gemaakt(ingelezen)
    verwacht = [
        float(getattr(waarde, "getal", waarde))
        for tabel in uitkomst.tabellen
        for rij in tabel.rijen
        for kolom, waarde in zip(tabel.kolommen, rij, strict=True)
        if kolom.is_getal and waarde is not None
    ]
    bevroren = ontdooi("mdt", uitkomst.bevries(), uitkomst.rijen)
    for bron in (uitkomst, bevroren):
        regels = list(csv.reader(io.StringIO(als_bestand(bron, "csv").decode("utf-8-sig")), delimiter=";"))
        assert [float(regel[3].replace(",", ".")) for regel in regels[1:] if regel[4] and regel[3]] == verwacht
        assert len({(onderdeel, regel, cijfer) for onderdeel, regel, cijfer, *_ in regels}) == len(regels)
        boek = load_workbook(io.BytesIO(als_bestand(bron, "xlsx")))
        cellen = [
            cel for blad in boek.worksheets[1:] for rij in blad.iter_rows(min_row=2, values_only=True) for cel in rij
        ]
        assert [float(cel) for cel in cellen if isinstance(cel, int | float)] == verwacht
    assert bevroren.als_json == uitkomst.als_json


def test_elke_lijst_is_zo_lang_als_haar_getal_en_zegt_van_de_rest_waarom_niet(ingelezen):
    uitkomst = gemaakt(ingelezen)
    for post in uitkomst.posten.values():
        regels = uitkomst.achter(post.code)
        som = sum(regel.hoeveelheid for regel in regels) if post.eenheid.is_som else len(regels)
        assert som == post.cijfer.waarde
        erin = {regel.traject_id for regel in regels}
        assert all(uitkomst.waarom_niet(post.code, t.id) for t in uitkomst.rijen.trajecten if t.id not in erin)


def test_een_controle_wijst_naar_wat_er_mist(ingelezen):
    controles = {c.code: [g.trajectnummer for g in c.gebreken] for c in gemaakt(ingelezen).controles}
    assert controles["activiteiten"] == ["G"]
    assert controles["geboortedatum"] == ["M"]
    assert controles["uren"] == ["C"]
    assert controles["certificaat"] == ["D"]
    assert controles["leeftijd"] == ["J", "L"]
    assert controles["reden"] == ["B", "C", "E", "F", "G"]


def test_een_ander_project_en_een_ander_soort_uur_telt_niet():
    project, ander = SubsidieprojectFactory(soort="mdt"), SubsidieprojectFactory(soort="mdt")
    DeelneemuurFactory(traject=TrajectFactory(subsidieproject=ander))
    DeelneemuurFactory(traject=TrajectFactory(subsidieproject=None))
    rijen = lees_rijen(Vraag("mdt", project, PERIODE, PEILDATUM))
    assert (rijen.trajecten, rijen.uren) == ((), ())
    assert esf_projecten(project) == ()


def test_een_kanaal_dat_iets_zegt_over_justitie_vraagt_een_eigen_recht():
    project = SubsidieprojectFactory(soort="mdt")
    TrajectFactory(subsidieproject=project, aanmelddatum=PERIODE.van, instroomkanaal="detentie")
    rijen = lees_rijen(Vraag("mdt", project, PERIODE, PEILDATUM))
    project_met = replace(rijen, bijzondere_kanalen=("detentie",))
    posten = {
        post.code: post
        for definitie in (gemaakt(project).definitie,)
        for post in definitie.posten(definitie.bereken(project_met, PERIODE, PEILDATUM))
    }
    assert posten["kanaal.aangemeld.detentie"].recht == Recht.BIJZONDER_INZIEN
    assert posten["aangemeld"].recht is None


def test_uren_in_tabellen_zijn_de_minuten_van_de_lijst(ingelezen):
    uitkomst = gemaakt(ingelezen)
    sommen = [post for post in uitkomst.posten.values() if post.eenheid == Eenheid.MINUTEN]
    assert sum(als_uren(post.cijfer.waarde) for post in sommen if post.code == "deelneemuren") == 180


def _project_met(aantal):
    project = SubsidieprojectFactory(soort="mdt", norm_uren=80, max_maanden=6, leeftijd_van=18, leeftijd_tot=28)
    for _ in range(aantal):
        traject = TrajectFactory(subsidieproject=project, deelnemer=DeelnemerFactory(), gestopt=True)
        UitstroomFactory(traject=traject, reden="gestopt")
        DeelneemuurFactory.create_batch(2, traject=traject)
    return project


def _aantal_vragen(project):
    with CaptureQueriesContext(connection) as vragen:
        gemaakt(project)
    return len(vragen)


def test_het_aantal_vragen_aan_de_databank_groeit_niet_met_het_project():
    assert _aantal_vragen(_project_met(3)) == _aantal_vragen(_project_met(30)) <= 6
