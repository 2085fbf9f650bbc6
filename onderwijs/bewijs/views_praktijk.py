"""A praktijkverklaring: its werkprocessen one by one, and giving it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onderwijs.bewijs import praktijk as diensten
from onderwijs.bewijs.forms_praktijk import (
    CONCEPT_PRAKTIJK,
    CONCEPT_WERKPROCES,
    CONCEPT_WERKPROCESSEN,
    AfgeefFormulier,
    NieuwePraktijkFormulier,
    PraktijkFormulier,
    WerkprocesFormulier,
    WerkprocessenFormulier,
)
from onderwijs.bewijs.papier import papier_van
from onderwijs.bewijs.views_certificaat import als_pdf
from onderwijs.models import Praktijkverklaring, Werkproces
from onderwijs.opleiding.formulierpagina import Afloop, behandel, naar_url
from onderwijs.opleiding.views_inschrijven import dossierpagina
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.matrix import Recht
from trajecten.dossier import dossierkop, noteer_bekeken
from trajecten.leerbedrijven import leerbedrijven_van
from trajecten.models import Traject
from trajecten.views.aanvraag import getal
from vormgeving.formulierpagina import Formulierpagina

UITLEG = (
    "Een praktijkverklaring noemt de werkprocessen die iemand bij een erkend leerbedrijf heeft geleerd.",
    "Er is geen examen. Daarom telt ze niet als diploma of startkwalificatie.",
    "De school geeft de verklaring uit, als deel van de mbo-verklaring.",
)


@vereist(Recht.OPLEIDING_INZIEN)
@require_safe
@transaction.atomic
def praktijkverklaring(request: Aanvraag, pk: int) -> HttpResponse:
    """The werkprocessen, and how far somebody is with each."""
    rij = haal_op(_praktijk(), request.user, pk=pk)
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.OPLEIDING_INZIEN, pk=rij.traject_id)
    noteer_bekeken(request, traject, "praktijkverklaring")
    processen = list(rij.werkprocessen.all())
    context = {
        "praktijk": rij,
        "werkprocessen": processen,
        "volgende": next((proces for proces in processen if proces.staat != Werkproces.Staat.BEHEERST), None),
        "geleerd": sum(proces.staat == Werkproces.Staat.BEHEERST for proces in processen),
        "traject": traject,
        "kop": dossierkop(traject, request.user, timezone.localdate(), actief="opleiding"),
        "mag_wijzigen": mag(request.user, Recht.OPLEIDING_WIJZIGEN, traject),
    }
    return render(request, "onderwijs/bewijs/praktijkverklaring.html", context)


@vereist(Recht.OPLEIDING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Begin to work towards a praktijkverklaring."""
    traject = haal_op(Traject.objects.select_related("deelnemer"), request.user, Recht.OPLEIDING_WIJZIGEN, pk=pk)
    formulier = NieuwePraktijkFormulier(
        request.POST or None,
        instance=Praktijkverklaring(traject=traject),
        leerbedrijven=leerbedrijven_van(traject, request.user),
    )
    afloop = Afloop(
        doe=lambda: diensten.bewaar_praktijkverklaring(
            praktijk=formulier.instance,
            versie=1,
            werkprocessen=formulier.cleaned_data["werkprocessen"],
            door=request.user,
        ),
        melding=lambda _: "De praktijkverklaring staat klaar. Bespreek de werkprocessen met de praktijkopleider.",
        naar=naar_url,
        concept=(CONCEPT_PRAKTIJK, pk),
    )
    pagina = dossierpagina(traject, "Praktijkverklaring beginnen", "Praktijkverklaring beginnen", uitleg=UITLEG)
    return behandel(request, formulier, pagina, afloop)


@vereist(Recht.OPLEIDING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def wijzig(request: Aanvraag, pk: int) -> HttpResponse:
    """Another leerbedrijf, praktijkopleider or school."""
    rij = _te_wijzigen(request, pk)
    plekken = leerbedrijven_van(rij.traject, request.user)
    formulier = PraktijkFormulier(request.POST or None, instance=rij, leerbedrijven=plekken)
    afloop = Afloop(
        doe=lambda: diensten.bewaar_praktijkverklaring(
            praktijk=formulier.instance, versie=formulier.cleaned_data["versie"], door=request.user
        ),
        melding=lambda _: "De praktijkverklaring is opgeslagen.",
        naar=naar_url,
        huidig=lambda nu: PraktijkFormulier(instance=nu, leerbedrijven=plekken),
    )
    return behandel(request, formulier, _pagina(rij, "Praktijkverklaring wijzigen", "Wijziging opslaan"), afloop)


@vereist(Recht.OPLEIDING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def werkprocessen(request: Aanvraag, pk: int) -> HttpResponse:
    """Add werkprocessen at the end."""
    rij = _te_wijzigen(request, pk)
    formulier = WerkprocessenFormulier(request.POST or None)
    afloop = Afloop(
        doe=lambda: diensten.bewaar_praktijkverklaring(
            praktijk=rij, versie=rij.versie, werkprocessen=formulier.cleaned_data["werkprocessen"], door=request.user
        ),
        melding=lambda _: "De werkprocessen zijn toegevoegd.",
        naar=naar_url,
        concept=(CONCEPT_WERKPROCESSEN, pk),
    )
    return behandel(request, formulier, _pagina(rij, "Werkprocessen toevoegen", "Werkprocessen toevoegen"), afloop)


@vereist(Recht.OPLEIDING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def werkproces(request: Aanvraag, pk: int) -> HttpResponse:
    """Talk one werkproces over with the praktijkopleider."""
    rij = haal_op(
        Werkproces.objects.select_related("praktijkverklaring__traject__deelnemer"),
        request.user,
        Recht.OPLEIDING_WIJZIGEN,
        pk=pk,
    )
    plekken = leerbedrijven_van(rij.praktijkverklaring.traject, request.user)
    formulier = WerkprocesFormulier(request.POST or None, werkproces=rij, leerbedrijven=plekken)
    afloop = Afloop(
        doe=lambda: diensten.beoordeel_werkproces(werkproces=rij, door=request.user, **formulier.cleaned_data),
        melding=lambda _: f"Opgeslagen: {rij}.",
        naar=lambda _: rij.praktijkverklaring.get_absolute_url(),
        huidig=lambda nu: WerkprocesFormulier(werkproces=nu, leerbedrijven=plekken),
        concept=(CONCEPT_WERKPROCES, pk),
    )
    return behandel(request, formulier, _pagina(rij.praktijkverklaring, str(rij), "Werkproces opslaan"), afloop)


@vereist(Recht.OPLEIDING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def afgeven(request: Aanvraag, pk: int) -> HttpResponse:
    """Write down that the school gave it."""
    rij = _te_wijzigen(request, pk)
    formulier = AfgeefFormulier(request.POST or None, praktijk=rij)
    afloop = Afloop(
        doe=lambda: diensten.geef_af(praktijk=rij, door=request.user, **formulier.cleaned_data),
        melding=lambda _: "De praktijkverklaring is afgegeven. Ze staat ook bij de documenten.",
        naar=naar_url,
        huidig=lambda nu: AfgeefFormulier(praktijk=nu),
    )
    geleerd = rij.werkprocessen.filter(staat=Werkproces.Staat.BEHEERST).count()
    uitleg = (f"Op de verklaring komen de werkprocessen die iemand zelf kan. Dat zijn er nu {geleerd}.", *UITLEG[1:])
    pagina = _pagina(rij, "Praktijkverklaring afgeven", "Praktijkverklaring afgeven", uitleg)
    return behandel(request, formulier, pagina, afloop)


@vereist(Recht.OPLEIDING_WIJZIGEN)
@require_safe
@transaction.atomic
def voorbeeld(request: Aanvraag, pk: int) -> HttpResponse:
    """The paper as it would be today, marked as an example; nothing is kept, but that somebody looked."""
    rij = _te_wijzigen(request, pk)
    noteer_bekeken(request, rij.traject, "voorbeeld van praktijkverklaring")
    papier = papier_van(diensten.verklaring(rij, timezone.localdate()), voorbeeld=True)
    return als_pdf(papier, f"voorbeeld-praktijkverklaring-{rij.pk}")


@vereist(Recht.OPLEIDING_WIJZIGEN)
@require_POST
def stoppen(request: Aanvraag, pk: int) -> HttpResponse:
    """Stop, or go on after stopping."""
    rij = _te_wijzigen(request, pk)
    versie = getal(request.POST.get("versie", ""))
    gestopt = diensten.stop_of_hervat(praktijk=rij, versie=versie, door=request.user)
    messages.success(request, "Je gaat verder." if gestopt.loopt else "De praktijkverklaring is gestopt.")
    return redirect(gestopt)


def _praktijk() -> Any:
    return Praktijkverklaring.objects.met_werkprocessen()


def _te_wijzigen(request: Aanvraag, pk: int) -> Praktijkverklaring:
    return haal_op(_praktijk(), request.user, Recht.OPLEIDING_WIJZIGEN, pk=pk)


def _pagina(rij: Praktijkverklaring, titel: str, knop: str, uitleg: tuple[str, ...] = ()) -> Formulierpagina:
    onder = f"{rij.traject.deelnemer.naam} · {rij.leerbedrijf}"
    return Formulierpagina(titel, knop, rij.get_absolute_url(), rij.onderwerp, onder=onder, uitleg=uitleg)
