"""The house as an SVG element: small (s, m) or large (l)."""

from typing import Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString

from vormgeving.huis import Huis, Steen
from vormgeving.huisstijl import Huisstijl
from vormgeving.svg.huis_groot import huis_groot
from vormgeving.svg.huis_klein import huis_klein
from vormgeving.svg.kleuren import Stand

Maat = Literal["s", "m", "l"]
KLEIN = {"s": (42, 40), "m": (64, 61)}


def svg_huis(
    huis: Huis, maat: Maat = "s", *, stand: Stand = "scherm", stijl: Huisstijl | None = None, verborgen: bool = False
) -> SafeString:
    """The house with its sentence as label; `verborgen` when the same words stand beside it.

    maat: "s" 42 × 40 px, "m" 64 × 61 px, "l" the large one in which every brick counts.
    """
    wie = format_html('aria-hidden="{}"', "true") if verborgen else format_html('role="img" aria-label="{}"', huis.zin)
    if maat == "l":
        vormen = huis_groot(huis, stand=stand, stijl=stijl)
        return format_html('<svg class="huis huis--l" viewBox="0 0 200 178" focusable="false" {}>{}</svg>', wie, vormen)
    breedte, hoogte = KLEIN[maat]
    return format_html(
        '<svg class="huis huis--{}" width="{}" height="{}" viewBox="0 0 42 40" focusable="false" {}>{}</svg>',
        maat,
        breedte,
        hoogte,
        wie,
        huis_klein(huis, stand=stand, stijl=stijl),
    )


# The picture on the login page: a house half way, of nobody.
VOORBEELD = Huis(
    (
        Steen(1, "Bouwsteen 1", "fundament", "intern", 3, "maanden", "klaar"),
        Steen(2, "Bouwsteen 2", "fundament", "intern", 12, "weken", "klaar"),
        Steen(3, "Bouwsteen 3", "opbouw", "extern", 12, "weken", "bezig", 7),
        Steen(4, "Bouwsteen 4", "dak", "extern", 10, "uur"),
    )
)

# A house of which nothing lies yet.
LEEG = Huis(
    (
        Steen(1, "", "fundament", "intern"),
        Steen(2, "", "fundament", "intern"),
        Steen(3, "", "opbouw", "extern"),
        Steen(4, "", "dak", "extern"),
    )
)
