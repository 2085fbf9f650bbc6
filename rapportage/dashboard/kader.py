"""What the dashboard looks at: which programme, over which period, as of which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from rapportage.periode import Periode
from trajecten.models import Programma, Traject
from trajecten.queries import TrajectQuerySet
from trajecten.regels import plus_maanden

STANDAARD = "jaar"
EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Kader:
    """One programme (None: all of them) over a period that ends today at the latest; `keuze` is its code in PERIODES.

    The figures count started trajecten, by the rules of the voortgang report over the same days.
    """

    programma: Programma | None
    periode: Periode
    keuze: str
    vandaag: date

    @property
    def trajecten(self) -> TrajectQuerySet:
        """The started trajecten that the figures of the period can count."""
        return self._van_programma(Traject.objects.filter(startdatum__lte=self.periode.tot))

    @property
    def lopend_vandaag(self) -> TrajectQuerySet:
        """The trajecten that run today, whatever the period: what holds people up is about now."""
        return self._van_programma(Traject.objects.all()).lopend_op(self.vandaag)

    @property
    def vraag(self) -> str:
        """The choices as a query string, to go on with the same ones."""
        return urlencode({"programma": self.programma.pk if self.programma else "", "periode": self.keuze})

    def _van_programma(self, trajecten: TrajectQuerySet) -> TrajectQuerySet:
        return trajecten if self.programma is None else trajecten.filter(programma=self.programma)


def periodes(vandaag: date) -> dict[str, tuple[str, Periode]]:
    """The periods to choose from on `vandaag`, by code: the name and the days, up to and including today."""
    kwartaal = _kwartaal_van(vandaag)
    vorig = _kwartaal_van(kwartaal.van - EEN_DAG)
    return {
        STANDAARD: (f"Dit jaar ({vandaag.year})", Periode(date(vandaag.year, 1, 1), vandaag)),
        "kwartaal": ("Dit kwartaal", Periode(kwartaal.van, vandaag)),
        "maand": ("Deze maand", Periode(vandaag.replace(day=1), vandaag)),
        "12maanden": ("Laatste 12 maanden", Periode(plus_maanden(vandaag, -12) + EEN_DAG, vandaag)),
        "vorig-kwartaal": (f"Vorig kwartaal ({vorig})", vorig),
        "vorig-jaar": (f"Vorig jaar ({vandaag.year - 1})", Periode.jaar(vandaag.year - 1)),
    }


def maak_kader(programmas: list[Programma], programma: str, periode: str, vandaag: date) -> Kader:
    """The choices of an address. What cannot be chosen is as if nothing was: all programmes, this year.

    Where there is one programme, it is chosen.
    """
    per_id = {str(een.pk): een for een in programmas}
    gekozen = programmas[0] if len(programmas) == 1 else per_id.get(programma)
    keuzes = periodes(vandaag)
    keuze = periode if periode in keuzes else STANDAARD
    return Kader(gekozen, keuzes[keuze][1], keuze, vandaag)


def _kwartaal_van(dag: date) -> Periode:
    return Periode.kwartaal(dag.year, (dag.month + 2) // 3)
