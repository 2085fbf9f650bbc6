"""The modules of a personal plan, for apps that realise them: one plan per traject, in one place.

The app of the routes keeps the plan, the app of the groups lets people follow modules; neither knows the other. What
has the same name is the same module.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from toegang.matrix import Recht

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject


@dataclass(frozen=True)
class Planmodule:
    """A module in the plan of somebody, and since when it is done."""

    naam: str
    klaar_op: date | None

    @property
    def is_klaar(self) -> bool:
        """Whether it is done."""
        return self.klaar_op is not None


@dataclass(frozen=True)
class Modulebron:
    """Where personal plans are kept.

    `modules_van` gives by id of the traject the modules in its plan, in a number of queries that does not grow; only
    trajecten whose route offers modules are in it, also without a plan. `rond_af` says, in the transaction of who calls
    it, that the module of that name in the plan is done. `urlnaam` is where the plan is seen (with the id of the
    traject), `wijzignaam` where who has `recht` changes it.
    """

    modules_van: Callable[[Collection[int]], Mapping[int, Sequence[Planmodule]]]
    rond_af: Callable[[Traject, str, date, Gebruiker], object]
    urlnaam: str
    wijzignaam: str
    recht: Recht


bronnen: list[Modulebron] = []
uitvoeringen: list[Callable[[Traject], Mapping[str, str]]] = []


def registreer_modulebron(bron: Modulebron) -> None:
    """Add a keeper of personal plans."""
    bronnen.append(bron)


def registreer_uitvoering(bron: Callable[[Traject], Mapping[str, str]]) -> None:
    """Add who tells, by name of a module, where somebody follows it: “in de groep Taal A”."""
    uitvoeringen.append(bron)


def planmodules_van(trajecten: Collection[int]) -> dict[int, Sequence[Planmodule]]:
    """The modules in the plans of these trajecten, by id; one whose route offers none has no key."""
    return {pk: modules for bron in bronnen for pk, modules in bron.modules_van(trajecten).items()}


def bron_van(traject: Traject) -> Modulebron | None:
    """Who keeps the plan of `traject`; None when its route offers no modules."""
    return next((bron for bron in bronnen if traject.pk in bron.modules_van([traject.pk])), None)


def rond_planmodule_af(*, traject: Traject, naam: str, klaar_op: date, door: Gebruiker) -> None:
    """Say that the module of this name in the plan of `traject` is done since `klaar_op`; nothing when it has none."""
    for bron in bronnen:
        bron.rond_af(traject, naam, klaar_op, door)


def uitvoering_van(traject: Traject) -> dict[str, str]:
    """By name of a module, in small letters, where this traject follows it."""
    return {naam.casefold(): waar for bron in uitvoeringen for naam, waar in bron(traject).items()}
