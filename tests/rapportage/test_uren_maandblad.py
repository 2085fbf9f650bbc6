"""The weeks of the report of hours on paper: months with their weeks beside each other, and who approved them."""

from datetime import date, timedelta

import pytest

from rapportage.cijfer import Cijfer
from rapportage.periode import Periode
from rapportage.uren.cijfers import Delen, Uren, Weekcijfers
from rapportage.uren.maandblad import maandblad

GOED, OPEN = "goedgekeurd", "ingediend"


def week(maandag, minuten=60, stand=GOED, *, wie=1, door="Petra Vos"):
    goed = stand == GOED
    cijfer = Cijfer(minuten, (1,))
    delen = Delen(cijfer, Cijfer(0)) if goed else Delen(Cijfer(0), cijfer)
    op = maandag + timedelta(days=9) if goed else None
    return Weekcijfers(wie, "Noor Bakker", maandag, stand, op, door if goed else "", delen)


def blad(*weken):
    niets = Delen(Cijfer(0), Cijfer(0))
    return maandblad(Uren(Periode.jaar(2026), date(2026, 12, 31), niets, (), (), (), weken, ()))


@pytest.mark.parametrize(
    ("maandag", "maand", "plek", "nummer"),
    [
        (date(2025, 12, 29), "jan 2026", 0, 1),
        (date(2026, 1, 26), "jan 2026", 4, 5),
        (date(2026, 2, 23), "feb 2026", 3, 9),
        (date(2026, 12, 28), "dec 2026", 4, 53),
    ],
)
def test_een_week_staat_bij_de_maand_van_haar_donderdag(maandag, maand, plek, nummer):
    ((regel,),) = (blok.maanden for blok in blad(week(maandag)))
    assert regel.naam == maand
    assert [cel.nummer if cel else None for cel in regel.weken] == [nummer if n == plek else None for n in range(5)]


def test_onder_een_maand_staat_wie_goedkeurde_en_wat_niet():
    (blok,) = blad(
        week(date(2026, 3, 2)),
        week(date(2026, 3, 9), door="Ali Kaya"),
        week(date(2026, 3, 16), 90, OPEN),
        week(date(2026, 3, 23), 30, OPEN),
    )
    (maand,) = blok.maanden
    assert maand.akkoord == "Petra Vos en Ali Kaya, laatst op 18 mrt 2026. 2 weken: wacht op goedkeuring"
    assert [cel.is_open for cel in maand.weken if cel] == [False, False, True, True]
    assert (str(maand.uren), str(blok.uren)) == ("4.00", "4.00")


def test_wie_goedkeurde_kan_onbekend_zijn():
    ((maand,),) = (blok.maanden for blok in blad(week(date(2026, 3, 2), door="")))
    assert maand.akkoord == "Goedgekeurd, laatst op 11 mrt 2026"


def test_twee_medewerkers_met_een_naam_blijven_twee_blokken():
    assert [blok.minuten for blok in blad(week(date(2026, 3, 2), 60), week(date(2026, 3, 2), 90, wie=2))] == [60, 90]


def test_wie_geen_uren_heeft_staat_er_niet():
    assert blad() == ()
