"""How a shape gets its colour: a css class on the screen, an explicit fill in the PDF."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from vormgeving.huisstijl import HUISDELEN, Huisstijl

Stand = Literal["scherm", "pdf"]

INKT = "#201c19"
INKT_ZACHT = "#5a524b"
OMTREK = "#8a8178"
LIJN = "#ddd6cc"
VLAK = "#ffffff"
ACHTERUIT, GELIJK, VOORUIT = "#f0a56e", "#d9d2c8", "#1d5f82"


@dataclass(frozen=True)
class Verf:
    """Paints shapes. `rollen` maps a role ("opbouw", "omtrek", ...) to its colour; empty on the screen."""

    rollen: Mapping[str, str]

    def vul(self, rol: str) -> SafeString:
        """Attributes of a filled shape."""
        if not self.rollen:
            return format_html('class="vul-{}"', rol)
        return format_html('fill="{}"', self.rollen[rol])

    def lijn(self, rol: str, dikte: float, vulling: str = "vlak") -> SafeString:
        """Attributes of a shape with a line around it, filled with another role."""
        if not self.rollen:
            return format_html('class="lijn-{} vul-{}" stroke-width="{}"', rol, vulling, dikte)
        return format_html('stroke="{}" fill="{}" stroke-width="{}"', self.rollen[rol], self.rollen[vulling], dikte)


SCHERM = Verf({})


def pdf_verf(stijl: Huisstijl) -> Verf:
    """The colours of a look, and the fixed ones, for SVG that stands in a PDF."""
    eigen = {naam: getattr(stijl, naam) for naam in (*HUISDELEN, "accent", "primair", "kop")}
    vast = {
        "inkt": INKT,
        "zacht": INKT_ZACHT,
        "omtrek": OMTREK,
        "rand": LIJN,
        "vlak": VLAK,
        "grond": stijl.vlak_2,
        "achteruit": ACHTERUIT,
        "gelijk": GELIJK,
        "vooruit": VOORUIT,
        "wit": VLAK,
    }
    return Verf(eigen | vast)


def verf(stand: Stand, stijl: Huisstijl | None = None) -> Verf:
    """The paint for a destination. A PDF needs the look: ValueError without it."""
    if stand == "scherm":
        return SCHERM
    if stijl is None:
        raise ValueError("a picture in a PDF carries its own colours: give `stijl`")
    return pdf_verf(stijl)
