"""Measurements together: what is to do, and all that was measured in one traject."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.matrix import Recht
from trajecten.dossier import dossierkop, noteer_bekeken
from trajecten.models import Traject
from trajecten.views.aanvraag import Aanvraag
from zelfredzaamheid.afspraken import mag_invullen
from zelfredzaamheid.matrix import mag_bijzonder, matrix_van, noteer_bijzonder
from zelfredzaamheid.models import Meting
from zelfredzaamheid.te_doen import te_doen_voor


@vereist(Recht.METING_INZIEN)
@require_safe
def metingen(request: Aanvraag) -> HttpResponse:
    """Measurements that were begun and those that should have been, in reach."""
    return render(
        request, "zelfredzaamheid/metingen.html", {"te_doen": te_doen_voor(request.user, timezone.localdate())}
    )


@vereist(Recht.METING_INZIEN)
@require_safe
@transaction.atomic
def metingen_van(request: Aanvraag, pk: int) -> HttpResponse:
    """The measurements of one traject: the matrix, and every version."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.METING_INZIEN, pk=pk)
    noteer_bekeken(request, traject, "metingen")
    met_bijzonder = mag_bijzonder(request.user, traject)
    matrix = matrix_van(traject, met_bijzonder=met_bijzonder)
    if matrix and met_bijzonder:
        noteer_bijzonder([meting for meting in matrix.metingen if meting], door=request.user)
    context = {
        "kop": dossierkop(traject, request.user, timezone.localdate(), actief="metingen"),
        "traject": traject,
        "matrix": matrix,
        "metingen": Meting.objects.van(traject).om_te_tonen().order_by("-datum", "-id"),
        "mag_beginnen": traject.startdatum is not None and mag_invullen(traject, request.user),
    }
    return render(request, "zelfredzaamheid/metingen_van.html", context)
