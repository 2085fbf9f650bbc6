"""The own account, accepting an invitation, and choosing a role in the demo."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from toegang import diensten
from toegang.aanvraag import Aanvraag
from toegang.decorators import openbaar, vereist
from toegang.demo import gebruiker_van_token
from toegang.forms import EersteWachtwoord, NaamFormulier
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.models import Gebruiker
from toegang.uitnodiging import lees_token


@vereist()
@require_http_methods(["GET", "POST"])
def account(request: Aanvraag) -> HttpResponse:
    """The own name, and the ways to password and second step."""
    ik = Gebruiker.objects.get(pk=request.user.pk)
    form, status = NaamFormulier(request.POST or None, instance=ik), 200
    if request.method == "POST" and form.is_valid():
        try:
            diensten.wijzig_naam(gebruiker=ik, door=request.user, **form.cleaned_data)
        except NietMeerActueel as fout:
            form.zet_naast(NaamFormulier(instance=fout.nu), fout.nu.versie)
            status = fout.status
        else:
            messages.success(request, "Je gegevens zijn opgeslagen.")
            return redirect("toegang:account")
    elif form.errors:
        status = 422
    return render(request, "toegang/account.html", {"form": form}, status=status)


@openbaar
@never_cache
@sensitive_post_parameters("wachtwoord", "herhaling")
@require_http_methods(["GET", "POST"])
def uitnodiging(request: HttpRequest, token: str) -> HttpResponse:
    """Set the first password. Opening the link uses nothing up: mail scanners open it too."""
    try:
        gebruiker = lees_token(token)
        form = EersteWachtwoord(request.POST or None, gebruiker=gebruiker)
        if request.method == "POST" and form.is_valid():
            diensten.neem_uitnodiging_aan(token=token, wachtwoord=form.cleaned_data["wachtwoord"])
            messages.success(request, "Je wachtwoord is opgeslagen. Log nu in.")
            return redirect("account_login")
    except DomeinFout as fout:
        return render(request, "toegang/uitnodiging_verlopen.html", {"fout": fout}, status=410)
    gegevens = {"form": form, "gebruiker": gebruiker, "fout_titel": bool(form.errors)}
    return render(request, "toegang/uitnodiging.html", gegevens, status=422 if form.errors else 200)


@openbaar
@never_cache
@require_safe
def demo(request: HttpRequest, token: str) -> HttpResponse:
    """Log in as the person of the token. Exists only in the demo; else 404 like any unknown page."""
    gebruiker = gebruiker_van_token(token) if settings.DEMO else None
    if gebruiker is None:
        raise Http404
    login(request, gebruiker)
    return redirect(settings.LOGIN_REDIRECT_URL)
