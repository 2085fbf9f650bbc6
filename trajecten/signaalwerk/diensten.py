"""Letting a signal wait, letting it come back, and setting the rules of signals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.models import Signaalinstelling, Signaaluitstel, Traject
from trajecten.registers import Signaal
from trajecten.signaalsoorten import Signaalsoort, soort_van
from trajecten.signaalwerk.regels import uitstel_past

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@transaction.atomic
def stel_signaal_uit(*, signaal: Signaal, tot: date, reden: str, door: Gebruiker) -> Signaaluitstel:
    """Let `signaal` wait from today until `tot`, for everybody who would see it; on that day it is back.

    Raises RegelGeschonden for a day that does not fit or without a reason, OvergangNietToegestaan when a colleague
    was first. The reason stays with the postponement: the logboek says only that, of whom and until when.
    """
    vandaag = timezone.localdate()
    if bezwaar := uitstel_past(tot, vandaag):
        raise RegelGeschonden(bezwaar, veld="tot")
    if not reden.strip():
        raise RegelGeschonden("Schrijf op waarom dit kan wachten.", veld="reden")
    # of two colleagues only one passes at a time
    op_slot = Traject.objects.select_for_update(of=("self",))
    traject = op_slot.get(pk=signaal.traject_id) if signaal.traject_id is not None else None
    over = {"traject": traject, "medewerker": None if traject else door}
    wacht = Signaaluitstel.objects.filter(
        **over, code=signaal.code, kenmerk=signaal.kenmerk, tot__gt=vandaag, ingetrokken_op__isnull=True
    ).first()
    if wacht is not None:
        raise OvergangNietToegestaan(f"Dit signaal wacht al tot {wacht.tot:%d-%m-%Y}.")
    uitstel: Signaaluitstel = Signaaluitstel.objects.create(
        **over,
        code=signaal.code,
        kenmerk=signaal.kenmerk,
        titel=signaal.titel[:200],
        van=vandaag,
        tot=tot,
        reden=reden.strip(),
        door=door,
    )
    deelnemer = traject.deelnemer if traject else None
    noteer(
        Soort.SIGNAAL_UITGESTELD,
        door=door,
        over=traject or door,
        deelnemer=deelnemer,
        signaal=signaal.code,
        tot=tot.isoformat(),
    )
    return uitstel


@transaction.atomic
def haal_signaal_terug(*, uitstel: Signaaluitstel, door: Gebruiker) -> None:
    """Let the signal ask attention again today. Twice is once."""
    vers = Signaaluitstel.objects.select_for_update(of=("self",)).select_related("traject__deelnemer")
    nu = vers.get(pk=uitstel.pk)
    if nu.ingetrokken_op is not None:
        return
    nu.ingetrokken_op, nu.ingetrokken_door = timezone.now(), door
    nu.save(update_fields=["ingetrokken_op", "ingetrokken_door"])
    deelnemer = nu.traject.deelnemer if nu.traject else None
    noteer(Soort.SIGNAAL_TERUGGEHAALD, door=door, over=nu.traject or door, deelnemer=deelnemer, signaal=nu.code)


@transaction.atomic
def stel_signaal_in(
    *, code: str, aan: bool, drempels: Mapping[str, int], versie: int, door: Gebruiker
) -> Signaalinstelling:
    """Set whether this kind of signal is shown and from which numbers on; `versie` is 0 while nothing was set.

    Raises RegelGeschonden for a number out of bounds, or lower than it may be beside another; NietMeerActueel when a
    colleague saved in between.
    """
    soort = soort_van(code)
    for drempel in soort.drempels:
        if not drempel.past(drempels.get(drempel.naam)):
            zin = f"Kies een getal van {drempel.minst} tot en met {drempel.hoogst}."
            raise RegelGeschonden(zin, veld=f"drempel_{drempel.naam}")
    _toets_oplopend(soort, drempels)
    nu = Signaalinstelling.objects.select_for_update().filter(code=code).first()
    if (nu.versie if nu else 0) != versie:
        raise NietMeerActueel("Een collega heeft dit signaal net ingesteld. Kijk wat het moet zijn.", nu=nu)
    waarden = {drempel.naam: drempels[drempel.naam] for drempel in soort.drempels}
    instelling = nu or Signaalinstelling(code=code)
    instelling.aan, instelling.drempels, instelling.versie = aan, waarden, versie + 1
    try:
        with transaction.atomic():
            instelling.save()
    except IntegrityError as fout:
        # the first setting of a kind has no row to lock: of two colleagues the database refuses the second
        eerste = Signaalinstelling.objects.get(code=code)
        raise NietMeerActueel("Een collega heeft dit signaal net ingesteld.", nu=eerste) from fout
    noteer(Soort.SIGNAAL_INGESTELD, door=door, over=instelling, signaal=code, aan=aan, drempels=waarden)
    return instelling


def _toets_oplopend(soort: Signaalsoort, drempels: Mapping[str, int]) -> None:
    """See that no threshold is lower than the one before it, for a kind in which they go up."""
    if not soort.oplopend:
        return
    for eerder, later in pairwise(soort.drempels):
        if drempels[later.naam] < drempels[eerder.naam]:
            zin = f"Kies minstens {drempels[eerder.naam]}: dat staat bij “{eerder.label}”."
            raise RegelGeschonden(zin, veld=f"drempel_{later.naam}")
