"""For which subsidieproject an hour with a deelnemer counts: exactly one, that runs and pays on the day of the hour."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from toegang.fouten import RegelGeschonden
from trajecten.models import Financiering, Subsidieproject
from trajecten.urenstaat.regels import project_loopt

if TYPE_CHECKING:
    from trajecten.models import Traject


def projecten_van(traject: Traject) -> list[Subsidieproject]:
    """All that pay or paid for `traject`, the project it began with first."""
    mee = [financiering.subsidieproject for financiering in _financiering(traject)]
    return _uniek([traject.subsidieproject, *mee])


def projecten_op(traject: Traject, dag: date) -> list[Subsidieproject]:
    """Those that run and pay for `traject` on `dag`, the project it began with first; empty when nobody does."""
    mee = [f.subsidieproject for f in _financiering(traject) if f.van <= dag and (f.tot is None or dag < f.tot)]
    return [project for project in _uniek([traject.subsidieproject, *mee]) if not project_loopt(project, dag)]


def project_van_uur(traject: Traject, dag: date) -> Subsidieproject | None:
    """The project for which an hour of `dag` counts when nobody chose: the first that pays then; None without one."""
    return next(iter(projecten_op(traject, dag)), None)


def eis_betaler(traject: Traject, project: Subsidieproject, dag: date) -> None:
    """Raise RegelGeschonden (field "project") when `project` does not pay for `traject` on `dag`."""
    if project not in projecten_op(traject, dag):
        raise RegelGeschonden(f"{project.naam} betaalt niet op deze dag. Kies een ander project.", veld="project")


def _financiering(traject: Traject) -> list[Financiering]:
    return list(Financiering.objects.van(traject).select_related("subsidieproject").order_by("van", "pk"))


def _uniek(projecten: list[Subsidieproject | None]) -> list[Subsidieproject]:
    return list({project.pk: project for project in projecten if project is not None}.values())
