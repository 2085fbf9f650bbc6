"""Median and quartiles of days, as a spreadsheet calculates them (MEDIAAN and KWARTIEL)."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction


def kwantiel(gesorteerd: Sequence[int], deel: Fraction) -> int | Decimal | None:
    """The value below which `deel` (0 to 1) of the sorted amounts lies, halfway two of them in proportion.

    None without amounts. Quarters of whole days have two decimals at most, so nothing is rounded.
    """
    if not gesorteerd:
        return None
    plek = deel * (len(gesorteerd) - 1)
    onder = int(plek)
    boven = min(onder + 1, len(gesorteerd) - 1)
    waarde = gesorteerd[onder] + (plek - onder) * (gesorteerd[boven] - gesorteerd[onder])
    return int(waarde) if waarde.denominator == 1 else Decimal(waarde.numerator) / Decimal(waarde.denominator)


def mediaan(gesorteerd: Sequence[int]) -> int | Decimal | None:
    """Half of the amounts is at most this."""
    return kwantiel(gesorteerd, Fraction(1, 2))
