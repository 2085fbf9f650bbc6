"""QuerySets of werkplekken."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Greatest

from werkgevers.werkgever.queries import BijWerkgever

SCHEIDING = ":"


class WerkplekQuerySet(BijWerkgever):
    """Werkplekken: they belong to the organisation, as employers do."""

    def open_op(self, dag: date) -> WerkplekQuerySet:
        """Those that the employer still offers on `dag`, also from a later day on."""
        return self.exclude(werkgever__gestopt_op__lte=dag).filter(Q(tot__isnull=True) | Q(tot__gt=dag))

    def voorbij_op(self, dag: date) -> WerkplekQuerySet:
        """Those that the employer does not offer any more on `dag`."""
        return self.filter(Q(tot__lte=dag) | Q(werkgever__gestopt_op__lte=dag))

    def met_vrij(self, dag: date) -> WerkplekQuerySet:
        """With `bezet` and `vrij`: what is taken of it and what is left, from `dag` on.

        `bezet` is how many placements there are at most at the same time, started or agreed: two who come after each
        other take one place.
        """
        from werkgevers.models import Plaatsing

        begin = Greatest(OuterRef("startdatum"), Value(dag))
        tegelijk = Plaatsing.objects.filter(
            Q(einddatum__isnull=True) | Q(einddatum__gt=begin),
            werkplek_id=OuterRef("werkplek_id"),
            startdatum__lte=begin,
        )
        aantal = Subquery(tegelijk.order_by().values("werkplek_id").annotate(hoeveel=Count("pk")).values("hoeveel"))
        hier = Plaatsing.objects.filter(werkplek_id=OuterRef("pk")).niet_gestopt_op(dag).annotate(samen=aantal)
        meeste = Subquery(hier.order_by("-samen").values("samen")[:1])
        bezet = self.annotate(bezet=Coalesce(meeste, 0))
        met_vrij: WerkplekQuerySet = bezet.annotate(vrij=Greatest(F("aantal") - F("bezet"), 0))
        return met_vrij

    def vrij_op(self, dag: date) -> WerkplekQuerySet:
        """Open ones with a place left, with `bezet` and `vrij`."""
        return self.open_op(dag).met_vrij(dag).filter(vrij__gt=0)

    def om_te_tonen(self) -> WerkplekQuerySet:
        """With employer and vestiging, the first to begin first."""
        return self.select_related("werkgever", "vestiging").order_by("vanaf", "id")

    def na(self, sleutel: str) -> Any:
        """Those after the one with this `sleutel` in order of begin; all for an empty or unreadable one."""
        dag, _, nummer = sleutel.partition(SCHEIDING)
        try:
            vanaf = date.fromisoformat(dag)
        except ValueError:
            return self
        # a key has at most 18 digits
        if not nummer.isdecimal() or len(nummer) > 18:
            return self
        return self.filter(Q(vanaf__gt=vanaf) | Q(vanaf=vanaf, pk__gt=int(nummer)))
