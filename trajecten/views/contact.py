"""Logging a contact."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten import diensten
from trajecten.contact import Contactkaart, kies_traject, loggen_voor, maak_kaart, maak_meter
from trajecten.fragment import is_fragment
from trajecten.lijst import Vraag
from trajecten.models import Traject
from trajecten.views.aanvraag import Aanvraag

TERUG_NAAR = ("dag", "dossier")
KIEZEN_HOOGSTENS = 50


@vereist(Recht.CONTACT_LOGGEN)
@require_safe
def contact(request: Aanvraag) -> HttpResponse:
    """The form alone, for the bar at the bottom of a phone."""
    traject = kies_traject(request.user, request.GET.get("traject", ""), timezone.localdate())
    if traject is None:
        return render(request, "trajecten/contact_niemand.html")
    return _contactpagina(request, maak_kaart(traject, request.user, timezone.localdate(), terug="dag"))


@vereist(Recht.CONTACT_LOGGEN)
@require_safe
def contact_kiezen(request: Aanvraag) -> HttpResponse:
    """Choose with whom there was contact: the one of last time first."""
    zoek = Vraag.van(request.GET).zoek
    trajecten = loggen_voor(request.user).lopend_op(timezone.localdate()).met_naam_als(zoek)
    gevonden = trajecten[: KIEZEN_HOOGSTENS + 1]
    context = {
        "trajecten": gevonden[:KIEZEN_HOOGSTENS],
        "meer": len(gevonden) > KIEZEN_HOOGSTENS,
        "zoek": zoek,
        "terug": _terug(request.GET.get("terug", "")),
    }
    return render(request, "trajecten/contact_kiezen.html", context)


@vereist(Recht.CONTACT_LOGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def contact_met(request: Aanvraag, pk: int) -> HttpResponse:
    """Log a contact with the deelnemer of one traject; where it fails, everything typed is still there."""
    traject = haal_op(Traject.objects.select_related("deelnemer"), request.user, Recht.CONTACT_LOGGEN, pk=pk)
    vandaag, terug = timezone.localdate(), _terug(request.POST.get("terug", "dossier"))
    if request.method != "POST":
        return _contactpagina(request, maak_kaart(traject, request.user, vandaag, terug=terug))
    kaart = maak_kaart(traject, request.user, vandaag, terug=terug, gegevens=request.POST)
    if kaart.formulier.is_valid():
        try:
            diensten.log_contact(traject=traject, door=request.user, **kaart.formulier.cleaned_data)
        except DomeinFout as fout:
            kaart.formulier.add_error(fout.veld, str(fout))
        else:
            zin = maak_meter(traject, vandaag).zin
            messages.success(request, f"Contact met {traject.deelnemer.roepnaam} is opgeslagen. {zin}".strip())
            return _verder(request, traject, terug)
    return _contactpagina(request, kaart, status=422)


@vereist(Recht.CONTACT_LOGGEN)
@require_safe
def contact_meter(request: Aanvraag, pk: int) -> HttpResponse:
    """The meter of this week with the contact as it is being written."""
    traject = haal_op(Traject.objects.select_related("deelnemer"), request.user, Recht.CONTACT_LOGGEN, pk=pk)
    kaart = maak_kaart(traject, request.user, timezone.localdate(), terug="dag", gegevens=request.GET)
    return render(request, "trajecten/_weekmeter.html", {"kaart": kaart})


def _contactpagina(request: Aanvraag, kaart: Contactkaart, status: int = 200) -> HttpResponse:
    """The page with the form, or for HTMX the card alone."""
    sjabloon = "trajecten/_contactkaart.html" if is_fragment(request) else "trajecten/contact.html"
    # the base page looks in `formulier` whether its title begins with "Fout:"
    context = {"kaart": kaart, "formulier": kaart.formulier}
    return render(request, sjabloon, context, status=status)


def _verder(request: Aanvraag, traject: Traject, terug: str) -> HttpResponse:
    """To the page from which the contact was logged."""
    url = traject.get_absolute_url() if terug == "dossier" else reverse("trajecten:mijn_dag")
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def _terug(waarde: str) -> str:
    """One of the places to go back to; the dossier for what is unknown."""
    return waarde if waarde in TERUG_NAAR else "dossier"
