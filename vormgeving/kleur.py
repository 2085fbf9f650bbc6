"""Contrast between two colours, as WCAG 2.2 computes it."""

import re

HEX = re.compile(r"#[0-9a-f]{6}")


def is_kleur(waarde: object) -> bool:
    """True for a lower-case colour as #1a2b3c, the only spelling we store and put in css."""
    return isinstance(waarde, str) and HEX.fullmatch(waarde) is not None


def _lineair(kanaal: int) -> float:
    deel = kanaal / 255
    return deel / 12.92 if deel <= 0.04045 else ((deel + 0.055) / 1.055) ** 2.4


def helderheid(kleur: str) -> float:
    """Relative luminance of a colour as #1a2b3c: 0.0 (black) to 1.0 (white)."""
    rood, groen, blauw = (int(kleur[i : i + 2], 16) for i in (1, 3, 5))
    return 0.2126 * _lineair(rood) + 0.7152 * _lineair(groen) + 0.0722 * _lineair(blauw)


def contrast(een: str, ander: str) -> float:
    """Contrast ratio of two colours, 1.0 to 21.0; the order does not matter."""
    licht, donker = sorted((helderheid(een), helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)
