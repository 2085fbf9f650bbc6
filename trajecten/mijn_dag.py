"""Mijn dag: what somebody guides, and what asks for attention today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.kolommen import Cel, huizen_van
from trajecten.models import Traject
from trajecten.registers import Ernst, Signaal, signalen_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.queries import TrajectQuerySet

SIGNALEN_OP_MIJN_DAG = 5
SIGNALEN_PER_PAGINA = 25


@dataclass(frozen=True)
class Signaalregel:
    """A signal with the traject that it is about."""

    signaal: Signaal
    traject: Traject
    huis: Cel | None
    mag_actie: bool


@dataclass(frozen=True)
class Signaaltelling:
    """How many signals there are of one kind, and how bad the worst of them is."""

    code: str
    naam: str
    ernst: Ernst
    aantal: int


@dataclass(frozen=True)
class Aandacht:
    """The signals of somebody's trajecten: the most urgent ones, and how many there are."""

    regels: list[Signaalregel]
    totaal: int
    dringend: int
    tellingen: list[Signaaltelling]


def eigen_trajecten(gebruiker: Gebruiker, vandaag: date) -> TrajectQuerySet:
    """The running trajecten that `gebruiker` guides."""
    return Traject.objects.zichtbaar_voor(gebruiker).begeleid_door(gebruiker).lopend_op(vandaag)


def aandacht_voor(
    trajecten: TrajectQuerySet, gebruiker: Gebruiker, vandaag: date, *, soort: str = "", vanaf: int = 0, aantal: int
) -> Aandacht:
    """The signals of `trajecten`, of which `aantal` from number `vanaf` on with all that a line shows.

    `soort` leaves only the signals of that kind.
    """
    alle = signalen_van(trajecten, gebruiker, vandaag)
    gekozen = [signaal for signaal in alle if soort in ("", signaal.code)]
    return Aandacht(
        regels=_regels(gekozen[vanaf : vanaf + aantal], gebruiker, vandaag),
        totaal=len(gekozen),
        dringend=sum(signaal.ernst == Ernst.KRITIEK for signaal in gekozen),
        tellingen=_tellingen(alle),
    )


def _regels(signalen: Sequence[Signaal], gebruiker: Gebruiker, vandaag: date) -> list[Signaalregel]:
    trajecten = Traject.objects.select_related("deelnemer", "programma").in_bulk({s.traject_id for s in signalen})
    huizen = huizen_van(list(trajecten.values()), gebruiker, vandaag)
    acties = _mogelijke_acties(signalen, gebruiker)
    return [
        Signaalregel(s, trajecten[s.traject_id], huizen.get(s.traject_id), (s.recht, s.traject_id) in acties)
        for s in signalen
    ]


def _mogelijke_acties(signalen: Sequence[Signaal], gebruiker: Gebruiker) -> set[tuple[Recht, int]]:
    """Which right reaches which traject, in one query for each right that the signals ask."""
    bereikt: set[tuple[Recht, int]] = set()
    for recht in {signaal.recht for signaal in signalen if mag(gebruiker, signaal.recht)}:
        sleutels = {signaal.traject_id for signaal in signalen if signaal.recht == recht}
        binnen = Traject.objects.filter(pk__in=sleutels).zichtbaar_voor(gebruiker, recht)
        bereikt |= {(recht, pk) for pk in binnen.values_list("pk", flat=True)}
    return bereikt


def _tellingen(signalen: Sequence[Signaal]) -> list[Signaaltelling]:
    """By kind, in the order in which the kinds first appear: the worst first."""
    aantallen = Counter(signaal.code for signaal in signalen)
    ergste: dict[str, Signaal] = {}
    for signaal in signalen:
        ergste.setdefault(signaal.code, signaal)
    return [
        Signaaltelling(code, signaal.soortnaam or signaal.titel, signaal.ernst, aantallen[code])
        for code, signaal in ergste.items()
    ]
