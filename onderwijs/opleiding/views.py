"""The page of a dossier about education."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from onderwijs.opleiding.overzicht import overzicht_van
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.matrix import Recht
from trajecten.dossier import dossierkop, noteer_bekeken
from trajecten.models import Traject


@vereist(Recht.OPLEIDING_INZIEN)
@require_safe
@transaction.atomic
def traject_opleiding(request: Aanvraag, pk: int) -> HttpResponse:
    """Opleidingen, proofs, praktijkverklaringen, and the certificates that can be given now."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.OPLEIDING_INZIEN, pk=pk)
    vandaag = timezone.localdate()
    noteer_bekeken(request, traject, "opleiding")
    context = {
        "traject": traject,
        "kop": dossierkop(traject, request.user, vandaag, actief="opleiding"),
        "overzicht": overzicht_van(traject, vandaag),
        "mag_wijzigen": mag(request.user, Recht.OPLEIDING_WIJZIGEN, traject),
    }
    return render(request, "onderwijs/opleiding/traject.html", context)
