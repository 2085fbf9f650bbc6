"""What somebody can show that they can do, from other apps: the certificates that are valid.

The app of education knows the certificates, the app of employers compares them with what a place asks; neither knows
the other. Both use the codes of Codelijst.VAARDIGHEID, such as "vca".
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date

Bron = Callable[[Collection[int], date], Mapping[int, Collection[str]]]
_bronnen: list[Bron] = []


def registreer_vaardigheden(bron: Bron) -> None:
    """Add a source: it gets ids of trajecten and a day, and gives codes by id, in a number of queries that is fixed."""
    _bronnen.append(bron)


def vaardigheden_van(trajecten: Collection[int], dag: date) -> dict[int, set[str]]:
    """By id of a traject the codes that hold on `dag`; each traject has a set."""
    samen: dict[int, set[str]] = {pk: set() for pk in trajecten}
    for bron in _bronnen:
        for pk, codes in bron(trajecten, dag).items():
            samen[pk].update(codes)
    return samen
