"""What belongs to a placement: weeks that the employer confirmed, the praktijkovereenkomst, and the job itself."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

import organisaties
from toegang.aanvraag import Aanvraag
from toegang.decorators import vereist
from toegang.formulierfouten import verwerk_fout
from toegang.fouten import DomeinFout, OvergangNietToegestaan
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from trajecten.concepten import op_pagina, wis_concept
from trajecten.formulierpagina import toon_in_dossier
from trajecten.urenstaat.regels import maandag_van
from trajecten.urenstaat.views import dag_uit
from trajecten.views.aanvraag import getal
from vormgeving.pdf import html_naar_pdf
from vormgeving.taal import datum
from vormgeving.thema import Thema
from werkgevers.models import Baancontrole, Praktijkovereenkomst
from werkgevers.plaatsing.behouden import is_baan, leg_baan_vast
from werkgevers.plaatsing.formulieren import CONCEPT_OVEREENKOMST, BaanFormulier, OvereenkomstFormulier, WeekFormulier
from werkgevers.plaatsing.overeenkomst import bewaar_overeenkomst, kan_overeenkomst
from werkgevers.plaatsing.regels import BAAN_NA_MAANDEN, maandag_past
from werkgevers.plaatsing.views import FORMULIER, bij, haal_plaatsing
from werkgevers.plaatsing.werkweken import bevestig_weken

PRINTBLAD = "overeenkomst-print.css"
OVER_TEKENEN = (
    "De school stelt de praktijkovereenkomst op. School, leerbedrijf en deelnemer tekenen alle drie.",
    "Vul de dag in waarop iemand tekende. Een getekend exemplaar voeg je toe als document.",
)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_http_methods(FORMULIER)
def week_bevestigen(request: Aanvraag, pk: int) -> HttpResponse:
    """Write down what the employer says about the hours of one week: that of `?week=`, else the present one."""
    rij = haal_plaatsing(request, pk, Recht.PLAATSING_WIJZIGEN)
    vandaag = timezone.localdate()
    maandag = maandag_van(dag_uit(request.GET.get("week", ""), vandaag))
    if bezwaar := maandag_past(maandag, start=rij.startdatum, einde=rij.einddatum, vandaag=vandaag):
        raise OvergangNietToegestaan(bezwaar)
    form = WeekFormulier(request.POST if request.method == "POST" else None, plaatsing=rij)
    if form.is_valid():
        try:
            bevestig_weken(
                plaatsing=rij,
                weken={maandag: form.minuten},
                contactpersoon=form.cleaned_data["contactpersoon"],
                door=request.user,
            )
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, "Opgeslagen dat de werkgever deze uren bevestigde.")
            return redirect("werkgevers:plaatsing", pk=pk)
    pagina = bij(rij, f"Uren in de week van {datum(maandag)}", "Bevestiging opslaan")
    return toon_in_dossier(request, form, pagina, rij.traject)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_http_methods(FORMULIER)
def baan_behouden(request: Aanvraag, pk: int) -> HttpResponse:
    """Whether somebody has the job after `?maanden=`: 3, 6 or 12."""
    rij = haal_plaatsing(request, pk, Recht.PLAATSING_WIJZIGEN)
    maanden = getal(request.GET.get("maanden", ""))
    if maanden not in BAAN_NA_MAANDEN or not is_baan(rij):
        raise OvergangNietToegestaan("Alleen bij een baan kijk je na 3, 6 of 12 maanden of iemand hem nog heeft.")
    controle = Baancontrole.objects.filter(plaatsing=rij, maanden=maanden).first()
    form = BaanFormulier(request.POST if request.method == "POST" else None, controle=controle)
    status = None
    if form.is_valid():
        try:
            leg_baan_vast(plaatsing=rij, maanden=maanden, door=request.user, **form.argumenten())
        except DomeinFout as fout:
            status = verwerk_fout(form, fout, lambda nu: BaanFormulier(controle=nu))
        else:
            messages.success(request, "Opgeslagen of iemand de baan nog heeft.")
            return redirect("werkgevers:plaatsing", pk=pk)
    pagina = bij(rij, f"Baan na {maanden} maanden", "Antwoord opslaan")
    return toon_in_dossier(request, form, pagina, rij.traject, status=status)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_http_methods(FORMULIER)
def overeenkomst(request: Aanvraag, pk: int) -> HttpResponse:
    """Write the praktijkovereenkomst of a placement, or change it."""
    rij = haal_plaatsing(request, pk, Recht.PLAATSING_WIJZIGEN)
    if not kan_overeenkomst(rij):
        raise OvergangNietToegestaan("Bij deze soort plaatsing hoort geen praktijkovereenkomst.")
    bestaand = Praktijkovereenkomst.objects.filter(plaatsing=rij).first()

    def formulier(van: Praktijkovereenkomst | None, *args: Any) -> OvereenkomstFormulier:
        return OvereenkomstFormulier(*args, plaatsing=rij, overeenkomst=van)

    form = formulier(bestaand, request.POST or None)
    concept = op_pagina(request.user, CONCEPT_OVEREENKOMST, pk, form)
    status = None
    if request.method == "POST" and form.is_valid():
        try:
            verwacht = form.cleaned_data["versie"] or None
            bewaar_overeenkomst(plaatsing=rij, verwacht=verwacht, gegevens=form.gegevens(), door=request.user)
        except DomeinFout as fout:
            status = verwerk_fout(form, fout, formulier)
        else:
            wis_concept(request.user, CONCEPT_OVEREENKOMST, pk)
            messages.success(request, "De praktijkovereenkomst is opgeslagen.")
            return redirect("werkgevers:plaatsing", pk=pk)
    pagina = bij(rij, "Praktijkovereenkomst", "Overeenkomst opslaan", *OVER_TEKENEN)
    return toon_in_dossier(request, form, pagina, rij.traject, status=status, **concept)


@vereist(Recht.PLAATSING_INZIEN)
@require_safe
def overeenkomst_pdf(request: Aanvraag, pk: int) -> HttpResponse:
    """The praktijkovereenkomst on paper, with a place for each of the three to sign; that it was made is noted."""
    rij = haal_plaatsing(request, pk, Recht.PLAATSING_INZIEN)
    afspraak = get_object_or_404(Praktijkovereenkomst.objects.select_related("praktijkopleider"), plaatsing=rij)
    with transaction.atomic():
        noteer(
            Soort.PRAKTIJKOVEREENKOMST_AFGEDRUKT, door=request.user, over=afspraak, deelnemer=rij.traject.deelnemer_id
        )
    organisatie = organisaties.huidige()
    context = {
        "overeenkomst": afspraak,
        "plaatsing": rij,
        "deelnemer": rij.traject.deelnemer,
        "organisatie": organisatie.naam if organisatie else "",
        "vandaag": timezone.localdate(),
    }
    pdf = html_naar_pdf(
        "werkgevers/plaatsing/overeenkomst_pdf.html", context, Thema.van(request).stijl, printblad=PRINTBLAD
    )
    antwoord = HttpResponse(pdf, content_type="application/pdf")
    antwoord["Content-Disposition"] = f'inline; filename="praktijkovereenkomst-{rij.pk}.pdf"'
    return antwoord
