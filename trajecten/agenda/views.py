"""The agenda of one employee, and its appointments."""

from __future__ import annotations

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.agenda import diensten
from trajecten.agenda.concept import AFZEGGEN, MAKEN, VERZETTEN
from trajecten.agenda.dag import Afspraakregel, nog_uit_te_werken, regel_van, week_van
from trajecten.agenda.forms import AfspraakFormulier, AfzegFormulier, VerzetFormulier
from trajecten.concepten import NIEUW, op_pagina, wis_concept
from trajecten.contact import loggen_voor
from trajecten.models import Afspraak, Traject
from trajecten.queries import TrajectQuerySet
from trajecten.views.aanvraag import Aanvraag
from vormgeving.taal import dag_en_datum, tijd


@vereist(Recht.CONTACT_LOGGEN)
@require_safe
def agenda(request: Aanvraag) -> HttpResponse:
    """One week of appointments, day by day."""
    vandaag = timezone.localdate()
    dag = _dag(request.GET.get("dag", "")) or vandaag
    maandag = dag - timedelta(days=dag.weekday())
    context = {
        "dagen": week_van(request.user, maandag),
        "week": maandag.isocalendar().week,
        "maandag": maandag,
        "zondag": maandag + timedelta(days=6),
        "vorige": maandag - timedelta(days=7),
        "volgende": maandag + timedelta(days=7),
        "is_deze_week": maandag <= vandaag < maandag + timedelta(days=7),
        "uit_te_werken": nog_uit_te_werken(request.user, timezone.now()),
        "vandaag": vandaag,
    }
    return render(request, "trajecten/agenda/agenda.html", context)


@vereist(Recht.CONTACT_LOGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def afspraak_maken(request: Aanvraag) -> HttpResponse:
    """A new appointment, made from the agenda."""
    return _maak(request, None)


@vereist(Recht.CONTACT_LOGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def afspraak_maken_met(request: Aanvraag, pk: int) -> HttpResponse:
    """A new appointment with the deelnemer of one traject, made from the dossier."""
    return _maak(
        request, haal_op(Traject.objects.select_related("deelnemer"), request.user, Recht.CONTACT_LOGGEN, pk=pk)
    )


def _maak(request: Aanvraag, traject: Traject | None) -> HttpResponse:
    vooraf = {"traject": traject, "datum": _dag(request.GET.get("dag", "")) or timezone.localdate()}
    formulier = AfspraakFormulier(request.POST or None, keuze=_keuze(request), vooraf=vooraf)
    over = traject.pk if traject else NIEUW
    concept = op_pagina(request.user, MAKEN, over, formulier)
    if request.method == "POST" and formulier.is_valid():
        try:
            afspraken = diensten.maak_afspraak(door=request.user, **formulier.invoer())
        except DomeinFout as fout:
            formulier.add_error(fout.veld, str(fout))
        else:
            wis_concept(request.user, MAKEN, over)
            _meld_gemaakt(request, afspraken)
            return redirect(traject or _agenda_op(afspraken[0]))
    context = {"formulier": formulier, "traject": traject} | concept
    return render(request, "trajecten/agenda/maken.html", context, status=422 if request.method == "POST" else 200)


@vereist(Recht.CONTACT_LOGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def afspraak(request: Aanvraag, pk: int) -> HttpResponse:
    """One appointment: what is known of it, and moving it."""
    regel = _regel(request, pk)
    if request.method != "POST":
        return _afspraakpagina(request, regel, VerzetFormulier(afspraak=regel.afspraak))
    formulier = VerzetFormulier(request.POST, afspraak=regel.afspraak)
    status = 422
    if formulier.is_valid():
        try:
            nieuw = diensten.verzet_afspraak(afspraak=regel.afspraak, door=request.user, **formulier.cleaned_data)
        except NietMeerActueel as fout:
            regel, status = _regel(request, pk), fout.status
            formulier.zet_naast(VerzetFormulier(afspraak=regel.afspraak), regel.afspraak.versie)
        except DomeinFout as fout:
            formulier.add_error(fout.veld, str(fout))
            status = fout.status
        else:
            wis_concept(request.user, VERZETTEN, pk)
            messages.success(request, f"De afspraak is nu op {_wanneer(nieuw)}.")
            _waarschuw(request, [nieuw])
            return redirect(_agenda_op(nieuw))
    return _afspraakpagina(request, regel, formulier, status=status)


@vereist(Recht.CONTACT_LOGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def afspraak_afzeggen(request: Aanvraag, pk: int) -> HttpResponse:
    """Cancel an appointment, and say who did."""
    regel = _regel(request, pk)
    formulier = AfzegFormulier(request.POST or None, afspraak=regel.afspraak)
    if request.method == "POST" and formulier.is_valid():
        try:
            af = diensten.zeg_af(afspraak=regel.afspraak, door=request.user, **formulier.cleaned_data)
        except DomeinFout as fout:
            formulier.add_error(fout.veld, str(fout))
        else:
            wis_concept(request.user, AFZEGGEN, pk)
            aantal = f"{len(af)} afspraken gaan" if len(af) > 1 else "De afspraak gaat"
            messages.success(request, f"{aantal} niet door. Dat telt niet als contact.")
            return redirect(_agenda_op(af[0]))
    context = {"regel": regel, "form": formulier} | op_pagina(request.user, AFZEGGEN, pk, formulier)
    return render(request, "trajecten/agenda/afzeggen.html", context, status=422 if request.method == "POST" else 200)


@vereist(Recht.CONTACT_LOGGEN)
@require_safe
def afspraak_uitwerken(request: Aanvraag, pk: int) -> HttpResponse:
    """To the form that writes the appointment up: of one deelnemer, or of a group."""
    regel = _regel(request, pk)
    terug = "agenda" if request.GET.get("terug") == "agenda" else "dag"
    if not regel.uit_te_werken:
        return redirect(regel.afspraak)
    if regel.afspraak.trajecten.count() > 1:
        return redirect(f"{reverse('trajecten:groepscontact')}?afspraak={pk}&terug={terug}")
    adres = reverse("trajecten:contact_met", args=[regel.bij[0].pk])
    return redirect(f"{adres}?afspraak={pk}&terug={terug}")


def _regel(request: Aanvraag, pk: int) -> Afspraakregel:
    """The own appointment `pk` as a list shows it; Http404 outside reach."""
    return regel_van(haal_op(Afspraak.objects.met_deelnemers(request.user), request.user, pk=pk))


def _keuze(request: Aanvraag) -> TrajectQuerySet:
    """With whom somebody can make an appointment: the own trajecten that have not ended."""
    return loggen_voor(request.user).niet_gestopt_op(timezone.localdate()).op_naam()


def _agenda_op(afspraak: Afspraak) -> str:
    """The week of the agenda in which `afspraak` stands."""
    return f"{reverse('trajecten:agenda')}?dag={timezone.localdate(afspraak.van)}"


def _afspraakpagina(
    request: Aanvraag, regel: Afspraakregel, formulier: VerzetFormulier, status: int = 200
) -> HttpResponse:
    concept = op_pagina(request.user, VERZETTEN, regel.afspraak.pk, formulier)
    context = {"regel": regel, "form": formulier} | concept
    return render(request, "trajecten/agenda/afspraak.html", context, status=status)


def _meld_gemaakt(request: Aanvraag, afspraken: list[Afspraak]) -> None:
    eerste = f"De afspraak is gemaakt: {_wanneer(afspraken[0])}."
    if len(afspraken) > 1:
        eerste = f"{len(afspraken)} afspraken zijn gemaakt. De eerste is op {_wanneer(afspraken[0])}."
    messages.success(request, eerste)
    _waarschuw(request, afspraken)


def _waarschuw(request: Aanvraag, afspraken: list[Afspraak]) -> None:
    """Tell of appointments at the same time; who plans decides whether that can be."""
    if dubbel := diensten.overlappende(afspraken):
        messages.warning(request, f"Let op: je hebt dan al een afspraak op {_wanneer(dubbel[0])}.")


def _wanneer(afspraak: Afspraak) -> str:
    dag = dag_en_datum(afspraak.van)
    return f"{dag[0].lower()}{dag[1:]} om {tijd(afspraak.van)}"


def _dag(waarde: str) -> date | None:
    """A day from an address, None for what is none, or lies where no calendar goes."""
    try:
        dag = date.fromisoformat(waarde)
    except ValueError:
        return None
    return dag if 2000 <= dag.year < 2100 else None
