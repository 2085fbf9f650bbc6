"""The way in for who has no account: a page behind a secret in its address.

Such a page is open, as nobody logs in: the secret of 256 bits is the key. So it is slowed down for whoever guesses,
kept nowhere, found by no search engine, and tells no other page where it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils.decorators import decorator_from_middleware
from redis.exceptions import RedisError

from toegang.decorators import openbaar
from toegang.fouten import DomeinFout

View = Callable[..., HttpResponseBase]

KOPPEN = {
    "Cache-Control": "no-store, private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
# Our own choice: a typing error in a link happens, thirty in a minute do not.
FOUT_PER_MINUUT = 30
SECONDEN = 60


class _ZonderAfzender(CsrfViewMiddleware):
    """The usual check of a form, for pages that send no Referer.

    A browser then sends `Origin: null` along with a form of the page itself. The secret in the form and the one in
    the cookie still have to agree, and that cookie stays at home when another site sends the form.
    """

    def _origin_verified(self, request: HttpRequest) -> bool:  # type: ignore[misc]  # the stubs leave it out
        return request.META["HTTP_ORIGIN"] == "null" or bool(super()._origin_verified(request))  # type: ignore[misc]


_met_csrf = decorator_from_middleware(_ZonderAfzender)


def tokenpagina(view: View) -> View:
    """Open a view to who has its link. What it does not find counts as a guess; a DomeinFout becomes a page."""
    beschermd = _met_csrf(view)

    @wraps(view)
    def pagina(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        antwoord = _antwoord(beschermd, request, *args, **kwargs)
        for kop, waarde in KOPPEN.items():
            antwoord.headers[kop] = waarde
        return antwoord

    # checked above, in our own way
    pagina.csrf_exempt = True  # type: ignore[attr-defined]
    return openbaar(pagina)


def _antwoord(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
    wie = _teller(get_adapter().get_client_ip(request))
    if te_vaak(wie, FOUT_PER_MINUUT):
        return rustig(request)
    try:
        return view(request, *args, **kwargs)
    except Http404:
        tel(wie, SECONDEN)
        return render(request, "werkgevers/ondertekening/onbekend.html", status=404)
    except DomeinFout as fout:
        return render(request, "werkgevers/ondertekening/fout.html", {"fout": fout}, status=fout.status)


def rustig(request: HttpRequest) -> HttpResponse:
    """The answer to who asks too often."""
    antwoord = render(request, "werkgevers/ondertekening/rustig.html", status=429)
    antwoord["Retry-After"] = str(SECONDEN)
    return antwoord


def tel(wie: str, seconden: int) -> int:
    """How often `wie` was counted in these seconds, this time included; 0 when nobody counts."""
    try:
        cache.add(wie, 0, timeout=seconden)
        return int(cache.incr(wie))
    except (ValueError, RedisError):
        # the time ended between the two, or nobody counts: 256 bits are out of reach without counting too
        return 0


def te_vaak(wie: str, keer: int) -> bool:
    """Whether `wie` was counted so often already; counts nothing, so that it costs no query of the database."""
    try:
        return bool(cache.get(wie, 0) >= keer)
    except RedisError:
        return False


def _teller(adres: str) -> str:
    return f"link:{hashlib.sha256(adres.encode()).hexdigest()}"
