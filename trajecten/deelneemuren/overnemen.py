"""Taking over the hours of a placement, after a person confirmed them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.deelneemuren.diensten import op_slot, verbeter_uren, zet_uit_plaatsing
from trajecten.deelneemuren.plaatsingen import meld_overname, stand_van
from trajecten.models import Deelneemuur, Traject
from trajecten.urenstaat.regels import maandag_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.deelneemuren.plaatsingen import Plaatsing


@transaction.atomic
def neem_week_over(
    *, traject: Traject, plaatsing: Plaatsing, dagen: Mapping[date, int], was: str, reden: str, door: Gebruiker
) -> int:
    """Make the hours of `plaatsing` what `door` confirmed, in minutes by day (0: none), and return their sum.

    Sent twice it is written once. `was` is the `stand_van` that was on the screen. Hours that were taken over before
    are corrected with `reden`, and what they were stays. Raises RegelGeschonden when nothing was filled in, a reason
    is missing or a day cannot have these hours; NietMeerActueel when a colleague changed the week meanwhile.
    """
    traject = op_slot(traject)
    er_al = _er_al(plaatsing, dagen)
    nu = {dag: er_al[dag].minuten if dag in er_al else 0 for dag in dagen}
    if not any(nu.values()) and not any(dagen.values()):
        raise RegelGeschonden("Vul bij minstens één dag uren in.")
    if nu == dict(dagen):
        return sum(dagen.values())
    if was != stand_van(nu):
        raise NietMeerActueel("Een collega heeft deze uren intussen veranderd. Kijk eerst wat er nu staat.")
    if any(dagen[dag] != uur.minuten for dag, uur in er_al.items()) and not reden.strip():
        raise RegelGeschonden("Schrijf op waarom je deze uren verandert.", veld="reden")
    for dag, minuten in dagen.items():
        _schrijf(traject, plaatsing, dag, minuten, er_al.get(dag), reden, door)
    nieuw = sum(minuten for dag, minuten in dagen.items() if dag not in er_al)
    if nieuw:
        noteer(Soort.DEELNEEMUREN_INGEVULD, door=door, over=traject, deelnemer=traject.deelnemer_id, minuten=nieuw)
    totaal = sum(dagen.values())
    meld_overname(plaatsing, maandag_van(min(dagen)), totaal, door)
    return totaal


def veld_van(dag: date) -> str:
    """The form field of a day."""
    return f"uren_{dag.isoformat()}"


def _er_al(plaatsing: Plaatsing, dagen: Mapping[date, int]) -> dict[date, Deelneemuur]:
    sleutels = [plaatsing.sleutel(dag) for dag in dagen]
    return {uur.datum: uur for uur in Deelneemuur.objects.filter(sleutel__in=sleutels).select_related("traject")}


def _schrijf(
    traject: Traject,
    plaatsing: Plaatsing,
    dag: date,
    minuten: int,
    uur: Deelneemuur | None,
    reden: str,
    door: Gebruiker,
) -> None:
    if uur is not None and uur.minuten != minuten:
        verbeter_uren(uur=uur, was_minuten=uur.minuten, minuten=minuten, reden=reden, door=door, veld=veld_van(dag))
    elif uur is None and minuten:
        zet_uit_plaatsing(
            traject=traject,
            datum=dag,
            minuten=minuten,
            activiteit=plaatsing.activiteit,
            sleutel=plaatsing.sleutel(dag),
            door=door,
            veld=veld_van(dag),
        )
