"""What a report is asked about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from rapportage.periode import Periode
from trajecten.models import Programma, Subsidieproject, Traject

Onderwerp = Programma | Subsidieproject | Traject


@dataclass(frozen=True, slots=True)
class Vraag:
    """A kind of report (`Rapportsoort`) about something, over a period, as of a day.

    `opties` are the choices that this kind of report leaves open, as JSON values; without any it is the standard one.
    """

    soort: str
    onderwerp: Onderwerp
    periode: Periode
    peildatum: date
    opties: Mapping[str, Any] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The code of the programme or project, or the number of the traject."""
        return self.onderwerp.trajectnummer if isinstance(self.onderwerp, Traject) else self.onderwerp.code

    @property
    def naam(self) -> str:
        """What it is about, in words; of a traject the name of today of whoever it is of."""
        return self.onderwerp.deelnemer.naam if isinstance(self.onderwerp, Traject) else self.onderwerp.naam

    @property
    def roepnaam(self) -> str:
        """What to call whoever a report is about; empty for one about more people."""
        return self.onderwerp.deelnemer.roepnaam if isinstance(self.onderwerp, Traject) else ""

    @property
    def wat(self) -> str:
        """The word for what it is about."""
        if isinstance(self.onderwerp, Traject):
            return "Deelnemer"
        return str(self.onderwerp._meta.verbose_name).capitalize()
