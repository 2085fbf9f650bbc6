"""Programmes and routes to start an organisation from, shipped as data."""

import json
from pathlib import Path
from typing import Any

_MAP = Path(__file__).parent


def namen() -> list[str]:
    """The names of all templates, in alphabetical order."""
    return sorted(bestand.stem for bestand in _MAP.glob("*.json"))


def lees(naam: str) -> dict[str, Any]:
    """The template of this name. Raises ValueError, naming the choices, for an unknown one."""
    if naam not in namen():
        raise ValueError(f"Er is geen sjabloon {naam!r}. Kies uit: {', '.join(namen())}.")
    return json.loads((_MAP / f"{naam}.json").read_text(encoding="utf-8"))


def titel(naam: str) -> str:
    """What people call the template of this name; the name itself when it is not shipped any more."""
    return lees(naam)["naam"] if naam in namen() else naam
