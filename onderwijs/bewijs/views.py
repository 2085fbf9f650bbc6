"""Proofs of somebody: one of them, adding, correcting, withdrawing, and the certificates that we give ourselves."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onderwijs.bewijs import certificaat
from onderwijs.bewijs.diensten import bewaar_bewijs, noteer_bewijs, trek_bewijs_in
from onderwijs.bewijs.forms import BewijsFormulier, IntrekFormulier
from onderwijs.bewijs.papier import certificaat_pdf
from onderwijs.models import Bewijs, Leerlijn
from onderwijs.opleiding.formulierpagina import Afloop, behandel, naar_url
from onderwijs.opleiding.views_inschrijven import dossier_url, dossierpagina
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort
from toegang.matrix import Recht
from trajecten.dossier import dossierkop, noteer_bekeken
from trajecten.models import Document, Traject
from trajecten.views.aanvraag import getal
from vormgeving.thema import Thema

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


@vereist(Recht.OPLEIDING_WIJZIGEN)
@require_POST
def certificaat_maken(request: Aanvraag, pk: int) -> HttpResponse:
    """Give a certificate: of the leerlijn that was sent, or of MDT."""
    traject = haal_op(Traject.objects.select_related("deelnemer"), request.user, Recht.OPLEIDING_WIJZIGEN, pk=pk)
    if request.POST.get("soort") == certificaat.MDT_SLEUTEL:
        gegeven = certificaat.geef_mdt_certificaat(traject=traject, door=request.user)
    else:
        leerlijn = Leerlijn.objects.filter(pk=getal(request.POST.get("leerlijn", ""))).first()
        if leerlijn is None:
            raise RegelGeschonden("Kies een leerlijn die is afgerond.")
        gegeven = certificaat.geef_deelnamecertificaat(traject=traject, leerlijn=leerlijn, door=request.user)
    messages.success(request, "Het certificaat is gemaakt. Je kunt het openen en afdrukken.")
    return redirect("onderwijs:bewijs", pk=gegeven.pk)


@vereist(Recht.OPLEIDING_INZIEN)
@require_safe
@transaction.atomic
def pdf(request: Aanvraag, pk: int) -> HttpResponse:
    """A certificate of ours as PDF; the number of the deelnemer is in its name, not the name."""
    rij = haal_op(_bewijzen(), request.user, pk=pk)
    if not rij.van_ons or rij.is_ingetrokken:
        raise Http404
    noteer_bewijs(Soort.BEWIJS_AFGEDRUKT, rij, request.user)
    antwoord = HttpResponse(certificaat_pdf(rij, Thema.van(request).stijl), content_type="application/pdf")
    bestand = f"certificaat-{slugify(rij.traject.deelnemer.deelnemernummer)}-{rij.pk}.pdf"
    antwoord["Content-Disposition"] = f'inline; filename="{bestand}"'
    return antwoord


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
