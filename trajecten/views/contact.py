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
from trajecten.agenda.dag import afspraak_van_nu
from trajecten.concepten import wis_concept
from trajecten.contact import CONCEPT, Contactkaart, kies_start, loggen_voor, maak_kaart, maak_meter
from trajecten.fragment import is_fragment
from trajecten.lijst import Vraag
from trajecten.models import Afspraak, Traject
from trajecten.views.aanvraag import Aanvraag, getal

TERUG_NAAR = {"dag": "trajecten:mijn_dag", "agenda": "trajecten:agenda"}
GEEN = "geen"
KIEZEN_HOOGSTENS = 50


@vereist(Recht.CONTACT_LOGGEN)
@require_safe
def contact(request: Aanvraag) -> HttpResponse:
    """The form alone, for the bar at the bottom of a phone."""
    zonder = request.GET.get("afspraak") == GEEN
    traject, afspraak = kies_start(request.user, request.GET.get("traject", ""), timezone.now(), zonder_afspraak=zonder)
    if traject is None:
        return render(request, "trajecten/contact_niemand.html")
    kaart = maak_kaart(traject, request.user, timezone.localdate(), terug="dag", afspraak=afspraak)
    return _contactpagina(request, kaart)


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
    traject = haal_op(
        Traject.objects.select_related("deelnemer", "programma"), request.user, Recht.CONTACT_LOGGEN, pk=pk
    )
    vandaag, terug = timezone.localdate(), _terug((request.POST or request.GET).get("terug", ""))
    afspraak = _afspraak(request, traject)
    if request.method != "POST" and afspraak is not None and afspraak.trajecten.count() > 1:
        return redirect("trajecten:afspraak_uitwerken", afspraak.pk)
    if request.method != "POST":
        return _contactpagina(request, maak_kaart(traject, request.user, vandaag, terug=terug, afspraak=afspraak))
    kaart = maak_kaart(traject, request.user, vandaag, terug=terug, gegevens=request.POST, afspraak=afspraak)
    if kaart.formulier.is_valid():
        try:
            diensten.log_contact(traject=traject, door=request.user, **kaart.formulier.cleaned_data)
        except DomeinFout as fout:
            kaart.formulier.add_error(fout.veld, str(fout))
        else:
            wis_concept(request.user, CONCEPT, traject.pk)
            zin = maak_meter(traject, vandaag).zin
            messages.success(request, f"Contact met {traject.deelnemer.roepnaam} is opgeslagen. {zin}".strip())
            return _verder(request, traject, terug)
    return _contactpagina(request, kaart, status=422)


def _afspraak(request: Aanvraag, traject: Traject) -> Afspraak | None:
    """The appointment that this form writes up: the one it names, else the one of now with this deelnemer."""
    gevraagd = (request.POST or request.GET).get("afspraak", "")
    if request.method == "POST" or gevraagd:
        eigen = Afspraak.objects.zichtbaar_voor(request.user).met(traject)
        return eigen.filter(pk=getal(gevraagd)).first()
    return afspraak_van_nu(request.user, timezone.now(), met=traject)


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
    url = reverse(TERUG_NAAR[terug]) if terug in TERUG_NAAR else traject.get_absolute_url()
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


def _terug(waarde: str) -> str:
    """One of the places to go back to; the dossier for what is unknown."""
    return waarde if waarde in TERUG_NAAR else "dossier"
