"""Certificates of ours: looking at one before it is given, giving it, and opening its paper."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from onderwijs.bewijs.certificaat import concept_van
from onderwijs.bewijs.diensten import noteer_bewijs
from onderwijs.bewijs.papier import op_papier, papier_van
from onderwijs.bewijs.uitgeven import bewaar_papier, geef_certificaat
from onderwijs.models import Bewijs
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.logboek import Soort
from toegang.matrix import Recht
from trajecten.documenten.diensten import open_document
from trajecten.dossier import dossierkop, noteer_bekeken
from trajecten.models import Traject


@vereist(Recht.OPLEIDING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def certificaat(request: Aanvraag, pk: int, welk: str) -> HttpResponse:
    """What would stand on the certificate; a POST gives it."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.OPLEIDING_WIJZIGEN, pk=pk)
    if request.method == "POST":
        gegeven = geef_certificaat(traject=traject, welk=welk, door=request.user)
        messages.success(request, "Het certificaat is uitgegeven. Het staat ook bij de documenten.")
        return redirect(gegeven)
    noteer_bekeken(request, traject, "certificaat")
    concept = concept_van(traject, welk, timezone.localdate())
    context = {
        "kop": dossierkop(traject, request.user, timezone.localdate(), actief="opleiding"),
        "traject": traject,
        "welk": welk,
        "papier": op_papier(concept),
    }
    return render(request, "onderwijs/bewijs/certificaat.html", context)


@vereist(Recht.OPLEIDING_WIJZIGEN)
@require_safe
@transaction.atomic
def voorbeeld(request: Aanvraag, pk: int, welk: str) -> HttpResponse:
    """The paper as it would be, with the word that it is an example; nothing is kept, but that somebody looked."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.OPLEIDING_WIJZIGEN, pk=pk)
    noteer_bekeken(request, traject, "voorbeeld van certificaat")
    concept = concept_van(traject, welk, timezone.localdate())
    return als_pdf(papier_van(concept, voorbeeld=True), f"voorbeeld-{slugify(traject.deelnemer.deelnemernummer)}")


@vereist(Recht.OPLEIDING_INZIEN)
@require_safe
@transaction.atomic
def pdf(request: Aanvraag, pk: int) -> HttpResponse:
    """The paper as it was kept when it was given; of before papers were kept it is drawn now, once.

    The number of the deelnemer is in its name, not the name.
    """
    rij = haal_op(Bewijs.objects.select_related("soort", "document", "traject__deelnemer"), request.user, pk=pk)
    if not rij.van_ons or rij.is_ingetrokken:
        raise Http404
    document = rij.document or bewaar_papier(bewijs=rij, door=request.user)
    noteer_bewijs(Soort.BEWIJS_AFGEDRUKT, rij, request.user)
    inhoud = open_document(document=document, door=request.user)
    return als_pdf(inhoud, f"certificaat-{slugify(rij.traject.deelnemer.deelnemernummer)}-{rij.pk}")


def als_pdf(inhoud: bytes, naam: str) -> HttpResponse:
    """A PDF to look at, that no browser keeps."""
    koppen = {"Content-Disposition": f'inline; filename="{naam}.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(inhoud, content_type="application/pdf", headers=koppen)
