"""What is checked before a report of hours may become final: approval, and that it agrees with the urenstaten."""

from collections.abc import Iterable
from datetime import date

from rapportage.controle import Controle, Gebrek
from rapportage.periode import Periode
from rapportage.uren.cijfers import Uren, Weekcijfers
from rapportage.uren.rijen import Rijen, UurRij, WeekRij
from rapportage.uren.stand import WOORDEN, Stand, weeknaam
from vormgeving.taal import datum
from vormgeving.taal import uren as in_uren

MEDEWERKER, GOEDKEURDER, BEHEERDER = "medewerker", "wie uren goedkeurt", "beheerder"
# the week of a colleague, which says what is on it and can be handed in or approved there
WEEKPAGINA = "trajecten:uren_collega"


def controles(rijen: Rijen, cijfers: Uren, periode: Periode, peildatum: date) -> tuple[Controle, ...]:
    """The checks of this report: the first two over weeks of employees, the third over lines."""
    uren = [uur for uur in rijen.uren if uur.dag in periode]
    return (
        _goedgekeurd(cijfers.weken),
        sluit_aan(rijen),
        _in_de_looptijd(uren, rijen),
    )


def _goedgekeurd(weken: Iterable[Weekcijfers]) -> Controle:
    weken = list(weken)
    gebreken = tuple(
        Gebrek(
            0,
            "",
            f"{week.naam}, {weeknaam(week.week)}: {WOORDEN[Stand(week.stand)].lower()}.",
            GOEDKEURDER if week.stand == Stand.INGEDIEND else MEDEWERKER,
            f"{in_uren(week.delen.open.waarde)} telt nu bij “Niet goedgekeurd”.",
            *_naar(week.medewerker_id, week.week),
        )
        for week in weken
        if week.stand != Stand.GOEDGEKEURD
    )
    return Controle("goedgekeurd", "Elke week is goedgekeurd", len(weken), gebreken)


def sluit_aan(rijen: Rijen) -> Controle:
    """Whether the lines of each week that was handed in still add up to what its urenstaat froze.

    All of them together, over all projects and without one, and those for this project.
    """
    vast = [week for week in rijen.weken if week.vastgelegd is not None]
    gebreken = tuple(
        Gebrek(
            0,
            "",
            f"{rijen.medewerkers.get(week.medewerker_id, '')}, {weeknaam(week.week)}: {verschil}",
            BEHEERDER,
            "De uren in dit rapport zijn niet de uren van de urenstaat.",
            *_naar(week.medewerker_id, week.week),
        )
        for week in vast
        if (verschil := verschil_van(week))
    )
    return Controle("sluit_aan", "De uren sluiten aan op de urenstaten", len(vast), gebreken)


def verschil_van(week: WeekRij) -> str:
    """What differs between a week and its urenstaat, in a sentence; empty when they agree or the week is open."""
    if week.vastgelegd is None:
        return ""
    if week.vastgelegd != week.nu:
        return f"op de urenstaat staat {in_uren(week.vastgelegd)}, nu is het {in_uren(week.nu)}."
    hier = week.vastgelegd_hier or 0
    if hier != week.nu_hier:
        return f"op de urenstaat staat {in_uren(hier)} voor dit project, nu is het {in_uren(week.nu_hier)}."
    return ""


def _in_de_looptijd(uren: Iterable[UurRij], rijen: Rijen) -> Controle:
    uren = list(uren)
    gebreken = tuple(
        Gebrek(
            uur.traject_id or 0,
            rijen.trajecten.get(uur.traject_id or 0, ""),
            f"{rijen.medewerkers.get(uur.medewerker_id, '')} werkte op {datum(uur.datum)}. "
            "Dat is niet in de looptijd van het project.",
            MEDEWERKER,
            f"{in_uren(uur.minuten)} telt nu mee.",
            *_naar(uur.medewerker_id, uur.dag),
        )
        for uur in uren
        if not _loopt(rijen, uur.datum)
    )
    return Controle("looptijd", "Alle uren vallen in de looptijd van het project", len(uren), gebreken, dwingend=False)


def _loopt(rijen: Rijen, dag: date) -> bool:
    return (rijen.van is None or rijen.van <= dag) and (rijen.tot is None or dag <= rijen.tot)


def _naar(medewerker_id: int, dag: date) -> tuple[str, tuple[int, ...], str]:
    """The page that mends it: the week of the employee in which `dag` lies."""
    return WEEKPAGINA, (medewerker_id,), f"week={dag.isoformat()}"
