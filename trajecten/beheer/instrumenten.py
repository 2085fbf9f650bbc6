"""Which instruments a programme can choose. The app that measures registers its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

Bron = Callable[[], Sequence[tuple[str, str]]]
_bronnen: list[Bron] = []


def registreer_instrumenten(bron: Bron) -> None:
    """Add a source of (code, name) of instruments; asked when the form is shown, not before."""
    _bronnen.append(bron)


def instrumenten() -> list[tuple[str, str]]:
    """All instruments that are registered, as (code, name)."""
    return [keuze for bron in _bronnen for keuze in bron()]
