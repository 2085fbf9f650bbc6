"""What holds for every request: closed unless marked, a second step, domain errors as pages, headers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from toegang.decorators import MERK, OPENBAAR
from toegang.fouten import DomeinFout
from toegang.logboek import Soort, noteer

if TYPE_CHECKING:
    from toegang.models import Gebruiker

GetResponse = Callable[[HttpRequest], HttpResponseBase]

# The pages with which somebody sets up the second step, and leaves.
ZONDER_TWEEDE_STAP = frozenset({"mfa_activate_totp", "account_reauthenticate", "account_logout", "mfa_reauthenticate"})
# Sent by hx-headers of what refreshes itself (templates/_componenten/voortgangsbalk.html).
PEILING = "X-Peiling"
PERMISSIONS_POLICY = ", ".join(
    f"{functie}=()" for functie in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
)


class Toegangspoort:
    """Refuses a view without @vereist or @openbaar, and staff without a second step; a click extends the session."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        antwoord = self.get_response(request)
        if _is_klik(request):
            request.session.modified = True
        return antwoord

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Decide before the view runs. Raises ImproperlyConfigured for an unmarked view."""
        merk = getattr(view, MERK, None)
        if merk is None:
            naam = f"{view.__module__}.{getattr(view, '__qualname__', view)}"
            raise ImproperlyConfigured(f"{naam} has neither @vereist nor @openbaar: closed.")
        request.toegang = merk  # type: ignore[attr-defined]
        if merk == OPENBAAR or settings.DEMO or not request.user.is_authenticated:
            return None
        if request.resolver_match and request.resolver_match.url_name in ZONDER_TWEEDE_STAP:
            return None
        if is_mfa_enabled(request.user, [Authenticator.Type.TOTP]):
            return None
        return redirect("mfa_activate_totp")


class Foutpagina:
    """Turns a DomeinFout that no view caught into a page, and notes every refusal."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, fout: Exception) -> HttpResponse | None:
        """A page for a DomeinFout; None leaves other errors to Django."""
        if isinstance(fout, PermissionDenied) and request.user.is_authenticated:
            _noteer_weigering(request)
        if not isinstance(fout, DomeinFout):
            return None
        return render(request, "toegang/domeinfout.html", {"fout": fout}, status=fout.status)


class Koppen:
    """Headers that Django and django-csp do not set themselves."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        antwoord = self.get_response(request)
        antwoord.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        antwoord.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        # An open view may say that it can be kept; what stands behind login never is.
        if getattr(request, "toegang", None) != OPENBAAR:
            antwoord.headers["Cache-Control"] = "no-store, private"
        return antwoord


def _is_klik(request: HttpRequest) -> bool:
    """Whether somebody who is logged in did something, so that the session lasts thirty minutes more.

    A page that asks by itself how far the work is says so in a header: it must not keep a desk open.
    """
    if getattr(request, "toegang", OPENBAAR) == OPENBAAR or PEILING in request.headers:
        return False
    return request.user.is_authenticated


@transaction.atomic
def _noteer_weigering(request: HttpRequest) -> None:
    """The name of the view only: an address may carry a token."""
    pagina = request.resolver_match.view_name if request.resolver_match else ""
    noteer(Soort.TOEGANG_GEWEIGERD, door=cast("Gebruiker", request.user), pagina=pagina)
