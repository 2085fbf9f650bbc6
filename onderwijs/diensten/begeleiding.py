"""A trainer of a group guides who is in it: access follows from being betrokkene, for as long as it lasts.

Call these in the transaction that changed who takes part or who gives the group, with the group locked. Whoever guided
a traject in another way stays as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from onderwijs.models import Deelname, Groep, Groepsbegeleiding
from trajecten.models import Betrokkene


def begin_begeleiding(deelname: Deelname) -> None:
    """Make the trainers of its group betrokkene of the traject of `deelname`, which is in it now."""
    _begin(deelname, deelname.groep.trainers.values_list("pk", flat=True), timezone.localdate())


def beeindig_begeleiding(deelname: Deelname) -> None:
    """End what trainers guided because of `deelname`, which has stopped."""
    vandaag = timezone.localdate()
    for begeleiding in _lopend(vandaag).filter(deelname=deelname):
        _beeindig(begeleiding, max(vandaag, deelname.tot or vandaag))


def wissel_trainers(groep: Groep) -> None:
    """Let the trainers that `groep` has now guide who is in it, and those who left it no longer."""
    vandaag, trainers = timezone.localdate(), list(groep.trainers.values_list("pk", flat=True))
    for begeleiding in _lopend(vandaag).filter(deelname__groep=groep).exclude(betrokkene__gebruiker__in=trainers):
        _beeindig(begeleiding, vandaag)
    for deelname in Deelname.objects.ingedeeld().filter(groep=groep):
        _begin(deelname, trainers, vandaag)


def _lopend(vandaag: date) -> QuerySet[Groepsbegeleiding]:
    loopt = Q(betrokkene__tot__isnull=True) | Q(betrokkene__tot__gt=vandaag)
    return Groepsbegeleiding.objects.filter(loopt).select_related("betrokkene")


def _begin(deelname: Deelname, trainers: Iterable[int], vandaag: date) -> None:
    """A trainer who is betrokkene as trainer already gains nothing by being so twice."""
    van = max(deelname.van or vandaag, vandaag)
    rijen = Betrokkene.objects.filter(traject_id=deelname.traject_id, rol=Betrokkene.Rol.TRAINER)
    al = set(rijen.filter(Q(tot__isnull=True) | Q(tot__gt=van)).values_list("gebruiker_id", flat=True))
    for trainer in sorted(set(trainers) - al):
        betrokkene = Betrokkene.objects.create(
            traject_id=deelname.traject_id, gebruiker_id=trainer, rol=Betrokkene.Rol.TRAINER, van=van
        )
        Groepsbegeleiding.objects.create(deelname=deelname, betrokkene=betrokkene)


def _beeindig(begeleiding: Groepsbegeleiding, tot: date) -> None:
    """End it on `tot`, or hand it on to another group of the same trainer with the same traject."""
    betrokkene = begeleiding.betrokkene
    andere = Deelname.objects.ingedeeld().filter(
        traject_id=betrokkene.traject_id, groep__trainers=betrokkene.gebruiker_id
    )
    if (door := andere.exclude(pk=begeleiding.deelname_id).first()) is not None:
        begeleiding.deelname = door
        begeleiding.save(update_fields=["deelname"])
        return
    betrokkene.tot = max(tot, betrokkene.van)
    betrokkene.save(update_fields=["tot"])
