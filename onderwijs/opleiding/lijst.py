"""The list of schools, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.db.models.functions import Lower

from onderwijs.models import Onderwijsinstelling

PER_PAGINA = 25


@dataclass(frozen=True)
class Scholenpagina:
    """A page of the list: schools with `aantal` opleidingen; `volgende` is the id that it ends with, else None."""

    scholen: Sequence[Onderwijsinstelling]
    volgende: int | None


def maak_scholenlijst(*, na: int = 0) -> Scholenpagina:
    """The schools by name, after the school `na`; from the beginning when that one is not there."""
    alle = Onderwijsinstelling.objects.annotate(
        sleutel=Lower("naam"), aantal=Count("opleidingen", filter=Q(opleidingen__actief=True))
    ).order_by("sleutel")
    vorige = alle.filter(pk=na).first() if na else None
    # a name is unique whatever its capitals, so that it is a place in the list
    rijen = list((alle.filter(sleutel__gt=vorige.sleutel) if vorige else alle)[: PER_PAGINA + 1])
    getoond = rijen[:PER_PAGINA]
    return Scholenpagina(getoond, getoond[-1].pk if len(rijen) > PER_PAGINA else None)
