"""What happens to appointments when somebody else takes over, or a traject ends."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from toegang.logboek import Soort, noteer
from trajecten.models import Afspraak

if TYPE_CHECKING:
    from collections.abc import Iterable

    from toegang.models import Gebruiker
    from trajecten.models import Traject
    from trajecten.queries_contact import AfspraakQuerySet

GESTOPT = "Het traject stopte"


@transaction.atomic
def geef_afspraken_door(
    *, traject: Traject, van: Gebruiker, naar: Gebruiker, vanaf: date, door: Gebruiker
) -> list[Afspraak]:
    """Let `naar` have the planned appointments of `van` with the deelnemer of `traject` from `vanaf` on; return them.

    Those with a group stay with whoever gives the group.
    """
    mee = _vergrendel(Afspraak.objects.filter(medewerker=van).met_een(), traject, vanaf)
    for afspraak in mee:
        afspraak.medewerker, afspraak.versie, afspraak.gewijzigd_op = naar, afspraak.versie + 1, timezone.now()
        noteer(Soort.AFSPRAAK_GEWIJZIGD, door=door, over=afspraak, deelnemer=traject.deelnemer, naar=naar.pk)
    Afspraak.objects.bulk_update(mee, ["medewerker", "versie", "gewijzigd_op"])
    return mee


@transaction.atomic
def laat_vervallen_na(traject: Traject, einddatum: date, door: Gebruiker) -> None:
    """Cancel the planned appointments with the deelnemer of `traject` from `einddatum` on, the day of its end.

    A group goes on without this deelnemer.
    """
    alleen = _vergrendel(Afspraak.objects.met_een(), traject, einddatum)
    for afspraak in alleen:
        afspraak.staat, afspraak.wie_zei_af = Afspraak.Staat.VERVALLEN, Afspraak.Afzegger.ANDER
        afspraak.vervallen_reden, afspraak.vervallen_op, afspraak.vervallen_door = GESTOPT, timezone.now(), door
        afspraak.versie, afspraak.gewijzigd_op = afspraak.versie + 1, timezone.now()
        noteer(Soort.AFSPRAAK_AFGEZEGD, door=door, over=afspraak, deelnemer=traject.deelnemer)
    velden = ["staat", "wie_zei_af", "vervallen_reden", "vervallen_op", "vervallen_door", "versie", "gewijzigd_op"]
    Afspraak.objects.bulk_update(alleen, velden)
    _verlaat_groepen(_vergrendel(Afspraak.objects.all(), traject, einddatum), traject)


def _verlaat_groepen(afspraken: Iterable[Afspraak], traject: Traject) -> None:
    for afspraak in afspraken:
        afspraak.trajecten.remove(traject)
        afspraak.versie += 1
        afspraak.save(update_fields=["versie", "gewijzigd_op"])


def _vergrendel(afspraken: AfspraakQuerySet, traject: Traject, vanaf: date) -> list[Afspraak]:
    """The planned ones of `afspraken` with the deelnemer of `traject` from `vanaf` on, held still."""
    binnen = afspraken.met(traject).gepland().vanaf_dag(vanaf)
    sleutels = list(binnen.values_list("pk", flat=True))
    slot = Afspraak.objects.filter(pk__in=sleutels).gepland().order_by("pk")
    return list(slot.select_for_update(of=("self",), no_key=True))
