"""QuerySets of placements."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from trajecten.queries import AanTraject


class PlaatsingQuerySet(AanTraject):
    """Placements at employers."""

    def lopend_op(self, peildatum: date) -> PlaatsingQuerySet:
        """Those for which `peildatum` lies in [startdatum, einddatum)."""
        return self.filter(startdatum__lte=peildatum).filter(Q(einddatum__isnull=True) | Q(einddatum__gt=peildatum))

    def in_volgorde(self) -> PlaatsingQuerySet:
        """From the latest to the first, with the employer."""
        return self.select_related("werkgever").order_by("-startdatum", "-id")
