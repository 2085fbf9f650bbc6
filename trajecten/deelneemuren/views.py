"""The hours of a deelnemer: the list, a week by hand, and a correction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.concepten import concept_url, concept_van, wis_concept
from trajecten.deelneemuren.concept import CONCEPT, over
from trajecten.deelneemuren.diensten import verbeter_uren, voer_week_in
from trajecten.deelneemuren.forms import VOORGEVULDE_RIJEN, PlaatsingFormulier, VerbeterFormulier, WeekFormulier
from trajecten.deelneemuren.lijst import laatste_activiteiten, urenlijst
from trajecten.deelneemuren.overnemen import neem_week_over
from trajecten.deelneemuren.plaatsingen import plaatsingsweken
from trajecten.deelneemuren.regels import dagen_van
from trajecten.dossier import dossierkop, noteer_bekeken
from trajecten.models import Deelneemuur, Traject
from trajecten.uren import urenstanden_van
from trajecten.urenstaat.regels import maandag_van
from trajecten.urenstaat.views import dag_uit
from trajecten.views.aanvraag import Aanvraag, getal
from vormgeving.taal import uren as in_uren

WEEK = timedelta(days=7)


@vereist(Recht.TRAJECT_INZIEN)
@require_safe
@transaction.atomic
def uren_van_deelnemer(request: Aanvraag, pk: int) -> HttpResponse:
    """All hours that the deelnemer made, with sums by activity and the norm."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, pk=pk)
    noteer_bekeken(request, traject, "uren")
    vandaag = timezone.localdate()
    context = {
        "kop": dossierkop(traject, request.user, vandaag, actief="uren"),
        "lijst": urenlijst(traject, request.user, na=getal(request.GET.get("na", ""))),
        "standen": urenstanden_van([traject], vandaag)[traject.pk] if traject.loopt_op(vandaag) else [],
        "traject": traject,
    }
    return render(request, "trajecten/deelneemuren/lijst.html", context)


@vereist(Recht.DEELNEEMUREN_INVULLEN)
@require_http_methods(["GET", "HEAD", "POST"])
def uren_invullen(request: Aanvraag, pk: int) -> HttpResponse:
    """Fill in the hours of a deelnemer in one week."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.DEELNEEMUREN_INVULLEN, pk=pk)
    vandaag = timezone.localdate()
    maandag = maandag_van(dag_uit(request.GET.get("week", ""), vandaag))
    dagen = dagen_van(maandag, start=traject.startdatum, einde=traject.einddatum, vandaag=vandaag)
    if "plaatsing" in request.POST:
        return _neem_over(request, traject, maandag, dagen)
    activiteiten = laatste_activiteiten(traject, VOORGEVULDE_RIJEN)
    form = WeekFormulier(request.POST or None, dagen=dagen, activiteiten=activiteiten)
    concept = concept_van(request.user, CONCEPT, over(traject, maandag))
    if concept and not form.is_bound:
        concept.vul(form)
    if form.is_valid():
        sleutel = form.cleaned_data["sleutel"]
        try:
            uren = voer_week_in(traject=traject, regels=form.regels(), sleutel=sleutel, door=request.user)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            wis_concept(request.user, CONCEPT, over(traject, maandag))
            messages.success(request, f"{in_uren(sum(uur.minuten for uur in uren))} opgeslagen.")
            return redirect("trajecten:deelneemuren", pk=traject.pk)
    weken = plaatsingsweken(traject, request.user, maandag, dagen)
    context = {
        **_weekcontext(request, traject, maandag),
        "form": form,
        "concept": concept,
        "plaatsingen": [PlaatsingFormulier(week=week) for week in weken],
    }
    return render(request, "trajecten/deelneemuren/invullen.html", context, status=422 if form.is_bound else 200)


def _neem_over(request: Aanvraag, traject: Traject, maandag: date, dagen: Sequence[date]) -> HttpResponse:
    """Take over the hours of one placement; the rest of the page stays as it is."""
    nummer, status = getal(request.POST["plaatsing"]), 422
    formulieren = [
        PlaatsingFormulier(request.POST if week.plaatsing.nummer == nummer else None, week=week)
        for week in plaatsingsweken(traject, request.user, maandag, dagen)
    ]
    form = next((formulier for formulier in formulieren if formulier.is_bound), None)
    if form is None:
        raise Http404
    if form.is_valid():
        stand, reden = form.cleaned_data["stand"], form.cleaned_data.get("reden", "")
        try:
            totaal = neem_week_over(
                traject=traject,
                plaatsing=form.week.plaatsing,
                dagen=form.dagen(),
                was=stand,
                reden=reden,
                door=request.user,
            )
        except DomeinFout as fout:
            form.add_error(fout.veld if fout.veld in form.fields else None, str(fout))
            form.zet_stand()
            status = fout.status
        else:
            messages.success(request, f"{in_uren(totaal)} van de plaatsing staat bij de uren.")
            return redirect("trajecten:deelneemuren", pk=traject.pk)
    activiteiten = laatste_activiteiten(traject, VOORGEVULDE_RIJEN)
    context = {
        **_weekcontext(request, traject, maandag),
        "form": WeekFormulier(dagen=dagen, activiteiten=activiteiten),
        "plaatsingen": formulieren,
    }
    return render(request, "trajecten/deelneemuren/invullen.html", context, status=status)


def _weekcontext(request: Aanvraag, traject: Traject, maandag: date) -> dict[str, object]:
    """What the page of a week shows, whatever is being filled in."""
    vandaag = timezone.localdate()
    return {
        "kop": dossierkop(traject, request.user, vandaag, actief="uren"),
        "concept_url": concept_url(CONCEPT, over(traject, maandag)),
        "traject": traject,
        "maandag": maandag,
        "zondag": maandag + timedelta(days=6),
        "vorige": maandag - WEEK,
        "volgende": maandag + WEEK if maandag + WEEK <= vandaag else None,
        "staat_er_al": list(Deelneemuur.objects.van(traject).filter(datum__gte=maandag, datum__lt=maandag + WEEK)),
    }


@vereist(Recht.DEELNEEMUREN_INVULLEN)
@require_http_methods(["GET", "HEAD", "POST"])
def uren_verbeteren(request: Aanvraag, pk: int) -> HttpResponse:
    """Correct hours of a deelnemer, with a reason that stays."""
    uur = haal_op(Deelneemuur.objects.select_related("traject"), request.user, Recht.DEELNEEMUREN_INVULLEN, pk=pk)
    traject = Traject.objects.voor_lijst().get(pk=uur.traject_id)
    form = VerbeterFormulier(request.POST or None, minuten=uur.minuten)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            verbeter_uren(uur=uur, door=request.user, **form.cleaned_data)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
            status = fout.status
        else:
            messages.success(request, "De uren zijn verbeterd. Wat er stond, blijft te lezen.")
            return redirect("trajecten:deelneemuren", pk=traject.pk)
    kop = dossierkop(traject, request.user, timezone.localdate(), actief="uren")
    context = {"kop": kop, "form": form, "uur": uur, "traject": traject}
    return render(request, "trajecten/deelneemuren/verbeteren.html", context, status=status)
