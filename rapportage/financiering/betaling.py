"""Who pays for a traject, from when and until when. Pure."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bouwstenen.regels import subsidie_tot
from rapportage.financiering.rijen import MeebetalingRij, ProjectRij, Rijen, TrajectRij


@dataclass(frozen=True, slots=True)
class Betaling:
    """One project pays for one traject from `van` up to and including `tot`; None is: no end known.

    `waarom` says what ends it.
    """

    traject: TrajectRij
    project: ProjectRij
    van: date
    tot: date | None
    waarom: str

    def loopt_op(self, dag: date) -> bool:
        """Whether it pays on `dag`; a traject is no longer running on its own einddatum."""
        return self.raakt(dag, dag)

    def raakt(self, van: date, tot: date) -> bool:
        """Whether it pays on any day from `van` up to and including `tot` on which the traject runs."""
        begin = max(self.van, self.traject.startdatum, van)
        einden = (self.tot, self._laatste_dag_van_traject, tot)
        return begin <= min(einde for einde in einden if einde is not None)

    @property
    def _laatste_dag_van_traject(self) -> date | None:
        einde = self.traject.einddatum
        return None if einde is None else einde - timedelta(days=1)


def betalingen(rijen: Rijen) -> Mapping[int, tuple[Betaling, ...]]:
    """By the id of the traject: its own project first, then those that pay beside it."""
    projecten = {project.id: project for project in rijen.projecten}
    trajecten = {traject.id: traject for traject in rijen.trajecten}
    uit: dict[int, list[Betaling]] = defaultdict(list)
    for traject in rijen.trajecten:
        if traject.project_id is not None:
            uit[traject.id].append(_eigen(traject, projecten[traject.project_id]))
    for mee in rijen.meebetalingen:
        uit[mee.traject_id].append(_meebetaling(mee, trajecten[mee.traject_id], projecten[mee.project_id]))
    return {pk: tuple(reeks) for pk, reeks in uit.items()}


def _eigen(traject: TrajectRij, project: ProjectRij) -> Betaling:
    tot, waarom = subsidie_tot(laatste_dag=project.tot, start=traject.startdatum, max_maanden=project.max_maanden)
    return Betaling(traject, project, traject.startdatum, tot, waarom)


def _meebetaling(mee: MeebetalingRij, traject: TrajectRij, project: ProjectRij) -> Betaling:
    grenzen = [(project.tot, "het einde van het project")] if project.tot else []
    if mee.tot is not None:
        grenzen.append((mee.tot - timedelta(days=1), "afgesproken"))
    tot, waarom = min(grenzen, default=(None, ""))
    return Betaling(traject, project, mee.van, tot, waarom)
