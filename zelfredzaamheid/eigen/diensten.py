"""Writing down how a deelnemer scores the own situation. History is never overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.models import Traject
from zelfredzaamheid.models import EigenMeting, EigenScore, Instrument
from zelfredzaamheid.regels import datum_past
from zelfredzaamheid.stand import instrument_van


@transaction.atomic
def leg_eigen_scores_vast(
    *,
    traject: Traject,
    datum: date,
    scores: Mapping[int, int],
    toelichting: str = "",
    sleutel: UUID,
    door: Gebruiker,
) -> EigenMeting:
    """Write down the own scores of a day, by id of the leefgebied, and return them; the same form writes once.

    `door` filled them in together with the deelnemer. Raises RegelGeschonden without any score, for a day that does
    not fit or has own scores already.
    """
    vers = _vergrendel(traject)
    nieuw = EigenMeting(
        traject=vers, datum=datum, instrument=instrument_van(vers), toelichting=toelichting.strip(), sleutel=sleutel
    )
    return _schrijf(nieuw, scores, door)


@transaction.atomic
def verbeter_eigen_scores(
    *,
    meting: EigenMeting,
    datum: date,
    scores: Mapping[int, int],
    toelichting: str = "",
    reden: str,
    sleutel: UUID,
    door: Gebruiker,
) -> EigenMeting:
    """Write own scores in the place of `meting`, which stays readable. Raises as `leg_eigen_scores_vast` does.

    Also without a reason; OvergangNietToegestaan when it was corrected already.
    """
    vers = _vergrendel(meting.traject)
    correctie = EigenMeting.objects.filter(vervangt=meting).first()
    if correctie is not None and correctie.sleutel != sleutel:
        raise OvergangNietToegestaan("Deze eigen scores zijn al verbeterd. Verbeter de nieuwste.")
    if not reden.strip():
        raise RegelGeschonden("Schrijf op waarom je de eigen scores verbetert.", veld="reden_correctie")
    nieuw = EigenMeting(
        traject=vers,
        datum=datum,
        instrument_id=meting.instrument_id,
        toelichting=toelichting.strip(),
        vervangt=meting,
        reden_correctie=reden.strip(),
        sleutel=sleutel,
    )
    return _schrijf(nieuw, scores, door)


def _vergrendel(traject: Traject) -> Traject:
    """The traject, held still: of two equal forms only one passes at a time."""
    trajecten = Traject.objects.select_for_update(no_key=True, of=("self",))
    return trajecten.select_related("deelnemer", "programma").get(pk=traject.pk)


def _schrijf(nieuw: EigenMeting, scores: Mapping[int, int], door: Gebruiker) -> EigenMeting:
    eerder = EigenMeting.objects.filter(sleutel=nieuw.sleutel).first()
    if eerder is not None:
        return _zelfde(eerder, nieuw, scores)
    _toets(nieuw, scores)
    nieuw.ingevoerd_door = door
    with beperkingen_in_woorden({"eigen_meting_een_per_dag": "datum"}):
        nieuw.save(force_insert=True)
    EigenScore.objects.bulk_create(
        EigenScore(eigen_meting=nieuw, leefgebied_id=gebied, score=score) for gebied, score in scores.items()
    )
    noteer(
        Soort.EIGEN_SCORES_VASTGELEGD,
        door=door,
        over=nieuw,
        deelnemer=nieuw.traject.deelnemer,
        datum=nieuw.datum.isoformat(),
        ingevuld=len(scores),
        correctie=nieuw.vervangt_id is not None,
    )
    return nieuw


def _zelfde(eerder: EigenMeting, nu: EigenMeting, scores: Mapping[int, int]) -> EigenMeting:
    """`eerder`, provided that it is what this form wrote before."""
    velden = ("traject_id", "datum", "toelichting", "vervangt_id", "reden_correctie")
    gelijk = all(getattr(eerder, veld) == getattr(nu, veld) for veld in velden)
    if not gelijk or dict(eerder.scores.values_list("leefgebied_id", "score")) != dict(scores):
        raise RegelGeschonden("Deze scores waren al opgeslagen. Wat je daarna veranderde, leg je vast als verbetering.")
    return eerder


def _toets(nieuw: EigenMeting, scores: Mapping[int, int]) -> None:
    traject = nieuw.traject
    bezwaar = datum_past(
        nieuw.datum,
        traject_start=traject.startdatum,
        traject_einde=traject.einddatum,
        vandaag=timezone.localdate(),
    )
    if bezwaar:
        raise RegelGeschonden(bezwaar, veld="datum")
    if not scores:
        raise RegelGeschonden("Vul minstens één leefgebied in.")
    eigen = set(Instrument.objects.get(pk=nieuw.instrument_id).leefgebieden.values_list("pk", flat=True))
    if vreemd := set(scores) - eigen:
        raise ValueError(f"leefgebieden {sorted(vreemd)} are not of this instrument")
