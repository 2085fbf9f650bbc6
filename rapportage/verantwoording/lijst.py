"""The list behind a figure, a part at a time: of a frozen report it is always the same list in the same order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rapportage.cijfer import Cijfer
from rapportage.post import Eenheid, Post, Regel
from rapportage.soorten import Uitkomst
from rapportage.tabel import Getal, als_tekst, als_uren

PER_PAGINA = 50
WOORD = {Eenheid.MINUTEN: "uur", Eenheid.AANTAL: ""}


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of a list: the records after the first `vanaf` ones (from 0), out of `totaal`."""

    regels: tuple[Regel, ...]
    vanaf: int
    totaal: int

    @property
    def van(self) -> int:
        """The place of the first record, from 1."""
        return self.vanaf + 1

    @property
    def tot(self) -> int:
        """The place of the last record, from 1."""
        return self.vanaf + len(self.regels)

    @property
    def volgende(self) -> int | None:
        """Where the next part begins; None for the last one."""
        return self.tot if self.tot < self.totaal else None

    @property
    def vorige(self) -> int | None:
        """Where the part before this one begins; None for the first one."""
        return max(0, self.vanaf - PER_PAGINA) if self.vanaf else None


def deel(uitkomst: Uitkomst, post: Post, vanaf: int) -> Deel:
    """At most PER_PAGINA records; only these are explained. A start beyond the end gives the last part."""
    totaal = len(post.cijfer.ids)
    begin = min(max(vanaf, 0), max(0, totaal - 1))
    ids = post.cijfer.ids[begin : begin + PER_PAGINA]
    return Deel(regels_van(uitkomst, replace(post, cijfer=Cijfer(len(ids), ids))), begin, totaal)


def regels_van(uitkomst: Uitkomst, post: Post) -> tuple[Regel, ...]:
    """All records that `post` counts, with the reason."""
    omslag = uitkomst.omslag
    return uitkomst.definitie.achter(uitkomst.rijen, omslag.periode, omslag.peildatum, post)


def alle_regels(uitkomst: Uitkomst) -> Iterator[tuple[Post, Regel]]:
    """Every record of every figure, in the order of the report."""
    for post in uitkomst.posten.values():
        for regel in regels_van(uitkomst, post):
            yield post, regel


def als_getal(post: Post) -> Getal:
    """The number as the tables of the report write it: minutes become hours."""
    return als_uren(post.cijfer.waarde) if post.eenheid == Eenheid.MINUTEN else post.cijfer.waarde


def getal_in_woorden(post: Post) -> str:
    """The number with its unit: "12 deelnemers", "4,50 uur"."""
    return f"{als_tekst(als_getal(post))} {WOORD.get(post.eenheid, str(post.eenheid))}".strip()
