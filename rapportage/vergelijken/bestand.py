"""Two reports side by side as CSV, as a Dutch spreadsheet opens it."""

import csv
import io
from collections.abc import Iterable

from rapportage.schrijvers import onschadelijk
from rapportage.tabel import Getal
from rapportage.vergelijken.vergelijking import Vergelijkgroep


def als_csv(een: str, ander: str, groepen: Iterable[Vergelijkgroep]) -> bytes:
    """A line per figure; `een` and `ander` are the names of the reports."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(["onderdeel", "cijfer", "eenheid", onschadelijk(een), onschadelijk(ander), "verschil"])
    for groep in groepen:
        for regel in groep.regels:
            getallen = (_veld(getal) for getal in (regel.een, regel.ander, regel.verschil))
            schrijver.writerow([onschadelijk(groep.naam), onschadelijk(regel.naam), regel.eenheid, *getallen])
    return uit.getvalue().encode("utf-8-sig")


def _veld(getal: Getal | None) -> str:
    return "" if getal is None else str(getal).replace(".", ",")
