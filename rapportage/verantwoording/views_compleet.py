"""Whether a report is complete, what is missing, making it anew, and making it final."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rapportage import diensten
from rapportage.maak import uitkomst_van
from rapportage.models import Rapport
from rapportage.soorten import Uitkomst
from rapportage.verantwoording.compleet import Stand, taken_van
from rapportage.verantwoording.forms import DefinitiefFormulier
from rapportage.verantwoording.lijst import PER_PAGINA, Bladzijde
from rapportage.verantwoording.versies import definitief_van
from rapportage.vraag import Vraag
from toegang.aanvraag import Aanvraag
from toegang.adapters import moet_wachtwoord_nogmaals, naar_nogmaals
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import OvergangNietToegestaan
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from trajecten.concepten import bewaar_concept, op_pagina, wis_concept

AL_BEZIG = 409


@vereist(Recht.RAPPORT_INZIEN)
@require_safe
@transaction.atomic
def controle(request: Aanvraag, pk: int, code: str) -> HttpResponse:
    """What one check found: who, what, whose task, where to mend it and what that would change."""
    return toon_controle(request, haal_op(Rapport.objects.met_namen(), request.user, pk=pk), code)


def toon_controle(request: Aanvraag, rapport: Rapport, code: str) -> HttpResponse:
    """The page of one check of a report that the reader may see; notes the reading."""
    uitkomst = _uitkomst(rapport)
    gevonden = next((controle for controle in uitkomst.controles if controle.code == code), None)
    if gevonden is None:
        raise Http404
    bladzijde = Bladzijde.van_verzoek(request.GET.get("vanaf", ""), len(gevonden.gebreken))
    deel = gevonden.gebreken[bladzijde.vanaf : bladzijde.vanaf + PER_PAGINA]
    noteer(
        Soort.RAPPORTLIJST_BEKEKEN,
        door=request.user,
        over=rapport,
        titel=rapport.titel,
        controle=code,
        van=bladzijde.van,
        tot=bladzijde.tot,
    )
    context = {
        "rapport": rapport,
        "omslag": uitkomst.omslag,
        "controle": gevonden,
        "taken": taken_van(deel, request.user),
        # weeks of an employee belong to nobody's traject
        "met_traject": any(gebrek.trajectnummer for gebrek in gevonden.gebreken),
        "bladzijde": bladzijde,
    }
    return render(request, "rapportage/verantwoording/controle.html", context)


@vereist(Recht.RAPPORT_MAKEN)
@require_POST
def vernieuwen(request: Aanvraag, pk: int) -> HttpResponse:
    """A new concept of the same report, of what the database says now."""
    return vernieuw(request, haal_op(Rapport.objects.met_namen(), request.user, Recht.RAPPORT_MAKEN, pk=pk))


def vernieuw(request: Aanvraag, rapport: Rapport) -> HttpResponse:
    """Ask for a new concept of a report that somebody may make.

    Its peildatum is today: a figure that says "as of" an earlier day would hold what was mended later. What is about
    one deelnemer is kept no longer than was said of the one before.
    """
    oud = rapport.vraag
    vraag = Vraag(oud.soort, oud.onderwerp, oud.periode, timezone.localdate(), oud.opties)
    bewaren_tot = rapport.bewaren_tot if rapport.traject_id else None
    nieuw = diensten.vraag_rapport_aan(vraag=vraag, door=request.user, bewaren_tot=bewaren_tot)
    messages.success(request, f"We maken versie {nieuw.versie} van dit rapport.")
    return redirect(nieuw)


@vereist(Recht.RAPPORT_MAKEN)
@require_http_methods(["GET", "HEAD", "POST"])
def definitief(request: Aanvraag, pk: int) -> HttpResponse:
    """Make a concept final."""
    return toon_definitief(request, haal_op(Rapport.objects.met_namen(), request.user, Recht.RAPPORT_MAKEN, pk=pk))


def toon_definitief(request: Aanvraag, rapport: Rapport) -> HttpResponse:
    """Answer for what is still open, and say why an earlier final report is replaced; of a report one may make.

    The password is asked again, unless that was done a moment ago; what was typed by then is kept as a draft.
    """
    hier, concept = rapport.adres("definitief"), _conceptsoort(rapport)
    if request.method == "POST" and moet_wachtwoord_nogmaals(request):
        bewaar_concept(gebruiker=request.user, code=concept, over=str(rapport.pk), gegevens=dict(request.POST.lists()))
        return naar_nogmaals(hier)
    if bezwaar := _bezwaar_tegen_stand(rapport):
        return _nu_niet(request, rapport, bezwaar)
    uitkomst, vorige = _uitkomst(rapport), definitief_van(rapport)
    form = DefinitiefFormulier(
        request.POST if request.method == "POST" else None,
        controles=uitkomst.controles,
        periode=rapport.periode,
        peildatum=rapport.peildatum,
        verbetert=vorige is not None,
    )
    context: dict[str, Any] = {
        "rapport": rapport,
        "omslag": uitkomst.omslag,
        "form": form,
        "vorige": vorige,
        "stand": Stand(uitkomst.controles),
        "eerst_wachtwoord": naar_nogmaals(hier).url if moet_wachtwoord_nogmaals(request) else "",
    }
    if request.method == "POST" and form.is_valid():
        try:
            nieuw = _maak_definitief(request, rapport, form)
        except OvergangNietToegestaan as fout:
            # a colleague was first
            return _nu_niet(request, rapport, str(fout))
        return redirect(nieuw)
    context |= op_pagina(request.user, concept, rapport.pk, form)
    status = 422 if form.errors else 200
    return render(request, "rapportage/verantwoording/definitief.html", context, status=status)


def _maak_definitief(request: Aanvraag, rapport: Rapport, form: DefinitiefFormulier) -> Rapport:
    nieuw = diensten.maak_definitief(
        rapport=rapport,
        overgeslagen=form.cleaned_data.get("overgeslagen", []),
        reden=form.cleaned_data.get("reden", ""),
        door=request.user,
    )
    wis_concept(request.user, _conceptsoort(rapport), rapport.pk)
    messages.success(request, f"Versie {nieuw.versie} wordt definitief gemaakt.")
    return nieuw


def _conceptsoort(rapport: Rapport) -> str:
    """Under which code the draft of the form is kept."""
    return "deelnemerrapport_definitief" if rapport.traject_id else "rapport_definitief"


def _bezwaar_tegen_stand(rapport: Rapport) -> str:
    if rapport.is_definitief:
        return "Dit rapport is al definitief. Maak een nieuw concept als er iets moet worden verbeterd."
    if rapport.status != Rapport.Status.KLAAR:
        return "Alleen een concept dat klaar is kun je definitief maken."
    if rapport.definitieven.exclude(status=Rapport.Status.MISLUKT).exists():
        return "Dit concept is al definitief gemaakt."
    if not rapport.rijen:
        return "De gegevens onder dit concept zijn er niet meer. Maak een nieuw concept."
    return ""


def _nu_niet(request: Aanvraag, rapport: Rapport, bezwaar: str) -> HttpResponse:
    context = {"rapport": rapport, "bezwaar": bezwaar}
    return render(request, "rapportage/verantwoording/definitief.html", context, status=AL_BEZIG)


def _uitkomst(rapport: Rapport) -> Uitkomst:
    """The outcome of a report that is ready and whose rows are kept. Raises Http404."""
    if rapport.status != Rapport.Status.KLAAR or not rapport.rijen:
        raise Http404
    return uitkomst_van(rapport)
