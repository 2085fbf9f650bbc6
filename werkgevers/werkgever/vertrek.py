"""A contactpersoon who stops while a signature is asked: who has to ask somebody else, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.urls import reverse
from django.utils.html import format_html

from werkgevers.evaluatie.regels import Staat
from werkgevers.models import Contactpersoon, Ondertekening

if TYPE_CHECKING:
    from toegang.aanvraag import Aanvraag

GENOEMD_HOOGSTENS = 3


def meld_open_vragen(request: Aanvraag, persoon: Contactpersoon) -> None:
    """Say which evaluations wait for somebody who stops, as far as the reader may know; of others only how many.

    From the day of the end the link does not work any more (werkgevers.ondertekening); the request itself stays, so
    that whoever asked passes it on to a colleague with all that happened before.
    """
    if persoon.tot is None:
        return
    wacht = Ondertekening.objects.filter(
        contactpersoon=persoon,
        evaluatie__staat__in=(Staat.WACHT, Staat.BETWIST),
        getekend_op__isnull=True,
        ingetrokken_op__isnull=True,
    )
    zichtbaar = list(wacht.zichtbaar_voor(request.user).met_evaluatie().order_by("pk"))
    for vraag in zichtbaar[:GENOEMD_HOOGSTENS]:
        zin = '{} kan straks niet meer tekenen. <a class="nl-link" href="{}">Geef de evaluatie van {} aan een ander</a>'
        adres = reverse("werkgevers:ondertekeningen", args=[vraag.evaluatie_id])
        van = vraag.evaluatie.plaatsing.traject.deelnemer.naam
        messages.warning(request, format_html(zin, persoon.naam, adres, van))
    if meer := wacht.count() - len(zichtbaar[:GENOEMD_HOOGSTENS]):
        rest = "1 andere evaluatie wacht" if meer == 1 else f"{meer} andere evaluaties wachten"
        messages.warning(request, f"Nog {rest} op {persoon.naam}. Zeg het de jobcoach van die plaatsing.")
