"""The certificates that hold, for whoever looks for work with somebody."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Q

from onderwijs.models import Bewijs


def geldige_bewijzen(trajecten: Collection[int], dag: date) -> Mapping[int, Collection[str]]:
    """By id of a traject the codes of the kinds of proof that hold on `dag`, over [datum, geldig_tot). One query."""
    geldig = Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=dag)
    rijen = Bewijs.objects.geldend().filter(geldig, traject__in=list(trajecten), datum__lte=dag).order_by()
    per_traject: dict[int, set[str]] = {}
    for traject, code in rijen.values_list("traject_id", "soort__code"):
        per_traject.setdefault(traject, set()).add(code)
    return per_traject
