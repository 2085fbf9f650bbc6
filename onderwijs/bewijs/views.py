"""Proofs of somebody: one of them, adding, correcting and withdrawing."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from onderwijs.bewijs.diensten import bewaar_bewijs, trek_bewijs_in
from onderwijs.bewijs.forms import BewijsFormulier, IntrekFormulier
from onderwijs.models import Bewijs
from onderwijs.opleiding.formulierpagina import Afloop, behandel, naar_url
from onderwijs.opleiding.views_inschrijven import dossier_url, dossierpagina
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.matrix import Recht
from trajecten.dossier import dossierkop, noteer_bekeken
from trajecten.models import Document, Traject

UITLEG = (
    "Een praktijkverklaring en een deelnamecertificaat zijn geen diploma. Er hoort geen examen bij.",
    "Schrijf over wat er op het papier staat.",
)


@vereist(Recht.OPLEIDING_INZIEN)
@require_safe
@transaction.atomic
def bewijs(request: Aanvraag, pk: int) -> HttpResponse:
    """One proof with all that is known of it."""
    rij = haal_op(_bewijzen(), request.user, pk=pk)
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.OPLEIDING_INZIEN, pk=rij.traject_id)
    noteer_bekeken(request, traject, "bewijs")
    vandaag = timezone.localdate()
    context = {
        "bewijs": rij,
        "traject": traject,
        "kop": dossierkop(traject, request.user, vandaag, actief="opleiding"),
        "geldig": rij.geldig_op(vandaag),
        "document": _te_openen(rij, request),
        "praktijk": getattr(rij, "praktijkverklaring", None),
        "mag_wijzigen": mag(request.user, Recht.OPLEIDING_WIJZIGEN, traject) and not rij.is_ingetrokken,
    }
    return render(request, "onderwijs/bewijs/bewijs.html", context)


@vereist(Recht.OPLEIDING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Write down a proof that somebody has."""
    traject = haal_op(Traject.objects.select_related("deelnemer"), request.user, Recht.OPLEIDING_WIJZIGEN, pk=pk)
    return _bewerk(request, Bewijs(traject=traject), "Bewijs toevoegen")


@vereist(Recht.OPLEIDING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def wijzig(request: Aanvraag, pk: int) -> HttpResponse:
    """Correct what was written down of a proof."""
    return _bewerk(request, haal_op(_bewijzen(), request.user, Recht.OPLEIDING_WIJZIGEN, pk=pk), "Bewijs verbeteren")


@vereist(Recht.OPLEIDING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def intrekken(request: Aanvraag, pk: int) -> HttpResponse:
    """Let a proof count no longer, with the reason."""
    rij = haal_op(_bewijzen(), request.user, Recht.OPLEIDING_WIJZIGEN, pk=pk)
    formulier = IntrekFormulier(request.POST or None, initial={"versie": rij.versie})
    afloop = Afloop(
        doe=lambda: trek_bewijs_in(bewijs=rij, door=request.user, **formulier.cleaned_data),
        melding=lambda _: "Het bewijs is ingetrokken.",
        naar=naar_url,
    )
    uitleg = ("Het bewijs telt dan niet meer mee. Het blijft wel te lezen, met jouw reden erbij.",)
    pagina = dossierpagina(rij.traject, "Bewijs intrekken", "Bewijs intrekken", onder=str(rij), uitleg=uitleg)
    return behandel(request, formulier, pagina, afloop)


def _te_openen(rij: Bewijs, request: Aanvraag) -> Document | None:
    """The paper, for who may open documents of this deelnemer; None when there is none or it was removed."""
    return Document.objects.aanwezig().zichtbaar_voor(request.user).filter(pk=rij.document_id).first()


def _bewijzen() -> Any:
    return Bewijs.objects.select_related(
        "soort",
        "opleiding__instelling",
        "traject__deelnemer",
        "traject__subsidieproject",
        "praktijkverklaring",
        "vastgelegd_door",
        "ingetrokken_door",
    )


def _bewerk(request: Aanvraag, rij: Bewijs, titel: str) -> HttpResponse:
    met_bestand = mag(request.user, Recht.DOCUMENT_WIJZIGEN, rij.traject)
    formulier = BewijsFormulier(request.POST or None, request.FILES or None, instance=rij, met_bestand=met_bestand)
    afloop = Afloop(
        doe=lambda: bewaar_bewijs(
            bewijs=formulier.instance,
            versie=formulier.cleaned_data["versie"],
            bestand=formulier.cleaned_data.get("bestand"),
            door=request.user,
        ),
        melding=lambda _: "Het bewijs is opgeslagen.",
        naar=lambda _: dossier_url(rij.traject),
        huidig=lambda nu: BewijsFormulier(instance=nu),
    )
    return behandel(request, formulier, dossierpagina(rij.traject, titel, "Bewijs opslaan", uitleg=UITLEG), afloop)
