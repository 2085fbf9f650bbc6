"""Whether two employers may be one: by KvK number and by name. Pure, and the same both ways."""

from __future__ import annotations

from trajecten.aanmelden.gelijkenis import trigramgelijkenis
from trajecten.namen import zonder_accenten

# Our own choice: from here on another spelling is likelier than another name.
NAAM_LIJKT = 0.6
RECHTSVORMEN = frozenset({"bv", "nv", "vof", "cv", "stichting", "vereniging", "cooperatie", "holding"})


def kern(naam: str) -> str:
    """A name without what says little: accents, capitals, signs and the legal form."""
    # "B.V." is one word, "Bakker-Jansen" is two
    zonder_punten = zonder_accenten(naam).lower().replace(".", "")
    woorden = "".join(teken if teken.isalnum() else " " for teken in zonder_punten).split()
    return " ".join([woord for woord in woorden if woord not in RECHTSVORMEN] or woorden)


def lijkt_op(naam: str, kvk_nummer: str, andere_naam: str, ander_kvk_nummer: str) -> str:
    """Why the two may be one employer, in words; empty when nothing says so.

    Two different KvK numbers are two employers, unless the name is written the same.
    """
    if kvk_nummer and kvk_nummer == ander_kvk_nummer:
        return "Zelfde KvK-nummer"
    een, ander = kern(naam), kern(andere_naam)
    if not een or not ander:
        return ""
    if een == ander:
        return "Zelfde naam"
    if kvk_nummer and ander_kvk_nummer:
        return ""
    return "Naam lijkt erop" if trigramgelijkenis(een, ander) >= NAAM_LIJKT else ""
