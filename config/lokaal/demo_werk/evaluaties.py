"""Evaluations of placements: fixed at the start, and the one of now in different stages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from toegang.models import Gebruiker
from trajecten.models import Betrokkene
from werkgevers.evaluatie.diensten import Oordeel, begin_evaluatie, bewaar_evaluatie, zet_klaar
from werkgevers.evaluatie.regels import Moment, Week
from werkgevers.evaluatie.weken import weken_van
from werkgevers.models import Evaluatie, Plaatsing

AANTAL = 4
LANG_GENOEG = timedelta(weeks=5)
NA_START = timedelta(days=9)
SINDS = timedelta(days=2)
# the judgements of the six lines, from 1; at the start and now: some lines better, one worse
OORDELEN: Sequence[tuple[Sequence[int], Sequence[int]]] = (
    ((2, 2, 3, 3, 2, 2), (2, 3, 4, 4, 3, 3)),
    ((3, 3, 3, 2, 2, 2), (4, 3, 4, 3, 3, 3)),
    ((1, 2, 3, 3, 2, 2), (2, 3, 3, 4, 2, 3)),
    ((3, 2, 4, 3, 2, 1), (3, 3, 4, 4, 3, 2)),
)
AFSPRAKEN = (
    "Begint elke dag om 7.45 uur. Leert volgende maand een nieuw onderdeel van het werk.",
    "Belt zelf als het later wordt. De voorman kijkt elke vrijdag mee.",
    "Werkt twee dagen naast een vaste collega en een dag alleen.",
    "Oefent elke week een taak tot het zonder hulp lukt.",
)


def vul(vandaag: date) -> None:
    """Evaluate the first running placements; nothing when there is an evaluation already."""
    if Evaluatie.objects.exists():
        return
    for nummer, (plaatsing, door) in enumerate(_begeleid(vandaag)):
        begin, nu = OORDELEN[nummer % len(OORDELEN)]
        afspraken = AFSPRAKEN[nummer % len(AFSPRAKEN)]
        eerste = _vul(plaatsing, Moment.NUL, plaatsing.startdatum + NA_START, begin, afspraken, door)
        zet_klaar(evaluatie=eerste, verwacht=eerste.versie, door=door)
        tussen = _vul(plaatsing, Moment.TUSSEN, vandaag - SINDS, nu, afspraken, door)
        # the first is still a concept, for whoever wants to see how one is prepared
        if nummer:
            zet_klaar(evaluatie=tussen, verwacht=tussen.versie, door=door)


def _begeleid(vandaag: date) -> list[tuple[Plaatsing, Gebruiker]]:
    """The first placements that run long enough, each with the jobcoach of its traject."""
    coaches = {
        betrokkene.traject_id: betrokkene.gebruiker
        for betrokkene in Betrokkene.objects.op(vandaag).filter(rol="jobcoach").select_related("gebruiker")
    }
    lang_genoeg = Plaatsing.objects.lopend_op(vandaag).filter(startdatum__lte=vandaag - LANG_GENOEG)
    plaatsingen = lang_genoeg.filter(traject__in=coaches).order_by("-startdatum", "id")[:AANTAL]
    return [(plaatsing, coaches[plaatsing.traject_id]) for plaatsing in plaatsingen]


def _vul(
    plaatsing: Plaatsing, moment: str, datum: date, oordelen: Sequence[int], afspraken: str, door: Gebruiker
) -> Evaluatie:
    evaluatie = begin_evaluatie(plaatsing=plaatsing, moment=moment, datum=datum, door=door)
    aantal = len(evaluatie.formulier.niveaus)
    regels = enumerate(evaluatie.regels.all())
    return bewaar_evaluatie(
        evaluatie=evaluatie,
        verwacht=evaluatie.versie,
        moment=moment,
        datum=datum,
        oordelen={regel.pk: Oordeel(min(aantal, oordelen[plek % len(oordelen)])) for plek, regel in regels},
        afspraken=afspraken,
        weken=_weken(plaatsing, datum),
        door=door,
    )


def _weken(plaatsing: Plaatsing, datum: date) -> list[Week]:
    """The last three weeks before the talk, as agreed."""
    per_week = round((plaatsing.uren_per_week or 18) * 60)
    vorige = Evaluatie.objects.filter(plaatsing=plaatsing, datum__lt=datum).nieuwste_eerst().first()
    return [Week(week.van, week.tot, week.minuten or per_week) for week in weken_van(plaatsing, datum, vorige)[-3:]]
