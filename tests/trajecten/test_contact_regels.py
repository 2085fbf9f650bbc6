"""When a contact fits, and when there has been none for too long. Without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajecten import regels
from trajecten.registers import Norm
from trajecten.signalen import norm_in_woorden
from trajecten.uren import Urenstand

VANDAAG = date(2026, 11, 24)
START = date(2026, 5, 4)


@pytest.mark.parametrize(
    ("datum", "startdatum", "einddatum", "zin"),
    [
        (VANDAAG, START, None, ""),
        (START, START, None, ""),
        (date(2026, 10, 1), START, date(2026, 10, 2), ""),
        (VANDAAG + timedelta(days=1), START, None, "Deze datum ligt in de toekomst."),
        (VANDAAG, None, None, "Dit traject is nog niet gestart."),
        (date(2026, 5, 3), START, None, "Het traject startte pas op 04-05-2026."),
        (date(2026, 10, 2), START, date(2026, 10, 2), "Het traject stopte op 02-10-2026."),
    ],
    ids=["vandaag", "eerste dag", "laatste dag", "toekomst", "niet gestart", "te vroeg", "einddatum zelf niet"],
)
def test_contact_hoort_binnen_het_traject(datum, startdatum, einddatum, zin):
    assert regels.contact_past_in_traject(datum, startdatum=startdatum, einddatum=einddatum, vandaag=VANDAAG) == zin


@pytest.mark.parametrize(("minuten", "kan"), [(0, False), (-5, False), (1, True), (720, True), (721, False)])
def test_een_contact_duurt_een_minuut_tot_twaalf_uur(minuten, kan):
    assert (regels.contactduur_kan(minuten) == "") is kan


def test_zonder_contact_telt_vanaf_het_laatste_contact_of_de_start():
    tel = regels.dagen_zonder_contact
    assert tel(VANDAAG, laatste=date(2026, 11, 9), startdatum=START) == 15
    assert tel(VANDAAG, laatste=None, startdatum=date(2026, 11, 2)) == 22
    assert tel(VANDAAG, laatste=date(2026, 1, 1), startdatum=date(2026, 11, 2)) == 22


@given(dagen=st.integers(0, 400), norm=st.integers(1, 60))
def test_twee_keer_de_norm_zonder_contact_is_dringend(dagen, norm):
    assert regels.contact_is_kritiek(dagen, norm, 2) is (dagen / norm >= 2)


@pytest.mark.parametrize(
    ("dagen", "woorden"), [(1, "elke dag"), (7, "elke week"), (14, "elke 2 weken"), (10, "elke 10 dagen")]
)
def test_een_norm_in_woorden(dagen, woorden):
    assert norm_in_woorden(dagen) == woorden


def norm(minuten: int, *, week: bool, verwacht: int | None = None) -> Norm:
    tot = START + timedelta(days=7) if week else None
    return Norm("x", 1, "Begeleiding", Norm.Wie.COACH, minuten, START, tot, verwacht)


@pytest.mark.parametrize(
    ("stand", "zin"),
    [
        (Urenstand(norm(120, week=True), 90), "Nog 30 minuten deze week"),
        (Urenstand(norm(120, week=True), 60, erbij=30), "Nog 30 minuten deze week"),
        (Urenstand(norm(120, week=True), 120), "Norm gehaald"),
        (Urenstand(norm(120, week=True), 150), "Norm gehaald"),
        (Urenstand(norm(600, week=False), 240), "Nog 6 uur"),
        (Urenstand(norm(12960, week=False, verwacht=7560), 7020), "Iets achter: tot nu toe verwacht je 126 uur"),
        (Urenstand(norm(12960, week=False, verwacht=7560), 5670), "Iets achter: tot nu toe verwacht je 126 uur"),
        (Urenstand(norm(12960, week=False, verwacht=7560), 5669), "Ver achter: tot nu toe verwacht je 126 uur"),
        (Urenstand(norm(12960, week=False, verwacht=7560), 0), "Ver achter: tot nu toe verwacht je 126 uur"),
        (Urenstand(norm(12960, week=False, verwacht=7560), 7560), "Op schema"),
    ],
)
def test_wat_er_nog_te_doen_is_in_woorden(stand, zin):
    assert stand.zin == zin
