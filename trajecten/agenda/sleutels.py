"""The secret address of an agenda: made, shown once, read, and revoked."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone
from redis.exceptions import RedisError

from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.models import Agendasleutel

if TYPE_CHECKING:
    from collections.abc import Sequence

# 256 bits: nobody finds an address by trying
GEHEIM_BYTES = 32
KEER_PER_MINUUT = 30
MINUUT = timedelta(minutes=1)
GEBRUIKT_ELKE = timedelta(hours=1)


@transaction.atomic
def maak_agendasleutel(*, door: Gebruiker) -> str:
    """Give `door` a new secret address, and return its secret: it is kept nowhere and cannot be shown again.

    The address that there was stops working.
    """
    Gebruiker.objects.select_for_update(no_key=True).get(pk=door.pk)
    _trek_in(door)
    geheim = secrets.token_urlsafe(GEHEIM_BYTES)
    sleutel = Agendasleutel.objects.create(gebruiker=door, vingerafdruk=vingerafdruk_van(geheim))
    noteer(Soort.AGENDA_ADRES_GEMAAKT, door=door, over=sleutel)
    return geheim


@transaction.atomic
def trek_agendasleutel_in(*, door: Gebruiker) -> bool:
    """Let the secret address of `door` stop working; False when there was none."""
    Gebruiker.objects.select_for_update(no_key=True).get(pk=door.pk)
    ingetrokken = _trek_in(door)
    for sleutel in ingetrokken:
        noteer(Soort.AGENDA_ADRES_INGETROKKEN, door=door, over=sleutel)
    return bool(ingetrokken)


def zoek_sleutel(geheim: str) -> Agendasleutel | None:
    """The address that goes with `geheim`, when it was not revoked and its owner may still log in."""
    sleutel: Agendasleutel | None = (
        Agendasleutel.objects.geldig().select_related("gebruiker").filter(vingerafdruk=vingerafdruk_van(geheim)).first()
    )
    return sleutel


def noteer_gebruik(sleutel: Agendasleutel) -> None:
    """Keep when the address was last read, to the hour: enough to see that a calendar still follows it."""
    nu = timezone.now()
    if sleutel.gebruikt_op is None or nu - sleutel.gebruikt_op >= GEBRUIKT_ELKE:
        Agendasleutel.objects.filter(pk=sleutel.pk).update(gebruikt_op=nu)


def te_vaak(wie: str) -> bool:
    """Whether `wie` (an address, or a secret) asked more than KEER_PER_MINUUT times in a minute."""
    plek = f"agenda:{vingerafdruk_van(wie)}"
    try:
        cache.add(plek, 0, timeout=int(MINUUT.total_seconds()))
        return bool(cache.incr(plek) > KEER_PER_MINUUT)
    except (ValueError, RedisError):
        # the minute ended between the two, or nobody counts: then an agenda is read all the same
        return False


def al_te_vaak(wie: str) -> bool:
    """Whether `te_vaak` said so of `wie` in this minute; counts nothing, so that it can be asked beforehand."""
    try:
        return bool(cache.get(f"agenda:{vingerafdruk_van(wie)}", 0) >= KEER_PER_MINUUT)
    except RedisError:
        return False


def vingerafdruk_van(geheim: str) -> str:
    """SHA-256: a secret of 256 random bits needs no salt, and this can be looked up."""
    return hashlib.sha256(geheim.encode()).hexdigest()


def _trek_in(gebruiker: Gebruiker) -> Sequence[Agendasleutel]:
    geldig = list(Agendasleutel.objects.filter(gebruiker=gebruiker, ingetrokken_op__isnull=True))
    for sleutel in geldig:
        sleutel.ingetrokken_op = timezone.now()
        sleutel.save(update_fields=["ingetrokken_op"])
    return geldig
