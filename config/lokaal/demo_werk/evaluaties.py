"""Evaluations of placements: fixed at the start, and the one of now in different stages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from config.lokaal.demo_werk.klok import toen, werkdag
from toegang.models import Gebruiker
from trajecten.models import Betrokkene
from werkgevers.evaluatie.diensten import Oordeel, begin_evaluatie, bewaar_evaluatie, zet_klaar
from werkgevers.evaluatie.regels import Moment, Week
from werkgevers.evaluatie.weken import weken_van
from werkgevers.models import Evaluatie, Plaatsing

AANTAL = 4
LANG_GENOEG = timedelta(weeks=5)
NA_START = timedelta(days=9)
UUR = 15
# how many days ago the talk of now was: of the second the first reminder is due
GELEDEN: Sequence[int] = (2, 8, 7, 2)
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
        _vul(plaatsing, Moment.NUL, werkdag(plaatsing.startdatum + NA_START), begin, afspraken, door, klaar=True)
        sinds = werkdag(vandaag - timedelta(days=GELEDEN[nummer % len(GELEDEN)]))
        # the first is still a concept, for whoever wants to see how one is prepared
        _vul(plaatsing, Moment.TUSSEN, sinds, nu, afspraken, door, klaar=nummer > 0)


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
    plaatsing: Plaatsing,
    moment: str,
    datum: date,
    oordelen: Sequence[int],
    afspraken: str,
    door: Gebruiker,
    *,
    klaar: bool,
) -> None:
    """One evaluation, written in the afternoon after the talk."""
    with toen(datum, UUR):
        evaluatie = begin_evaluatie(plaatsing=plaatsing, moment=moment, datum=datum, door=door)
        aantal = len(evaluatie.formulier.niveaus)
        regels = enumerate(evaluatie.regels.all())
        evaluatie = bewaar_evaluatie(
            evaluatie=evaluatie,
            verwacht=evaluatie.versie,
            moment=moment,
            datum=datum,
            oordelen={regel.pk: Oordeel(min(aantal, oordelen[plek % len(oordelen)])) for plek, regel in regels},
            afspraken=afspraken,
            weken=_weken(plaatsing, datum),
            door=door,
        )
        if klaar:
            zet_klaar(evaluatie=evaluatie, verwacht=evaluatie.versie, door=door)


def _weken(plaatsing: Plaatsing, datum: date) -> list[Week]:
    """The last three weeks before the talk, as agreed."""
    per_week = round((plaatsing.uren_per_week or 18) * 60)
    vorige = Evaluatie.objects.filter(plaatsing=plaatsing, datum__lt=datum).nieuwste_eerst().first()
    return [Week(week.van, week.tot, week.minuten or per_week) for week in weken_van(plaatsing, datum, vorige)[-3:]]
