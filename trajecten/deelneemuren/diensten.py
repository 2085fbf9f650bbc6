"""The writers of deelneemuren."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.deelneemuren.regels import correctie_kan, uren_passen
from trajecten.models import Deelneemuur, Deelneemuurcorrectie, Traject

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@dataclass(frozen=True)
class Invoer:
    """Hours on one day of one activity, as somebody fills them in; `veld` is the form field they stand in."""

    datum: date
    minuten: int
    activiteit: str
    veld: str | None = None


@transaction.atomic
def zet_uit_aanwezigheid(
    *, traject: Traject, datum: date, minuten: int, activiteit: str, sleutel: str, door: Gebruiker
) -> Deelneemuur:
    """Write the hours of one attendance, or make them what they are now, and return them.

    `sleutel` is unique for the attendance (at most 80 characters): written again it changes the same row. Raises
    RegelGeschonden when the day lies outside the traject or in the future, or is fuller than a day. The attendance
    itself tells the logboek.
    """
    return _zet(Deelneemuur.Bron.AANWEZIGHEID, traject, Invoer(datum, minuten, activiteit), sleutel, door)


@transaction.atomic
def zet_uit_plaatsing(
    *,
    traject: Traject,
    datum: date,
    minuten: int,
    activiteit: str,
    sleutel: str,
    door: Gebruiker,
    veld: str | None = None,
) -> Deelneemuur:
    """Write the hours of a deelnemer at an employer, as zet_uit_aanwezigheid does for a group.

    `veld` is the form field they stand in.
    """
    return _zet(Deelneemuur.Bron.PLAATSING, traject, Invoer(datum, minuten, activiteit, veld), sleutel, door)


def wis_uit_aanwezigheid(sleutel: str) -> None:
    """Take away the hours that `sleutel` wrote; nothing happens when there are none."""
    Deelneemuur.objects.filter(bron=Deelneemuur.Bron.AANWEZIGHEID, sleutel=sleutel).delete()


@transaction.atomic
def voer_week_in(*, traject: Traject, regels: Sequence[Invoer], sleutel: UUID, door: Gebruiker) -> list[Deelneemuur]:
    """Write the hours of a deelnemer that `door` filled in, all or nothing, and return them.

    `sleutel` belongs to one filled-in form: sent twice, it is written once. Raises RegelGeschonden as
    zet_uit_aanwezigheid does, with the field of the line, when nothing was filled in, and when the form changed after
    it was saved.
    """
    if not regels:
        raise RegelGeschonden("Vul bij minstens één dag uren in.")
    traject = op_slot(traject)
    eerder = list(Deelneemuur.objects.filter(sleutel__startswith=f"hand:{sleutel}:").order_by("pk"))
    if eerder:
        return _zelfde_week(eerder, regels)
    rijen = [
        _zet(Deelneemuur.Bron.HAND, traject, regel, f"hand:{sleutel}:{nummer}", door)
        for nummer, regel in enumerate(regels)
    ]
    totaal = sum(rij.minuten for rij in rijen)
    noteer(Soort.DEELNEEMUREN_INGEVULD, door=door, over=traject, deelnemer=traject.deelnemer_id, minuten=totaal)
    return rijen


@transaction.atomic
def verbeter_uren(
    *, uur: Deelneemuur, was_minuten: int, minuten: int, reden: str, door: Gebruiker, veld: str = "minuten"
) -> Deelneemuurcorrectie:
    """Make `uur` last `minuten` (0: it was not there at all) and keep what it was, with the reason.

    `was_minuten` is how long it was on the screen of `door`, `veld` the form field of `minuten`. Raises
    RegelGeschonden when nothing changes or a reason is missing, the hours come from attendance (they are corrected
    there), or do not fit; NietMeerActueel when a colleague changed it meanwhile.
    """
    traject = op_slot(uur.traject)
    nu = Deelneemuur.objects.select_for_update().filter(pk=uur.pk).first()
    if nu is None or nu.minuten != was_minuten:
        raise NietMeerActueel("Een collega heeft deze uren intussen veranderd. Kijk eerst wat er nu staat.")
    if bezwaar := correctie_kan(bron=nu.bron, was=nu.minuten, minuten=minuten, reden=reden):
        raise RegelGeschonden(bezwaar)
    correctie = Deelneemuurcorrectie.objects.create(
        traject=traject,
        deelneemuur=nu,
        datum=nu.datum,
        activiteit=nu.activiteit,
        was_minuten=nu.minuten,
        minuten=minuten,
        reden=reden.strip(),
        gewijzigd_door=door,
    )
    if minuten:
        _toets(traject, Invoer(nu.datum, minuten, nu.activiteit, veld), behalve=nu)
        nu.minuten = minuten
        nu.save(update_fields=["minuten"])
    else:
        nu.delete()
    noteer(
        Soort.DEELNEEMUREN_VERBETERD,
        door=door,
        over=traject,
        deelnemer=traject.deelnemer_id,
        reden=correctie.reden,
        was=correctie.was_minuten,
        minuten=minuten,
    )
    return correctie


def _zet(bron: str, traject: Traject, invoer: Invoer, sleutel: str, door: Gebruiker) -> Deelneemuur:
    traject = op_slot(traject)
    bestaand = Deelneemuur.objects.filter(sleutel=sleutel).first()
    if bestaand is not None and (bestaand.traject_id, bestaand.bron) != (traject.pk, bron):
        raise ValueError(f"The key {sleutel!r} belongs to other hours.")
    _toets(traject, invoer, behalve=bestaand)
    uur = bestaand or Deelneemuur(traject=traject, bron=bron, sleutel=sleutel, ingevoerd_door=door)
    uur.datum, uur.minuten, uur.activiteit = invoer.datum, invoer.minuten, invoer.activiteit
    uur.save()
    return uur


def op_slot(traject: Traject) -> Traject:
    """`traject` as it is now, with its period held still and its hours written by one at a time."""
    return Traject.objects.select_for_update(no_key=True, of=("self",)).get(pk=traject.pk)


def _toets(traject: Traject, invoer: Invoer, *, behalve: Deelneemuur | None) -> None:
    """All trajecten of the deelnemer together fill a day: somebody is in one place at a time."""
    dag = Deelneemuur.objects.filter(traject__deelnemer_id=traject.deelnemer_id, datum=invoer.datum)
    al = dag.exclude(pk=behalve.pk if behalve else None).aggregate(som=Sum("minuten"))["som"] or 0
    bezwaar = uren_passen(
        invoer.datum,
        invoer.minuten,
        al=al,
        startdatum=traject.startdatum,
        einddatum=traject.einddatum,
        vandaag=timezone.localdate(),
    )
    if bezwaar:
        raise RegelGeschonden(bezwaar, veld=invoer.veld)


def _zelfde_week(eerder: list[Deelneemuur], regels: Sequence[Invoer]) -> list[Deelneemuur]:
    """`eerder`, provided that it is what this form wrote before: what was typed since then may not vanish unsaid."""
    if [(uur.datum, uur.minuten, uur.activiteit) for uur in eerder] != [
        (regel.datum, regel.minuten, regel.activiteit) for regel in regels
    ]:
        raise RegelGeschonden("Deze uren waren al opgeslagen. Wat je daarna veranderde, staat er niet bij.")
    return eerder
