"""QuerySets of placements."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q

from toegang.controle import bereik
from toegang.matrix import Recht
from trajecten.queries import AanTraject

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from werkgevers.models import Werkgever

SCHEIDING = ":"


class WerkgeverQuerySet(models.QuerySet["Werkgever"]):
    """Employers."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.WERKGEVER_INZIEN) -> WerkgeverQuerySet:
        """All of them for who has the right; nobody else sees any."""
        return self if bereik(gebruiker, recht) else self.none()

    def met_plaatsing_uit(self, plaatsingen: PlaatsingQuerySet) -> WerkgeverQuerySet:
        """Those with at least one of `plaatsingen`."""
        return self.filter(Exists(plaatsingen.filter(werkgever_id=OuterRef("pk"))))

    def op_naam(self) -> WerkgeverQuerySet:
        """In order of name; the id makes the order complete."""
        return self.order_by("naam", "id")

    def na(self, sleutel: str) -> WerkgeverQuerySet:
        """Those after the one with this `sleutel` in order of name; all for an empty or unreadable one."""
        nummer, _, naam = sleutel.partition(SCHEIDING)
        # PostgreSQL has no NUL, so no name has
        if not nummer.isdecimal() or "\0" in naam:
            return self
        return self.filter(Q(naam__gt=naam) | Q(naam=naam, pk__gt=int(nummer)))


class PlaatsingQuerySet(AanTraject):
    """Placements at employers."""

    def lopend_op(self, peildatum: date) -> PlaatsingQuerySet:
        """Those for which `peildatum` lies in [startdatum, einddatum)."""
        return self.filter(startdatum__lte=peildatum).filter(Q(einddatum__isnull=True) | Q(einddatum__gt=peildatum))

    def in_volgorde(self) -> PlaatsingQuerySet:
        """From the latest to the first, with the employer."""
        return self.select_related("werkgever").order_by("-startdatum", "-id")

    def met_deelnemer(self) -> PlaatsingQuerySet:
        """With whose placement it is, and what a link to the dossier needs."""
        return self.select_related("traject__deelnemer")
