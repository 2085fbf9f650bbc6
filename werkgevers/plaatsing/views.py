"""The page of a placement, and making, changing and ending one."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.formulierfouten import verwerk_fout
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.concepten import op_pagina, wis_concept
from trajecten.dossier import noteer_bekeken
from trajecten.formulierpagina import toon_in_dossier
from trajecten.models import Traject
from trajecten.views.aanvraag import getal
from vormgeving.formulierpagina import Formulierpagina
from werkgevers.matching.diensten import plaats
from werkgevers.matching.plaatsen import begin_uit, klik_van
from werkgevers.models import Plaatsing, Werkgever, Werkplek
from werkgevers.plaatsing import diensten
from werkgevers.plaatsing.beeld import beeld_van
from werkgevers.plaatsing.forms import (
    CONCEPT_PLAATSING,
    CONCEPT_PLAATSING_WIJZIGEN,
    EindeFormulier,
    PlaatsingFormulier,
    begin_van,
)
from werkgevers.plaatsing.ritme import in_woorden, praktijkdeel

FORMULIER = ["GET", "HEAD", "POST"]
GEVONDEN_HOOGSTENS = 25


@vereist(Recht.PLAATSING_INZIEN)
@require_safe
@transaction.atomic
def plaatsing(request: Aanvraag, pk: int) -> HttpResponse:
    """One placement: what was agreed, the weeks, nazorg, whether the job was kept, the agreement with the school."""
    gevraagd = haal_plaatsing(request, pk, Recht.PLAATSING_INZIEN)
    noteer_bekeken(request, gevraagd.traject, "plaatsing")
    vandaag = timezone.localdate()
    context = {"beeld": beeld_van(gevraagd, request.user, vandaag), "plaatsing": gevraagd, "vandaag": vandaag}
    return render(request, "werkgevers/plaatsing/plaatsing.html", context)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_http_methods(FORMULIER)
def plaatsing_nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """A new placement: first at which employer (`?werkgever=` or `?werkplek=`), then what was agreed."""
    trajecten = Traject.objects.select_related("deelnemer", "programma")
    traject = haal_op(trajecten, request.user, Recht.PLAATSING_WIJZIGEN, pk=pk)
    gesprek = klik_van(traject, getal(request.GET.get("klikgesprek", "")))
    nummer = gesprek.werkplek_id if gesprek else getal(request.GET.get("werkplek", ""))
    werkplek = Werkplek.objects.filter(pk=nummer).select_related("werkgever").first()
    werkgever = werkplek.werkgever if werkplek else _werkgever_uit(request)
    if werkgever is None:
        return _kies_werkgever(request, traject)
    praktijk = praktijkdeel(traject)
    begin = begin_van(werkgever, praktijk, werkplek) | (begin_uit(gesprek) if gesprek else {})
    form = PlaatsingFormulier(request.POST or None, werkgever=werkgever, initial=begin)
    concept = op_pagina(request.user, CONCEPT_PLAATSING, pk, form)
    status = None
    if request.method == "POST" and form.is_valid():
        try:
            nieuw = plaats(traject=traject, gesprek=gesprek, gegevens=form.gegevens(), door=request.user)
        except DomeinFout as fout:
            status = verwerk_fout(form, fout, lambda nu: form)
        else:
            wis_concept(request.user, CONCEPT_PLAATSING, pk)
            messages.success(request, "De plaatsing is opgeslagen.")
            return redirect("werkgevers:plaatsing", pk=nieuw.pk)
    uitleg = (f"{praktijk.naam} in de route: {in_woorden(praktijk)}.",) if praktijk and in_woorden(praktijk) else ()
    pagina = Formulierpagina(
        f"Plaatsing bij {werkgever}",
        "Plaatsing opslaan",
        reverse("werkgevers:plaatsing_nieuw", args=[pk]),
        "Andere werkgever",
        traject.deelnemer.naam,
        uitleg,
    )
    return toon_in_dossier(request, form, pagina, traject, status=status, **concept)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_http_methods(FORMULIER)
def plaatsing_wijzigen(request: Aanvraag, pk: int) -> HttpResponse:
    """Change what was agreed."""
    rij = haal_plaatsing(request, pk, Recht.PLAATSING_WIJZIGEN)

    def formulier(van: Plaatsing, *args: Any) -> PlaatsingFormulier:
        return PlaatsingFormulier(*args, werkgever=rij.werkgever, plaatsing=van)

    form = formulier(rij, request.POST or None)
    concept = op_pagina(request.user, CONCEPT_PLAATSING_WIJZIGEN, pk, form)
    status = None
    if request.method == "POST" and form.is_valid():
        try:
            diensten.wijzig_plaatsing(
                plaatsing=rij,
                verwacht=form.cleaned_data["versie"],
                gegevens=form.gegevens(),
                door=request.user,
            )
        except DomeinFout as fout:
            status = verwerk_fout(form, fout, formulier)
        else:
            wis_concept(request.user, CONCEPT_PLAATSING_WIJZIGEN, pk)
            messages.success(request, "De plaatsing is gewijzigd.")
            return redirect("werkgevers:plaatsing", pk=pk)
    return toon_in_dossier(
        request, form, bij(rij, "Plaatsing wijzigen", "Plaatsing opslaan"), rij.traject, status=status, **concept
    )


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_http_methods(FORMULIER)
def plaatsing_beeindigen(request: Aanvraag, pk: int) -> HttpResponse:
    """End a placement, and say how it ended."""
    rij = haal_plaatsing(request, pk, Recht.PLAATSING_WIJZIGEN)
    form = EindeFormulier(request.POST if request.method == "POST" else None, plaatsing=rij)
    status = None
    if form.is_valid():
        velden = form.cleaned_data
        try:
            diensten.beeindig_plaatsing(
                plaatsing=rij,
                verwacht=velden["versie"],
                einddatum=velden["einddatum"],
                reden=velden["einde_reden"],
                door=request.user,
            )
        except DomeinFout as fout:
            status = verwerk_fout(form, fout, lambda nu: EindeFormulier(plaatsing=nu))
        else:
            messages.success(request, "De plaatsing is beëindigd.")
            return redirect("werkgevers:plaatsing", pk=pk)
    return toon_in_dossier(
        request, form, bij(rij, "Plaatsing beëindigen", "Plaatsing beëindigen"), rij.traject, status=status
    )


def haal_plaatsing(request: Aanvraag, pk: int, recht: Recht) -> Plaatsing:
    """The placement, provided that `recht` reaches it. Raises Http404 and PermissionDenied as haal_op does."""
    plaatsingen = Plaatsing.objects.select_related(
        "werkgever", "vestiging", "werkplek__werkgever", "contactpersoon", "traject__deelnemer", "traject__programma"
    )
    return haal_op(plaatsingen, request.user, recht, pk=pk)


def bij(plaatsing: Plaatsing, titel: str, knop: str, *uitleg: str) -> Formulierpagina:
    """The words around a form about `plaatsing`."""
    naam = f"Plaatsing bij {plaatsing.werkgever}"
    terug = reverse("werkgevers:plaatsing", args=[plaatsing.pk])
    return Formulierpagina(titel, knop, terug, naam, f"{plaatsing.traject.deelnemer.naam} · {naam}", uitleg)


def _werkgever_uit(request: Aanvraag) -> Werkgever | None:
    actief = Werkgever.objects.actief_op(timezone.localdate())
    return actief.filter(pk=getal(request.GET.get("werkgever", ""))).first()


def _kies_werkgever(request: Aanvraag, traject: Traject) -> HttpResponse:
    """Look for an employer; without a word the first ones by name."""
    zoek = request.GET.get("zoek", "").replace("\0", "").strip()[:100]
    actief = Werkgever.objects.actief_op(timezone.localdate())
    bron = actief.zoek(zoek) if zoek else actief
    gevonden = list(bron.op_naam()[: GEVONDEN_HOOGSTENS + 1])
    context = {
        "traject": traject,
        "zoek": zoek,
        "werkgevers": gevonden[:GEVONDEN_HOOGSTENS],
        "meer": len(gevonden) > GEVONDEN_HOOGSTENS,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "werkgevers/plaatsing/kies_werkgever.html", context, status=status)
