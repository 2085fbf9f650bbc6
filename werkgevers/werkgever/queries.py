"""QuerySets of what belongs to an employer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from toegang.controle import bereik
from toegang.matrix import Recht

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from werkgevers.models import Werkgever, Werkgeverscontact


class BijWerkgever(models.QuerySet[Any]):
    """Shared by what everybody sees who sees employers: an employer belongs to the whole organisation."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.WERKGEVER_INZIEN) -> Any:
        """All of it for who has the right; nobody else sees any."""
        return self if bereik(gebruiker, recht) else self.none()

    def van(self, werkgever: Werkgever) -> Any:
        """Only what belongs to `werkgever`."""
        return self.filter(werkgever=werkgever)


def geldig_op(dag: date) -> Q:
    """Condition: `dag` lies in [van, tot)."""
    return Q(van__lte=dag) & (Q(tot__isnull=True) | Q(tot__gt=dag))


class VestigingQuerySet(BijWerkgever):
    """Establishments."""

    def met_erkenningen(self) -> VestigingQuerySet:
        """With their recognitions, in order of name."""
        return self.prefetch_related("erkenningen").order_by("naam", "id")


class ErkenningQuerySet(BijWerkgever):
    """Recognitions by SBB."""

    def van(self, werkgever: Werkgever) -> ErkenningQuerySet:
        """Those of all vestigingen of `werkgever`."""
        return self.filter(vestiging__werkgever=werkgever)

    def op(self, dag: date) -> ErkenningQuerySet:
        """Those that hold on `dag`."""
        return self.filter(geldig_op(dag))


class ContactpersoonQuerySet(BijWerkgever):
    """People at employers."""

    def op(self, dag: date) -> ContactpersoonQuerySet:
        """Those who are contactpersoon on `dag`."""
        return self.filter(geldig_op(dag))

    def met_vestiging(self) -> ContactpersoonQuerySet:
        """With the vestiging, in order of name."""
        return self.select_related("vestiging").order_by("naam", "id")


class WerkgeverscontactQuerySet(BijWerkgever):
    """Contact with employers."""

    def in_volgorde(self) -> WerkgeverscontactQuerySet:
        """From the latest to the first, with who spoke to whom."""
        return self.select_related("medewerker", "contactpersoon").order_by("-datum", "-id")

    def na(self, vorige: Werkgeverscontact) -> WerkgeverscontactQuerySet:
        """Those that come after `vorige` in that order."""
        return self.filter(Q(datum__lt=vorige.datum) | Q(datum=vorige.datum, pk__lt=vorige.pk))
