"""The writers of the financing of a traject."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.financiering.regels import financiering_kan
from trajecten.models import Financiering, Subsidieproject, Traject

if TYPE_CHECKING:
    from toegang.models import Gebruiker

VELDEN = {"financiering_niet_dubbel": "subsidieproject", "financiering_periode_oplopend": "tot"}


@transaction.atomic
def laat_meebetalen(
    *, traject: Traject, subsidieproject: Subsidieproject, van: date, tot: date | None, door: Gebruiker
) -> Financiering:
    """Let `subsidieproject` pay along for `traject` over [van, tot), and return it; asked again, it is that one.

    Hours that are written stay with the project that they count for. Raises RegelGeschonden when the project does not
    run on `van`, is the one that the traject began with, or pays in that period already.
    """
    Traject.objects.select_for_update(of=("self",), no_key=True).get(pk=traject.pk)
    velden = {"traject": traject, "subsidieproject": subsidieproject, "van": van, "tot": tot}
    zelfde: Financiering | None = Financiering.objects.filter(**velden).first()
    if zelfde is not None:
        return zelfde
    if bezwaar := financiering_kan(
        eerste=traject.subsidieproject_id == subsidieproject.pk,
        van=van,
        project_van=subsidieproject.van,
        project_tot=subsidieproject.tot,
    ):
        raise RegelGeschonden(bezwaar, veld="subsidieproject")
    with beperkingen_in_woorden(VELDEN):
        financiering = Financiering.objects.create(**velden)
    _noteer(financiering, door)
    return financiering


@transaction.atomic
def beeindig_meebetalen(*, financiering: Financiering, tot: date, door: Gebruiker) -> Financiering:
    """Let it pay no longer from `tot` on. Raises RegelGeschonden when that lies before its start."""
    financiering.tot = tot
    with beperkingen_in_woorden(VELDEN):
        financiering.save(update_fields=["tot"])
    _noteer(financiering, door)
    return financiering


def _noteer(financiering: Financiering, door: Gebruiker) -> None:
    noteer(
        Soort.FINANCIERING_GEWIJZIGD,
        door=door,
        over=financiering,
        deelnemer=financiering.traject.deelnemer,
        project=financiering.subsidieproject.code,
        van=financiering.van.isoformat(),
        tot=financiering.tot.isoformat() if financiering.tot else "",
    )
