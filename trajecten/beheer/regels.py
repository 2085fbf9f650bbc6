"""Rules for keeping up programmes. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping

CODE_LENGTE = 60


def vrije_code(gewenst: str, bezet: Collection[str]) -> str:
    """`gewenst`, or the first of gewenst-2, gewenst-3, … that is not `bezet`; at most 60 characters."""
    begin = gewenst[:CODE_LENGTE].strip("-") or "programma"
    if begin not in bezet:
        return begin
    nummer = 2
    while (kandidaat := f"{begin[: CODE_LENGTE - 5]}-{nummer}") in bezet:
        nummer += 1
    return kandidaat


def verschillen(oud: Mapping[str, object], nieuw: Mapping[str, object]) -> dict[str, dict[str, str]]:
    """Which values differ, as {name: {"van": …, "naar": …}} in words for the logboek."""
    return {
        naam: {"van": _woord(oud.get(naam)), "naar": _woord(waarde)}
        for naam, waarde in nieuw.items()
        if oud.get(naam) != waarde
    }


def _woord(waarde: object) -> str:
    if waarde is None or waarde == "":
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return ", ".join(map(str, waarde)) if isinstance(waarde, list) else str(waarde)
