"""Two deelnemers side by side: every difference, and which of both is chosen beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from trajecten.aanmelden.diensten.samenvoegen import VELDEN
from trajecten.models import Deelnemer
from trajecten.talen import taalnaam
from vormgeving.taal import datum


@dataclass(frozen=True)
class Veldpaar:
    """One field of both, in words; `uit_tweede` is chosen beforehand when only the second knows it."""

    veld: str
    label: str
    eerste: str
    tweede: str
    uit_tweede: bool

    @property
    def verschilt(self) -> bool:
        """Whether there is something to choose."""
        return self.eerste != self.tweede


def vergelijk_velden(eerste: Deelnemer, tweede: Deelnemer) -> list[Veldpaar]:
    """Each field of two deelnemers, in the order in which people read them."""
    return [_paar(veld, eerste, tweede) for veld in VELDEN]


def _paar(veld: str, eerste: Deelnemer, tweede: Deelnemer) -> Veldpaar:
    label = str(Deelnemer._meta.get_field(veld).verbose_name).capitalize()  # type: ignore[union-attr]
    links, rechts = _in_woorden(veld, eerste), _in_woorden(veld, tweede)
    return Veldpaar(veld, label, links, rechts, uit_tweede=not _bekend(veld, eerste) and _bekend(veld, tweede))


def _bekend(veld: str, deelnemer: Deelnemer) -> bool:
    waarde = getattr(deelnemer, veld)
    return bool(waarde) and waarde != Deelnemer.Geslacht.ONBEKEND


def _in_woorden(veld: str, deelnemer: Deelnemer) -> str:
    waarde: Any = getattr(deelnemer, veld)
    if not waarde:
        return ""
    woorden = {
        "geboortedatum": lambda: datum(waarde),
        "geslacht": lambda: str(deelnemer.get_geslacht_display()),
        "voorkeurstaal": lambda: taalnaam(waarde),
        "talen": lambda: ", ".join(taalnaam(code) for code in waarde),
    }
    return woorden[veld]() if veld in woorden else str(waarde)
