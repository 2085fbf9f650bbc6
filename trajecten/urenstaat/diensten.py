"""The writers of urenstaten: every step of TOEGESTANE_STAPPEN, dated, by whom and with what is on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.models import Urenstaat, Urenstaatstap
from trajecten.urenstaat.regels import (
    TOEGESTANE_STAPPEN,
    Staat,
    Stap,
    maandag_van,
    mag_stap,
    volle_dagen,
    week_voorbij,
)
from trajecten.urenstaat.slot import eis_open_week
from trajecten.urenstaat.uren import Uur, minuten_per_werkdag, momentopname, uren_van, vingerafdruk
from vormgeving.taal import datum as in_woorden

__all__ = ["Goedkeuring", "dien_in", "eis_open_week", "haal_terug", "keur_goed", "stuur_terug"]

LOGSOORTEN = {
    Stap.INDIENEN: Soort.URENSTAAT_INGEDIEND,
    Stap.TERUGHALEN: Soort.URENSTAAT_TERUGGEHAALD,
    Stap.TERUGSTUREN: Soort.URENSTAAT_TERUGGESTUURD,
    Stap.GOEDKEUREN: Soort.URENSTAAT_GOEDGEKEURD,
}
# what an urenstaat holds no longer once it is open again
LEEG: dict[str, Any] = {"regels": None, "sha256": "", "minuten": None, "ingediend_op": None, "ingediend_door": None}
NIET_MEER_WAT_JE_ZAG = "De uren van {} zijn veranderd sinds je ze zag. Bekijk de week opnieuw."


@dataclass(frozen=True)
class Goedkeuring:
    """An urenstaat that somebody approves, and the SHA-256 of the lines that were on the screen."""

    urenstaat_id: int
    sha256: str


@transaction.atomic
def dien_in(*, medewerker: Gebruiker, week: date, sha256: str, door: Gebruiker) -> Urenstaat:
    """Hand in the week of which `week` is the Monday: it is locked, and what is on it frozen. Returns the urenstaat.

    `sha256` is that of the lines on the screen of `door`. Raises RegelGeschonden for a week that must still begin, is
    empty, or has a day with more than 24 hours; OvergangNietToegestaan when it was handed in already; NietMeerActueel
    when other lines are on it now.
    """
    if week != maandag_van(week):
        raise ValueError(f"A week begins on a Monday, {week} is none.")
    _een_tegelijk(medewerker.pk, door.pk)
    if bezwaar := week_voorbij(week, timezone.localdate()):
        raise RegelGeschonden(bezwaar)
    staat, _ = Urenstaat.objects.get_or_create(medewerker=medewerker, week=week)
    uren = uren_van([medewerker.pk], week, week + timedelta(days=7))
    _toets_uren(medewerker, uren)
    opname = momentopname(uren)
    if vingerafdruk(opname) != sha256:
        raise NietMeerActueel(NIET_MEER_WAT_JE_ZAG.format("deze week"))
    vast = {"regels": opname, "sha256": sha256, "minuten": sum(uur.minuten for uur in uren)}
    wie = {"ingediend_op": timezone.now(), "ingediend_door": door}
    return _zet(staat, Stap.INDIENEN, door=door, **vast, **wie, reden="")


@transaction.atomic
def haal_terug(*, urenstaat: Urenstaat, door: Gebruiker) -> Urenstaat:
    """Open a week again that was handed in and not approved yet. Raises OvergangNietToegestaan for any other."""
    _een_tegelijk(urenstaat.medewerker_id, door.pk)
    return _zet(_op_slot(urenstaat.pk), Stap.TERUGHALEN, door=door, **LEEG, reden="")


@transaction.atomic
def stuur_terug(*, urenstaat: Urenstaat, reden: str, door: Gebruiker) -> Urenstaat:
    """Send a week back with a reason; it is open again.

    Raises RegelGeschonden without a reason or for the own week, OvergangNietToegestaan when it was not handed in.
    """
    if not reden.strip():
        raise RegelGeschonden("Schrijf op waarom je de week terugstuurt.", veld="reden")
    _een_tegelijk(urenstaat.medewerker_id, door.pk)
    staat = _op_slot(urenstaat.pk)
    _eis_ander(staat, door)
    return _zet(staat, Stap.TERUGSTUREN, door=door, **LEEG, reden=reden.strip())


@transaction.atomic
def keur_goed(*, goedkeuringen: Sequence[Goedkeuring], door: Gebruiker) -> list[Urenstaat]:
    """Approve weeks of colleagues, all of them or none, and return them.

    Raises RegelGeschonden for the own week or one that `door` handed in, OvergangNietToegestaan when one was not handed
    in, and NietMeerActueel when one has other lines than `door` saw.
    """
    gezien = {goedkeuring.urenstaat_id: goedkeuring.sha256 for goedkeuring in goedkeuringen}
    staten = Urenstaat.objects.filter(pk__in=gezien).select_related("medewerker")
    _een_tegelijk(door.pk, *(staat.medewerker_id for staat in staten))
    return [_keur_goed(pk, gezien[pk], door) for pk in sorted(gezien)]


def _keur_goed(pk: int, gezien: str, door: Gebruiker) -> Urenstaat:
    staat = _op_slot(pk)
    _eis_ander(staat, door)
    if staat.staat == Staat.INGEDIEND and staat.sha256 != gezien:
        raise NietMeerActueel(NIET_MEER_WAT_JE_ZAG.format(staat.medewerker.naam))
    return _zet(staat, Stap.GOEDKEUREN, door=door, goedgekeurd_op=timezone.now(), goedgekeurd_door=door)


def _zet(staat: Urenstaat, stap: Stap, *, door: Gebruiker, **velden: Any) -> Urenstaat:
    """Take `stap` and write what changes with it, with a line in its own history and in the logboek."""
    if bezwaar := mag_stap(staat.staat, stap):
        raise OvergangNietToegestaan(bezwaar)
    vooraf = staat.minuten, staat.sha256
    staat.staat = TOEGESTANE_STAPPEN[Staat(staat.staat)][stap]
    for naam, waarde in velden.items():
        setattr(staat, naam, waarde)
    with beperkingen_in_woorden():
        staat.save(update_fields=["staat", *velden])
    # what is taken or sent back is no longer on the urenstaat itself
    minuten, sha256 = vooraf if staat.minuten is None else (staat.minuten, staat.sha256)
    assert minuten is not None
    Urenstaatstap.objects.create(
        urenstaat=staat,
        stap=stap,
        gezet_op=timezone.now(),
        gezet_door=door,
        reden=staat.reden,
        minuten=minuten,
        sha256=sha256,
    )
    noteer(
        LOGSOORTEN[stap],
        door=door,
        over=staat,
        reden=staat.reden,
        medewerker=staat.medewerker_id,
        week=staat.week.isoformat(),
        minuten=minuten,
    )
    return staat


def _op_slot(pk: int) -> Urenstaat:
    return Urenstaat.objects.select_for_update(of=("self",)).select_related("medewerker").get(pk=pk)


def _een_tegelijk(*medewerkers: int) -> None:
    """Wait for hours of `medewerkers` that are being written now, and hold up those that come next.

    The triggers on hours take a weaker lock on the same rows (migration 0009), and so does the key of who takes a step:
    therefore whoever does so is among them. Always first and in one order, so that no two steps wait for each other.
    """
    list(Gebruiker.objects.select_for_update().filter(pk__in=medewerkers).order_by("pk").values_list("pk"))


def _eis_ander(staat: Urenstaat, door: Gebruiker) -> None:
    if door.pk in (staat.medewerker_id, staat.ingediend_door_id):
        raise RegelGeschonden("Je eigen uren laat je door een ander goedkeuren.")


def _toets_uren(medewerker: Gebruiker, uren: Sequence[Uur]) -> None:
    if not uren:
        raise RegelGeschonden("Op deze week staan nog geen uren.")
    vol = volle_dagen(minuten_per_werkdag(medewerker, {uur.datum for uur in uren}).items())
    if vol:
        raise RegelGeschonden(f"Op {in_woorden(vol[0])} staan meer uren dan er in een dag zitten. Verbeter die dag.")
