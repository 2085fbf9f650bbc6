"""Every figure of the report about one deelnemer by its code."""

from rapportage.deelnemer.cijfers import Deelnemervoortgang
from rapportage.deelnemer.keuze import DELEN
from rapportage.deelnemer.tellingen import TELREGELS
from rapportage.post import Post


def posten(v: Deelnemervoortgang) -> tuple[Post, ...]:
    """The figures of the chosen parts, in the order of the report."""
    return tuple(
        Post(code, regel.naam, DELEN[regel.deel], regel.over, regel.eenheid, v.tellingen[code], regel.definitie)
        for code, regel in TELREGELS.items()
        if code in v.tellingen
    )
