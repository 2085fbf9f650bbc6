"""Which figures of the report of hours add up: what a reader of its public version could work out."""

from collections.abc import Iterator

from rapportage.openbaar.tabellen import Openbaarheid
from rapportage.openbaar.verbergen import Verband
from rapportage.uren.cijfers import Uren
from rapportage.uren.posten import DELEN

TOTAAL = "totaal"


def verbanden(uren: Uren) -> tuple[Verband, ...]:
    """All of them: over the columns of a row, and over the rows of a column."""
    maanden = [f"maand.{maand.code}" for maand in uren.maanden]
    soorten = [f"soort.{soort.code}" for soort in uren.soorten]
    return (*_over_kolommen(["alles", *maanden, *soorten]), *_over_rijen(maanden), *_over_rijen(soorten))


def _over_kolommen(rijen: list[str]) -> Iterator[Verband]:
    for rij in rijen:
        yield Verband((f"{rij}.{TOTAAL}",), tuple(f"{rij}.{deel}" for deel in DELEN if deel != TOTAAL))


def _over_rijen(rijen: list[str]) -> Iterator[Verband]:
    for deel in DELEN:
        yield Verband((f"alles.{deel}",), tuple(f"{rij}.{deel}" for rij in rijen))


OPENBAAR = Openbaarheid(
    verbanden,
    # these tell of each employee by name
    zonder=frozenset({"apart", "medewerkers", "weken"}),
    kern=tuple(f"alles.{deel}" for deel in DELEN),
)
