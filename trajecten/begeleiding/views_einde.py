"""Ending a traject, the state on leaving, and how it goes six months later."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.begeleiding import einde, regels
from trajecten.begeleiding.concepten import OPVOLGING, STOPPEN, UITSTROOM
from trajecten.begeleiding.forms import DOORVERWIJZEN, OpvolgingFormulier, StopFormulier, UitstroomFormulier
from trajecten.begeleiding.zicht import begeleiding_van
from trajecten.behaald import voorstel_voor_uitstroom
from trajecten.concepten import op_pagina, wis_concept
from trajecten.eindegevolgen import eindegevolgen_van
from trajecten.formulierpagina import toon_in_dossier
from trajecten.models import Afspraak, Opvolging, Stap, Traject, Uitstroom
from trajecten.stappenplan.verwijsformulieren import VerwijsVelden
from trajecten.stappenplan.views import meld_in
from trajecten.views.aanvraag import Aanvraag
from vormgeving.formulierpagina import Formulierpagina
from vormgeving.taal import datum

UITLEG_STOPPEN = (
    "Noem geen diagnose. Een reden kiezen is genoeg. Samen besluiten om niet verder te gaan mag altijd.",
    "Je kunt meteen doorverwijzen. Wat iemand heeft, hoort daar niet bij.",
    "Je ziet eerst wat er stopt. Daarna bevestig je.",
)


@vereist(Recht.TRAJECT_STOPPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def stoppen(request: Aanvraag, pk: int) -> HttpResponse:
    """Why and when, with or without a referral; then what ends with it; then it is done."""
    traject = haal_op(_trajecten(), request.user, Recht.TRAJECT_STOPPEN, pk=pk)
    if traject.einddatum is not None and traject.einddatum <= timezone.localdate():
        messages.info(request, "Dit traject is al gestopt.")
        return redirect("trajecten:gegevens", pk=pk)
    form = StopFormulier(request.POST or None, traject=traject)
    verwijs = request.POST.get(DOORVERWIJZEN) == "ja"
    verwijsform = VerwijsVelden(request.POST if verwijs else None, prefix="verwijs")
    geldig = request.method == "POST" and form.is_valid() and (not verwijs or verwijsform.is_valid())
    if not geldig or "wijzigen" in request.POST:
        return _stoppagina(request, traject, form, verwijsform)
    echt = "bevestigd" in request.POST
    try:
        with transaction.atomic():
            einde.stop_traject(
                traject=traject,
                einddatum=form.cleaned_data["einddatum"],
                uitstroom=form.uitstroom(),
                verwijzing=verwijsform.argumenten() if verwijs else None,
                door=request.user,
            )
            transaction.set_rollback(not echt)
    except DomeinFout as fout:
        meld_in(form, fout)
        return _stoppagina(request, traject, form, verwijsform)
    if echt:
        wis_concept(request.user, STOPPEN, pk)
        messages.success(request, f"Het traject van {traject.deelnemer.naam} is gestopt.")
        return redirect(_verder(request, traject))
    context = {"form": form, "verwijsform": verwijsform, "traject": traject} | _gevolgen(request, traject, form)
    return render(request, "trajecten/begeleiding/stoppen_bekijken.html", context)


@vereist(Recht.TRAJECT_STOPPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def uitstroom(request: Aanvraag, pk: int) -> HttpResponse:
    """The state on leaving: filled in later, or corrected."""
    traject = haal_op(_trajecten(), request.user, Recht.TRAJECT_STOPPEN, pk=pk)
    if traject.einddatum is None:
        messages.info(request, "Dit traject loopt nog.")
        return redirect("trajecten:gegevens", pk=pk)
    rij = Uitstroom.objects.filter(traject=traject).first()
    form = UitstroomFormulier(request.POST or None, uitstroom=rij, voorstel=voorstel_voor_uitstroom(traject))
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        try:
            einde.verbeter_uitstroom(
                traject=traject, verwacht=form.cleaned_data["versie"], uitstroom=form.uitstroom(), door=request.user
            )
        except NietMeerActueel as fout:
            status = _zet_naast(form, UitstroomFormulier(uitstroom=fout.nu), fout)
        except DomeinFout as fout:
            meld_in(form, fout)
            status = 422
        else:
            wis_concept(request.user, UITSTROOM, pk)
            messages.success(request, "De uitstroom is opgeslagen.")
            return redirect("trajecten:gegevens", pk=pk)
    uiterlijk = datum(traject.einddatum + regels.PEILDATUM_BINNEN)
    onder = f"Hoe ging het binnen 28 dagen na het stoppen? Kies een dag tot en met {uiterlijk}."
    pagina = _bij_gegevens(traject, "Uitstroom", "Uitstroom opslaan", onder)
    concept = op_pagina(request.user, UITSTROOM, pk, form)
    return toon_in_dossier(request, form, pagina, traject, status=status, **concept)


@vereist(Recht.TRAJECT_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def opvolging(request: Aanvraag, pk: int) -> HttpResponse:
    """How it goes six months after leaving."""
    traject = haal_op(_trajecten(), request.user, Recht.TRAJECT_WIJZIGEN, pk=pk)
    if bezwaar := regels.opvolging_past(traject.einddatum, timezone.localdate()):
        messages.info(request, bezwaar)
        return redirect("trajecten:gegevens", pk=pk)
    rij = Opvolging.objects.filter(traject=traject).first()
    form = OpvolgingFormulier(request.POST or None, opvolging=rij)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        velden = {naam: form.cleaned_data[naam] for naam in ("arbeidssituatie", "verbeterd")}
        try:
            einde.leg_opvolging_vast(traject=traject, verwacht=form.cleaned_data["versie"], door=request.user, **velden)
        except NietMeerActueel as fout:
            status = _zet_naast(form, OpvolgingFormulier(opvolging=fout.nu), fout)
        else:
            wis_concept(request.user, OPVOLGING, pk)
            messages.success(request, "De opvolging is opgeslagen.")
            return redirect("trajecten:gegevens", pk=pk)
    onder = f"{traject.deelnemer.naam} stopte op {datum(traject.einddatum)}."
    pagina = _bij_gegevens(traject, "Hoe gaat het na zes maanden?", "Opvolging opslaan", onder)
    concept = op_pagina(request.user, OPVOLGING, pk, form)
    return toon_in_dossier(request, form, pagina, traject, status=status, **concept)


def _trajecten() -> Any:
    return Traject.objects.select_related("deelnemer", "programma")


def _bij_gegevens(traject: Traject, titel: str, knop: str, onder: str) -> Formulierpagina:
    terug = reverse("trajecten:gegevens", args=[traject.pk])
    return Formulierpagina(titel, knop, terug, "Gegevens", onder)


def _zet_naast(form: Any, huidig: Any, fout: NietMeerActueel) -> int:
    form.zet_naast(huidig, fout.nu.versie)
    return 409


def _gevolgen(request: Aanvraag, traject: Traject, form: StopFormulier) -> dict[str, Any]:
    """What ends, and what stays open, for the preview."""
    dag = form.cleaned_data["einddatum"]
    begeleiding = begeleiding_van(traject, timezone.localdate())
    return {
        "dag": dag,
        "reden": dict(form.fields["reden"].choices)[form.cleaned_data["reden"]],  # type: ignore[attr-defined]
        "begeleiders": [*begeleiding.nu, *begeleiding.straks],
        "ook": eindegevolgen_van(traject, dag, request.user),
        "open_stappen": Stap.objects.van(traject).open().count(),
        "afspraken": Afspraak.objects.met(traject).gepland().vanaf_dag(dag).count(),
        "opvolging_vanaf": regels.opvolging_vanaf(dag),
    }


def _stoppagina(request: Aanvraag, traject: Traject, form: StopFormulier, verwijsform: VerwijsVelden) -> HttpResponse:
    pagina = Formulierpagina(
        "Traject stoppen",
        "Gevolgen bekijken",
        traject.get_absolute_url(),
        traject.deelnemer.naam,
        f"{traject.deelnemer.naam} · {traject.programma.naam}",
        UITLEG_STOPPEN,
        "Niet stoppen",
        "eye",
    )
    return toon_in_dossier(
        request,
        form,
        pagina,
        traject,
        sjabloon="trajecten/begeleiding/stoppen.html",
        status=422 if form.errors or verwijsform.errors else 200,
        verwijsform=verwijsform,
        **op_pagina(request.user, STOPPEN, traject.pk, form, verwijsform),
    )


def _verder(request: Aanvraag, traject: Traject) -> str:
    """To the details of who stopped, which whoever guided to the end still reaches."""
    if mag(request.user, Recht.TRAJECT_INZIEN, traject):
        return reverse("trajecten:gegevens", args=[traject.pk])
    return reverse("trajecten:lijst")
