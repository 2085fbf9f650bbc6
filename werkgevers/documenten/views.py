"""Documents of an employer, and adding one to an employer or a placement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from toegang.aanvraag import Aanvraag
from toegang.controle import eis, haal_op, mag
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.documenten.forms import DocumentFormulier
from trajecten.documenten.lijst import documentregels
from trajecten.models import Document
from trajecten.views.aanvraag import getal
from vormgeving.formulierpagina import Formulierpagina
from werkgevers.documenten import diensten
from werkgevers.models import Plaatsing, Werkgever

PER_PAGINA = 25
GEEN_BSN = "Maak geen kopie van een paspoort of identiteitskaart. Daar staat een BSN op."
IN_LOGBOEK = "Wie een document opent, staat in het logboek."


@vereist(Recht.WERKGEVER_INZIEN)
@require_safe
def documenten(request: Aanvraag, pk: int) -> HttpResponse:
    """The documents of an employer, the newest first."""
    werkgever = haal_op(Werkgever, request.user, pk=pk)
    alle = Document.objects.aanwezig().filter(van_werkgever__werkgever=werkgever).voor_lijst()
    if na := getal(request.GET.get("na", "")):
        alle = alle.filter(pk__lt=na)
    rijen = list(alle[: PER_PAGINA + 1])
    getoond = rijen[:PER_PAGINA]
    wijzigen = mag(request.user, Recht.WERKGEVER_WIJZIGEN)
    context = {
        "werkgever": werkgever,
        "regels": documentregels(getoond, wijzigen=wijzigen),
        "volgende": getoond[-1].pk if len(rijen) > PER_PAGINA else None,
        "wijzigen": wijzigen,
    }
    return render(request, "werkgevers/documenten/documenten.html", context)


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def bij_werkgever(request: Aanvraag, pk: int) -> HttpResponse:
    """Add a document to an employer."""
    werkgever = haal_op(Werkgever, request.user, Recht.WERKGEVER_WIJZIGEN, pk=pk)
    pagina = Formulierpagina(
        "Document toevoegen",
        "Document opslaan",
        werkgever.get_absolute_url(),
        werkgever.naam,
        werkgever.naam,
        ("Gaat het over één deelnemer? Bewaar het dan in het dossier of bij de plaatsing.", GEEN_BSN, IN_LOGBOEK),
    )

    def bewaar(velden: dict[str, Any]) -> None:
        diensten.voeg_toe_aan_werkgever(werkgever=werkgever, door=request.user, **velden)

    return _toevoegen(request, pagina, bewaar, met_bijzonder=False)


@vereist(Recht.DOCUMENT_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def bij_plaatsing(request: Aanvraag, pk: int) -> HttpResponse:
    """Add a document to a placement, for who may see it and may change the documents of the traject."""
    alle = Plaatsing.objects.select_related("traject__deelnemer", "werkgever")
    plaatsing = haal_op(alle, request.user, Recht.DOCUMENT_WIJZIGEN, pk=pk)
    eis(request.user, Recht.PLAATSING_INZIEN, plaatsing)
    pagina = Formulierpagina(
        "Document toevoegen",
        "Document opslaan",
        reverse("werkgevers:plaatsing", args=[plaatsing.pk]),
        f"Plaatsing bij {plaatsing.werkgever}",
        plaatsing.traject.deelnemer.naam,
        ("Het document staat ook in het dossier van de deelnemer.", GEEN_BSN, IN_LOGBOEK),
    )

    def bewaar(velden: dict[str, Any]) -> None:
        diensten.voeg_toe_aan_plaatsing(plaatsing=plaatsing, door=request.user, **velden)

    return _toevoegen(request, pagina, bewaar, met_bijzonder=True)


def _toevoegen(
    request: Aanvraag, pagina: Formulierpagina, bewaar: Callable[[dict[str, Any]], None], *, met_bijzonder: bool
) -> HttpResponse:
    form = DocumentFormulier(request.POST or None, request.FILES or None, met_bijzonder=met_bijzonder)
    if request.method == "POST" and form.is_valid():
        velden = {naam: waarde for naam, waarde in form.cleaned_data.items() if naam != "bestand"}
        try:
            bewaar(velden | {"inhoud": form.cleaned_data["bestand"]})
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, "Het document is toegevoegd.")
            return redirect(pagina.terug)
    context = {"form": form, "pagina": pagina, "terug": pagina.terug}
    return render(request, "werkgevers/documenten/toevoegen.html", context, status=422 if form.errors else 200)
