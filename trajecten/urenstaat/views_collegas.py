"""The hours of colleagues: who waits, who is late, one week with what is on it, and the download of a period."""

from __future__ import annotations

import csv
from datetime import date, timedelta

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.concepten import op_pagina, wis_concept
from trajecten.models import Urenstaat
from trajecten.signaalsoorten import drempel
from trajecten.urenstaat import overzicht
from trajecten.urenstaat.blad import maak_blad
from trajecten.urenstaat.concept import TERUGSTUREN
from trajecten.urenstaat.diensten import Goedkeuring, dien_in, keur_goed, stuur_terug
from trajecten.urenstaat.forms import PeriodeFormulier, TerugFormulier
from trajecten.urenstaat.lijst import KOPPEN, rijen_van
from trajecten.urenstaat.regels import maandag_van
from trajecten.urenstaat.signalen import TE_LAAT
from trajecten.urenstaat.views import dag_uit
from trajecten.views.aanvraag import Aanvraag, getal

WACHTEND_HOOGSTENS = 50


def collega_adres(medewerker: Gebruiker, maandag: date) -> str:
    """The week of a colleague that begins on `maandag`."""
    return f"{reverse('trajecten:uren_collega', args=[medewerker.pk])}?week={maandag.isoformat()}"


@vereist(Recht.UREN_GOEDKEUREN)
@require_safe
def uren_overzicht(request: Aanvraag) -> HttpResponse:
    """Which weeks wait for me, who is late, and what counts for which project."""
    vandaag = timezone.localdate()
    weken = overzicht.weken_tot(min(dag_uit(request.GET.get("week", ""), vandaag), vandaag))
    tot = weken[-1] + overzicht.WEEK
    collegas = overzicht.met_werk(overzicht.collegas_van(request.user), weken[0], tot)
    pagina = list(overzicht.op_naam(collegas, na=getal(request.GET.get("na", "")))[: overzicht.PER_PAGINA + 1])
    wachtend = list(overzicht.wachtende_weken(request.user)[: WACHTEND_HOOGSTENS + 1])
    sleutels = list(overzicht.medewerkers_van(request.user).values_list("pk", flat=True))
    context = {
        "wachtend": overzicht.met_inhoud(wachtend[:WACHTEND_HOOGSTENS]),
        "er_is_meer": len(wachtend) > WACHTEND_HOOGSTENS,
        "rijen": overzicht.collegarijen(pagina[: overzicht.PER_PAGINA], weken, vandaag, drempel(TE_LAAT.code, "dagen")),
        "volgende": pagina[overzicht.PER_PAGINA - 1].pk if len(pagina) > overzicht.PER_PAGINA else None,
        "projecten": overzicht.minuten_per_project(sleutels, weken[0], tot),
        "weken": weken,
        "vandaag": vandaag,
        "zondag": tot - timedelta(days=1),
        "eerder": weken[0] - overzicht.WEEK,
        "later": weken[-1] + overzicht.WEEK * overzicht.WEKEN if tot <= vandaag else None,
        "periode": PeriodeFormulier(initial={"van": weken[0], "tot": tot - timedelta(days=1)}),
    }
    return render(request, "trajecten/uren/overzicht.html", context)


@vereist(Recht.UREN_GOEDKEUREN)
@require_safe
def uren_collega(request: Aanvraag, pk: int) -> HttpResponse:
    """The week of a colleague, with what is on it; the own one has a page of its own."""
    if pk == request.user.pk:
        return redirect(f"{reverse('trajecten:uren')}?{request.GET.urlencode()}")
    return _collega(request, pk, TerugFormulier())


def _collega(request: Aanvraag, pk: int, form: TerugFormulier, *, dag: str = "", status: int = 200) -> HttpResponse:
    collega = get_object_or_404(overzicht.collegas_van(request.user), pk=pk)
    vandaag = timezone.localdate()
    maandag = maandag_van(dag_uit(dag or request.GET.get("week", ""), vandaag))
    blad = maak_blad(collega, maandag, vandaag, voor=request.user)
    context = {"blad": blad, "form": form, "hier": collega_adres(collega, maandag)}
    if blad.is_ingediend and blad.urenstaat:
        context |= op_pagina(request.user, TERUGSTUREN, blad.urenstaat.pk, form)
    return render(request, "trajecten/uren/collega.html", context, status=status)


@vereist(Recht.UREN_GOEDKEUREN)
@require_POST
def weken_goedkeuren(request: Aanvraag) -> HttpResponse:
    """Approve the weeks that were ticked, each as it was on the screen: `staat` holds its id and its SHA-256."""
    goedkeuringen = [_goedkeuring(tekst) for tekst in request.POST.getlist("staat")[:WACHTEND_HOOGSTENS]]
    binnen = overzicht.wachtende_weken(request.user).filter(pk__in=[g.urenstaat_id for g in goedkeuringen if g])
    toegestaan = set(binnen.values_list("pk", flat=True))
    gekozen = [g for g in goedkeuringen if g and g.urenstaat_id in toegestaan]
    if not gekozen or len(gekozen) < len(goedkeuringen):
        messages.error(request, "Kies minstens één week die nog op goedkeuring wacht.")
        return redirect("trajecten:uren_overzicht")
    try:
        staten = keur_goed(goedkeuringen=gekozen, door=request.user)
    except DomeinFout as fout:
        messages.error(request, str(fout))
    else:
        hoeveel = "De week is" if len(staten) == 1 else f"{len(staten)} weken zijn"
        messages.success(request, f"{hoeveel} goedgekeurd.")
    return redirect("trajecten:uren_overzicht")


def _goedkeuring(tekst: str) -> Goedkeuring | None:
    sleutel, _, sha256 = tekst.partition(":")
    pk = getal(sleutel)
    return Goedkeuring(pk, sha256) if pk and sha256 else None


@vereist(Recht.UREN_GOEDKEUREN)
@require_POST
def week_terugsturen(request: Aanvraag, pk: int) -> HttpResponse:
    """Send the week of a colleague back with a reason."""
    staat = haal_op(Urenstaat.objects.met_namen(), request.user, Recht.UREN_GOEDKEUREN, pk=pk)
    form = TerugFormulier(request.POST)
    if form.is_valid():
        try:
            stuur_terug(urenstaat=staat, reden=form.cleaned_data["reden"], door=request.user)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            wis_concept(request.user, TERUGSTUREN, pk)
            messages.success(request, f"De week is terug bij {staat.medewerker.naam}.")
            return redirect("trajecten:uren_overzicht")
    return _collega(request, staat.medewerker_id, form, dag=staat.week.isoformat(), status=422)


@vereist(Recht.UREN_GOEDKEUREN)
@require_POST
def week_indienen_namens(request: Aanvraag, pk: int) -> HttpResponse:
    """Hand in the week of a colleague who cannot do it; somebody else still approves it."""
    collega = get_object_or_404(overzicht.collegas_van(request.user), pk=pk)
    maandag = maandag_van(dag_uit(request.POST.get("week", ""), timezone.localdate()))
    try:
        dien_in(medewerker=collega, week=maandag, sha256=request.POST.get("sha256", ""), door=request.user)
    except DomeinFout as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, f"De week van {collega.naam} is ingediend. Iemand anders keurt hem goed.")
    return redirect(collega_adres(collega, maandag))


@vereist(Recht.UREN_GOEDKEUREN)
@require_safe
@transaction.atomic
def uren_csv(request: Aanvraag) -> HttpResponse:
    """The hours of a period as a list for a spreadsheet: who, when, for which project, and whether approved."""
    form = PeriodeFormulier(request.GET)
    if not form.is_valid():
        return render(request, "trajecten/uren/periode.html", {"form": form}, status=422)
    van, tot = form.cleaned_data["van"], form.cleaned_data["tot"]
    noteer(Soort.UREN_GEDOWNLOAD, door=request.user, van=van.isoformat(), tot=tot.isoformat())
    antwoord = HttpResponse(content_type="text/csv; charset=utf-8")
    antwoord["Content-Disposition"] = f'attachment; filename="uren-{van.isoformat()}-{tot.isoformat()}.csv"'
    # so that a Dutch Excel opens it without asking
    antwoord.write("\ufeff")
    schrijver = csv.writer(antwoord, delimiter=";", lineterminator="\r\n")
    schrijver.writerow(KOPPEN)
    schrijver.writerows(rijen_van(list(overzicht.medewerkers_van(request.user)), van, tot + timedelta(days=1)))
    return antwoord
