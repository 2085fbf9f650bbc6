"""Pages of sealed documents: verifying one (for everybody), and how far one is or the file (for staff)."""

from __future__ import annotations

import hashlib

from allauth.account.adapter import get_adapter
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRefresh

from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import openbaar, schrijft_niet, vereist
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.dossier import noteer_bekeken
from werkgevers.models import Verzegeling
from werkgevers.ondertekening.poort import tel, tokenpagina
from werkgevers.ondertekening.portaal import portaal_van
from werkgevers.ondertekening.views import medewerkerpagina
from werkgevers.verzegeling.controle import controleer_bestand, controleer_code
from werkgevers.verzegeling.forms import TE_GROOT, ControleFormulier
from werkgevers.verzegeling.regels import BESTAND_BYTES_HOOGSTENS

# Our own choice: somebody with a pile of documents goes on, a program that guesses codes does not.
KEER_PER_MINUUT = 20
SECONDEN = 60
TE_VAAK = "Je hebt in korte tijd veel documenten gecontroleerd. Wacht een minuut en probeer het opnieuw."
# what a form weighs besides the file
OMHEEN = 64 * 1024


@openbaar
@schrijft_niet
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def document_controleren(request: HttpRequest) -> HttpResponse:
    """Verify a document, also without login: whoever gets one must be able to. The answer tells of no person.

    What is too large is refused before any of it is read; the usual check of the form comes right after that.
    """
    if int(request.META.get("CONTENT_LENGTH") or 0) > BESTAND_BYTES_HOOGSTENS + OMHEEN:
        return _pagina(request, ControleFormulier(), melding=TE_GROOT, status=413)
    return _controleer(request)


@csrf_protect
def _controleer(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _pagina(request, ControleFormulier())
    if _te_vaak(request):
        antwoord = _pagina(request, ControleFormulier(), melding=TE_VAAK, status=429)
        antwoord["Retry-After"] = str(SECONDEN)
        return antwoord
    form = ControleFormulier(request.POST, request.FILES)
    if not form.is_valid():
        return _pagina(request, form, status=422)
    bestand = form.cleaned_data["bestand"]
    uitkomst = controleer_bestand(bestand) if bestand else controleer_code(form.cleaned_data["code"])
    return _pagina(request, ControleFormulier(), uitkomst=uitkomst)


def _pagina(request: HttpRequest, form: ControleFormulier, *, status: int = 200, **context: object) -> HttpResponse:
    antwoord = render(request, "werkgevers/verzegeling/controleren.html", {"form": form, **context}, status=status)
    antwoord["Cache-Control"] = "no-store, private"
    return antwoord


def _te_vaak(request: HttpRequest) -> bool:
    adres = get_adapter().get_client_ip(request)
    return tel(f"controle:{hashlib.sha256(adres.encode()).hexdigest()}", SECONDEN) > KEER_PER_MINUUT


@vereist(Recht.PLAATSING_INZIEN)
@require_safe
@transaction.atomic
def verzegeling(request: Aanvraag, pk: int) -> HttpResponse:
    """How far the sealed document of an evaluation is; asks itself for news while it is made."""
    gevraagd = haal_op(Verzegeling.objects.met_wie(), request.user, Recht.PLAATSING_INZIEN, pk=pk)
    if request.htmx:
        if not gevraagd.is_onderweg:
            return HttpResponseClientRefresh()
        return render(request, "werkgevers/verzegeling/verzegeling.html#stand", {"verzegeling": gevraagd})
    noteer_bekeken(request, gevraagd.evaluatie.plaatsing.traject, "verzegeld document")
    return render(request, "werkgevers/verzegeling/verzegeling.html", {"verzegeling": gevraagd})


@vereist(Recht.PLAATSING_INZIEN)
@require_safe
def verzegeld_document(request: Aanvraag, pk: int) -> HttpResponse:
    """The sealed document, byte for byte; who took it with them goes in the logboek."""
    gevraagd = haal_op(Verzegeling.objects.met_wie(), request.user, Recht.PLAATSING_INZIEN, pk=pk)
    if not gevraagd.is_klaar:
        raise Http404
    _noteer_geopend(gevraagd, request.user)
    return als_download(gevraagd)


@tokenpagina
@require_safe
def portaal_document(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """The sealed document of what this contactpersoon signed (`pk` of the signature), through the portal."""
    portaal = portaal_van(token)
    if request.user.is_authenticated:
        return medewerkerpagina(request)
    vraag = next((eerder for eerder in portaal.eerdere if eerder.pk == pk), None)
    gevraagd = vraag and Verzegeling.objects.klaar().met_wie().filter(evaluatie=vraag.evaluatie_id).first()
    if not gevraagd:
        raise Http404
    _noteer_geopend(gevraagd, None, contactpersoon=portaal.contactpersoon.pk)
    return als_download(gevraagd)


@transaction.atomic
def _noteer_geopend(verzegeling: Verzegeling, door: Gebruiker | None, **details: int) -> None:
    evaluatie = verzegeling.evaluatie
    deelnemer = evaluatie.plaatsing.traject.deelnemer
    noteer(Soort.VERZEGELD_DOCUMENT_GEOPEND, door=door, over=evaluatie, deelnemer=deelnemer, **details)


def als_download(verzegeling: Verzegeling) -> HttpResponse:
    """The file of a sealed document as an answer; its name tells of no person. Who may have it was asked before."""
    naam = f"{slugify(str(verzegeling.evaluatie))}-verzegeld.pdf"
    koppen = {
        "Content-Disposition": content_disposition_header(True, naam) or "attachment",
        "Cache-Control": "no-store, private",
        "X-Content-Type-Options": "nosniff",
    }
    with verzegeling.bestand.open() as bestand:
        return HttpResponse(bestand.read(), content_type="application/pdf", headers=koppen)
