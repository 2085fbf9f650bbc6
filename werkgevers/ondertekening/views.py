"""The pages of who has a link to sign. Opening one changes nothing: mail scanners open them too."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from toegang.fouten import DomeinFout
from werkgevers.evaluatie.beeld import regelbeelden, weekregels
from werkgevers.evaluatie.inhoud import Inhoud, lees
from werkgevers.models import Ondertekening
from werkgevers.ondertekening import tekenen
from werkgevers.ondertekening.berichten import laatste_dag
from werkgevers.ondertekening.forms import BezwaarFormulier, CodeFormulier, DoorgeefFormulier, TekenFormulier
from werkgevers.ondertekening.instelling import codeweg_van
from werkgevers.ondertekening.poort import tokenpagina
from werkgevers.ondertekening.regels import Codeweg, minuten_geldig
from werkgevers.ondertekening.staat import eis_ongewijzigd

LEZEN_EN_SCHRIJVEN = ["GET", "HEAD", "POST"]


@tokenpagina
@require_http_methods(LEZEN_EN_SCHRIJVEN)
def teken(request: HttpRequest, token: str) -> HttpResponse:
    """Read the evaluation and sign it; where the organisation asks a code, that comes in between."""
    vraag = tekenen.zoek_ondertekening(token)
    if dicht := _dicht(request, vraag):
        return dicht
    inhoud = _inhoud(vraag)
    form = TekenFormulier(ingevuld(request), ondertekening=vraag, inhoud=inhoud)
    if request.method == "POST":
        if form.uren_kloppen_niet:
            return redirect(_adres("werkgevers:klopt_niet", token, "?uren=1"))
        if form.is_valid():
            return _zet_handtekening(token, vraag, form)
    return render(request, "werkgevers/ondertekening/teken.html", _context(vraag, inhoud, form), status=_status(form))


@tokenpagina
@require_http_methods(LEZEN_EN_SCHRIJVEN)
def code(request: HttpRequest, token: str) -> HttpResponse:
    """Fill in the code that was sent."""
    vraag = tekenen.zoek_ondertekening(token)
    if dicht := _dicht(request, vraag):
        return dicht
    verstuurd = tekenen.laatste_code(vraag, timezone.now())
    if verstuurd is None:
        return redirect("werkgevers:tekenen", token=token)
    form = CodeFormulier(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        try:
            tekenen.teken_met_code(token=token, code=form.cleaned_data["code"])
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            return redirect("werkgevers:tekenen", token=token)
    context = {"form": form, "vraag": vraag, "token": token, "verstuurd": verstuurd, "minuten": minuten_geldig()}
    return render(request, "werkgevers/ondertekening/code.html", context, status=_status(form))


@tokenpagina
@require_http_methods(LEZEN_EN_SCHRIJVEN)
def klopt_niet(request: HttpRequest, token: str) -> HttpResponse:
    """Say which lines are not right, and why, instead of signing."""
    vraag = tekenen.zoek_ondertekening(token)
    if dicht := _dicht(request, vraag):
        return dicht
    inhoud = _inhoud(vraag)
    form = BezwaarFormulier(
        ingevuld(request),
        ondertekening=vraag,
        inhoud=inhoud,
        uren_eerst=request.GET.get("uren") == "1",
    )
    if request.method == "POST" and form.is_valid():
        tekenen.betwist(token=token, bezwaren=form.bezwaren())
        return redirect("werkgevers:tekenen", token=token)
    context = _context(vraag, inhoud, form) | {"token": token}
    return render(request, "werkgevers/ondertekening/klopt_niet.html", context, status=_status(form))


@tokenpagina
@require_POST
def overleggen(request: HttpRequest, token: str) -> HttpResponse:
    """Talk first: who guides the deelnemer is told."""
    if request.user.is_authenticated:
        return medewerkerpagina(request)
    tekenen.wil_overleggen(token=token)
    return redirect(_adres("werkgevers:tekenen", token, "#overleg"))


@tokenpagina
@require_http_methods(LEZEN_EN_SCHRIJVEN)
def doorgeven(request: HttpRequest, token: str) -> HttpResponse:
    """Let a colleague of the same employer sign instead."""
    vraag = tekenen.zoek_ondertekening(token)
    if dicht := _dicht(request, vraag):
        return dicht
    collegas = tekenen.collegas_van(vraag)
    form = DoorgeefFormulier(ingevuld(request), collegas=collegas)
    if request.method == "POST" and form.is_valid():
        nieuw = tekenen.geef_door(token=token, collega=form.cleaned_data["collega"])
        return render(request, "werkgevers/ondertekening/doorgegeven.html", {"nieuw": nieuw})
    context = {"form": form, "vraag": vraag, "token": token, "collegas": collegas}
    return render(request, "werkgevers/ondertekening/doorgeven.html", context, status=_status(form))


def ingevuld(request: HttpRequest) -> Any:
    """What a form was sent with; None when it was not sent."""
    return request.POST if request.method == "POST" else None


def _zet_handtekening(token: str, vraag: Ondertekening, form: TekenFormulier) -> HttpResponse:
    wie = {"naam": form.cleaned_data["naam"], "functie": form.cleaned_data.get("functie", "")}
    if codeweg_van(vraag) == Codeweg.GEEN:
        tekenen.onderteken(token=token, **wie)
        return redirect("werkgevers:tekenen", token=token)
    tekenen.vraag_code(token=token, **wie)
    return redirect("werkgevers:tekencode", token=token)


def _dicht(request: HttpRequest, vraag: Ondertekening) -> HttpResponse | None:
    """The page for staff, or of a link with which nothing can be done any more, without the evaluation; else None.

    410, but 200 for who comes back to what was done through this very link.
    """
    if request.user.is_authenticated:
        return medewerkerpagina(request)
    bezwaar = tekenen.bezwaar_nu(vraag)
    if not bezwaar:
        return None
    eigen = bool(vraag.getekend_op or vraag.betwist_op) and request.method != "POST"
    context = {"vraag": vraag, "bezwaar": bezwaar, "naar_portaal": naar_portaal(vraag)}
    return render(request, "werkgevers/ondertekening/dicht.html", context, status=200 if eigen else 410)


def _inhoud(vraag: Ondertekening) -> Inhoud:
    """What was frozen, and nothing else: who signs reads the very bytes that are signed."""
    eis_ongewijzigd(vraag.evaluatie, vraag)
    return lees(vraag.evaluatie.inhoud)


def _context(vraag: Ondertekening, inhoud: Inhoud, form: Any) -> dict[str, Any]:
    assert vraag.geldig_tot is not None, "a link that somebody opens has a term"
    return {
        "vraag": vraag,
        "form": form,
        "inhoud": inhoud,
        "voornaam": vraag.evaluatie.plaatsing.traject.deelnemer.roepnaam,
        "regels": regelbeelden(inhoud),
        "weken": weekregels(inhoud.weken),
        "tot_en_met": laatste_dag(vraag.geldig_tot),
        "bel": vraag.evaluatie.opgesteld_door,
        "vraagt_code": codeweg_van(vraag) != Codeweg.GEEN,
        "kan_doorgeven": vraag.contactpersoon_id is not None,
        "schreef_mee": vraag.bij_id is not None and vraag.evaluatie.is_van(vraag.bij_id),
        "antwoorden": [b for b in vraag.betwistingen.all() if b.antwoord],
    }


def medewerkerpagina(request: HttpRequest) -> HttpResponse:
    """What staff see who are logged in in this browser: whose link it is, and what to do. Nothing can be done with it.

    422 for who sends a form: whoever wrote the evaluation does not sign for the other side.
    """
    status = 422 if request.method == "POST" else 200
    return render(request, "werkgevers/ondertekening/medewerker.html", status=status)


def naar_portaal(vraag: Ondertekening) -> bool:
    """Whether this person has an own overview: a contactpersoon, as long as the placement runs."""
    einde = vraag.evaluatie.plaatsing.einddatum
    return vraag.contactpersoon_id is not None and (einde is None or einde > timezone.localdate())


def _status(form: Any) -> int:
    return 422 if form.errors else 200


def _adres(naam: str, token: str, achter: str) -> str:
    return reverse(naam, args=[token]) + achter
