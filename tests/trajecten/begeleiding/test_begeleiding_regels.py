"""Periods of guiding, the day of ending, and when to ask how it goes. Pure: no database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajecten.begeleiding.regels import (
    einde_past,
    opvolging_past,
    opvolging_vanaf,
    overdracht_past,
    peildatum_past,
    periode_past,
    rol_past,
)

VANDAAG = date(2026, 11, 24)
AANGEMELD = date(2026, 3, 2)
EINDE = date(2026, 10, 1)


@pytest.mark.parametrize(
    ("rol", "rollen", "past"),
    [
        ("jobcoach", ["jobcoach"], True),
        ("leermeester", ["trainer"], True),
        ("casemanager", ["jobcoach", "trainer"], False),
    ],
)
def test_een_rol_in_een_traject_vraagt_die_rol_in_de_organisatie(rol, rollen, past):
    assert (rol_past(rol, rollen, naam="Joris") == "") is past


@pytest.mark.parametrize(
    ("van", "tot", "einddatum", "veld"),
    [
        (AANGEMELD, None, None, ""),
        (AANGEMELD, AANGEMELD, None, ""),
        (AANGEMELD - timedelta(days=1), None, None, "van"),
        (VANDAAG + timedelta(days=366), None, None, "van"),
        (EINDE, None, EINDE, "van"),
        (AANGEMELD, EINDE, EINDE, ""),
        (AANGEMELD, EINDE + timedelta(days=1), EINDE, "tot"),
        (VANDAAG, VANDAAG - timedelta(days=1), None, "tot"),
    ],
)
def test_begeleiden_gebeurt_tussen_aanmelding_en_einde(van, tot, einddatum, veld):
    fout, zin = periode_past(van, tot, aanmelddatum=AANGEMELD, einddatum=einddatum, vandaag=VANDAAG)
    assert (fout, bool(zin)) == (veld, bool(veld))


@pytest.mark.parametrize(
    ("dag", "past"),
    [
        (VANDAAG, True),
        (AANGEMELD, True),
        (AANGEMELD - timedelta(days=1), False),
        (VANDAAG + timedelta(days=366), False),
    ],
)
def test_overdragen_kan_niet_voor_het_begin_en_niet_te_ver_vooruit(dag, past):
    assert (overdracht_past(dag, van=AANGEMELD, vandaag=VANDAAG) == "") is past


@pytest.mark.parametrize(
    ("einddatum", "anders", "zin"),
    [
        (VANDAAG, {}, ""),
        (VANDAAG + timedelta(days=28), {}, ""),
        (VANDAAG + timedelta(days=29), {}, "Deze datum ligt te ver vooruit. Kies een datum tot en met 22-12-2026."),
        (VANDAAG, {"startdatum": VANDAAG + timedelta(days=1)}, "Het traject startte pas op 25-11-2026."),
        (AANGEMELD - timedelta(days=1), {"startdatum": None}, "De deelnemer is pas aangemeld op 02-03-2026."),
        (VANDAAG, {"startdatum": None}, ""),
        (VANDAAG, {"gestopt_op": EINDE}, "Dit traject is al gestopt op 01-10-2026."),
        (VANDAAG, {"gestopt_op": VANDAAG + timedelta(days=7)}, ""),
    ],
)
def test_een_traject_stopt_na_zijn_begin_en_maar_een_keer(einddatum, anders, zin):
    velden = {"aanmelddatum": AANGEMELD, "startdatum": AANGEMELD, "gestopt_op": None, "vandaag": VANDAAG}
    assert einde_past(einddatum, **(velden | anders)) == zin


@pytest.mark.parametrize(
    ("peildatum", "past"),
    [
        (None, True),
        (EINDE, True),
        (EINDE + timedelta(days=28), True),
        (EINDE + timedelta(days=29), False),
        (EINDE - timedelta(days=1), False),
    ],
)
def test_de_situatie_bij_uitstroom_is_die_binnen_28_dagen(peildatum, past):
    assert (peildatum_past(peildatum, einddatum=EINDE, vandaag=VANDAAG) == "") is past


def test_een_situatie_in_de_toekomst_weet_niemand():
    zin = peildatum_past(VANDAAG + timedelta(days=1), einddatum=VANDAAG, vandaag=VANDAAG)
    assert zin.startswith("Deze datum ligt in de toekomst.")


@pytest.mark.parametrize(
    ("einde", "vanaf"),
    [
        (date(2026, 3, 15), date(2026, 9, 15)),
        (date(2025, 8, 31), date(2026, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),
    ],
)
def test_na_zes_maanden_is_hetzelfde_dagnummer_of_de_laatste_dag(einde, vanaf):
    assert opvolging_vanaf(einde) == vanaf


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)))
def test_na_zes_maanden_valt_nooit_in_een_zevende_maand(einde):
    vanaf = opvolging_vanaf(einde)
    assert (vanaf.year * 12 + vanaf.month) - (einde.year * 12 + einde.month) == 6
    assert vanaf.day <= einde.day


def test_voor_die_tijd_vraag_je_het_niet():
    einde = date(2026, 6, 1)
    assert opvolging_past(einde, VANDAAG) == "Dit vraag je zes maanden na het stoppen: vanaf 01-12-2026."
    assert opvolging_past(einde, date(2026, 12, 1)) == ""
    assert (
        opvolging_past(None, VANDAAG)
        == opvolging_past(VANDAAG + timedelta(days=1), VANDAAG)
        == "Dit traject loopt nog."
    )
