"""Measurements together: what is to do, and all that was measured in one traject."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.matrix import Recht
from trajecten.dossier import dossierkop, noteer_bekeken
from trajecten.models import Traject
from trajecten.views.aanvraag import Aanvraag, getal
from zelfredzaamheid.afspraken import mag_invullen
from zelfredzaamheid.matrix import mag_bijzonder, matrix_van, noteer_bijzonder, noteer_matrix
from zelfredzaamheid.models import EigenMeting, Meting
from zelfredzaamheid.te_doen import DELEN, noteer_gelezen, te_doen_voor
from zelfredzaamheid.vergelijken import maak_vergelijking


@vereist(Recht.METING_INZIEN)
@require_safe
@transaction.atomic
def metingen(request: Aanvraag) -> HttpResponse:
    """What in the own caseload asks for a look: all parts, or one of them with more of it (`?deel=`)."""
    deel = request.GET.get("deel", "")
    deel = deel if deel in DELEN else ""
    te_doen = te_doen_voor(
        request.user, timezone.localdate(), deel=deel, na=getal(request.GET.get("na", "")) if deel == "gemeten" else 0
    )
    noteer_gelezen(te_doen, door=request.user)
    return render(request, "zelfredzaamheid/metingen.html", {"te_doen": te_doen, "deel": deel})


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
        noteer_matrix(matrix, door=request.user)
    context = {
        "kop": dossierkop(traject, request.user, timezone.localdate(), actief="metingen"),
        "traject": traject,
        "matrix": matrix,
        "metingen": Meting.objects.van(traject).om_te_tonen().order_by("-datum", "-id"),
        "eigen_metingen": EigenMeting.objects.van(traject).om_te_tonen().order_by("-datum", "-id"),
        "kan_vergelijken": Meting.objects.van(traject).geldend().count() > 1,
        "mag_eigen": traject.startdatum is not None and mag(request.user, Recht.METING_INVULLEN, traject),
        "mag_beginnen": traject.startdatum is not None and mag_invullen(traject, request.user),
    }
    return render(request, "zelfredzaamheid/metingen_van.html", context)


@vereist(Recht.METING_INZIEN)
@require_safe
@transaction.atomic
def vergelijken(request: Aanvraag, pk: int) -> HttpResponse:
    """Measurements of one traject beside each other: those in `?meting=` and `?eigen=`, else all of them."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.METING_INZIEN, pk=pk)
    noteer_bekeken(request, traject, "metingen vergelijken")
    met_bijzonder = mag_bijzonder(request.user, traject)
    pagina = maak_vergelijking(
        traject,
        gekozen={getal(waarde) for waarde in request.GET.getlist("meting")},
        gekozen_eigen={getal(waarde) for waarde in request.GET.getlist("eigen")},
        alles="kies" not in request.GET,
        met_bijzonder=met_bijzonder,
    )
    if met_bijzonder:
        noteer_bijzonder(pagina.gekozen_metingen, eigen=pagina.gekozen_eigen, door=request.user)
    context = {
        "kop": dossierkop(traject, request.user, timezone.localdate(), actief="metingen"),
        "traject": traject,
        "pagina": pagina,
    }
    return render(request, "zelfredzaamheid/vergelijken.html", context)
