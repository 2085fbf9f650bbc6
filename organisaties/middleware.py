"""The web entry point: the organisation follows from the address, and nothing may change it meanwhile."""

from collections.abc import Callable
from datetime import timedelta
from importlib import import_module

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import set_urlconf
from django.utils import timezone

from organisaties.adressen import publieke_adressen, zoek_organisatie
from organisaties.context import PUBLIEK, controleer_plaats, in_publiek, verbinding
from organisaties.logregels import logregels_van
from organisaties.models import Organisatie

GEBRUIK_NOTEREN_NA = timedelta(hours=1)


class Verzoek(HttpRequest):
    """A request as it is below this middleware."""

    organisatie: Organisatie | None


class OrganisatieMiddleware:
    """Set the organisation by host. Unknown or inactive: 404, the same answer for both.

    Sets `request.organisatie` (None at a public address). Must stand above everything that touches the
    database or the session. Raises OrganisatieGewisseld when the request ends in another organisation.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        # forms hold querysets from the moment their module is read: that must be outside every organisation
        with in_publiek():
            import_module(settings.ROOT_URLCONF)

    def __call__(self, request: Verzoek) -> HttpResponse:
        verbinding.set_schema_to_public()
        set_urlconf(None)
        adres = _adres(request)
        request.organisatie = organisatie = zoek_organisatie(adres) if adres else None
        if organisatie is None:
            return self._zonder_organisatie(request, adres)
        verbinding.set_tenant(organisatie)
        with logregels_van(organisatie.schema_name):
            antwoord = self.get_response(request)
        controleer_plaats(organisatie.schema_name)
        _noteer_gebruik(request, organisatie)
        return antwoord

    def _zonder_organisatie(self, request: Verzoek, adres: str) -> HttpResponse:
        if adres not in publieke_adressen():
            raise Http404("Op dit adres is geen organisatie.")
        request.urlconf = settings.PUBLIC_SCHEMA_URLCONF
        antwoord = self.get_response(request)
        controleer_plaats(PUBLIEK)
        return antwoord


def _adres(request: HttpRequest) -> str:
    """The host name without port, in lower case; empty when the Host header is not acceptable."""
    try:
        return request.get_host().rsplit(":", 1)[0].lower().rstrip(".")
    except DisallowedHost:
        return ""


def _noteer_gebruik(request: Verzoek, organisatie: Organisatie) -> None:
    """Write down that someone worked here, at most once an hour, without asking the database who it was."""
    gebruiker = getattr(request, "_cached_user", None)
    laatst = organisatie.laatst_gebruikt_op
    nu = timezone.now()
    if gebruiker is None or gebruiker.is_anonymous or (laatst and nu - laatst < GEBRUIK_NOTEREN_NA):
        return
    Organisatie.objects.filter(pk=organisatie.pk).update(laatst_gebruikt_op=nu)
