"""The employers of a fixed jobcoach who leaves go to a colleague: all that were chosen, or none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db import transaction
from django.db.models import Count, QuerySet
from django.urls import reverse

from toegang.controle import mag
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import Signaalsoort, staat_aan
from werkgevers.models import Werkgever

if TYPE_CHECKING:
    from werkgevers.queries import WerkgeverQuerySet

HOOGSTENS = 200
JOBCOACH_WEG = Signaalsoort(
    code="vaste_jobcoach_weg",
    naam="Werkgever zonder vaste jobcoach",
    uitleg="De vaste jobcoach van een werkgever kan niet meer inloggen, of houdt geen werkgevers meer bij.",
    actie="Werkgevers overdragen",
    volgorde=95,
)


def jobcoaches() -> QuerySet[Gebruiker]:
    """Who can be a fixed jobcoach: whoever logs in and keeps up employers."""
    return Gebruiker.objects.actief().met_recht(Recht.WERKGEVER_WIJZIGEN)


def met_werkgevers() -> QuerySet[Any]:
    """Who is the fixed jobcoach of an employer that is there, with `aantal`, also who left."""
    eigen = Werkgever.objects.bestaand().filter(vaste_jobcoach__isnull=False).order_by()
    wie = Gebruiker.objects.filter(pk__in=eigen.values("vaste_jobcoach"))
    return wie.annotate(aantal=Count("vaste_werkgevers")).order_by("is_active", "achternaam", "voornaam", "pk")


def vertrokken() -> QuerySet[Any]:
    """Of those who left or have another task now: who still has employers."""
    return met_werkgevers().exclude(pk__in=jobcoaches().values("pk"))


def werkgevers_van(jobcoach: Gebruiker) -> WerkgeverQuerySet:
    """The employers of a fixed jobcoach, in order of name."""
    return Werkgever.objects.bestaand().met_jobcoach(jobcoach).op_naam()


def adres_van(jobcoach: Gebruiker) -> str:
    """Where the employers of `jobcoach` are handed over."""
    return f"{reverse('werkgevers:werkgevers_overdragen')}?{urlencode({'van': jobcoach.pk})}"


@transaction.atomic
def draag_werkgevers_over(
    *, werkgevers: Sequence[int], van: Gebruiker, naar: Gebruiker, door: Gebruiker
) -> list[Werkgever]:
    """Let `naar` be the fixed jobcoach of the employers with these ids instead of `van`; all or none.

    Raises RegelGeschonden for nothing chosen or for somebody who cannot be one, NietMeerActueel when one of them has
    another fixed jobcoach by now.
    """
    if naar.pk == van.pk or not jobcoaches().filter(pk=naar.pk).exists():
        raise RegelGeschonden("Kies een andere collega die werkgevers bijhoudt.", veld="naar")
    # in one order, so that two who hand over at once never wait for each other
    rijen = list(Werkgever.objects.bestaand().filter(pk__in=werkgevers).order_by("pk").select_for_update(of=("self",)))
    if not rijen:
        raise RegelGeschonden("Kies minstens één werkgever.")
    for werkgever in rijen:
        if werkgever.vaste_jobcoach_id != van.pk:
            raise NietMeerActueel(f"{werkgever.naam} heeft intussen een andere vaste jobcoach. Kijk opnieuw.")
        werkgever.vaste_jobcoach, werkgever.versie = naar, werkgever.versie + 1
        werkgever.save(update_fields=["vaste_jobcoach", "versie"])
        noteer(Soort.WERKGEVER_OVERGEDRAGEN, door=door, over=werkgever, van=van.pk, naar=naar.pk)
    return rijen


def jobcoach_weg(gebruiker: Gebruiker, vandaag: date) -> Iterator[Signaal]:
    """For whoever hands employers over: one signal for each fixed jobcoach who left."""
    if not (staat_aan(JOBCOACH_WEG.code) and mag(gebruiker, Recht.WERKGEVER_OVERDRAGEN)):
        return
    for wie in vertrokken():
        wat = "1 werkgever" if wie.aantal == 1 else f"{wie.aantal} werkgevers"
        yield Signaal(
            code=JOBCOACH_WEG.code,
            soortnaam=JOBCOACH_WEG.naam,
            traject_id=None,
            titel=f"{wie.naam} is nog vaste jobcoach van {wat}",
            feiten="Werkt hier niet meer" if not wie.is_active else "Houdt geen werkgevers meer bij",
            ernst=Ernst.LETOP,
            icoon="building-store",
            actie="Werkgevers overdragen",
            url=adres_van(wie),
            kort="Geen vaste jobcoach",
            gewicht=wie.aantal,
            recht=Recht.WERKGEVER_OVERDRAGEN,
            kenmerk=str(wie.pk),
        )
