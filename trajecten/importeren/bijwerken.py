"""Changing what exists already by what a list says. The list wins where it says something; empty is unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.db.models import Model

from trajecten.importeren.meldingen import Meldingen

LEEG: tuple[Any, ...] = (None, "")


class Bijwerker:
    """Sets fields of existing records and keeps count of what the lists leave empty though it is known."""

    def __init__(self, bestand: str, meldingen: Meldingen) -> None:
        self.bestand = bestand
        self.meldingen = meldingen
        self._bleef_staan: Counter[str] = Counter()

    def zet(self, record: Model, waarden: Mapping[str, Any]) -> list[str]:
        """Set the fields that have another value in `waarden`; gives their names.

        An empty value is unknown: it never wipes out a known one.
        """
        gewijzigd = []
        for veld, waarde in waarden.items():
            oud = getattr(record, veld)
            if waarde in LEEG:
                self._bleef_staan[veld] += oud not in LEEG
            elif waarde != oud:
                setattr(record, veld, waarde)
                gewijzigd.append(veld)
        return gewijzigd

    def meld(self, kolommen: Mapping[str, str] | None = None) -> None:
        """Add one remark per column about values that stay though the list is empty there.

        `kolommen` gives the column of a field where the two differ.
        """
        for veld, aantal in sorted(self._bleef_staan.items()):
            if aantal:
                self.meldingen.opmerking(
                    self.bestand,
                    None,
                    (kolommen or {}).get(veld, veld),
                    f"In {aantal} {'rij' if aantal == 1 else 'rijen'} is deze kolom leeg, terwijl Stapsteen een waarde"
                    " heeft. Die waarde blijft staan.",
                )
