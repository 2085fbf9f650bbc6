"""What a dienst refuses, in the form of whoever sent it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from toegang.fouten import DomeinFout, NietMeerActueel


def leg_ernaast(formulier: Any, huidig: Callable[[Any], Any], fout: NietMeerActueel) -> int:
    """Show what a colleague saved beside what was typed, and give the status; `huidig` makes the form of a record.

    Raises `fout` again when the record is gone.
    """
    if fout.nu is None:
        raise fout
    formulier.zet_naast(huidig(fout.nu), fout.nu.versie)
    return fout.status


def verwerk_fout(formulier: Any, fout: DomeinFout, huidig: Callable[[Any], Any]) -> int | None:
    """Put what a dienst says in the form, and give the status of the answer; None for that of a form with errors.

    What a colleague saved in between is laid beside what was typed, as `leg_ernaast` does.
    """
    if isinstance(fout, NietMeerActueel):
        return leg_ernaast(formulier, huidig, fout)
    formulier.add_error(fout.veld, str(fout))
    return None
