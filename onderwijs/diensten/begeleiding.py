"""A trainer of a group guides who is in it: access follows from being betrokkene, for as long as it lasts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils import timezone

from onderwijs.models import Deelname, Groep, Groepsbegeleiding
from trajecten.models import Betrokkene


def werk_begeleiding_bij(groep: Groep) -> None:
    """Make the trainers of `groep`, and nobody else because of it, betrokkene of who is in it.

    Call it in the transaction that changed the trainers or who takes part, with the group locked. Whoever guided a
    traject in another way stays as they are.
    """
    vandaag = timezone.localdate()
    trainers = set(groep.trainers.values_list("pk", flat=True))
    begeleidingen = Groepsbegeleiding.objects.filter(deelname__groep=groep).select_related("betrokkene", "deelname")
    for begeleiding in begeleidingen.filter(_loopt(vandaag)):
        ingedeeld = begeleiding.deelname.staat == Deelname.Staat.INGEDEELD
        if not ingedeeld or begeleiding.betrokkene.gebruiker_id not in trainers:
            _beeindig(begeleiding, vandaag)
    for deelname in Deelname.objects.ingedeeld().filter(groep=groep):
        _begin(deelname, trainers, vandaag)


def _loopt(vandaag: date) -> Q:
    return Q(betrokkene__tot__isnull=True) | Q(betrokkene__tot__gt=vandaag)


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


def _beeindig(begeleiding: Groepsbegeleiding, vandaag: date) -> None:
    """End it today, or hand it on to another group of the same trainer with the same traject."""
    betrokkene = begeleiding.betrokkene
    andere = Deelname.objects.ingedeeld().filter(
        traject_id=betrokkene.traject_id, groep__trainers=betrokkene.gebruiker_id
    )
    if (door := andere.exclude(pk=begeleiding.deelname_id).first()) is not None:
        begeleiding.deelname = door
        begeleiding.save(update_fields=["deelname"])
        return
    betrokkene.tot = max(vandaag, betrokkene.van)
    betrokkene.save(update_fields=["tot"])
