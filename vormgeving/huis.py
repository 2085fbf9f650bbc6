"""The house of a participant: which stones lie, which one is being laid. Values only, no models."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from vormgeving.taal import ENKELVOUD, datum, datum_kort, getal

Deel = Literal["fundament", "opbouw", "dak"]
Plaats = Literal["intern", "extern"]
Stand = Literal["klaar", "bezig", "nog_niet"]
# what stays of a stone above somebody who went back: all of it, or the part that was laid
Blijft = Literal["", "vol", "deels"]
Getal = int | float | Decimal

STANDZINNEN = {"klaar": "klaar", "bezig": "bezig", "nog_niet": "nog niet gestart"}
MEERVOUD = {"bouwsteen": "bouwstenen", "module": "modules", "fase": "fases"}


@dataclass(frozen=True)
class Steen:
    """One bouwsteen of a route, as it stands for one participant.

    `norm_aantal` is how much the stone takes (None: no norm), in `norm_eenheid` ("weken", "maanden", "uur",
    "dagen", "modules"); `gedaan` is how much of it was done, in the same unit. A stone that was left for an
    earlier one keeps its `gedaan`, and `blijft` says whether it lay whole: stones are never taken away. `terug`: they
    went back to this one, until about `terugkeer` when that was agreed. `verlengd_tot`: it takes longer than its norm,
    until about that day.
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
    terugkeer: date | None = None
    verlengd_tot: date | None = None
    blijft: Blijft = ""

    @property
    def aandeel(self) -> float:
        """How much of the stone is filled, 0.0 to 1.0; half when it is or was being laid without a norm."""
        if self.ligt:
            return 1.0
        if not self.norm_aantal:
            return 0.5 if self.stand == "bezig" or self.blijft else 0.0
        return min(1.0, max(0.0, float(self.gedaan) / float(self.norm_aantal)))

    @property
    def ligt(self) -> bool:
        """Whether the stone lies whole: it is ready, or it was and somebody went back to one below it."""
        return self.stand == "klaar" or self.blijft == "vol"

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
            delen += [f"terugkeer rond {datum(self.terugkeer)}"] if self.terugkeer else []
            delen += [f"verlengd tot ongeveer {datum(self.verlengd_tot)}"] if self.verlengd_tot else []
        elif self.blijft == "vol":
            delen = ["was klaar", self.norm, "blijft liggen"]
        elif self.gedaan or self.blijft:
            delen = [self.voortgang, "blijft staan"]
        else:
            delen = [self.norm, "nog niet gestart"]
        return " · ".join(deel for deel in delen if deel)


@dataclass(frozen=True)
class Huis:
    """The stones of a route, in the order of the route (1 first), and what people there call one of them.

    Where the word is “bouwsteen” they go by number, otherwise by name.
    """

    stenen: tuple[Steen, ...]
    woord: str = "bouwsteen"

    @property
    def bezig(self) -> Steen | None:
        """The stone that is being laid now."""
        return next((steen for steen in self.stenen if steen.stand == "bezig"), None)

    @property
    def enige(self) -> bool:
        """Whether the route is one single stone: then nothing is counted or numbered."""
        return len(self.stenen) == 1

    @property
    def genummerd(self) -> bool:
        """Whether its stones are known by their numbers."""
        return self.woord == "bouwsteen" and not self.enige

    def aanduiding(self, steen: Steen) -> str:
        """How people speak of a stone: “bouwsteen 3”, or its name where stones have no numbers."""
        return f"{self.woord} {steen.nummer}" if self.genummerd else steen.naam

    @property
    def label(self) -> str:
        """Short words above the picture: “week 8 van 12”, “Terug naar bouwsteen 1”, “Klaar” or “Net gestart”."""
        steen = self.bezig
        if steen is None:
            return "Alle stenen liggen" if self._alles_klaar else ""
        if steen.terug:
            return f"Terug naar {self.aanduiding(steen)}"
        if not steen.norm_aantal:
            sinds = f"sinds {datum_kort(steen.sinds)}" if steen.sinds else "bezig"
            return self.aanduiding(steen) if self.genummerd else sinds
        if steen.norm_eenheid in ("uur", "modules"):
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
            if self.enige:
                return f"{self.stenen[0].naam} is klaar."
            return f"Alle {len(self.stenen)} {MEERVOUD.get(self.woord, self.woord)} zijn klaar."
        return " ".join((self._kop, *(self._deelzin(steen) for steen in self.stenen if steen is not self.bezig)))

    @property
    def _kop(self) -> str:
        steen = self.bezig
        if steen is None:
            return f"Er is nu geen {self.woord} bezig."
        stand = f", {steen.voortgang}" if steen.voortgang else ""
        terug = "Terug naar " if steen.terug else ""
        if not self.genummerd:
            return f"{terug}{steen.naam} is bezig{stand}." if not steen.terug else f"{terug}{steen.naam}{stand}."
        # with a stone that is not on this one's way the numbers have a gap
        van = f" van {len(self.stenen)}" if self.stenen[-1].nummer == len(self.stenen) else ""
        begin = f"Terug naar bouwsteen {steen.nummer}" if steen.terug else f"Bouwsteen {steen.nummer}"
        return f"{begin}{van} is bezig: {steen.naam}{stand}."

    def _deelzin(self, steen: Steen) -> str:
        wie = f"Bouwsteen {steen.nummer}" if self.genummerd else steen.naam
        if steen.blijft == "vol":
            return f"{wie} was klaar en blijft liggen."
        if steen.stand == "nog_niet" and (steen.gedaan or steen.blijft):
            return f"{wie} blijft staan op {steen.voortgang}." if steen.voortgang else f"{wie} blijft staan."
        return f"{wie} is {STANDZINNEN[steen.stand]}."
