"""Shapes: numbers in, SVG elements out."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

Punt = tuple[float, float]


def maat(waarde: float) -> str:
    """A length without noise: two decimals at most."""
    return f"{waarde:.2f}".rstrip("0").rstrip(".")


def rechthoek(x: float, y: float, breedte: float, hoogte: float, verf: SafeString, ronding: float = 0) -> SafeString:
    """A rectangle; `verf` holds the attributes that give it colour."""
    rx = format_html(' rx="{}"', maat(ronding)) if ronding else ""
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}"{} {}/>',
        *(maat(getal) for getal in (x, y, breedte, hoogte)),
        rx,
        verf,
    )


def veelhoek(punten: Iterable[Punt], verf: SafeString) -> SafeString:
    """A closed shape along these points."""
    pad = "L".join(f"{maat(x)} {maat(y)}" for x, y in punten)
    return format_html('<path d="M{}z" {}/>', pad, verf)


def tekst(
    x: float, y: float, inhoud: str, verf: SafeString, grootte: float, anker: str = "start", vet: bool = False
) -> SafeString:
    """Text at its baseline; `anker` is start, middle or end."""
    return format_html(
        '<text x="{}" y="{}" font-size="{}" text-anchor="{}"{} {}>{}</text>',
        maat(x),
        maat(y),
        maat(grootte),
        anker,
        format_html(' font-weight="{}"', 700) if vet else "",
        verf,
        inhoud,
    )


def groep(delen: Iterable[SafeString]) -> SafeString:
    """Elements one after the other."""
    return format_html_join("", "{}", ((deel,) for deel in delen))
