"""The page of the dossier with what is known of somebody, card by card."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.matrix import Recht
from trajecten.dossier import dossierkop, gegevenskaarten_van, noteer_bekeken
from trajecten.models import Traject
from trajecten.views.aanvraag import Aanvraag


@vereist(Recht.TRAJECT_INZIEN)
@require_safe
@transaction.atomic
def gegevens(request: Aanvraag, pk: int) -> HttpResponse:
    """Who somebody is, how they came, what they live of, who guides them."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, pk=pk)
    noteer_bekeken(request, traject, "gegevens")
    vandaag = timezone.localdate()
    context = {
        "kop": dossierkop(traject, request.user, vandaag, actief="gegevens"),
        "panelen": gegevenskaarten_van(traject, request.user, vandaag),
        "traject": traject,
        "vandaag": vandaag,
    }
    return render(request, "trajecten/aanmelden/gegevens.html", context)
