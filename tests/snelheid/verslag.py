"""What was measured, as a table between two marks in docs/snelheid.md; what stands around it is written by hand."""

import os
import platform
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tests.snelheid.klok import Uitkomst

BEGIN, EINDE = "<!-- begin van de meting -->", "<!-- einde van de meting -->"
KOLOMMEN = """| wat | vergeleken met | eerste (ms) | tweede (ms) | verhouding | doel | gehaald |
|---|---|---:|---:|---:|---:|---|
"""


@dataclass
class Verslag:
    """The parts of one run, in order; a part that failed has the reason instead of lines."""

    vandaag: date
    schaal: float
    mensen: int
    organisaties: int
    delen: list[tuple[str, list[Uitkomst]]] = field(default_factory=list)
    fouten: list[tuple[str, str]] = field(default_factory=list)
    seconden: float = 0

    @property
    def uitkomsten(self) -> list[Uitkomst]:
        """Everything that was compared."""
        return [uitkomst for _, deel in self.delen for uitkomst in deel]

    def als_markdown(self) -> str:
        """The table in Dutch, a line per comparison."""
        delen = [f"### {naam}\n\n{KOLOMMEN}{_regels(deel)}" for naam, deel in self.delen if deel]
        delen += [f"**Niet gemeten: {naam}.** {fout}\n" for naam, fout in self.fouten]
        return "\n".join((self._kop(), *delen))

    def _kop(self) -> str:
        met_doel = [uitkomst.gehaald for uitkomst in self.uitkomsten if uitkomst.gehaald is not None]
        return (
            f"Gemeten op {self.vandaag:%d-%m-%Y} in {self.seconden / 60:.0f} minuten, schaal {_getal(self.schaal, 2)}:"
            f" {_heel(self.mensen)} deelnemers in een organisatie, {self.organisaties} organisaties in de databank."
            f" Machine: {os.cpu_count()} kernen, Python {platform.python_version()}."
            f" {sum(met_doel)} van de {len(met_doel)} doelen gehaald.\n"
        )


def schrijf(pad: Path, tabel: str) -> None:
    """Put the table between the marks of the file; the whole file when it has none yet."""
    tussen = f"{BEGIN}\n{tabel}{EINDE}"
    oud = pad.read_text(encoding="utf-8") if pad.exists() else ""
    if BEGIN in oud and EINDE in oud:
        voor, _, rest = oud.partition(BEGIN)
        tussen = voor + tussen + rest.partition(EINDE)[2]
    else:
        tussen += "\n"
    pad.parent.mkdir(parents=True, exist_ok=True)
    pad.write_text(tussen, encoding="utf-8")


def _regels(uitkomsten: list[Uitkomst]) -> str:
    return "".join(f"{_regel(uitkomst)}\n" for uitkomst in uitkomsten)


def _regel(u: Uitkomst) -> str:
    doel = f"{'≥' if u.minstens else '≤'} {_getal(u.doel, 2)}" if u.doel else "–"
    gehaald = {None: "–", True: "ja", False: "**nee**"}[u.gehaald]
    delen = (u.wat, u.met, _getal(u.onze, 1), _getal(u.andere, 1), _getal(u.verhouding, 2), doel, gehaald)
    return f"| {' | '.join(delen)} |"


def _heel(aantal: int) -> str:
    return f"{aantal:,}".replace(",", ".")


def _getal(waarde: float, cijfers: int) -> str:
    return f"{waarde:.{cijfers}f}".replace(".", ",")
