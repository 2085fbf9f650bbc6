"""The figures of the report of hours: rows in, figures out, nothing else.

A line counts on one day, for one project. It is approved when its week is, on the peildatum.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rapportage.cijfer import Cijfer
from rapportage.periode import Periode
from rapportage.uren.rijen import Rijen, UurRij, WeekRij
from rapportage.uren.stand import Stand, stand_van
from trajecten.urenstaat.regels import maandag_van
from vormgeving.taal import MAANDEN

CONTACT, TEGENBOEKING = "contact", "tegenboeking"
# in the order of the table; the codes are those of an Urenregel, beside contact and counter-entries
SOORTEN = {
    CONTACT: "Contact met deelnemers",
    "reistijd": "Reistijd",
    "voorbereiding": "Voorbereiding en verslag",
    "overleg": "Overleg",
    "overig": "Ander werk",
    TEGENBOEKING: "Tegenboekingen",
}


@dataclass(frozen=True, slots=True)
class Delen:
    """Minutes that are approved and minutes that are not."""

    goedgekeurd: Cijfer
    open: Cijfer

    @property
    def totaal(self) -> Cijfer:
        """Both together."""
        ids = tuple(sorted((*self.goedgekeurd.ids, *self.open.ids)))
        return Cijfer(self.goedgekeurd.waarde + self.open.waarde, ids)

    @property
    def per_deel(self) -> tuple[tuple[str, Cijfer], ...]:
        """The three figures with the codes of their columns."""
        return (("goedgekeurd", self.goedgekeurd), ("open", self.open), ("totaal", self.totaal))


@dataclass(frozen=True, slots=True)
class Optelling:
    """The minutes of one employee, month or kind of work."""

    code: str
    naam: str
    delen: Delen


@dataclass(frozen=True, slots=True)
class Weekcijfers:
    """The minutes of one employee in the week that begins on Monday `week`, and who approved them when."""

    medewerker_id: int
    naam: str
    week: date
    stand: str
    goedgekeurd_op: date | None
    goedgekeurd_door: str
    delen: Delen

    @property
    def code(self) -> str:
        """The employee and the Monday."""
        return f"{self.medewerker_id}.{self.week.isoformat()}"


@dataclass(frozen=True, slots=True)
class Apart:
    """The minutes of one employee that are not approved, of all weeks that are equally far (`stand`)."""

    medewerker_id: int
    naam: str
    stand: str
    weken: tuple[date, ...]
    minuten: Cijfer

    @property
    def code(self) -> str:
        """The employee and how far the weeks are."""
        return f"{self.medewerker_id}.{self.stand}"


@dataclass(frozen=True, slots=True)
class Uren:
    """All figures of one project and period, frozen; every figure adds up minutes of lines."""

    periode: Periode
    peildatum: date
    alles: Delen
    medewerkers: tuple[Optelling, ...]
    maanden: tuple[Optelling, ...]
    soorten: tuple[Optelling, ...]
    weken: tuple[Weekcijfers, ...]
    apart: tuple[Apart, ...]


def bereken_uren(rijen: Rijen, periode: Periode, peildatum: date) -> Uren:
    """The figures of the hours in `rijen` that count on a day of `periode`, approved as `peildatum` sees it."""
    uren = [uur for uur in rijen.uren if uur.dag in periode]
    weken = {(week.medewerker_id, week.week): week for week in rijen.weken}
    goed = {welke for welke, week in weken.items() if stand_van(week, peildatum) == Stand.GOEDGEKEURD}

    def delen(groep: Iterable[UurRij]) -> Delen:
        kanten: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
        for uur in groep:
            kanten[(uur.medewerker_id, maandag_van(uur.dag)) not in goed].append((uur.id, uur.minuten))
        return Delen(*(Cijfer.som(kant) for kant in kanten))

    def optellingen(sleutel: Callable[[UurRij], Any]) -> dict[Any, Delen]:
        groepen: dict[Any, list[UurRij]] = defaultdict(list)
        for uur in uren:
            groepen[sleutel(uur)].append(uur)
        return {welke: delen(groep) for welke, groep in groepen.items()}

    namen = rijen.medewerkers
    per_medewerker = optellingen(lambda uur: uur.medewerker_id)
    per_maand = optellingen(lambda uur: (uur.dag.year, uur.dag.month))
    per_soort = optellingen(soort_van)
    per_week = optellingen(lambda uur: (uur.medewerker_id, maandag_van(uur.dag)))
    weekcijfers = tuple(
        _week(weken.get(welke, WeekRij(*welke)), per_week[welke], rijen, peildatum)
        for welke in sorted(per_week, key=lambda welke: (namen.get(welke[0], ""), *welke))
    )
    return Uren(
        periode=periode,
        peildatum=peildatum,
        alles=delen(uren),
        medewerkers=tuple(
            Optelling(str(wie), namen.get(wie, ""), per_medewerker[wie]) for wie in _op_naam(per_medewerker, rijen)
        ),
        maanden=tuple(
            Optelling(f"{jaar}-{maand:02}", f"{MAANDEN[maand - 1]} {jaar}", per_maand[jaar, maand])
            for jaar, maand in sorted(per_maand)
        ),
        soorten=tuple(Optelling(code, naam, per_soort[code]) for code, naam in SOORTEN.items() if code in per_soort),
        weken=weekcijfers,
        apart=_apart(weekcijfers),
    )


def _apart(weken: Iterable[Weekcijfers]) -> tuple[Apart, ...]:
    """What is not approved, by employee and by how far the week is."""
    groepen: dict[tuple[int, str, str], list[Weekcijfers]] = defaultdict(list)
    for week in weken:
        if week.stand != Stand.GOEDGEKEURD:
            groepen[week.medewerker_id, week.naam, week.stand].append(week)
    return tuple(
        Apart(
            wie,
            naam,
            stand,
            tuple(week.week for week in groep),
            Cijfer(
                sum(week.delen.open.waarde for week in groep),
                tuple(sorted(pk for week in groep for pk in week.delen.open.ids)),
            ),
        )
        for (wie, naam, stand), groep in groepen.items()
    )


def soort_van(uur: UurRij) -> str:
    """The kind of work of a line: contact, a kind of other work, or a counter-entry."""
    return uur.bron if uur.bron in (CONTACT, TEGENBOEKING) else uur.soort


def als_json(uren: Uren, project: str) -> dict[str, Any]:
    """The figures as hours with two decimals, in the manner of the exchange format."""
    return {
        "soort": "uren",
        "project": project,
        "van": uren.periode.van.isoformat(),
        "tot": uren.periode.tot.isoformat(),
        "peildatum": uren.peildatum.isoformat(),
        "cijfers": _json(uren.alles),
        "medewerkers": [{"medewerker": m.naam, **_json(m.delen)} for m in uren.medewerkers],
        "maanden": {m.code: _json(m.delen) for m in uren.maanden},
        "weken": [
            {"medewerker": w.naam, "week": w.week.isoformat(), "stand": w.stand, **_json(w.delen)} for w in uren.weken
        ],
    }


def _json(delen: Delen) -> dict[str, float]:
    return {
        "goedgekeurd": round(delen.goedgekeurd.waarde / 60, 2),
        "niet_goedgekeurd": round(delen.open.waarde / 60, 2),
        "totaal": round((delen.goedgekeurd.waarde + delen.open.waarde) / 60, 2),
    }


def _op_naam(wie: Iterable[int], rijen: Rijen) -> Sequence[int]:
    return sorted(wie, key=lambda pk: (rijen.medewerkers.get(pk, ""), pk))


def _week(week: WeekRij, delen: Delen, rijen: Rijen, peildatum: date) -> Weekcijfers:
    stand = stand_van(week, peildatum)
    goed = stand == Stand.GOEDGEKEURD
    return Weekcijfers(
        medewerker_id=week.medewerker_id,
        naam=rijen.medewerkers.get(week.medewerker_id, ""),
        week=week.week,
        stand=stand.value,
        goedgekeurd_op=week.goedgekeurd_op if goed else None,
        goedgekeurd_door=rijen.medewerkers.get(week.goedgekeurd_door or 0, "") if goed else "",
        delen=delen,
    )
