"""What other apps do in an organisation that was just made. They register it; this app calls it.

Registration happens in AppConfig.ready(), in the order of INSTALLED_APPS: users before programmes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol


class Stap(Protocol):
    """Fill the new organisation; runs inside it, in the transaction that makes it.

    The template is empty for an organisation that starts without one.
    """

    def __call__(self, *, sjabloon: Mapping[str, Any], door: object | None) -> object: ...


class Uitnodiging(Protocol):
    """Invite the first beheerder of the new organisation by mail; runs inside it, in that transaction."""

    def __call__(self, *, email: str, door: object | None) -> object: ...


class Melding(Protocol):
    """Write down what was done to an organisation; runs in the organisation of whoever did it."""

    def __call__(self, *, handeling: str, schema: str, door: object | None) -> object: ...


@dataclass
class _Register:
    stappen: list[Stap] = field(default_factory=list)
    uitnodigingen: list[Uitnodiging] = field(default_factory=list)
    meldingen: list[Melding] = field(default_factory=list)


_register = _Register()


def registreer(stap: Stap) -> None:
    """Call `stap(sjabloon=…, door=…)` in every new organisation."""
    _register.stappen.append(stap)


def registreer_uitnodiging(uitnodiging: Uitnodiging) -> None:
    """Call `uitnodiging(email=…, door=…)` in every new organisation for its first beheerder."""
    _register.uitnodigingen.append(uitnodiging)


def registreer_melding(melding: Melding) -> None:
    """Call `melding(handeling=…, schema=…, door=…)` for everything that is done to an organisation."""
    _register.meldingen.append(melding)


def richt_in(*, sjabloon: Mapping[str, Any], door: object | None) -> None:
    """Run all steps in the current, new organisation."""
    for stap in _register.stappen:
        stap(sjabloon=sjabloon, door=door)


def nodig_beheerder_uit(*, email: str, door: object | None) -> None:
    """Let the first beheerder of the current, new organisation be invited."""
    for uitnodiging in _register.uitnodigingen:
        uitnodiging(email=email, door=door)


def meld(*, handeling: str, schema: str, door: object | None) -> None:
    """Tell whoever registered for it what was done to the organisation with this schema."""
    for melding in _register.meldingen:
        melding(handeling=handeling, schema=schema, door=door)
