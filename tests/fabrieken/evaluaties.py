"""Evaluations for tests, made by the real services."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils import timezone

from tests.fabrieken.werkgevers import PlaatsingFactory
from toegang.models import Gebruiker
from werkgevers.evaluatie.diensten import Oordeel, begin_evaluatie, bewaar_evaluatie, zet_klaar
from werkgevers.evaluatie.regels import Moment, Week
from werkgevers.models import Evaluatie, Plaatsing


def evaluatie_concept(
    door: Gebruiker,
    *,
    plaatsing: Plaatsing | None = None,
    moment: str = Moment.TUSSEN,
    datum: date | None = None,
    oordeel: int = 3,
    afspraken: str = "Begint elke dag om 7.45 uur.",
    weken: Sequence[Week] = (),
) -> Evaluatie:
    """A concept with all lines filled in; without `weken` 18 hours on the day of the talk (today unless said so)."""
    dag = datum or timezone.localdate()
    evaluatie = begin_evaluatie(plaatsing=plaatsing or PlaatsingFactory(), moment=moment, datum=dag, door=door)
    return bewaar_evaluatie(
        evaluatie=evaluatie,
        verwacht=evaluatie.versie,
        moment=moment,
        datum=dag,
        oordelen={regel.pk: Oordeel(oordeel) for regel in evaluatie.regels.all()},
        afspraken=afspraken,
        weken=weken or [Week(dag, dag + timedelta(days=1), 18 * 60)],
        door=door,
    )


def evaluatie_klaar(door: Gebruiker, **velden: object) -> Evaluatie:
    """A frozen evaluation that can be sent to be signed; takes what `evaluatie_concept` takes."""
    evaluatie = evaluatie_concept(door, **velden)  # type: ignore[arg-type]
    return zet_klaar(evaluatie=evaluatie, verwacht=evaluatie.versie, door=door)
