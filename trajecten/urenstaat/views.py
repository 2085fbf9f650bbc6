"""The own week: what is on it, other hours, handing in, taking back and counter-entries."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.concepten import op_pagina, wis_concept
from trajecten.models import Contactmoment, Urenregel, Urenstaat
from trajecten.urenstaat.beschrijving import beschrijf
from trajecten.urenstaat.blad import maak_blad
from trajecten.urenstaat.concept import TEGENBOEKEN, over
from trajecten.urenstaat.diensten import dien_in, haal_terug
from trajecten.urenstaat.forms import TegenboekFormulier, WerkFormulier
from trajecten.urenstaat.regels import maandag_van
from trajecten.urenstaat.schrijven import boek_tegen, schrijf_uren, stand_van, verwijder_uren, wijzig_uren
from trajecten.urenstaat.uren import Uur, uren_van
from trajecten.views.aanvraag import Aanvraag, getal
from vormgeving.taal import datum as in_woorden


def dag_uit(tekst: str, anders: date) -> date:
    """The day of an address (jjjj-mm-dd), `anders` when there is none; Http404 for what is no day."""
    if not tekst:
        return anders
    try:
        dag = date.fromisoformat(tekst)
        # the week around it must exist as well
        return dag if date(2000, 1, 1) <= dag <= date(2100, 1, 1) else anders
    except ValueError as fout:
        raise Http404 from fout


def week_adres(maandag: date) -> str:
    """The own week that begins on `maandag`."""
    return f"{reverse('trajecten:uren')}?week={maandag.isoformat()}"


@vereist(Recht.UREN_SCHRIJVEN)
@require_safe
def uren(request: Aanvraag) -> HttpResponse:
    """The own hours of a week; who logs no contact comes to those of colleagues first."""
    if "week" not in request.GET and not mag(request.user, Recht.CONTACT_LOGGEN):
        return redirect("trajecten:uren_overzicht")
    vandaag = timezone.localdate()
    maandag = maandag_van(dag_uit(request.GET.get("week", ""), vandaag))
    blad = maak_blad(request.user, maandag, vandaag, voor=request.user)
    dag = min(max(vandaag, maandag), blad.zondag)
    form = WerkFormulier(door=request.user, datum=dag) if maandag <= vandaag else None
    return render(request, "trajecten/uren/week.html", {"blad": blad, "form": form})


@vereist(Recht.UREN_SCHRIJVEN)
@require_http_methods(["GET", "HEAD", "POST"])
def uren_nieuw(request: Aanvraag) -> HttpResponse:
    """Write other hours."""
    dag = dag_uit(request.GET.get("datum", ""), timezone.localdate())
    form = WerkFormulier(request.POST or None, door=request.user, datum=dag)
    if form.is_valid():
        try:
            regel = schrijf_uren(werk=form.werk, sleutel=form.cleaned_data["sleutel"], door=request.user)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, _opgeslagen(regel))
            return redirect(week_adres(maandag_van(regel.boekdatum or regel.datum)))
    return render(request, "trajecten/uren/werk.html", {"form": form}, status=422 if form.is_bound else 200)


def _opgeslagen(regel: Urenregel) -> str:
    if regel.boekdatum is None:
        return "De uren staan op je week."
    return f"De week van {in_woorden(regel.datum)} was al ingediend. De uren tellen op {in_woorden(regel.boekdatum)}."


@vereist(Recht.UREN_SCHRIJVEN)
@require_http_methods(["GET", "HEAD", "POST"])
def uren_wijzigen(request: Aanvraag, pk: int) -> HttpResponse:
    """Change other hours of an open week."""
    regel = haal_op(Urenregel, request.user, Recht.UREN_SCHRIJVEN, pk=pk)
    form = WerkFormulier(request.POST or None, door=request.user, datum=regel.datum, regel=regel)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            regel = wijzig_uren(regel=regel, versie=form.cleaned_data["versie"], werk=form.werk, door=request.user)
        except NietMeerActueel as fout:
            status = _zet_naast(form, fout.nu, request.user)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, _opgeslagen(regel))
            return redirect(week_adres(maandag_van(regel.boekdatum or regel.datum)))
    return render(request, "trajecten/uren/werk.html", {"form": form, "regel": regel}, status=status)


def _zet_naast(form: WerkFormulier, nu: Urenregel | None, door: Gebruiker) -> int:
    """Show what was typed beside what is there now; the status of the answer."""
    if nu is None:
        raise Http404
    form.zet_naast(WerkFormulier(door=door, datum=nu.datum, regel=nu), nu.versie)
    return NietMeerActueel.status


@vereist(Recht.UREN_SCHRIJVEN)
@require_POST
def uren_verwijderen(request: Aanvraag, pk: int) -> HttpResponse:
    """Take other hours of an open week away."""
    regel = haal_op(Urenregel, request.user, Recht.UREN_SCHRIJVEN, pk=pk)
    try:
        verwijder_uren(regel=regel, versie=getal(request.POST.get("versie", "")), door=request.user)
    except DomeinFout as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "De uren zijn weg.")
    return redirect(week_adres(maandag_van(regel.boekdatum or regel.datum)))


@vereist(Recht.UREN_SCHRIJVEN)
@require_POST
def week_indienen(request: Aanvraag) -> HttpResponse:
    """Hand in the own week as it was on the screen."""
    maandag = maandag_van(dag_uit(request.POST.get("week", ""), timezone.localdate()))
    try:
        dien_in(medewerker=request.user, week=maandag, sha256=request.POST.get("sha256", ""), door=request.user)
    except DomeinFout as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "Je week is ingediend. Een collega keurt hem goed.")
    return redirect(week_adres(maandag))


@vereist(Recht.UREN_SCHRIJVEN)
@require_POST
def week_terughalen(request: Aanvraag, pk: int) -> HttpResponse:
    """Open the own week again, as long as nobody approved it."""
    staat = get_object_or_404(Urenstaat, pk=pk, medewerker=request.user)
    try:
        haal_terug(urenstaat=staat, door=request.user)
    except DomeinFout as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, "Je week is weer open. Dien hem opnieuw in als hij klopt.")
    return redirect(week_adres(staat.week))


@vereist(Recht.UREN_SCHRIJVEN)
@require_http_methods(["GET", "HEAD", "POST"])
def tegenboeken_contact(request: Aanvraag, pk: int) -> HttpResponse:
    """Correct the hours of an own contact in an approved week."""
    return _tegenboeken(request, get_object_or_404(Contactmoment, pk=pk, medewerker=request.user))


@vereist(Recht.UREN_SCHRIJVEN)
@require_http_methods(["GET", "HEAD", "POST"])
def tegenboeken_regel(request: Aanvraag, pk: int) -> HttpResponse:
    """Correct other own hours in an approved week."""
    return _tegenboeken(request, get_object_or_404(Urenregel, pk=pk, medewerker=request.user))


def _tegenboeken(request: Aanvraag, uur: Contactmoment | Urenregel) -> HttpResponse:
    minuten, project = stand_van(uur)
    form = TegenboekFormulier(request.POST or None, minuten=minuten, project_id=project)
    status = 422 if form.is_bound else 200
    if form.is_valid():
        try:
            boekingen = boek_tegen(uur=uur, door=request.user, **form.cleaned_data)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
            status = fout.status
        else:
            wis_concept(request.user, TEGENBOEKEN, over(uur))
            messages.success(request, f"De tegenboeking telt op {in_woorden(boekingen[0].boekdatum)}.")
            return redirect(week_adres(maandag_van(boekingen[0].boekdatum)))
    context = {"form": form, "regel": _als_regel(uur, request), "minuten": minuten}
    context |= op_pagina(request.user, TEGENBOEKEN, over(uur), form)
    return render(request, "trajecten/uren/tegenboeken.html", context, status=status)


def _als_regel(uur: Contactmoment | Urenregel, request: Aanvraag) -> object:
    dag = uur.boekdatum or uur.datum
    van_dag: list[Uur] = uren_van([uur.medewerker_id], dag, dag + timedelta(days=1))
    bron = "contact" if isinstance(uur, Contactmoment) else "regel"
    return beschrijf([u for u in van_dag if (u.bron, u.pk) == (bron, uur.pk)], request.user, per_deel=True)[0]
