"""When a report may be made, and when the work on it counts as abandoned. No database, no clock."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from rapportage.controle import Controle, open_punten
from rapportage.periode import Periode

# a maker shows a sign of life at every step; a step takes seconds
HARTSLAG_VERLOOPT_NA = timedelta(seconds=30)
# how long to wait after the first, second … attempt that met an error that may pass
WACHTTIJDEN = (timedelta(seconds=30), timedelta(minutes=2), timedelta(minutes=10), timedelta(minutes=30))
# a report that kills its worker or meets such an error every time is given up in the end
POGINGEN_HOOGSTENS = len(WACHTTIJDEN) + 1


def wacht_na(poging: int) -> timedelta | None:
    """How long to wait after this attempt (1 or higher) went wrong; None when it was the last one of its round.

    Attempts are counted on, also when somebody tries a report again: that begins a new round.
    """
    return None if is_laatste(poging) else WACHTTIJDEN[(poging - 1) % POGINGEN_HOOGSTENS]


def is_laatste(poging: int) -> bool:
    """Whether no attempt follows this one (1 or higher) by itself."""
    return poging % POGINGEN_HOOGSTENS == 0


def nieuwe_ronde(poging: int) -> int:
    """The count after which attempts begin anew, when `poging` of them were made."""
    return -(-poging // POGINGEN_HOOGSTENS) * POGINGEN_HOOGSTENS


def bezwaar_tegen_periode(periode: Periode, peildatum: date) -> str:
    """Why there can be no report over this period, in a Dutch sentence; empty if there can."""
    if periode.van > peildatum:
        return "Deze periode is nog niet begonnen. Kies een periode die al begonnen is."
    return ""


def bezwaar_tegen_definitief(
    controles: Iterable[Controle],
    overgeslagen: Collection[str],
    reden: str,
    periode: Periode,
    peildatum: date,
    *,
    verbetert: bool,
) -> str:
    """Why a concept cannot become final, in a Dutch sentence; empty if it can.

    `overgeslagen` are the codes of the checks that somebody answers for; `verbetert` says that there is an earlier
    final report, which this one replaces.
    """
    if periode.tot >= peildatum:
        return (
            "De periode was nog niet voorbij toen dit concept werd gemaakt. Maak een nieuw concept na de laatste dag."
        )
    open_codes = {controle.code for controle in open_punten(controles)}
    if open_codes - set(overgeslagen):
        return "Los eerst de open punten op, of schrijf op waarom je ze overslaat."
    if (open_codes or verbetert) and not reden.strip():
        return "Schrijf op waarom je een controle overslaat of het vorige rapport verbetert."
    return ""
