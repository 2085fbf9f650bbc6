"""Encrypting a BSN, and recognising one without reading it. The keys come from the setting BSN_SLEUTELS.

The first key encrypts; the others only read what was encrypted with them before (docs/ontwikkel/bsn.md).
"""

from __future__ import annotations

import hmac
from uuid import UUID

from cryptography.fernet import InvalidToken, MultiFernet
from django.conf import settings

from toegang.fouten import OvergangNietToegestaan
from toegang.geheim import afgeleid, sloten

DOEL_WAARDE, DOEL_INDEX = "stapsteen.bsn", "stapsteen.bsn.index"


class SleutelOntbreekt(OvergangNietToegestaan):
    """No key that fits: it was never set here, or this was encrypted somewhere else."""


def heeft_sleutel() -> bool:
    """Whether this installation can keep a BSN at all."""
    return bool(settings.BSN_SLEUTELS)


def slot() -> MultiFernet:
    """What encrypts and reads. Raises SleutelOntbreekt without a key."""
    if not heeft_sleutel():
        raise SleutelOntbreekt("Er is geen sleutel voor BSN's ingesteld. Vraag het aan wie Stapsteen beheert.")
    return sloten(settings.BSN_SLEUTELS, DOEL_WAARDE)


def versleutel(bsn: str) -> str:
    """The BSN encrypted with the first key, as ASCII. Raises SleutelOntbreekt without a key."""
    return slot().encrypt(bsn.encode()).decode()


def ontsleutel(versleuteld: str, met: MultiFernet | None = None) -> str:
    """The BSN; `met` is `slot()` of whoever reads many. Raises SleutelOntbreekt when no key fits."""
    try:
        return (met or slot()).decrypt(versleuteld.encode()).decode()
    except InvalidToken as fout:
        zin = (
            "Dit BSN is met een andere sleutel vastgelegd. Vraag wie Stapsteen beheert om die sleutel terug te zetten."
        )
        raise SleutelOntbreekt(zin) from fout


def vingerafdrukken(bsn: str, zout: UUID) -> list[str]:
    """By which a BSN is found again without reading one: with each key, the one that counts now first.

    `zout` belongs to the organisation: of two organisations nobody sees that they know the same person.
    """
    return [
        hmac.new(afgeleid(geheim, DOEL_INDEX), zout.bytes + bsn.encode(), "sha256").hexdigest()
        for geheim in settings.BSN_SLEUTELS
    ]
