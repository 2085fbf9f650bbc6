"""What asks attention of whoever looks for places for a school."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from onderwijs.models import Stagevraag
from onderwijs.stagevraag.regels import Urgentie, nog_te_vinden, plekken
from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import Drempel, Signaalsoort, drempel, staat_aan
from vormgeving.taal import datum

if TYPE_CHECKING:
    from toegang.models import Gebruiker

ZOEKT = Signaalsoort(
    code="stagevraag_zoekt",
    naam="School zoekt nog stageplaatsen",
    uitleg="Een school wacht op plekken en jij zoekt ze. De vraag is dringend, of begint binnenkort.",
    drempels=(Drempel("dagen", "Ook als de stage begint binnen", "dagen", 28, 0, 365),),
    actie="Stagevraag bekijken en plekken toezeggen",
    volgorde=70,
)


def eigen_stagevragen(gebruiker: Gebruiker, vandaag: date) -> Iterator[Signaal]:
    """One signal for each open question that `gebruiker` handles and that is urgent or begins soon."""
    if not (staat_aan(ZOEKT.code) and mag(gebruiker, Recht.STAGEVRAAG_WIJZIGEN)):
        return
    binnenkort = vandaag + timedelta(days=drempel(ZOEKT.code, "dagen"))
    eigen = Stagevraag.objects.open_op(vandaag).filter(behandelaar=gebruiker).select_related("instelling")
    for vraag in eigen.order_by("vanaf", "pk"):
        dringend = vraag.urgentie == Urgentie.DRINGEND
        if not dringend and vraag.vanaf > binnenkort:
            continue
        nog = nog_te_vinden(vraag.aantal, vraag.toegezegd)
        yield Signaal(
            code=ZOEKT.code,
            soortnaam=ZOEKT.naam,
            traject_id=None,
            titel=f"{vraag.instelling} zoekt nog {plekken(nog)}",
            feiten=f"Vanaf {datum(vraag.vanaf)}. {vraag.get_urgentie_display()}.",
            ernst=Ernst.KRITIEK if dringend and vraag.vanaf <= vandaag else Ernst.LETOP,
            icoon="school",
            actie="Stagevraag bekijken",
            url=vraag.get_absolute_url(),
            kenmerk=str(vraag.pk),
        )
