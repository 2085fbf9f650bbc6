"""What a new organisation starts with: the kinds of proof."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from onderwijs.bewijs.soorten import SOORTEN
from onderwijs.models import Bewijssoort


def vul_bewijssoorten(*, sjabloon: Mapping[str, Any], door: object | None) -> None:
    """Write the kinds of proof; those that are there already stay as they are."""
    Bewijssoort.objects.bulk_create(
        [
            Bewijssoort(**asdict(soort) | {"niveaus": list(soort.niveaus)}, volgorde=volgorde)
            for volgorde, soort in enumerate(SOORTEN, start=1)
        ],
        ignore_conflicts=True,
    )
