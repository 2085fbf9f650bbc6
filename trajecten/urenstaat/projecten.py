"""For which subsidieproject an hour with a deelnemer counts: exactly one, the one that runs and pays on that day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from toegang.fouten import RegelGeschonden
from trajecten.models import Financiering, Subsidieproject
from trajecten.urenstaat.regels import project_loopt

if TYPE_CHECKING:
    from trajecten.models import Traject


def projecten_van(traject: Traject, datum: date) -> list[Subsidieproject]:
    """The projects that pay for `traject` on `datum`, the one that it began with first; empty when none runs then."""
    betaalt = Financiering.objects.filter(traject=traject, van__lte=datum).filter(
        Q(tot__isnull=True) | Q(tot__gt=datum)
    )
    erbij = Subsidieproject.objects.filter(pk__in=betaalt.values("subsidieproject")).order_by("code")
    eerste = [traject.subsidieproject] if traject.subsidieproject else []
    alle = [*eerste, *(project for project in erbij if project.pk != traject.subsidieproject_id)]
    return [project for project in alle if not project_loopt(project, datum)]


def project_van_uur(traject: Traject, datum: date, gekozen: int | None = None) -> Subsidieproject | None:
    """The one project for which an hour of `datum` with the deelnemer of `traject` counts; None when nobody pays.

    `gekozen` is the id of the project that somebody chose where two pay; without it the first counts. Raises
    RegelGeschonden (field "subsidieproject") for a project that does not pay on that day.
    """
    projecten = projecten_van(traject, datum)
    if gekozen is None:
        return projecten[0] if projecten else None
    passend = [project for project in projecten if project.pk == gekozen]
    if not passend:
        raise RegelGeschonden("Dit subsidieproject betaalt op deze dag niet mee.", veld="subsidieproject")
    return passend[0]
