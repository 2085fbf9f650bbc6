"""What bouwstenen were before they were changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.utils import timezone

from bouwstenen.models import Bouwsteen, Bouwsteenversie
from bouwstenen.models.route import Steeninhoud


def versies_van(programmas: Iterable[int]) -> dict[int, list[Bouwsteenversie]]:
    """The earlier versions of the bouwstenen of these programmes, the earliest first, by id of the bouwsteen."""
    per_steen: dict[int, list[Bouwsteenversie]] = {}
    for versie in Bouwsteenversie.objects.filter(bouwsteen__route__programma__in=list(programmas)).order_by("tot"):
        per_steen.setdefault(versie.bouwsteen_id, []).append(versie)
    return per_steen


def inhoud_op(steen: Bouwsteen, dag: date, versies: Mapping[int, Sequence[Bouwsteenversie]]) -> Steeninhoud:
    """What `steen` was before `dag`: the earliest version that held up to it, else what it is now."""
    eerdere = versies.get(steen.pk, ())
    return next((versie for versie in eerdere if timezone.localdate(versie.tot) >= dag), steen)
