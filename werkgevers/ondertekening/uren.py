"""The hours of an evaluation that an employer signed: from then on they are confirmed, week by week."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from trajecten.urenstaat.regels import maandag_van
from werkgevers.evaluatie.inhoud import gelezen
from werkgevers.evaluatie.regels import Partij, Staat, hele_weken
from werkgevers.models import Ondertekening, Werkweek
from werkgevers.plaatsing.regels import UREN_PER_WEEK_HOOGSTENS, maandag_past
from werkgevers.plaatsing.werkweken import bevestig_weken

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from werkgevers.models import Plaatsing

DAG = timedelta(days=1)


def bevestig_uren(getekend: Ondertekening) -> None:
    """Confirm the weeks of an evaluation that was just signed, in that transaction; only an employer does so.

    Of a week that two evaluations share, both have to be signed. What no longer fits the placement, as one that was
    ended since, is left out: it is no reason to refuse a signature.
    """
    wie, plaatsing = getekend.contactpersoon, getekend.evaluatie.plaatsing
    if getekend.partij != Partij.WERKGEVER or wie is None or wie.werkgever_id != plaatsing.werkgever_id:
        return
    heel = _hele_weken(plaatsing, _getekend(plaatsing))
    weken = {maandag: heel[maandag] for maandag in sorted(_maandagen(getekend) & heel.keys())}
    bevestig_weken(plaatsing=plaatsing, weken=weken, contactpersoon=wie)


def bevestig_laatste_week(plaatsing: Plaatsing) -> None:
    """Confirm the week in which `plaatsing` ended, in the transaction that set its end, where that makes it whole.

    An end evaluation in the middle of a week has the hours up to the talk. Once nobody works there after that day,
    those are the hours of the whole week, and its employer signed for them. What the employer said of the week in
    another way stays.
    """
    if plaatsing.einddatum is None:
        return
    maandag = maandag_van(plaatsing.einddatum - DAG)
    getekend = [vraag for vraag in _getekend(plaatsing) if maandag in _maandagen(vraag)]
    heel = _hele_weken(plaatsing, getekend)
    al = Werkweek.objects.filter(plaatsing=plaatsing, maandag=maandag, bron=Werkweek.Bron.WERKGEVER)
    wie = getekend[-1].contactpersoon if getekend else None
    if wie is None or maandag not in heel or wie.werkgever_id != plaatsing.werkgever_id or al.exists():
        return
    bevestig_weken(plaatsing=plaatsing, weken={maandag: heel[maandag]}, contactpersoon=wie)


def _getekend(plaatsing: Plaatsing) -> list[Ondertekening]:
    """What the employer of `plaatsing` signed, in order of the talks."""
    vragen = Ondertekening.objects.geldig().getekend().filter(partij=Partij.WERKGEVER, evaluatie__plaatsing=plaatsing)
    geldig = vragen.exclude(evaluatie__staat=Staat.INGETROKKEN).select_related("evaluatie", "contactpersoon")
    return list(geldig.order_by("evaluatie__datum", "evaluatie_id", "getekend_op"))


def _maandagen(getekend: Ondertekening) -> set[date]:
    """The Mondays of the weeks in an evaluation."""
    return {maandag_van(week.van) for week in gelezen(getekend.evaluatie).weken}


def _hele_weken(plaatsing: Plaatsing, getekend: Sequence[Ondertekening]) -> dict[date, int]:
    """Minutes by Monday of the weeks of `plaatsing` that were signed for as a whole and can be confirmed."""
    weken = [week for vraag in getekend for week in gelezen(vraag.evaluatie).weken]
    heel = hele_weken(weken, start=plaatsing.startdatum, einde=plaatsing.einddatum)
    return {maandag: minuten for maandag, minuten in heel.items() if _past(plaatsing, maandag, minuten)}


def _past(plaatsing: Plaatsing, maandag: date, minuten: int) -> bool:
    start, einde = plaatsing.startdatum, plaatsing.einddatum
    bezwaar = maandag_past(maandag, start=start, einde=einde, vandaag=timezone.localdate())
    return not bezwaar and minuten <= UREN_PER_WEEK_HOOGSTENS * 60
