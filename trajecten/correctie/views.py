"""A contact with its earlier versions; correcting and withdrawing it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.concepten import concept_url, concept_van, wis_concept
from trajecten.contactonderwerp import onderwerpen_van
from trajecten.correctie import diensten
from trajecten.correctie.beeld import geschiedenis_van
from trajecten.correctie.concept import CONCEPT
from trajecten.correctie.forms import IntrekFormulier, WijzigFormulier
from trajecten.dossier import noteer_bekeken
from trajecten.models import Contactmoment
from trajecten.views.aanvraag import Aanvraag


@vereist(Recht.TRAJECT_INZIEN)
@require_safe
@transaction.atomic
def contactmoment(request: Aanvraag, pk: int) -> HttpResponse:
    """One contact as it stands, and how it read before, as far as the viewer may read it."""
    contact = haal_op(_met_alles(), request.user, pk=pk)
    noteer_bekeken(request, contact.traject, "contact")
    return render(request, "trajecten/correctie/contactmoment.html", geschiedenis_van(contact, request.user))


@vereist(Recht.CONTACT_LOGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def contact_wijzigen(request: Aanvraag, pk: int) -> HttpResponse:
    """Correct an own contact; where somebody else was first, both texts stand beside each other."""
    contact = _eigen(request, pk)
    if contact.groepscontact_id:
        return redirect("trajecten:groepscontact_wijzigen", contact.groepscontact_id)
    onderwerpen = onderwerpen_van(contact.traject, request.user)
    formulier = WijzigFormulier(request.POST or None, contact=contact, onderwerpen=onderwerpen)
    if request.method != "POST":
        return _wijzigpagina(request, contact, formulier)
    if not formulier.is_valid():
        return _wijzigpagina(request, contact, formulier, status=422)
    try:
        diensten.wijzig_contact(contact=contact, door=request.user, **formulier.cleaned_data)
    except NietMeerActueel as fout:
        nu = _eigen(request, pk)
        formulier.zet_naast(WijzigFormulier(contact=nu, onderwerpen=onderwerpen), nu.versie)
        return _wijzigpagina(request, nu, formulier, status=fout.status)
    except DomeinFout as fout:
        formulier.add_error(fout.veld, str(fout))
        return _wijzigpagina(request, contact, formulier, status=fout.status)
    wis_concept(request.user, CONCEPT, contact.pk)
    messages.success(request, f"Het contact met {contact.traject.deelnemer.roepnaam} is verbeterd.")
    return redirect("trajecten:contacten", contact.traject_id)


@vereist(Recht.CONTACT_LOGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def contact_intrekken(request: Aanvraag, pk: int) -> HttpResponse:
    """Withdraw an own contact that was not, with the reason."""
    contact = _eigen(request, pk)
    if contact.groepscontact_id:
        return redirect("trajecten:groepscontact_wijzigen", contact.groepscontact_id)
    formulier = IntrekFormulier(request.POST or None, initial={"versie": contact.versie})
    status = 200
    if request.method == "POST" and formulier.is_valid():
        try:
            diensten.trek_contact_in(contact=contact, door=request.user, **formulier.cleaned_data)
        except DomeinFout as fout:
            formulier.add_error(fout.veld, str(fout))
            status = fout.status
        else:
            messages.success(request, "Het contact is ingetrokken. Het telt niet meer mee.")
            return redirect("trajecten:contacten", contact.traject_id)
    elif request.method == "POST":
        status = 422
    context = {"contact": contact, "form": formulier, "terug": reverse("trajecten:contact_wijzigen", args=[pk])}
    return render(request, "trajecten/correctie/intrekken.html", context, status=status)


def _met_alles():  # type: ignore[no-untyped-def]  # a queryset of a manager that mypy cannot name
    return Contactmoment.alle.select_related("traject__deelnemer", "traject__programma", "medewerker", "groepscontact")


def _eigen(request: Aanvraag, pk: int) -> Contactmoment:
    """The own contact `pk`; Http404 outside reach, PermissionDenied for that of a colleague."""
    contact: Contactmoment = haal_op(_met_alles(), request.user, Recht.CONTACT_LOGGEN, pk=pk)
    if contact.medewerker_id != request.user.pk:
        raise PermissionDenied("Alleen wie het contact had, kan het verbeteren.")
    return contact


def _wijzigpagina(
    request: Aanvraag, contact: Contactmoment, formulier: WijzigFormulier, status: int = 200
) -> HttpResponse:
    concept = concept_van(request.user, CONCEPT, contact.pk)
    if concept and not formulier.is_bound:
        concept.vul(formulier)
    context = {
        "contact": contact,
        "formulier": formulier,
        "concept": concept,
        "concept_url": concept_url(CONCEPT, contact.pk),
    }
    return render(request, "trajecten/correctie/wijzigen.html", context, status=status)
