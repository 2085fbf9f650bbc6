"""The pages of an evaluation: begin, prepare, read, freeze, withdraw."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.formulierfouten import verwerk_fout
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.concepten import op_pagina, wis_concept
from trajecten.dossier import noteer_bekeken
from trajecten.views.aanvraag import Aanvraag, getal
from vormgeving.formulierpagina import Formulierpagina
from werkgevers.evaluatie import diensten
from werkgevers.evaluatie.beeld import regelbeelden, staatlabel, weekregels
from werkgevers.evaluatie.forms import CONCEPT_INVULLEN, BeginFormulier, IntrekFormulier, InvulFormulier
from werkgevers.evaluatie.inhoud import gelezen
from werkgevers.evaluatie.lijst import pagina_van
from werkgevers.evaluatie.regels import STAAT_OVERGANGEN, Staat, is_compleet, mag_naar_staat
from werkgevers.evaluatie.weken import aan_te_bieden
from werkgevers.formulierpagina import toon_formulier
from werkgevers.models import Evaluatie, Plaatsing

MET_DEELNEMER = ("traject__deelnemer", "traject__programma", "werkgever")


@vereist(Recht.PLAATSING_INZIEN)
@require_safe
def evaluaties(request: Aanvraag) -> HttpResponse:
    """Evaluations within reach, the latest first; `?staat=` leaves those in one state, `?na=` goes on after a row."""
    staat = request.GET.get("staat", "")
    pagina = pagina_van(request.user, staat if staat in Staat.values else "", request.GET.get("na", ""))
    return render(request, "werkgevers/evaluatie/lijst.html", {"pagina": pagina, "staten": Staat.choices})


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def evaluatie_nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Begin an evaluation of a placement: which one, and when the talk was."""
    plaatsing = haal_op(Plaatsing.objects.select_related(*MET_DEELNEMER), request.user, Recht.PLAATSING_WIJZIGEN, pk=pk)
    er_al = list(plaatsing.evaluaties.all().geldig().values_list("moment", flat=True))
    form = BeginFormulier(request.POST or None, er_al=er_al)
    if request.method == "POST" and form.is_valid():
        try:
            evaluatie = diensten.begin_evaluatie(plaatsing=plaatsing, door=request.user, **form.cleaned_data)
        except DomeinFout as fout:
            form.add_error(fout.veld if fout.veld in form.fields else None, str(fout))
        else:
            return redirect("werkgevers:evaluatie_invullen", pk=evaluatie.pk)
    deelnemer = plaatsing.traject.deelnemer
    pagina = Formulierpagina(
        titel="Evaluatie maken",
        knop="Verder",
        terug=plaatsing.traject.get_absolute_url(),
        terugnaam=deelnemer.naam,
        onder=f"{deelnemer.naam} bij {plaatsing.werkgever}",
        uitleg=("Hierna vul je in wat jullie bespraken. De uren die al bekend zijn, staan er dan al in.",),
    )
    return toon_formulier(request, form, pagina)


@vereist(Recht.PLAATSING_INZIEN)
@require_safe
@transaction.atomic
def evaluatie(request: Aanvraag, pk: int) -> HttpResponse:
    """One evaluation as it stands, beside the one before, with what can be done with it."""
    gevraagd = _haal(request, pk, Recht.PLAATSING_INZIEN)
    noteer_bekeken(request, gevraagd.plaatsing.traject, "evaluatie")
    vorige = Evaluatie.objects.vorige_van(gevraagd)
    inhoud = gelezen(gevraagd)
    context = {
        "evaluatie": gevraagd,
        "traject": gevraagd.plaatsing.traject,
        "inhoud": inhoud,
        "label": staatlabel(gevraagd.staat),
        "regels": regelbeelden(inhoud, gelezen(vorige) if vorige else None),
        "weken": weekregels(inhoud.weken),
        "vorige": vorige,
        "compleet": is_compleet([(r.oordeel, r.niet_besproken) for r in gevraagd.regels.all()]),
        "kan_intrekken": Staat.INGETROKKEN in STAAT_OVERGANGEN[Staat(gevraagd.staat)],
        "vervanger": Evaluatie.objects.filter(vervangt=gevraagd).first(),
    }
    return render(request, "werkgevers/evaluatie/evaluatie.html", context)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def evaluatie_invullen(request: Aanvraag, pk: int) -> HttpResponse:
    """Fill in a concept, with the previous evaluation beside it."""
    gevraagd = _haal(request, pk, Recht.PLAATSING_WIJZIGEN)
    if not gevraagd.is_concept:
        messages.info(request, "Deze evaluatie staat vast. Verbeter haar in een nieuwe.")
        return redirect("werkgevers:evaluatie", pk=pk)
    form = _invulformulier(gevraagd, request.POST or None)
    status = None
    if request.method == "POST" and form.is_valid():
        try:
            nu = diensten.bewaar_evaluatie(evaluatie=gevraagd, door=request.user, **form.argumenten())
        except DomeinFout as fout:
            status = verwerk_fout(form, fout, _invulformulier)
        else:
            wis_concept(request.user, CONCEPT_INVULLEN, pk)
            return _na_opslaan(request, gevraagd, nu)
    return _invulpagina(request, gevraagd, form, status)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_POST
def evaluatie_vastzetten(request: Aanvraag, pk: int) -> HttpResponse:
    """Freeze the content as it was on the screen."""
    gevraagd = _haal(request, pk, Recht.PLAATSING_WIJZIGEN)
    versie = getal(request.POST.get("versie", ""))
    try:
        diensten.zet_klaar(evaluatie=gevraagd, verwacht=versie, door=request.user)
    except NietMeerActueel:
        raise
    except DomeinFout as fout:
        messages.error(request, str(fout))
        return redirect("werkgevers:evaluatie_invullen", pk=pk)
    messages.success(request, "De evaluatie staat vast. Je kunt haar nu laten tekenen.")
    return redirect("werkgevers:evaluatie", pk=pk)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_POST
def evaluatie_weggooien(request: Aanvraag, pk: int) -> HttpResponse:
    """Throw a concept away."""
    gevraagd = _haal(request, pk, Recht.PLAATSING_WIJZIGEN)
    versie = getal(request.POST.get("versie", ""))
    traject = gevraagd.plaatsing.traject
    diensten.gooi_weg(evaluatie=gevraagd, verwacht=versie, door=request.user)
    wis_concept(request.user, CONCEPT_INVULLEN, pk)
    messages.success(request, "Het concept is weggegooid.")
    return redirect(traject)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def evaluatie_intrekken(request: Aanvraag, pk: int) -> HttpResponse:
    """Withdraw what was fixed, with a reason; and begin a better one from it."""
    gevraagd = _haal(request, pk, Recht.PLAATSING_WIJZIGEN)
    reden = mag_naar_staat(gevraagd.staat, Staat.INGETROKKEN)
    if reden and request.method != "POST":
        messages.info(request, reden)
        return redirect("werkgevers:evaluatie", pk=pk)
    form = IntrekFormulier(request.POST or None)
    if request.method == "POST" and form.is_valid():
        waarom = form.cleaned_data["reden"]
        try:
            if form.cleaned_data["daarna"] == "herzien":
                nieuw = diensten.herzie(evaluatie=gevraagd, reden=waarom, door=request.user)
                messages.success(request, "De evaluatie is ingetrokken. Verbeter hier wat er niet klopte.")
                return redirect("werkgevers:evaluatie_invullen", pk=nieuw.pk)
            diensten.trek_in(evaluatie=gevraagd, reden=waarom, door=request.user)
        except DomeinFout as fout:
            form.add_error(fout.veld if fout.veld in form.fields else None, str(fout))
        else:
            messages.success(request, "De evaluatie is ingetrokken.")
            return redirect("werkgevers:evaluatie", pk=pk)
    pagina = Formulierpagina(
        titel="Evaluatie intrekken",
        knop="Evaluatie intrekken",
        terug=reverse("werkgevers:evaluatie", args=[pk]),
        terugnaam=str(gevraagd),
        onder=f"{gevraagd.plaatsing.traject.deelnemer.naam} bij {gevraagd.plaatsing.werkgever}",
        uitleg=("Wie de evaluatie moest tekenen, kan dat daarna niet meer. Wat erin stond, blijft te lezen.",),
    )
    return toon_formulier(request, form, pagina)


def _haal(request: Aanvraag, pk: int, recht: Recht) -> Evaluatie:
    gevonden: Evaluatie = haal_op(Evaluatie.objects.met_wie(), request.user, recht, pk=pk)
    return gevonden


def _invulformulier(evaluatie: Evaluatie, data: Any = None) -> InvulFormulier:
    andere = evaluatie.plaatsing.evaluaties.all().geldig().exclude(pk=evaluatie.pk)
    er_al = list(andere.values_list("moment", flat=True))
    return InvulFormulier(data, evaluatie=evaluatie, weken=aan_te_bieden(evaluatie), er_al=er_al)


def _na_opslaan(request: Aanvraag, was: Evaluatie, nu: Evaluatie) -> HttpResponse:
    if nu.datum != was.datum:
        messages.info(request, "De dag van het gesprek is anders. Kijk of de weken en de uren nog kloppen.")
        return redirect("werkgevers:evaluatie_invullen", pk=nu.pk)
    messages.success(request, "De evaluatie is opgeslagen. Lees haar nog eens na.")
    return redirect("werkgevers:evaluatie", pk=nu.pk)


def _invulpagina(request: Aanvraag, evaluatie: Evaluatie, form: InvulFormulier, status: int | None) -> HttpResponse:
    vorige = Evaluatie.objects.vorige_van(evaluatie)
    inhoud = gelezen(vorige) if vorige else None
    eerder = {beeld.regel.code: beeld.oordeel for beeld in regelbeelden(inhoud)} if inhoud else {}
    context = {
        "evaluatie": evaluatie,
        "traject": evaluatie.plaatsing.traject,
        "form": form,
        "vorige": vorige,
        "vorige_inhoud": inhoud,
        "rijen": [
            (oordeel, toelichting, eerder.get(regel.formulierregel.code))
            for regel, oordeel, toelichting in form.rijen()
        ],
    } | op_pagina(request.user, CONCEPT_INVULLEN, evaluatie.pk, form)
    status = status or (422 if form.errors else 200)
    return render(request, "werkgevers/evaluatie/invullen.html", context, status=status)
