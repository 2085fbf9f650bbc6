"""What a report says about itself: of whom, about what, over which period and as of when."""

from dataclasses import dataclass
from datetime import date

from rapportage.periode import Periode
from rapportage.schrijvers import Verantwoording
from vormgeving.taal import datum

CONCEPT, DEFINITIEF = "Concept", "Definitief"
# beside the emblem on paper and screen; files without a layout have the words alone (domein §3.5)
EU = "Medegefinancierd door de Europese Unie"


@dataclass(frozen=True, slots=True)
class Omslag:
    """The cover of a report. `esf_projecten` names the ESF+ projects that pay for it, if any.

    `kop` is its heading ("ESF+-rapport"), `wat` the word for its subject (Programma, Subsidieproject, Traject);
    `vervangt` the number of the final version that this one corrects, with the `reden`.
    `roepnaam` is the first name of whom a report about one person is about.
    """

    soort: str
    organisatie: str
    onderwerp_code: str
    onderwerp: str
    periode: Periode
    peildatum: date
    gemaakt_op: date
    gemaakt_door: str
    esf_projecten: tuple[str, ...] = ()
    kop: str = ""
    wat: str = "Programma"
    versie: int = 1
    status: str = CONCEPT
    vervangt: int | None = None
    reden: str = ""
    roepnaam: str = ""

    @property
    def titel(self) -> str:
        """The title of the document, also for screen readers and search."""
        return f"{self.soort} {self.periode} · {self.onderwerp}"

    @property
    def stempel(self) -> str:
        """Whether it is final, and which version: "Concept · versie 3"."""
        return f"{self.status} · versie {self.versie}"

    @property
    def verantwoording(self) -> Verantwoording:
        """The cover as labels and texts, for files without a layout."""
        regels = [
            ("Organisatie", self.organisatie),
            (self.wat, self.onderwerp),
            ("Code", self.onderwerp_code),
            ("Periode", self.periode.voluit),
            ("Peildatum", datum(self.peildatum)),
            ("Gemaakt op", datum(self.gemaakt_op)),
            ("Gemaakt door", self.gemaakt_door),
            ("Status", self.stempel),
        ]
        if self.esf_projecten:
            regels.append(("Financiering", EU))
        if self.vervangt is not None:
            regels.append(("Vervangt versie", f"{self.vervangt}: {self.reden}"))
        return Verantwoording(self.titel, tuple(regels))
