"""The meter: how much of a norm was done. Beyond the norm the filling shoots past the mark: that is no mistake."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from vormgeving.huisstijl import Huisstijl
from vormgeving.svg.kleuren import SCHERM, Stand, verf
from vormgeving.svg.vorm import maat

# the mark of the norm stands at ten thirteenths, so that there is room to shoot past it
RUIMTE = 1.3
HOOGTE = 12


def svg_meter(gedaan: float, norm: float, *, stand: Stand = "scherm", stijl: Huisstijl | None = None) -> SafeString:
    """The bar alone, `gedaan` and `norm` (above 0) in the same unit; decorative, the words stand beside it."""
    kwast = verf(stand, stijl)
    vol = min(1.0, gedaan / (norm * RUIMTE))
    merk = format_html('<rect x="{}%" width="4" height="{}" {}/>', maat(100 / RUIMTE), HOOGTE, kwast.vul("inkt"))
    return format_html(
        '<svg class="meter" width="100%" height="{}" aria-hidden="true" focusable="false">'
        '<rect x=".5" y="2.5" width="99.8%" height="7" {}/><rect y="2" width="{}%" height="8" {}/>{}</svg>',
        HOOGTE,
        kwast.lijn("rand", 1, "grond"),
        maat(vol * 100),
        kwast.vul("primair"),
        merk,
    )


def svg_voortgang(procent: int) -> SafeString:
    """A bar that is full at 100; below 0 and above 100 count as those. Decorative, on the screen only."""
    return format_html(
        '<svg class="voortgang__balk" width="100%" height="12" aria-hidden="true" focusable="false">'
        '<rect x=".5" y=".5" width="99.8%" height="11" {}/><rect width="{}%" height="12" {}/></svg>',
        SCHERM.lijn("rand", 1, "grond"),
        min(100, max(0, procent)),
        SCHERM.vul("primair"),
    )
