"""Enrolling somebody in an opleiding, how it goes and how it ended."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from onderwijs.models import Inschrijving
from onderwijs.opleiding.diensten import bewaar_inschrijving, leg_voortgang_vast
from onderwijs.opleiding.forms import CONCEPT_VOORTGANG, InschrijvingFormulier, VoortgangFormulier
from onderwijs.opleiding.formulierpagina import Afloop, behandel
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.matrix import Recht
from trajecten.models import Traject
from vormgeving.formulierpagina import Formulierpagina

UITLEG_SCHOOL = "Staat de opleiding er niet bij? Voeg haar toe bij Scholen. Daarna kun je haar hier kiezen."


@vereist(Recht.OPLEIDING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def inschrijven(request: Aanvraag, pk: int) -> HttpResponse:
    """Enrol somebody."""
    traject = haal_op(Traject.objects.select_related("deelnemer"), request.user, Recht.OPLEIDING_WIJZIGEN, pk=pk)
    return _bewerk(request, Inschrijving(traject=traject), "Opleiding toevoegen")


@vereist(Recht.OPLEIDING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def inschrijving(request: Aanvraag, pk: int) -> HttpResponse:
    """Change an enrolment, or end it with how it went."""
    rij = haal_op(_inschrijvingen(), request.user, Recht.OPLEIDING_WIJZIGEN, pk=pk)
    return _bewerk(request, rij, "Opleiding wijzigen of afronden")


@vereist(Recht.OPLEIDING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def voortgang(request: Aanvraag, pk: int) -> HttpResponse:
    """Write down how it goes."""
    rij = haal_op(_inschrijvingen(), request.user, Recht.OPLEIDING_WIJZIGEN, pk=pk)
    formulier = VoortgangFormulier(request.POST or None)
    afloop = Afloop(
        doe=lambda: leg_voortgang_vast(inschrijving=rij, door=request.user, **formulier.cleaned_data),
        melding=lambda _: "De voortgang is opgeslagen.",
        naar=lambda _: dossier_url(rij.traject),
        concept=(CONCEPT_VOORTGANG, pk),
    )
    pagina = dossierpagina(rij.traject, "Hoe gaat de opleiding?", "Voortgang opslaan", onder=str(rij.opleiding))
    return behandel(request, formulier, pagina, afloop)


def dossier_url(traject: Traject) -> str:
    """The page with opleidingen and proofs of a dossier."""
    return reverse("onderwijs:traject_opleiding", args=[traject.pk])


def dossierpagina(
    traject: Traject, titel: str, knop: str, *, onder: str = "", uitleg: tuple[str, ...] = ()
) -> Formulierpagina:
    """The words around a form about somebody, that leads back to the dossier."""
    naam = traject.deelnemer.naam
    return Formulierpagina(titel, knop, dossier_url(traject), naam, onder=onder or naam, uitleg=uitleg)


def _inschrijvingen() -> Any:
    return Inschrijving.objects.select_related("traject__deelnemer", "opleiding__instelling")


def _bewerk(request: Aanvraag, rij: Inschrijving, titel: str) -> HttpResponse:
    formulier = InschrijvingFormulier(request.POST or None, instance=rij)
    afloop = Afloop(
        doe=lambda: bewaar_inschrijving(
            inschrijving=formulier.instance, versie=formulier.cleaned_data["versie"], door=request.user
        ),
        melding=lambda _: "De opleiding is opgeslagen.",
        naar=lambda _: dossier_url(rij.traject),
        huidig=lambda nu: InschrijvingFormulier(instance=nu),
    )
    pagina = dossierpagina(rij.traject, titel, "Opleiding opslaan", uitleg=(UITLEG_SCHOOL,))
    return behandel(request, formulier, pagina, afloop)
