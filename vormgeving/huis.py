"""The house of a participant: which stones lie, which one is being laid. Values only, no models."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from vormgeving.taal import datum, getal

Deel = Literal["fundament", "opbouw", "dak"]
Plaats = Literal["intern", "extern"]
Stand = Literal["klaar", "bezig", "nog_niet"]
Getal = int | float | Decimal

STANDZINNEN = {"klaar": "klaar", "bezig": "bezig", "nog_niet": "nog niet gestart"}
ENKELVOUD = {"weken": "week", "maanden": "maand", "uur": "uur", "dagen": "dag", "modules": "module"}


@dataclass(frozen=True)
class Steen:
    """One bouwsteen of a route, as it stands for one participant.

    `norm_aantal` is how much the stone takes (None: no norm), in `norm_eenheid` ("weken", "maanden", "uur",
    "dagen", "modules"); `gedaan` is how much of it was done, in the same unit. A stone that was left for an
    earlier one keeps its `gedaan`: stones are never taken away.
    """

    nummer: int
    naam: str
    deel: Deel
    plaats: Plaats
    norm_aantal: Getal | None = None
    norm_eenheid: str = "weken"
    stand: Stand = "nog_niet"
    gedaan: Getal = 0
    sinds: date | None = None
    klaar_op: date | None = None
    terug: bool = False

    @property
    def aandeel(self) -> float:
        """How much of the stone is filled, 0.0 to 1.0; half when it is being laid without a norm."""
        if self.stand == "klaar":
            return 1.0
        if not self.norm_aantal:
            return 0.5 if self.stand == "bezig" else 0.0
        return min(1.0, max(0.0, float(self.gedaan) / float(self.norm_aantal)))

    @property
    def norm(self) -> str:
        """“12 weken”, “1 week”, or an empty string without a norm."""
        if not self.norm_aantal:
            return ""
        eenheid = self.norm_eenheid if self.norm_aantal != 1 else ENKELVOUD.get(self.norm_eenheid, self.norm_eenheid)
        return f"{getal(self.norm_aantal)} {eenheid}"

    @property
    def voortgang(self) -> str:
        """“7 van 12 weken”, or an empty string without a norm."""
        return f"{getal(self.gedaan)} van {self.norm}" if self.norm else ""

    @property
    def regel(self) -> str:
        """The line below the name in the list of stones."""
        if self.stand == "klaar":
            delen = [f"klaar op {datum(self.klaar_op)}" if self.klaar_op else "klaar", self.norm]
        elif self.stand == "bezig":
            delen = [f"sinds {datum(self.sinds)}" if self.sinds else "bezig", self.voortgang]
        elif self.gedaan:
            delen = [self.voortgang, "blijft staan"]
        else:
            delen = [self.norm, "nog niet gestart"]
        return " · ".join(deel for deel in delen if deel)


@dataclass(frozen=True)
class Huis:
    """The stones of a route, in the order of the route (1 first)."""

    stenen: tuple[Steen, ...]

    @property
    def bezig(self) -> Steen | None:
        """The stone that is being laid now."""
        return next((steen for steen in self.stenen if steen.stand == "bezig"), None)

    @property
    def label(self) -> str:
        """Short words above the picture: “week 8 van 12”, “Terug naar bouwsteen 1”, “Klaar” or “Net gestart”."""
        steen = self.bezig
        if steen is None:
            return "Alle stenen liggen" if self._alles_klaar else ""
        if steen.terug:
            return f"Terug naar bouwsteen {steen.nummer}"
        if not steen.norm_aantal:
            return f"bouwsteen {steen.nummer}"
        if steen.norm_eenheid == "uur":
            return steen.voortgang
        nu = min(int(steen.gedaan) + 1, int(steen.norm_aantal))
        return f"{ENKELVOUD.get(steen.norm_eenheid, steen.norm_eenheid)} {nu} van {getal(steen.norm_aantal)}"

    @property
    def van_boven_naar_beneden(self) -> tuple[Steen, ...]:
        """The stones as the list beside the picture shows them: the last one on top."""
        return tuple(reversed(self.stenen))

    @property
    def _alles_klaar(self) -> bool:
        return bool(self.stenen) and all(steen.stand == "klaar" for steen in self.stenen)

    @property
    def zin(self) -> str:
        """The picture in words, for screen readers."""
        if not self.stenen:
            return "Er is nog geen route gekozen."
        if self._alles_klaar:
            aantal = len(self.stenen)
            return f"Alle {aantal} bouwstenen zijn klaar." if aantal > 1 else "De bouwsteen is klaar."
        return " ".join((self._kop, *(self._deelzin(steen) for steen in self.stenen if steen is not self.bezig)))

    @property
    def _kop(self) -> str:
        steen = self.bezig
        if steen is None:
            return "Er is nu geen bouwsteen bezig."
        stand = f", {steen.voortgang}" if steen.voortgang else ""
        begin = "Terug naar bouwsteen" if steen.terug else "Bouwsteen"
        return f"{begin} {steen.nummer} van {len(self.stenen)} is bezig: {steen.naam}{stand}."

    def _deelzin(self, steen: Steen) -> str:
        if steen.stand == "nog_niet" and steen.gedaan:
            return f"Bouwsteen {steen.nummer} blijft staan op {steen.voortgang or getal(steen.gedaan)}."
        return f"Bouwsteen {steen.nummer} is {STANDZINNEN[steen.stand]}."
