"""Activities in free text: which words are the same activity, and what it is called."""

from collections.abc import Mapping
from hashlib import sha256

ZONDER_NAAM = "Zonder activiteit"
LENGTE = 12


def sleutel_van(tekst: str) -> str:
    """A key that is safe in an address; the same words in capitals or with more spaces have the same one."""
    return sha256(netjes(tekst).casefold().encode()).hexdigest()[:LENGTE]


def netjes(tekst: str) -> str:
    """In one line, with single spaces; lists from elsewhere write an underscore for a space."""
    return " ".join(tekst.replace("_", " ").split())


def spelling(teksten: Mapping[str, int]) -> str:
    """The way in which an activity is written most often (text → times), in one line and with a capital."""
    tekst = min(teksten, key=lambda tekst: (-teksten[tekst], tekst))
    return naam_van(tekst)


def naam_van(tekst: str) -> str:
    """The words with a capital, or those for none."""
    woorden = netjes(tekst)
    return woorden[:1].upper() + woorden[1:] or ZONDER_NAAM
