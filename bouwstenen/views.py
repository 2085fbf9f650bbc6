"""The page of the bouwstenen of one traject, and the steps in the route."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bouwstenen import diensten
from bouwstenen.concept import code_van, over_plaats
from bouwstenen.forms import FORMULIEREN
from bouwstenen.geschiedenis import lees_geschiedenis
from bouwstenen.gevolgen import Gevolg, bekijk_gevolgen, signaalgevolgen
from bouwstenen.huis import huis_van
from bouwstenen.plaats import Plaats, lees_plaats
from bouwstenen.plannen.keuzes import planbeeld
from bouwstenen.regels import Overgang
from bouwstenen.verblijf import verblijf, verwacht_einde
from bouwstenen.woorden import aanduiding, in_woorden_van, knop, volle_naam
from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.concepten import op_pagina, wis_concept
from trajecten.dossier import dossierkop, noteer_bekeken
from trajecten.models import Traject
from trajecten.registers import Signaal
from trajecten.signaallijst import signalen_van
from trajecten.views.aanvraag import Aanvraag, getal

DIENSTEN: dict[Overgang, Callable[..., Any]] = {
    Overgang.START: diensten.start_route,
    Overgang.VERDER: diensten.ga_verder,
    Overgang.TERUG: diensten.ga_terug,
    Overgang.LANGER: diensten.verleng,
    Overgang.AFRONDEN: diensten.rond_af,
}
# what is done on a page of its own; returning is one click
MET_FORMULIER = tuple(FORMULIEREN)
GELUKT = {
    Overgang.START: "De bouwsteen is gestart.",
    Overgang.VERDER: "De volgende bouwsteen is gestart.",
    Overgang.TERUG: "De stap terug is opgeslagen. Wat er al lag, blijft liggen.",
    Overgang.LANGER: "De bouwsteen is verlengd.",
    Overgang.AFRONDEN: "De laatste bouwsteen is klaar.",
}


@vereist(Recht.TRAJECT_INZIEN)
@require_safe
@transaction.atomic
def bouwsteen(request: Aanvraag, pk: int) -> HttpResponse:
    """The house, the phases with their reasons, and what can be done now."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, pk=pk)
    noteer_bekeken(request, traject, "bouwstenen")
    plaats = lees_plaats(traject, timezone.localdate())
    mag_wijzigen = mag(request.user, Recht.FASE_WIJZIGEN, traject)
    stappen = [overgang for overgang in plaats.overgangen if overgang in MET_FORMULIER] if mag_wijzigen else []
    context = {
        "kop": dossierkop(traject, request.user, plaats.vandaag, actief="bouwstenen"),
        "traject": traject,
        "plaats": plaats,
        "huis": huis_van(traject, plaats.vandaag),
        "geschiedenis": lees_geschiedenis(traject, request.user),
        "stappen": [(stap, knop(stap, plaats.woord, enige=plaats.enige)) for stap in stappen],
        "terugkeer": _terugkeer(plaats) if mag_wijzigen else None,
        "plan": planbeeld(traject),
        "mag_wijzigen": mag_wijzigen,
        "terugdraaien": mag_wijzigen and plaats.terug_te_draaien(timezone.now()),
    }
    return render(request, "bouwstenen/bouwsteen.html", context)


@vereist(Recht.FASE_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def stap(request: Aanvraag, pk: int, overgang: Overgang) -> HttpResponse:
    """One step in two: fill in, see what changes, confirm."""
    plaats = _plaats_voor_stap(request, pk)
    bijzonder = mag(request.user, Recht.BIJZONDER_INZIEN, plaats.traject)
    formulier = FORMULIEREN[overgang](request.POST or None, plaats=plaats, met_bijzonder=bijzonder)
    concept = code_van(overgang), over_plaats(plaats)
    context = {
        "traject": plaats.traject,
        "plaats": plaats,
        "overgang": overgang,
        "knop": knop(overgang, plaats.woord, enige=plaats.enige),
        "hier": volle_naam(plaats.lopend.bouwsteen) if plaats.lopend else "",
        "form": formulier,
        **op_pagina(request.user, *concept, formulier),
    }
    if request.method != "POST" and overgang not in plaats.overgangen:
        messages.info(request, "Deze stap kan nu niet.")
        return redirect("bouwstenen:bouwsteen", pk=pk)
    bevestigd = "bevestigd" in request.POST
    gevolgen = _zet(formulier, request, echt=bevestigd) if formulier.is_valid() else None
    if gevolgen is None:
        return render(request, "bouwstenen/stap.html", context, status=422 if formulier.errors else 200)
    if bevestigd:
        wis_concept(request.user, *concept)
        messages.success(request, in_woorden_van(plaats.woord, GELUKT[overgang]))
        return redirect("bouwstenen:bouwsteen", pk=pk)
    if "wijzigen" in request.POST:
        return render(request, "bouwstenen/stap.html", context)
    return render(request, "bouwstenen/gevolgen.html", context | {"gevolgen": gevolgen})


@vereist(Recht.FASE_WIJZIGEN)
@require_POST
def terugkeren(request: Aanvraag, pk: int) -> HttpResponse:
    """End a temporary step back: in one click to where they came from. What changes stood beside the button."""
    traject = haal_op(Traject, request.user, Recht.FASE_WIJZIGEN, pk=pk)
    vanuit = getal(request.POST.get("vanuit", "")) or None
    fase = diensten.keer_terug(traject=traject, vanuit=vanuit, startdatum=timezone.localdate(), door=request.user)
    messages.success(request, f"Terug in {volle_naam(fase.bouwsteen)}. Je gaat verder waar je was.")
    return redirect("bouwstenen:bouwsteen", pk=pk)


@vereist(Recht.FASE_WIJZIGEN)
@require_POST
def terugdraaien(request: Aanvraag, pk: int) -> HttpResponse:
    """Take back the latest step."""
    traject = haal_op(Traject, request.user, Recht.FASE_WIJZIGEN, pk=pk)
    laatste = getal(request.POST.get("vanuit", "")) or None
    diensten.draai_terug(traject=traject, vanuit=laatste, door=request.user)
    messages.success(request, "De laatste stap is teruggedraaid.")
    return redirect("bouwstenen:bouwsteen", pk=pk)


def _plaats_voor_stap(request: Aanvraag, pk: int) -> Plaats:
    """Where the traject is; a form that was made for another place is refused before it is read (409)."""
    trajecten = Traject.objects.select_related("deelnemer", "programma", "subsidieproject")
    traject = haal_op(trajecten, request.user, Recht.FASE_WIJZIGEN, pk=pk)
    plaats = lees_plaats(traject, timezone.localdate())
    hier = str(plaats.laatste.pk) if plaats.laatste else ""
    if request.method == "POST" and request.POST.get("vanuit", "") != hier:
        raise NietMeerActueel("Een collega heeft de bouwsteen net veranderd. Bekijk eerst hoe het nu is.")
    return plaats


def _terugkeer(plaats: Plaats) -> Mapping[str, object] | None:
    """Where somebody who went back for a while returns to, with what that changes; None for everybody else."""
    naar = plaats.terugkeer_naar
    if naar is None:
        return None
    gevolgen = bekijk_gevolgen(plaats, Overgang.TERUGKEER, datum_=plaats.vandaag, naar=naar)
    return {"naar": aanduiding(naar), "gevolgen": gevolgen, "verwacht": verwacht_einde(verblijf(plaats.fases))}


def _zet(formulier: Any, request: Aanvraag, *, echt: bool) -> list[Gevolg] | None:
    """Take the step, or try it and take it back; what it changes, or None when it was refused.

    Trying it shows exactly which signals go and come, and a preview comes only for what will be accepted.
    """
    plaats: Plaats = formulier.plaats
    toen = max(formulier.dag, plaats.vandaag)
    voor = [] if echt else _signalen(plaats, request, toen)
    try:
        with transaction.atomic():
            DIENSTEN[formulier.overgang](traject=plaats.traject, door=request.user, **formulier.argumenten())
            na = [] if echt else _signalen(plaats, request, toen)
            transaction.set_rollback(not echt)
    except NietMeerActueel:
        raise
    except DomeinFout as fout:
        formulier.add_error(fout.veld if fout.veld in formulier.fields else None, str(fout))
        return None
    gevolgen = bekijk_gevolgen(
        plaats, formulier.overgang, datum_=formulier.dag, naar=formulier.naar, verwacht=formulier.verwacht
    )
    return [*gevolgen, *signaalgevolgen(voor, na)]


def _signalen(plaats: Plaats, request: Aanvraag, dag: date) -> list[Signaal]:
    return signalen_van(Traject.objects.filter(pk=plaats.traject.pk), request.user, dag)
