"""Managing people: list, invite, change, keep out."""

from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from toegang import diensten
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.forms import RedenFormulier, TeamFormulier, UitnodigingFormulier, WijzigFormulier
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from toegang.models import Gebruiker, Team
from toegang.nalatenschap import nalatenschap_van


@vereist(Recht.GEBRUIKERS_BEHEREN)
def lijst(request: Aanvraag) -> HttpResponse:
    """Everybody of this organisation, those who are kept out last."""
    gebruikers = Gebruiker.objects.voor_lijst()
    return render(request, "toegang/gebruikers.html", {"gebruikers": gebruikers})


@vereist(Recht.GEBRUIKERS_BEHEREN)
@require_http_methods(["GET", "POST"])
def uitnodigen(request: Aanvraag) -> HttpResponse:
    """Invite somebody new."""
    form = UitnodigingFormulier(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            gebruiker = diensten.nodig_uit(door=request.user, **form.cleaned_data)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, f"De uitnodiging aan {gebruiker.email} is verstuurd.")
            return redirect("toegang:gebruikers")
    return _formulier(request, form, "toegang/gebruiker_uitnodigen.html")


@vereist(Recht.GEBRUIKERS_BEHEREN)
@require_http_methods(["GET", "POST"])
def gebruiker(request: Aanvraag, pk: int) -> HttpResponse:
    """Name, roles and team of one person, and what else can be done."""
    persoon = haal_op(Gebruiker, request.user, Recht.GEBRUIKERS_BEHEREN, pk=pk)
    form = WijzigFormulier(request.POST or None, instance=persoon)
    status = None
    if request.method == "POST" and form.is_valid():
        vers = Gebruiker.objects.get(pk=pk)
        try:
            diensten.wijzig_gebruiker(gebruiker=vers, door=request.user, **form.cleaned_data)
        except NietMeerActueel as fout:
            form.zet_naast(WijzigFormulier(instance=fout.nu), fout.nu.versie)
            status = fout.status
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, f"De gegevens van {vers.naam} zijn opgeslagen.")
            return redirect("toegang:gebruikers")
    extra = {
        "persoon": Gebruiker.objects.get(pk=pk),
        "reden_form": RedenFormulier(),
        "nalatenschap": [(wat, mag(request.user, wat.recht)) for wat in nalatenschap_van(persoon)],
    }
    return _formulier(request, form, "toegang/gebruiker.html", status=status, **extra)


@vereist(Recht.GEBRUIKERS_BEHEREN)
@require_POST
def blokkeren(request: Aanvraag, pk: int) -> HttpResponse:
    """Keep somebody out."""
    persoon = haal_op(Gebruiker, request.user, Recht.GEBRUIKERS_BEHEREN, pk=pk)
    form = RedenFormulier(request.POST)
    if not form.is_valid():
        messages.error(request, "Schrijf waarom je deze persoon blokkeert.")
        return redirect("toegang:gebruiker", pk=pk)
    diensten.blokkeer(gebruiker=persoon, reden=form.cleaned_data["reden"], door=request.user)
    messages.success(request, f"{persoon.naam} kan niet meer inloggen.")
    return redirect("toegang:gebruikers")


@vereist(Recht.GEBRUIKERS_BEHEREN)
@require_POST
def hervatten(request: Aanvraag, pk: int) -> HttpResponse:
    """Let somebody in again."""
    persoon = haal_op(Gebruiker, request.user, Recht.GEBRUIKERS_BEHEREN, pk=pk)
    diensten.hervat(gebruiker=persoon, door=request.user)
    messages.success(request, f"{persoon.naam} kan weer inloggen.")
    return redirect("toegang:gebruikers")


@vereist(Recht.GEBRUIKERS_BEHEREN)
@require_POST
def opnieuw_uitnodigen(request: Aanvraag, pk: int) -> HttpResponse:
    """Mail a new link to somebody who has no password yet."""
    persoon = haal_op(Gebruiker, request.user, Recht.GEBRUIKERS_BEHEREN, pk=pk)
    diensten.nodig_opnieuw_uit(gebruiker=persoon, door=request.user)
    messages.success(request, f"Een nieuwe uitnodiging aan {persoon.email} is verstuurd.")
    return redirect("toegang:gebruikers")


@vereist(Recht.GEBRUIKERS_BEHEREN)
@require_POST
def code_app_verwijderen(request: Aanvraag, pk: int) -> HttpResponse:
    """Take off the second step of somebody who lost phone and codes."""
    persoon = haal_op(Gebruiker, request.user, Recht.GEBRUIKERS_BEHEREN, pk=pk)
    form = RedenFormulier(request.POST)
    if not form.is_valid():
        messages.error(request, "Schrijf waarom je de code-app verwijdert.")
        return redirect("toegang:gebruiker", pk=pk)
    reden = form.cleaned_data["reden"]
    diensten.verwijder_tweede_stap(gebruiker=persoon, reden=reden, door=request.user)
    messages.success(request, f"{persoon.naam} stelt bij het inloggen een nieuwe code-app in.")
    return redirect("toegang:gebruikers")


@vereist(Recht.GEBRUIKERS_BEHEREN)
@require_http_methods(["GET", "POST"])
def teams(request: Aanvraag, pk: int | None = None) -> HttpResponse:
    """The teams; make one, or with `pk` give one another name."""
    team = haal_op(Team, request.user, Recht.GEBRUIKERS_BEHEREN, pk=pk) if pk else None
    form = TeamFormulier(request.POST or None, instance=team)
    if request.method == "POST" and form.is_valid():
        naam = form.cleaned_data["naam"]
        try:
            diensten.bewaar_team(naam=naam, door=request.user, team=team)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, f"Team {naam} is opgeslagen.")
            return redirect("toegang:teams")
    bestaand = Team.objects.met_aantal()
    return _formulier(request, form, "toegang/teams.html", teams=bestaand, team=team)


def _formulier(
    request: HttpRequest, form: BaseForm, sjabloon: str, *, status: int | None = None, **extra: Any
) -> HttpResponse:
    """The page with this form; 422 when it was sent with mistakes and no `status` is given."""
    gegevens = {"form": form, "fout_titel": bool(form.errors), **extra}
    return render(request, sjabloon, gegevens, status=status or (422 if form.errors else 200))
