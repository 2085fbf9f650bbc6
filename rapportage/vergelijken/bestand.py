"""Two reports side by side as CSV, as a Dutch spreadsheet opens it."""

from collections.abc import Iterable

from rapportage import schrijvers
from rapportage.vergelijken.vergelijking import Vergelijkgroep


def als_csv(een: str, ander: str, groepen: Iterable[Vergelijkgroep]) -> bytes:
    """A line per figure; `een` and `ander` are the names of the reports."""
    rijen = (
        (groep.naam, regel.naam, regel.eenheid, regel.een, regel.ander, regel.verschil)
        for groep in groepen
        for regel in groep.regels
    )
    return schrijvers.als_csv(("onderdeel", "cijfer", "eenheid", een, ander, "verschil"), rijen)
