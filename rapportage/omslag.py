"""What a report says about itself: of whom, about what, over which period and as of when."""

from dataclasses import dataclass
from datetime import date

from rapportage.periode import Periode
from rapportage.schrijvers import Verantwoording
from vormgeving.taal import datum


@dataclass(frozen=True, slots=True)
class Omslag:
    """The cover of a report. `esf_projecten` names the ESF+ projects that pay for it, if any."""

    soort: str
    organisatie: str
    onderwerp_code: str
    onderwerp: str
    periode: Periode
    peildatum: date
    gemaakt_op: date
    gemaakt_door: str
    esf_projecten: tuple[str, ...] = ()

    @property
    def titel(self) -> str:
        """The title of the document, also for screen readers and search."""
        return f"{self.soort} {self.periode} · {self.onderwerp}"

    @property
    def verantwoording(self) -> Verantwoording:
        """The cover as labels and texts, for files without a layout."""
        return Verantwoording(
            self.titel,
            (
                ("Organisatie", self.organisatie),
                ("Programma", self.onderwerp),
                ("Periode", self.periode.voluit),
                ("Peildatum", datum(self.peildatum)),
                ("Gemaakt op", datum(self.gemaakt_op)),
                ("Gemaakt door", self.gemaakt_door),
                ("Status", "Concept"),
            ),
        )
