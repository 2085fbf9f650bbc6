"""Every view says who may open it. A view that says nothing is refused (toegang.middleware)."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, reverse
from django_htmx.http import HttpResponseClientRedirect

from toegang.controle import mag
from toegang.matrix import Recht
from toegang.verzending import bewaar_onderbroken, pad_hier

View = Callable[..., HttpResponseBase]


# The attribute on a view that tells who may open it: OPENBAAR, or the rights of @vereist.
MERK = "toegang"
OPENBAAR = "openbaar"
SCHRIJFT_NIET = "schrijft_niet"


def vereist(*rechten: Recht) -> Callable[[View], View]:
    """Open the view to whoever is logged in and has at least one of these rights.

    Without arguments everybody who is logged in. A stranger goes to the login page and comes
    back; somebody without the right gets PermissionDenied (403).
    """

    def versier(view: View) -> View:
        @wraps(view)
        def bewaakt(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return _naar_inloggen(request)
            if rechten and not any(mag(request.user, recht) for recht in rechten):
                raise PermissionDenied(f"Je mag dit niet: {str(rechten[0].label).lower()}.")
            return view(request, *args, **kwargs)

        setattr(bewaakt, MERK, rechten)
        return bewaakt

    return versier


def schrijft_niet(view: View) -> View:
    """Mark a view that takes a POST only to keep what is typed out of an address: it writes nothing that counts twice.

    The middleware that handles each form once (toegang.verzendpoort) lets it through. Comes before @vereist.
    """
    setattr(view, SCHRIJFT_NIET, True)
    return view


def openbaar(view: View) -> View:
    """Open the view to everybody, also without login. Use sparingly: the tests list them."""

    @wraps(view)
    def open_view(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    setattr(open_view, MERK, OPENBAAR)
    return open_view


def versier_alle(patronen: list[URLPattern], versierder: Callable[[View], View]) -> list[URLPattern]:
    """The same addresses, each view marked by `versierder`.

    For apps below toegang, which cannot mark their own views: config/urls.py does it for them.
    """
    return [URLPattern(p.pattern, versierder(p.callback), p.default_args, p.name) for p in patronen]


def _naar_inloggen(request: HttpRequest) -> HttpResponse:
    """To the login page, and afterwards back to the page that was on the screen.

    A form that was sent is kept: after logging in it can be saved after all. One of which we do not know who sent it
    leads to the page on which it stood: its own address may take no GET.
    """
    if getattr(request, "htmx", False):
        if request.method not in ("GET", "HEAD"):
            # no redirect: what was typed stays on the screen, with a message (static/js/app.js)
            return HttpResponse(status=401)
        # The fragment's own address is no page: return to the page around it.
        pagina = pad_hier(request, request.htmx.current_url) or "/"  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(redirect_to_login(pagina).url)
    if request.method in ("GET", "HEAD"):
        return redirect_to_login(request.get_full_path())
    if wil_json(request):
        # a draft that is kept while typing: the page itself asks to log in (static/js/inloggen.js)
        return HttpResponse(status=401)
    onderbroken = bewaar_onderbroken(request)
    if onderbroken is not None:
        return redirect_to_login(reverse("toegang:onderbroken", args=[onderbroken.sleutel]))
    return redirect_to_login(pad_hier(request, request.headers.get("referer")) or request.get_full_path())


def wil_json(request: HttpRequest) -> bool:
    """Whether a script asks, that shows the answer itself, and not somebody who waits for a page."""
    return request.headers.get("accept", "").startswith("application/json")
