"""The pages of staff about the signatures of an evaluation."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.dossier import noteer_bekeken
from werkgevers.evaluatie.beeld import regelbeelden, staatlabel, weekregels
from werkgevers.evaluatie.inhoud import gelezen
from werkgevers.evaluatie.regels import Staat
from werkgevers.models import Evaluatie, Ondertekening
from werkgevers.ondertekening import vragen
from werkgevers.ondertekening.forms import DoorgeefFormulier
from werkgevers.ondertekening.forms_intern import AntwoordFormulier, VraagFormulier, ZelfFormulier
from werkgevers.ondertekening.intern import nog_te_vragen, regels_van, zonder_collega
from werkgevers.ondertekening.regels import TER_PLEKKE_GELDIG
from werkgevers.ondertekening.staat import bezwaar_om_erbij
from werkgevers.ondertekening.tekenen import collegas_van, geef_door_namens
from werkgevers.ondertekening.ter_plekke import begin_ter_plekke
from werkgevers.ondertekening.views import ingevuld

LEZEN_EN_SCHRIJVEN = ["GET", "HEAD", "POST"]


@vereist(Recht.PLAATSING_INZIEN)
@require_safe
def ondertekeningen(request: Aanvraag, pk: int) -> HttpResponse:
    """Who signs, where that stands, and the form for who was not asked yet."""
    evaluatie = haal_op(Evaluatie.objects.met_wie(), request.user, Recht.PLAATSING_INZIEN, pk=pk)
    return _pagina(request, evaluatie, _vraagformulier(request, evaluatie))


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_http_methods(LEZEN_EN_SCHRIJVEN)
def handtekening_vragen(request: Aanvraag, pk: int) -> HttpResponse:
    """Ask for the signatures that are missing."""
    evaluatie = haal_op(Evaluatie.objects.met_wie(), request.user, Recht.PLAATSING_WIJZIGEN, pk=pk)
    form = _vraagformulier(request, evaluatie)
    if request.method == "POST" and form is not None and form.is_valid():
        try:
            vragen.vraag_handtekeningen(evaluatie=evaluatie, gevraagden=form.gevraagden(), door=request.user)
        except DomeinFout as fout:
            form.add_error(fout.veld if fout.veld in form.fields else None, str(fout))
        else:
            messages.success(request, "De handtekening is gevraagd. Wie een link krijgt, heeft hem zo.")
            return redirect("werkgevers:ondertekeningen", pk=pk)
    return _pagina(request, evaluatie, form)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_POST
def opnieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Mail a new link."""
    vraag = _vraag(request, pk)
    vragen.stuur_opnieuw(ondertekening=vraag, door=request.user)
    messages.success(request, f"{vraag.naar_naam} krijgt een nieuwe link. De oude werkt niet meer.")
    return redirect("werkgevers:ondertekeningen", pk=vraag.evaluatie_id)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_POST
def intrekken(request: Aanvraag, pk: int) -> HttpResponse:
    """Withdraw a request."""
    vraag = _vraag(request, pk)
    vragen.trek_vraag_in(ondertekening=vraag, door=request.user)
    messages.success(request, f"De vraag aan {vraag.naar_naam} is ingetrokken. De link werkt niet meer.")
    return redirect("werkgevers:ondertekeningen", pk=vraag.evaluatie_id)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_http_methods(LEZEN_EN_SCHRIJVEN)
def doorgeven(request: Aanvraag, pk: int) -> HttpResponse:
    """Ask a colleague of the same employer instead."""
    vraag = _vraag(request, pk)
    form = DoorgeefFormulier(ingevuld(request), collegas=collegas_van(vraag))
    if request.method == "POST" and form.is_valid():
        try:
            nieuw = geef_door_namens(ondertekening=vraag, collega=form.cleaned_data["collega"], door=request.user)
        except DomeinFout as fout:
            form.add_error(fout.veld if fout.veld in form.fields else None, str(fout))
        else:
            messages.success(request, f"{nieuw.naar_naam} krijgt een eigen link.")
            return redirect("werkgevers:ondertekeningen", pk=vraag.evaluatie_id)
    context = {"form": form, "vraag": vraag, "titel": "Een collega laten tekenen", "knop": "Vraag doorgeven"}
    return _formulierpagina(request, context)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_http_methods(LEZEN_EN_SCHRIJVEN)
def antwoord(request: Aanvraag, pk: int) -> HttpResponse:
    """Answer a dispute, and ask for the same signature again."""
    vraag = _vraag(request, pk)
    form = AntwoordFormulier(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        try:
            vragen.beantwoord_betwisting(ondertekening=vraag, antwoord=form.cleaned_data["antwoord"], door=request.user)
        except DomeinFout as fout:
            form.add_error(None, str(fout))
        else:
            messages.success(request, f"{vraag.naar_naam} krijgt je antwoord en een nieuwe link.")
            return redirect("werkgevers:ondertekeningen", pk=vraag.evaluatie_id)
    context = {"form": form, "vraag": vraag, "titel": "Antwoord geven", "knop": "Antwoord versturen"}
    return _formulierpagina(request, context)


@vereist(Recht.PLAATSING_INZIEN)
@require_http_methods(LEZEN_EN_SCHRIJVEN)
def tekenen(request: Aanvraag, pk: int) -> HttpResponse:
    """Sign as the colleague who was asked."""
    vraag = haal_op(Ondertekening.objects.met_evaluatie(), request.user, Recht.PLAATSING_INZIEN, pk=pk)
    form = ZelfFormulier(ingevuld(request), initial={"functie": vraag.naar_functie})
    if request.method == "POST" and form.is_valid():
        try:
            vragen.onderteken_zelf(ondertekening=vraag, functie=form.cleaned_data["functie"], door=request.user)
        except DomeinFout as fout:
            form.add_error(None, str(fout))
        else:
            messages.success(request, "Je handtekening is gezet.")
            return redirect("werkgevers:ondertekeningen", pk=vraag.evaluatie_id)
    inhoud = gelezen(vraag.evaluatie)
    noteer_bekeken(request, vraag.evaluatie.plaatsing.traject, "ondertekenen")
    context = {
        "form": form,
        "vraag": vraag,
        "inhoud": inhoud,
        "regels": regelbeelden(inhoud),
        "weken": weekregels(inhoud.weken),
        "titel": "Evaluatie ondertekenen",
        "knop": "Evaluatie ondertekenen",
    }
    return _formulierpagina(request, context)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_http_methods(LEZEN_EN_SCHRIJVEN)
def ter_plekke(request: Aanvraag, pk: int) -> HttpResponse:
    """Hand the device over to the deelnemer: nobody is logged in on it any more when the evaluation is shown."""
    vraag = _vraag(request, pk)
    if request.method == "POST":
        token = begin_ter_plekke(ondertekening=vraag, door=request.user)
        logout(request)
        return redirect("werkgevers:tekenen", token=token)
    context = {
        "vraag": vraag,
        "minuten": int(TER_PLEKKE_GELDIG.total_seconds() // 60),
        "bezwaar": bezwaar_om_erbij(vraag, request.user),
        "schreef_mee": vraag.evaluatie.is_van(request.user.pk),
    }
    return render(request, "werkgevers/ondertekening/ter_plekke.html", context)


def _vraag(request: Aanvraag, pk: int) -> Ondertekening:
    return haal_op(Ondertekening.objects.met_evaluatie(), request.user, Recht.PLAATSING_WIJZIGEN, pk=pk)


def _vraagformulier(request: Aanvraag, evaluatie: Evaluatie) -> VraagFormulier | None:
    """The form for who was not asked yet; None when there is nobody left or nothing to sign."""
    partijen = nog_te_vragen(evaluatie)
    open_ = evaluatie.staat in (Staat.KLAAR, Staat.WACHT)
    if not partijen or not open_ or not mag(request.user, Recht.PLAATSING_WIJZIGEN, evaluatie):
        return None
    return VraagFormulier(ingevuld(request), evaluatie=evaluatie, partijen=partijen)


@transaction.atomic
def _pagina(request: Aanvraag, evaluatie: Evaluatie, form: VraagFormulier | None) -> HttpResponse:
    noteer_bekeken(request, evaluatie.plaatsing.traject, "ondertekeningen")
    context = {
        "evaluatie": evaluatie,
        "traject": evaluatie.plaatsing.traject,
        "staat": staatlabel(evaluatie.staat),
        "regels": regels_van(evaluatie, request.user, timezone.now()),
        "form": form,
        "zonder_collega": zonder_collega(evaluatie),
        "mag_wijzigen": mag(request.user, Recht.PLAATSING_WIJZIGEN, evaluatie),
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "werkgevers/ondertekening/stand.html", context, status=status)


def _formulierpagina(request: Aanvraag, context: dict[str, Any]) -> HttpResponse:
    status = 422 if context["form"].errors else 200
    return render(request, "werkgevers/ondertekening/formulier.html", context, status=status)
