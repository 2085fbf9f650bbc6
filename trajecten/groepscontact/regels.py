"""Rules about contact with a group. Pure."""

from __future__ import annotations

from collections.abc import Sequence

# Our own choice: twice a group of 15 (ontwerp §1), so that one form stays one screen.
GROEP_HOOGSTENS = 30


def verdeel(minuten: int, aanwezig: Sequence[bool]) -> list[int]:
    """The part of `minuten` of staff that each of a group carries, in whole minutes; together exactly `minuten`.

    Whoever was there shares equally, the first ones carry the minutes that are left over; who was absent carries 0,
    unless nobody came: the hour was made all the same. Raises ValueError for an empty group.
    """
    if not aanwezig:
        raise ValueError("Een groepscontact heeft minstens één deelnemer.")
    delers = [nummer for nummer, was_er in enumerate(aanwezig) if was_er] or list(range(len(aanwezig)))
    deel, rest = divmod(minuten, len(delers))
    delen = dict.fromkeys(delers, deel)
    for nummer in delers[:rest]:
        delen[nummer] += 1
    return [delen.get(nummer, 0) for nummer in range(len(aanwezig))]


def groep_kan(aantal: int) -> str:
    """Why a contact cannot be with `aantal` deelnemers at once; empty when it can."""
    if aantal < 2:
        return "Kies minstens twee deelnemers. Had je contact met één deelnemer? Log dan een gewoon contact."
    if aantal > GROEP_HOOGSTENS:
        return f"Kies hoogstens {GROEP_HOOGSTENS} deelnemers."
    return ""
