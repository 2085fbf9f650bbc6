"""The hours of a placement week by week: who confirmed them, and what stands with the deelnemer.

There is one way to write hours: `trajecten.deelneemuren.overnemen.neem_week_over`, which a jobcoach confirms. It calls
`leg_overname_vast`, so that each week taken over is a Werkweek too. What the employer confirmed (`bevestig_weken`) is
what the jobcoach is offered to take over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.models import Contactmoment
from trajecten.urenstaat.regels import maandag_van
from werkgevers.models import Plaatsing, Werkweek
from werkgevers.plaatsing.begeleiding import per_maandag
from werkgevers.plaatsing.regels import UREN_PER_WEEK_HOOGSTENS, maandag_past
from werkgevers.plaatsing.ritme import uren_van_plaatsing

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from werkgevers.models import Contactpersoon

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Weekregel:
    """One week of a placement, in minutes: what was agreed, what stands with the deelnemer, what somebody confirmed.

    `begeleid` is the contact that the deelnemer had with staff in that week.
    """

    maandag: date
    afgesproken: int | None
    gewerkt: int
    begeleid: int
    werkweek: Werkweek | None

    @property
    def zondag(self) -> date:
        """The last day of the week."""
        return self.maandag + WEEK - timedelta(days=1)

    @property
    def bevestigd(self) -> bool:
        """Whether the employer confirmed the hours that stand with the deelnemer."""
        return self.werkweek is not None and self.werkweek.bron == Werkweek.Bron.WERKGEVER and not self.anders

    @property
    def anders(self) -> bool:
        """Whether what stands with the deelnemer is not what was confirmed last."""
        return self.werkweek is not None and self.werkweek.minuten != self.gewerkt


@transaction.atomic
def bevestig_weken(
    *,
    plaatsing: Plaatsing,
    weken: Mapping[date, int],
    contactpersoon: Contactpersoon,
    door: Gebruiker | None = None,
) -> list[Werkweek]:
    """Write that `contactpersoon` confirmed these minutes, by Monday, and return the weeks.

    `door` wrote it down; None when the contactpersoon did so without an account, as with a signature. Hours that
    stand with the deelnemer stay as they are: where they differ the page says so. Raises RegelGeschonden for a week in
    which the placement did not run, and a contactpersoon of another employer.
    """
    vers = Plaatsing.objects.select_for_update(of=("self",)).select_related("traject").get(pk=plaatsing.pk)
    if contactpersoon.werkgever_id != vers.werkgever_id:
        raise RegelGeschonden("Deze contactpersoon is van een andere werkgever.", veld="contactpersoon")
    for maandag, minuten in weken.items():
        _toets_week(vers, maandag, minuten)
    bevestigd = [
        _schrijf(vers, maandag, minuten, Werkweek.Bron.WERKGEVER, contactpersoon, door)
        for maandag, minuten in weken.items()
    ]
    if bevestigd:
        noteer(
            Soort.WERKWEKEN_BEVESTIGD,
            door=door,
            over=vers,
            deelnemer=vers.traject.deelnemer_id,
            weken=[maandag.isoformat() for maandag in weken],
        )
    return bevestigd


def leg_overname_vast(nummer: int, maandag: date, minuten: int, door: Gebruiker) -> None:
    """Write that `door` took the hours of placement `nummer` over, in the transaction that does so.

    What the employer confirmed stays, with who did: where the deelnemer gets other hours the page shows both.
    """
    bestaand = Werkweek.objects.filter(plaatsing=nummer, maandag=maandag).first()
    if bestaand is not None and (bestaand.minuten == minuten or bestaand.bron == Werkweek.Bron.WERKGEVER):
        return
    plaatsing = Plaatsing.objects.get(pk=nummer)
    _schrijf(plaatsing, maandag, minuten, Werkweek.Bron.JOBCOACH, None, door)


def bevestigd_door_werkgever(plaatsingen: Sequence[Plaatsing]) -> dict[int, dict[date, int]]:
    """By id of the placement the minutes of the weeks that the employer confirmed, by Monday. One query."""
    per_plaatsing: dict[int, dict[date, int]] = {plaatsing.pk: {} for plaatsing in plaatsingen}
    weken = Werkweek.objects.filter(plaatsing__in=plaatsingen, bron=Werkweek.Bron.WERKGEVER)
    for nummer, maandag, minuten in weken.values_list("plaatsing_id", "maandag", "minuten"):
        per_plaatsing[nummer][maandag] = minuten
    return per_plaatsing


def weken_van(plaatsing: Plaatsing, vandaag: date, hoogstens: int) -> list[Weekregel]:
    """The last `hoogstens` weeks in which `plaatsing` ran up to and including `vandaag`, the latest first.

    In three queries.
    """
    maandagen = _maandagen(plaatsing, vandaag)[:hoogstens]
    if not maandagen:
        return []
    van, tot = maandagen[-1], maandagen[0] + WEEK
    gewerkt = _gewerkt(plaatsing, van, tot)
    begeleid = _begeleid(plaatsing, van, tot)
    weken = {
        week.maandag: week
        for week in plaatsing.werkweken.filter(maandag__gte=van).select_related("contactpersoon", "bevestigd_door")
    }
    afgesproken = None if plaatsing.uren_per_week is None else round(plaatsing.uren_per_week * 60)
    return [
        Weekregel(maandag, afgesproken, gewerkt.get(maandag, 0), begeleid.get(maandag, 0), weken.get(maandag))
        for maandag in maandagen
    ]


def _maandagen(plaatsing: Plaatsing, vandaag: date) -> list[date]:
    laatste = vandaag if plaatsing.einddatum is None else min(vandaag, plaatsing.einddatum - timedelta(days=1))
    maandag, eerste = maandag_van(laatste), maandag_van(plaatsing.startdatum)
    aantal = (maandag - eerste).days // 7 + 1
    return [maandag - WEEK * nummer for nummer in range(max(aantal, 0))]


def _gewerkt(plaatsing: Plaatsing, van: date, tot: date) -> dict[date, int]:
    """Minutes by Monday that came from this placement."""
    dagen = uren_van_plaatsing(plaatsing).filter(datum__gte=van, datum__lt=tot)
    return per_maandag(dagen.values_list("datum", "minuten"))


def _begeleid(plaatsing: Plaatsing, van: date, tot: date) -> dict[date, int]:
    dagen = Contactmoment.objects.gehouden().per_dag([plaatsing.traject], van)
    return per_maandag((dag, minuten) for _, dag, minuten in dagen if dag < tot)


def _toets_week(plaatsing: Plaatsing, maandag: date, minuten: int) -> None:
    bezwaar = maandag_past(maandag, start=plaatsing.startdatum, einde=plaatsing.einddatum, vandaag=timezone.localdate())
    if bezwaar:
        raise RegelGeschonden(bezwaar)
    if not 0 <= minuten <= UREN_PER_WEEK_HOOGSTENS * 60:
        raise RegelGeschonden("Een week heeft hoogstens 168 uur.")


def _schrijf(
    plaatsing: Plaatsing,
    maandag: date,
    minuten: int,
    bron: Werkweek.Bron,
    contactpersoon: Contactpersoon | None,
    door: Gebruiker | None,
) -> Werkweek:
    week, _ = Werkweek.objects.update_or_create(
        plaatsing=plaatsing,
        maandag=maandag,
        defaults={
            "minuten": minuten,
            "bron": bron,
            "contactpersoon": contactpersoon,
            "bevestigd_op": timezone.now(),
            "bevestigd_door": door,
        },
    )
    return week
