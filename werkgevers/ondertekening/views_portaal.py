"""The pages of a contactpersoon at an employer."""

from __future__ import annotations

import hashlib
from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegang.fouten import NietMeerActueel, RegelGeschonden
from vormgeving.adresvelden import TelefoonVeld
from vormgeving.formulier import Formulier
from vormgeving.velden import TE_LANG
from vormgeving.versies import MetVersie
from werkgevers.models import Contactpersoon
from werkgevers.ondertekening import portaal as dienst
from werkgevers.ondertekening.forms import FUNCTIE_LENGTE
from werkgevers.ondertekening.poort import rustig, te_vaak, tel, tokenpagina
from werkgevers.ondertekening.views import ingevuld, medewerkerpagina

# Our own choices: per address of mail and per address of the network, in an hour.
PER_MAILADRES, PER_NETADRES, UUR = 3, 20, 3600


class VraagLink(Formulier):
    """To which address the link goes."""

    email = forms.EmailField(
        label="Je e-mailadres",
        max_length=254,
        help_text="Het adres waarop je mail van ons krijgt.",
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": "Schrijf je e-mailadres op.",
            "invalid": "Schrijf het e-mailadres zo: naam@bedrijf.nl.",
        },
    )


class GegevensFormulier(MetVersie, Formulier):
    """What a contactpersoon may put right."""

    functie = forms.CharField(
        label="Je functie", required=False, max_length=FUNCTIE_LENGTE, error_messages={"max_length": TE_LANG}
    )
    telefoon = TelefoonVeld(
        label="Je telefoonnummer",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    def __init__(self, *args: Any, telefoon_vast: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if telefoon_vast:
            # shown as it is; what is sent along is not read
            self.fields["telefoon"] = forms.CharField(
                label="Je telefoonnummer", required=False, disabled=True, help_text=dienst.TELEFOON_VAST
            )


@tokenpagina
@require_http_methods(["GET", "HEAD", "POST"])
def vraag(request: HttpRequest) -> HttpResponse:
    """Ask for a link. The answer is the same for an address that we do not know."""
    form = VraagLink(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if _te_vaak(request, email):
            return rustig(request)
        dienst.vraag_portaallinks(email)
        return render(request, "werkgevers/ondertekening/portaal_verstuurd.html")
    return render(
        request, "werkgevers/ondertekening/portaal_vragen.html", {"form": form}, status=422 if form.errors else 200
    )


@tokenpagina
@require_safe
def portaal(request: HttpRequest, token: str) -> HttpResponse:
    """The own placements and evaluations."""
    inhoud = dienst.portaal_van(token)
    if request.user.is_authenticated:
        return medewerkerpagina(request)
    return render(request, "werkgevers/ondertekening/portaal.html", {"portaal": inhoud, "token": token})


@tokenpagina
@require_http_methods(["GET", "HEAD", "POST"])
def gegevens(request: HttpRequest, token: str) -> HttpResponse:
    """The own contact details."""
    wie = dienst.portaal_van(token).contactpersoon
    if request.user.is_authenticated:
        return medewerkerpagina(request)
    form, status = _gegevensformulier(wie, request), 200
    if request.method == "POST":
        if form.is_valid():
            velden = {naam: form.cleaned_data[naam] for naam in ("functie", "telefoon")}
            try:
                dienst.wijzig_gegevens(token=token, verwacht=form.cleaned_data["versie"], **velden)
            except NietMeerActueel as fout:
                if fout.nu is None:
                    raise Http404 from fout
                form.zet_naast(_gegevensformulier(fout.nu), fout.nu.versie)
                status = fout.status
            except RegelGeschonden as fout:
                form.add_error(fout.veld, str(fout))
                status = fout.status
            else:
                return redirect("werkgevers:portaal", token=token)
        else:
            status = 422
    context = {"form": form, "wie": wie, "token": token}
    return render(request, "werkgevers/ondertekening/portaal_gegevens.html", context, status=status)


@tokenpagina
@require_POST
def tekenen(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    """On to what is still to be signed, through a link of its own."""
    if request.user.is_authenticated:
        return medewerkerpagina(request)
    return redirect("werkgevers:tekenen", token=dienst.maak_tekenlink(token=token, pk=pk))


def _gegevensformulier(wie: Contactpersoon, request: HttpRequest | None = None) -> GegevensFormulier:
    begin = {"functie": wie.functie, "telefoon": wie.telefoon}
    return GegevensFormulier(
        ingevuld(request) if request else None,
        versie=wie.versie,
        initial=begin,
        telefoon_vast=not dienst.mag_telefoon_wijzigen(),
    )


def _te_vaak(request: HttpRequest, email: str) -> bool:
    """Count this question, and say whether there were too many of this address or from this place."""
    grenzen = {email.casefold(): PER_MAILADRES, get_adapter().get_client_ip(request): PER_NETADRES}
    tellers = {f"portaal:{hashlib.sha256(wie.encode()).hexdigest()}": keer for wie, keer in grenzen.items()}
    if any(te_vaak(teller, keer) for teller, keer in tellers.items()):
        return True
    for teller in tellers:
        tel(teller, UUR)
    return False
