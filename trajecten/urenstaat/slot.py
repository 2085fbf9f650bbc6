"""Whether hours of staff can still be written in a week, and where they count when they cannot."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from toegang.fouten import RegelGeschonden
from trajecten.models import Urenstaat
from trajecten.urenstaat.regels import OP_SLOT, maandag_van, minuten_passen
from trajecten.urenstaat.uren import minuten_per_werkdag

if TYPE_CHECKING:
    from toegang.models import Gebruiker


def eis_open_week(medewerker: Gebruiker, datum: date, *, veld: str | None = None) -> None:
    """Raise RegelGeschonden when the week in which `datum` lies is handed in or approved for `medewerker`.

    `veld` is the form field that the refusal is about. For hours that count on another day (`boekdatum`) give that day.
    """
    if _weken_op_slot(medewerker, van=maandag_van(datum), tot=datum + timedelta(days=1)):
        week = datum.isocalendar().week
        raise RegelGeschonden(
            f"De uren van week {week} zijn al ingediend. Haal de week terug, of maak een tegenboeking.", veld=veld
        )


def boekdatum_voor(medewerker: Gebruiker, datum: date, vandaag: date) -> date | None:
    """The later day on which hours of `datum` count; None when its own week is still open.

    Today where this week is open, else the Monday of the first week after it: who hands a week in on Friday and then
    has one more contact loses nothing.
    """
    op_slot = _weken_op_slot(medewerker, van=min(maandag_van(datum), maandag_van(vandaag)))
    if maandag_van(datum) not in op_slot:
        return None
    dag = max(datum, vandaag)
    while maandag_van(dag) in op_slot:
        dag = maandag_van(dag) + timedelta(days=7)
    return dag


def eis_dag_past(medewerker: Gebruiker, datum: date, minuten: int, *, veld: str = "minuten") -> None:
    """Raise RegelGeschonden when `minuten` more on `datum` claim an hour twice: no day is longer than a day.

    This also holds hours without a time of day against each other, such as those of imported lists.
    """
    if zin := minuten_passen(minuten_per_werkdag(medewerker, {datum})[datum], minuten):
        raise RegelGeschonden(zin, veld=veld)


def _weken_op_slot(medewerker: Gebruiker, *, van: date, tot: date | None = None) -> set[date]:
    """The Mondays in [van, tot) of weeks that are locked for `medewerker`."""
    staten = Urenstaat.objects.filter(medewerker=medewerker, staat__in=OP_SLOT, week__gte=van)
    if tot is not None:
        staten = staten.filter(week__lt=tot)
    return set(staten.values_list("week", flat=True))
