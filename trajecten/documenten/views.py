"""Pages with documents: those of a deelnemer, opening one, removing one."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from trajecten.documenten import diensten
from trajecten.documenten.forms import DocumentFormulier
from trajecten.documenten.houders import adres_van
from trajecten.documenten.lijst import documentregels
from trajecten.documenten.regels import Bestandstype
from trajecten.dossier import dossierkop, noteer_bekeken
from trajecten.models import Document, Traject
from trajecten.views.aanvraag import Aanvraag, getal

PER_PAGINA = 25


@vereist(Recht.DOCUMENT_INZIEN)
@require_safe
@transaction.atomic
def documenten(request: Aanvraag, pk: int) -> HttpResponse:
    """The documents of a deelnemer, in all trajecten within reach; the newest first."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.DOCUMENT_INZIEN, pk=pk)
    noteer_bekeken(request, traject, "documenten")
    alle = Document.objects.aanwezig().zichtbaar_voor(request.user).van_deelnemer(traject).voor_lijst()
    if na := getal(request.GET.get("na", "")):
        alle = alle.filter(pk__lt=na)
    rijen = list(alle[: PER_PAGINA + 1])
    getoond = rijen[:PER_PAGINA]
    if any(document.bijzonder for document in getoond):
        noteer(
            Soort.BIJZONDER_BEKEKEN, door=request.user, over=traject, deelnemer=traject.deelnemer, pagina="documenten"
        )
    # of another traject of the same person somebody may see more than change
    hier = Document.objects.filter(pk__in=[document.pk for document in getoond])
    te_wijzigen = set(hier.zichtbaar_voor(request.user, Recht.DOCUMENT_WIJZIGEN).values_list("pk", flat=True))
    context = {
        "kop": dossierkop(traject, request.user, timezone.localdate(), actief="documenten"),
        "traject": traject,
        "regels": documentregels(getoond, wijzigen=te_wijzigen),
        "volgende": getoond[-1].pk if len(rijen) > PER_PAGINA else None,
        "wijzigen": mag(request.user, Recht.DOCUMENT_WIJZIGEN, traject),
    }
    return render(request, "trajecten/documenten/documenten.html", context)


@vereist(Recht.DOCUMENT_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def toevoegen(request: Aanvraag, pk: int) -> HttpResponse:
    """Add a document to a traject."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.DOCUMENT_WIJZIGEN, pk=pk)
    form = DocumentFormulier(request.POST or None, request.FILES or None, met_bijzonder=True)
    if request.method == "POST" and form.is_valid():
        velden = form.cleaned_data
        try:
            diensten.bewaar_document(
                inhoud=velden["bestand"],
                soort=velden["soort"],
                toelichting=velden["toelichting"],
                bijzonder=velden["bijzonder"],
                traject=traject,
                door=request.user,
            )
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, "Het document is toegevoegd.")
            return redirect("trajecten:documenten", traject.pk)
    context = {"form": form, "traject": traject}
    return render(request, "trajecten/documenten/toevoegen.html", context, status=422 if form.errors else 200)


@vereist()
@require_safe
def document(request: Aanvraag, pk: int) -> HttpResponse:
    """The file, as a download; who may see what it hangs on may have it, and that is noted."""
    gevraagd = haal_op(Document.objects.select_related("traject__deelnemer"), request.user, pk=pk)
    inhoud = diensten.open_document(document=gevraagd, door=request.user)
    koppen = {
        "Content-Disposition": content_disposition_header(True, gevraagd.naam) or "attachment",
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(inhoud, content_type=Bestandstype(gevraagd.bestandstype).mime, headers=koppen)


@vereist(Recht.DOCUMENT_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def weghalen(request: Aanvraag, pk: int) -> HttpResponse:
    """Ask whether a document may go for good, and remove it."""
    gevraagd = haal_op(
        Document.objects.select_related("traject__deelnemer"), request.user, Recht.DOCUMENT_WIJZIGEN, pk=pk
    )
    terug = adres_van(gevraagd)
    if request.method == "POST":
        diensten.haal_weg(document=gevraagd, door=request.user)
        messages.success(request, "Het document is weggehaald.")
        return redirect(terug)
    return render(request, "trajecten/documenten/weghalen.html", {"document": gevraagd, "terug": terug})
