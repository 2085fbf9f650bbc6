"""Which subsidieproject pays for an hour, where more than one pays for the traject: whoever writes it chooses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from toegang.fouten import RegelGeschonden
from trajecten.models import Financiering, Subsidieproject

if TYPE_CHECKING:
    from trajecten.models import Traject


def projecten_van(traject: Traject) -> list[Subsidieproject]:
    """All that pay or paid for `traject`, the project it began with first."""
    mee = Financiering.objects.van(traject).select_related("subsidieproject").order_by("van", "pk")
    samen = {traject.subsidieproject_id: traject.subsidieproject} if traject.subsidieproject else {}
    samen |= {financiering.subsidieproject_id: financiering.subsidieproject for financiering in mee}
    return [project for project in samen.values() if project is not None]


def eis_betaler(traject: Traject, project: Subsidieproject, dag: date) -> None:
    """Raise RegelGeschonden (field "project") when `project` does not pay for `traject` on `dag`."""
    if project.pk == traject.subsidieproject_id:
        return
    op_dag = Financiering.objects.van(traject).filter(Q(tot__isnull=True) | Q(tot__gt=dag), van__lte=dag)
    if not op_dag.filter(subsidieproject=project).exists():
        raise RegelGeschonden(f"{project.naam} betaalt niet op deze dag. Kies een ander project.", veld="project")
