"""What somebody chose to have in the report about one deelnemer, and for whom it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

# for whom, as it is kept and as it is shown
LEZERS: Mapping[str, str] = {"deelnemer": "De deelnemer", "school": "De school", "gemeente": "De gemeente"}
# the parts, in the order of the document
DELEN: Mapping[str, str] = {
    "doel": "Doel in eigen woorden",
    "bouwstenen": "Bouwstenen",
    "stappen": "Stappenplan",
    "leefgebieden": "Leefgebieden",
    "contacten": "Gesprekken en uren",
    "werk": "Werk",
    "leren": "Leren",
}


@dataclass(frozen=True, slots=True)
class Keuze:
    """For whom (`lezer`, of LEZERS), which parts (`delen`, of DELEN) and whether with health and justice."""

    lezer: str = "deelnemer"
    delen: tuple[str, ...] = tuple(DELEN)
    bijzonder: bool = False

    @classmethod
    def uit(cls, opties: Mapping[str, Any]) -> Self:
        """From the choices of a Vraag; without any the deelnemer's own report, without special data.

        Raises ValueError for a reader or a part that does not exist.
        """
        lezer, delen = opties.get("lezer", "deelnemer"), opties.get("delen", list(DELEN))
        if lezer not in LEZERS or not set(delen) <= set(DELEN):
            raise ValueError("Deze lezer of dit deel van het rapport bestaat niet.")
        return cls(lezer, tuple(deel for deel in DELEN if deel in delen), opties.get("bijzonder") is True)

    def als_opties(self) -> dict[str, Any]:
        """As JSON values, always in the same order: equal choices make versions of one report."""
        return {"lezer": self.lezer, "delen": list(self.delen), "bijzonder": self.bijzonder}

    @property
    def jij(self) -> bool:
        """Whether the report speaks to the deelnemer."""
        return self.lezer == "deelnemer"

    @property
    def voor(self) -> str:
        """For whom, in the middle of a sentence: "de school"."""
        return LEZERS[self.lezer].lower()
