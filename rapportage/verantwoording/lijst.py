"""The list behind a figure, a part at a time: of a frozen report it is always the same list in the same order."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Self

from rapportage.cijfer import Cijfer
from rapportage.post import Eenheid, Post, Regel
from rapportage.soorten import Uitkomst
from rapportage.tabel import Getal, als_tekst, als_uren

PER_PAGINA = 50
# of the digits of a place in a list
ADRES_HOOGSTENS = 9
WOORD = {Eenheid.MINUTEN: "uur", Eenheid.AANTAL: ""}
EEN = {
    Eenheid.DEELNEMERS: "deelnemer",
    Eenheid.TRAJECTEN: "traject",
    Eenheid.FASES: "fase",
    Eenheid.PLAATSINGEN: "plaatsing",
    Eenheid.BEWIJZEN: "bewijs",
    Eenheid.DAGEN: "dag",
}


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """At most PER_PAGINA of `totaal` things, after the first `vanaf` ones (from 0)."""

    vanaf: int
    totaal: int

    @classmethod
    def van_verzoek(cls, vanaf: str, totaal: int) -> Self:
        """The page that an address asks for; the last one for a start beyond the end, the first for no number."""
        gevraagd = int(vanaf) if vanaf.isdecimal() and len(vanaf) < ADRES_HOOGSTENS else 0
        return cls(min(gevraagd, max(0, totaal - 1)), totaal)

    @property
    def van(self) -> int:
        """The place of the first one, from 1."""
        return self.vanaf + 1

    @property
    def tot(self) -> int:
        """The place of the last one, from 1."""
        return min(self.vanaf + PER_PAGINA, self.totaal)

    @property
    def plaats(self) -> dict[str, int]:
        """From which one up to and including which, as the logboek keeps it."""
        return {"van": self.van, "tot": self.tot}

    @property
    def volgende(self) -> int | None:
        """Where the next page begins; None on the last one."""
        return self.tot if self.tot < self.totaal else None

    @property
    def vorige(self) -> int | None:
        """Where the page before this one begins; None on the first one."""
        return max(0, self.vanaf - PER_PAGINA) if self.vanaf else None


def deel(uitkomst: Uitkomst, post: Post, bladzijde: Bladzijde) -> tuple[Regel, ...]:
    """The records of one page of the list; only these are explained."""
    ids = post.cijfer.ids[bladzijde.vanaf : bladzijde.tot]
    return regels_van(uitkomst, replace(post, cijfer=Cijfer(len(ids), ids)))


def regels_van(uitkomst: Uitkomst, post: Post) -> tuple[Regel, ...]:
    """All records that `post` counts, with the reason."""
    return uitkomst.lijsten(post)


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
    woord = EEN.get(post.eenheid) if post.cijfer.waarde == 1 else None
    return f"{als_tekst(als_getal(post))} {woord or WOORD.get(post.eenheid, str(post.eenheid))}".strip()
