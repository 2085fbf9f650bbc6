"""Activities in free text: which words are the same activity, and what it is called."""

from collections.abc import Mapping
from hashlib import sha256

ZONDER_NAAM = "Zonder activiteit"
LENGTE = 12


def sleutel_van(tekst: str) -> str:
    """A key that is safe in an address; the same words in capitals or with more spaces have the same one."""
    return sha256(" ".join(tekst.casefold().split()).encode()).hexdigest()[:LENGTE]


def spelling(teksten: Mapping[str, int]) -> str:
    """The way in which an activity is written most often (text → times), in one line and with a capital."""
    tekst = min(teksten, key=lambda tekst: (-teksten[tekst], tekst))
    netjes = " ".join(tekst.split())
    return netjes[:1].upper() + netjes[1:] or ZONDER_NAAM
