"""A contactpersoon who stops, or has another address, while a signature is asked: who has to do what, and where."""

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
STOPT = '{} kan straks niet meer tekenen. <a class="nl-link" href="{}">Geef de evaluatie van {} aan een ander</a>'
OUD_ADRES = (
    'De link van {} hoort bij het oude e-mailadres. <a class="nl-link" href="{}">Stuur een nieuwe link voor de '
    "evaluatie van {}</a>"
)


def meld_open_vragen(request: Aanvraag, persoon: Contactpersoon) -> None:
    """Say which evaluations wait for somebody who stops, or for whom the link went to an address of before.

    As far as the reader may know; of others only how many. From the day of the end the link does not work any more
    (werkgevers.ondertekening), and to an old address no reminder goes; the request itself stays, so that whoever asked
    passes it on, or sends a new link, with all that happened before.
    """
    wacht = Ondertekening.objects.filter(
        contactpersoon=persoon,
        evaluatie__staat__in=(Staat.WACHT, Staat.BETWIST),
        getekend_op__isnull=True,
        ingetrokken_op__isnull=True,
    )
    zin = STOPT
    if persoon.tot is None:
        wacht, zin = wacht.exclude(email__iexact=persoon.email), OUD_ADRES
    zichtbaar = list(wacht.zichtbaar_voor(request.user).met_evaluatie().order_by("pk"))
    for vraag in zichtbaar[:GENOEMD_HOOGSTENS]:
        adres = reverse("werkgevers:ondertekeningen", args=[vraag.evaluatie_id])
        van = vraag.evaluatie.plaatsing.traject.deelnemer.naam
        messages.warning(request, format_html(zin, persoon.naam, adres, van))
    if meer := wacht.count() - len(zichtbaar[:GENOEMD_HOOGSTENS]):
        rest = "1 andere evaluatie wacht" if meer == 1 else f"{meer} andere evaluaties wachten"
        messages.warning(request, f"Nog {rest} op {persoon.naam}. Zeg het de jobcoach van die plaatsing.")
