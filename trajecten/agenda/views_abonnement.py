"""The own agenda in another calendar: the page with its address, and the address itself."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.decorators.http import require_http_methods, require_POST, require_safe

import organisaties
from toegang.decorators import openbaar, vereist
from toegang.matrix import Recht
from trajecten.agenda import sleutels
from trajecten.agenda.bronnen import Agendapunt, agendapunten_van
from trajecten.agenda.ical import agenda_als_ical
from trajecten.models import Afspraak, Agendasleutel
from trajecten.views.aanvraag import Aanvraag

TERUG = timedelta(days=35)
VOORUIT = timedelta(days=400)
IN_SESSIE = "agenda_geheim"


@vereist(Recht.CONTACT_LOGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def agenda_adres(request: Aanvraag) -> HttpResponse:
    """Whether there is an address, and a button for a new one; the address itself is shown once, after making it."""
    if request.method == "POST":
        request.session[IN_SESSIE] = sleutels.maak_agendasleutel(door=request.user)
        return redirect("trajecten:agenda_adres")
    geheim = request.session.pop(IN_SESSIE, None)
    adres = request.build_absolute_uri(reverse("trajecten:agenda_feed", args=[geheim])) if geheim else ""
    context = {
        "adres": adres,
        "webcal": f"webcal://{adres.partition('://')[2]}" if adres else "",
        "sleutel": Agendasleutel.objects.geldig().filter(gebruiker=request.user).first(),
    }
    antwoord = render(request, "trajecten/agenda/adres.html", context)
    antwoord["Cache-Control"] = "no-store"
    return antwoord


@vereist(Recht.CONTACT_LOGGEN)
@require_POST
def agenda_adres_intrekken(request: Aanvraag) -> HttpResponse:
    """Let the address stop working."""
    if sleutels.trek_agendasleutel_in(door=request.user):
        messages.success(request, "Het adres werkt niet meer. Je agenda is weer alleen hier te zien.")
    return redirect("trajecten:agenda_adres")


@openbaar
@require_safe
def agenda_feed(request: HttpRequest, geheim: str) -> HttpResponse:
    """The agenda behind a secret address, for a calendar that cannot log in; unknown or revoked is 404."""
    vanwaar = get_adapter().get_client_ip(request)
    # before the database is asked: whoever guesses addresses costs no query any more
    if sleutels.al_te_vaak(vanwaar) or sleutels.te_vaak(geheim):
        return _rustig()
    sleutel = sleutels.zoek_sleutel(geheim)
    if sleutel is None:
        sleutels.te_vaak(vanwaar)
        raise Http404
    sleutels.noteer_gebruik(sleutel)
    inhoud, gewijzigd = _inhoud(request, sleutel)
    etag = quote_etag(hashlib.sha256(inhoud).hexdigest())
    antwoord = HttpResponse(inhoud, content_type="text/calendar; charset=utf-8")
    antwoord["ETag"] = etag
    antwoord["Last-Modified"] = http_date(gewijzigd)
    antwoord["Content-Disposition"] = 'inline; filename="agenda.ics"'
    antwoord["Cache-Control"] = "private, no-cache"
    antwoord["X-Robots-Tag"] = "noindex"
    return get_conditional_response(request, etag=etag, last_modified=gewijzigd, response=antwoord) or antwoord


def _inhoud(request: HttpRequest, sleutel: Agendasleutel) -> tuple[bytes, int]:
    """The file and the second at which the agenda last changed."""
    gebruiker, nu = sleutel.gebruiker, timezone.now()
    eigen = Afspraak.objects.zichtbaar_voor(gebruiker).filter(van__gte=nu - TERUG, van__lt=nu + VOORUIT)
    afspraken = list(eigen.met_deelnemers(gebruiker).order_by("van", "id"))
    punten = agendapunten_van(gebruiker, nu - TERUG, nu + VOORUIT)
    organisatie = organisaties.huidige()
    inhoud = agenda_als_ical(
        afspraken,
        naam=f"{organisatie.naam if organisatie else 'Stapsteen'}: agenda",
        domein=urlsplit(request.build_absolute_uri()).hostname or "stapsteen",
        adres_van=lambda wat: request.build_absolute_uri(
            wat.url if isinstance(wat, Agendapunt) else wat.get_absolute_url()
        ),
        punten=punten,
    )
    laatste = max((wat.gewijzigd_op for wat in (*afspraken, *punten)), default=sleutel.aangemaakt_op)
    return inhoud, int(laatste.timestamp())


def _rustig() -> HttpResponse:
    """Too often: a calendar waits and tries again."""
    antwoord = HttpResponse("Te vaak gevraagd. Probeer het over een minuut opnieuw.", status=429)
    antwoord["Retry-After"] = "60"
    return antwoord
