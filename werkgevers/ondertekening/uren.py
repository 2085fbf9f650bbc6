"""The hours of an evaluation that an employer signed: from then on they are confirmed, week by week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from trajecten.urenstaat.regels import maandag_van
from werkgevers.evaluatie.inhoud import gelezen
from werkgevers.evaluatie.regels import Partij, Week, hele_weken
from werkgevers.models import Evaluatie, Ondertekening
from werkgevers.plaatsing.regels import UREN_PER_WEEK_HOOGSTENS, maandag_past
from werkgevers.plaatsing.werkweken import bevestig_weken

if TYPE_CHECKING:
    from datetime import date

    from werkgevers.models import Plaatsing


def bevestig_uren(getekend: Ondertekening) -> None:
    """Confirm the weeks of an evaluation that was just signed, in that transaction; only an employer does so.

    Of a week that two evaluations share, both have to be signed. What no longer fits the placement, as one that was
    ended since, is left out: it is no reason to refuse a signature.
    """
    wie, plaatsing = getekend.contactpersoon, getekend.evaluatie.plaatsing
    if getekend.partij != Partij.WERKGEVER or wie is None or wie.werkgever_id != plaatsing.werkgever_id:
        return
    hier = {maandag_van(week.van) for week in gelezen(getekend.evaluatie).weken}
    heel = hele_weken(_getekende_weken(plaatsing), start=plaatsing.startdatum, einde=plaatsing.einddatum)
    weken = {maandag: heel[maandag] for maandag in sorted(hier & heel.keys()) if _past(plaatsing, maandag, heel)}
    bevestig_weken(plaatsing=plaatsing, weken=weken, contactpersoon=wie)


def _getekende_weken(plaatsing: Plaatsing) -> list[Week]:
    """The weeks of the evaluations of `plaatsing` that its employer signed, in order of the talks."""
    getekend = Ondertekening.objects.geldig().getekend().filter(partij=Partij.WERKGEVER).values("evaluatie_id")
    evaluaties = Evaluatie.objects.geldig().filter(plaatsing=plaatsing, pk__in=getekend).order_by("datum", "id")
    return [week for evaluatie in evaluaties for week in gelezen(evaluatie).weken]


def _past(plaatsing: Plaatsing, maandag: date, minuten: dict[date, int]) -> bool:
    start, einde = plaatsing.startdatum, plaatsing.einddatum
    bezwaar = maandag_past(maandag, start=start, einde=einde, vandaag=timezone.localdate())
    return not bezwaar and minuten[maandag] <= UREN_PER_WEEK_HOOGSTENS * 60
