"""Ending a traject, and what is asked of it afterwards. No field holds a diagnosis: the reason is a choice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F, Max, Q
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.begeleiding import regels
from trajecten.begeleiding.diensten import noteer_begeleider, vergrendel
from trajecten.models import Betrokkene, Contactmoment, Opvolging, Traject, Uitstroom
from trajecten.registers import registers
from trajecten.stappenplan.verwijzen import verwijs_door
from trajecten.versies import eis_versie

if TYPE_CHECKING:
    from toegang.models import Gebruiker

# what is known of somebody who left (Uitstroom)
UITSTROOMVELDEN = (
    "reden",
    "peildatum",
    "arbeidssituatie",
    "opleiding",
    "kwalificatie",
    "activiteiten_uitgevoerd",
    "certificaat_datum",
)


@transaction.atomic
def stop_traject(
    *,
    traject: Traject,
    einddatum: date,
    uitstroom: Mapping[str, Any],
    verwijzing: Mapping[str, Any] | None = None,
    door: Gebruiker,
) -> Traject:
    """End `traject` on `einddatum` (half-open: that day no longer counts), with all that ends with it.

    In one transaction: what other apps registered (the running phase, groups), who guides it, and the Uitstroom with
    its `uitstroom` values (UITSTROOMVELDEN). `verwijzing`, when given, is what `verwijs_door` asks: a decision not to
    go on may come with help elsewhere. Also before the start. Raises RegelGeschonden for a day that cannot be, or that
    contact or hours lie after.
    """
    traject = vergrendel(traject)
    bezwaar = regels.einde_past(
        einddatum,
        aanmelddatum=traject.aanmelddatum,
        startdatum=traject.startdatum,
        gestopt_op=traject.einddatum,
        vandaag=timezone.localdate(),
    )
    if bezwaar:
        raise RegelGeschonden(bezwaar, veld="einddatum")
    _toets_contact(traject, einddatum)
    _toets_peildatum(uitstroom.get("peildatum"), einddatum)
    for hook in registers.bij_einde:
        hook(traject, einddatum, door)
    if verwijzing is not None:
        verwijs_door(traject=traject, aangevraagd_per=min(einddatum, timezone.localdate()), door=door, **verwijzing)
    _beeindig_begeleiding(traject, einddatum, door)
    _sluit(traject, einddatum)
    # the reason may tell of care: it stays in the record, the logboek says only that there is an end
    Uitstroom.objects.update_or_create(traject=traject, defaults=_alleen_velden(uitstroom))
    noteer(
        Soort.TRAJECT_GESTOPT,
        door=door,
        over=traject,
        deelnemer=traject.deelnemer,
        einddatum=einddatum.isoformat(),
    )
    return traject


@transaction.atomic
def verbeter_uitstroom(*, traject: Traject, verwacht: int, uitstroom: Mapping[str, Any], door: Gebruiker) -> Uitstroom:
    """Fill in or correct the state on leaving; `verwacht` is the version on the screen (1 where there was none).

    Raises OvergangNietToegestaan when the traject runs on, NietMeerActueel when somebody changed it since, and
    RegelGeschonden for a day outside the 28 days.
    """
    traject = vergrendel(traject)
    if traject.einddatum is None:
        raise OvergangNietToegestaan("Dit traject loopt nog.")
    _toets_peildatum(uitstroom.get("peildatum"), traject.einddatum)
    rij = Uitstroom.objects.filter(traject=traject).first() or Uitstroom.objects.create(traject=traject)
    rij = eis_versie(rij, verwacht)
    gewijzigd = sorted(veld for veld, waarde in _alleen_velden(uitstroom).items() if getattr(rij, veld) != waarde)
    for veld, waarde in _alleen_velden(uitstroom).items():
        setattr(rij, veld, waarde)
    rij.versie += 1
    rij.save()
    noteer(Soort.UITSTROOM_VERBETERD, door=door, over=rij, deelnemer=traject.deelnemer, velden=gewijzigd)
    return rij


@transaction.atomic
def leg_opvolging_vast(
    *, traject: Traject, verwacht: int, arbeidssituatie: str, verbeterd: str, door: Gebruiker
) -> Opvolging:
    """Write down how it goes six months after leaving, or correct that; `verwacht` as in `verbeter_uitstroom`.

    Raises RegelGeschonden before six months have passed, NietMeerActueel when somebody changed it since.
    """
    traject = vergrendel(traject)
    if bezwaar := regels.opvolging_past(traject.einddatum, timezone.localdate()):
        raise RegelGeschonden(bezwaar)
    rij = Opvolging.objects.filter(traject=traject).first() or Opvolging.objects.create(traject=traject)
    rij = eis_versie(rij, verwacht)
    rij.arbeidssituatie, rij.verbeterd, rij.versie = arbeidssituatie, verbeterd, rij.versie + 1
    rij.save()
    noteer(Soort.OPVOLGING_VASTGELEGD, door=door, over=rij, deelnemer=traject.deelnemer)
    return rij


def _alleen_velden(uitstroom: Mapping[str, Any]) -> dict[str, Any]:
    return {veld: uitstroom[veld] for veld in UITSTROOMVELDEN if veld in uitstroom}


def _toets_peildatum(peildatum: date | None, einddatum: date) -> None:
    if bezwaar := regels.peildatum_past(peildatum, einddatum=einddatum, vandaag=timezone.localdate()):
        raise RegelGeschonden(bezwaar, veld="peildatum")


def _beeindig_begeleiding(traject: Traject, einddatum: date, door: Gebruiker) -> None:
    """Who guided it up to its end did so up to that day; who would only begin later never does."""
    nog = Betrokkene.objects.van(traject).filter(Q(tot__isnull=True) | Q(tot__gt=einddatum)).select_related("gebruiker")
    for betrokkene in nog.select_for_update(of=("self",)):
        betrokkene.traject = traject
        if betrokkene.van > einddatum:
            betrokkene.tot = betrokkene.van
            noteer_begeleider(Soort.BEGELEIDER_GEWIJZIGD, betrokkene, door)
            betrokkene.delete()
            continue
        betrokkene.tot, betrokkene.versie = einddatum, betrokkene.versie + 1
        betrokkene.save(update_fields=["tot", "versie"])
        noteer_begeleider(Soort.BEGELEIDER_GEWIJZIGD, betrokkene, door)


def _toets_contact(traject: Traject, einddatum: date) -> None:
    """Contact belongs to a traject that runs: say until when it has to, before the database refuses."""
    van_of_na = Contactmoment.objects.van(traject).filter(ingetrokken_op__isnull=True, datum__gte=einddatum)
    if laatste := van_of_na.aggregate(dag=Max("datum"))["dag"]:
        vanaf = f"{laatste + timedelta(days=1):%d-%m-%Y}"
        raise RegelGeschonden(
            f"Er is contact vastgelegd op {laatste:%d-%m-%Y}. Stoppen kan vanaf {vanaf}.", veld="einddatum"
        )


def _sluit(traject: Traject, einddatum: date) -> None:
    """Give the traject its end; the database refuses one before contact or hours that were written down."""
    with beperkingen_in_woorden({"traject_houdt_contact": "einddatum", "traject_einde_na_start": "einddatum"}):
        Traject.objects.filter(pk=traject.pk).update(einddatum=einddatum, versie=F("versie") + 1)
    traject.einddatum = einddatum
