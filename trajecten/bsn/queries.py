"""Whether a BSN may be kept here, and those of many deelnemers at once."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from toegang.matrix import Recht
from trajecten.bsn.sleutels import ontsleutel, slot
from trajecten.models import Bsninstelling, Burgerservicenummer, Traject

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Deelnemer
    from trajecten.queries import TrajectQuerySet

ENIGE = 1


def instelling() -> Bsninstelling:
    """What this organisation set; when it never did: no ground."""
    return Bsninstelling.objects.filter(pk=ENIGE).first() or Bsninstelling(pk=ENIGE)


def mag_bsn() -> bool:
    """Whether this organisation has a ground. Without one there is no field, no column and no page."""
    return instelling().mag


def bsn_van(deelnemer: Deelnemer) -> Burgerservicenummer | None:
    """What is kept of `deelnemer`, still encrypted."""
    return Burgerservicenummer.objects.filter(deelnemer=deelnemer).select_related("vastgelegd_door").first()


def trajecten_met_bsn(trajecten: Collection[int], lezer: Gebruiker) -> set[int]:
    """Of which of these trajecten the deelnemer has a BSN, as far as `lezer` may make lists of it; nothing is read."""
    return set(_met_bsn(trajecten, lezer).values_list("pk", flat=True))


def bsn_per_traject(trajecten: Collection[int], lezer: Gebruiker) -> dict[int, str]:
    """The BSN by traject, of those for whom `lezer` may make such a list and who have one; one query.

    Raises SleutelOntbreekt when one of them cannot be read: half a list looks like a whole one.
    """
    rijen = list(_met_bsn(trajecten, lezer).values_list("pk", "deelnemer__burgerservicenummer__versleuteld"))
    sleutel = slot() if rijen else None
    return {pk: ontsleutel(versleuteld, sleutel) for pk, versleuteld in rijen}


def _met_bsn(trajecten: Collection[int], lezer: Gebruiker) -> TrajectQuerySet:
    zichtbaar = Traject.objects.zichtbaar_voor(lezer, Recht.BSN_RAPPORTEREN).filter(pk__in=trajecten)
    return zichtbaar.filter(deelnemer__burgerservicenummer__isnull=False).order_by()
