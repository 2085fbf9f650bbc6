"""Pages of the address that belongs to no organisation: the start page, and the postvak of the demo."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from csp.decorators import csp_update
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from config.lokaal import post
from config.lokaal.demo_gegevens import ORGANISATIES, zoek_gebruiker
from organisaties.adressen import adres_van
from organisaties.models import Organisatie
from toegang.decorators import openbaar
from toegang.demo import maak_token
from toegang.matrix import ROL_OMSCHRIJVING, Rol

View = Callable[..., HttpResponse]
_PUBLIEK = urlsplit(settings.PUBLIEK_ADRES)
# a browser checks where a form leads to after its redirect as well
FORMULIER_NAAR = ["'self'", f"{_PUBLIEK.scheme}://*.{_PUBLIEK.netloc}"]


def alleen_demo(view: View) -> View:
    """Answer 404 outside demo mode, as for a page that does not exist."""

    @wraps(view)
    def bewaakt(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return bewaakt


@openbaar
def start(request: HttpRequest) -> HttpResponseBase:
    """In the demo the organisations and roles to choose from; elsewhere how to find one's own address."""
    return _kies(request) if settings.DEMO else render(request, "publiek/start.html")


@csp_update({"form-action": FORMULIER_NAAR})
def _kies(request: HttpRequest) -> HttpResponseBase:
    return render(request, "publiek/demo.html", {"organisaties": _keuzes()})


@openbaar
@alleen_demo
@require_POST
def demo_inloggen(request: HttpRequest) -> HttpResponse:
    """Send the browser to the chosen organisation with a token that logs in there for a minute."""
    schema, email = request.POST.get("schema", ""), request.POST.get("email", "")
    bekend = zoek_gebruiker(schema, email) is not None
    organisatie = Organisatie.objects.filter(schema_name=schema, actief=True).first() if bekend else None
    if organisatie is None:
        raise Http404("Deze persoon zit niet in de demo.")
    return redirect(adres_van(organisatie, f"/demo/{maak_token(schema, email)}/"))


@openbaar
@alleen_demo
def postvak(request: HttpRequest) -> HttpResponse:
    """The mail that the demo would have sent, the newest first."""
    return render(request, "publiek/postvak.html", {"berichten": post.berichten()})


@openbaar
@alleen_demo
def bericht(request: HttpRequest, code: str) -> HttpResponse:
    """One message as text."""
    gevonden = post.zoek_bericht(code)
    if gevonden is None:
        raise Http404("Dit bericht is er niet.")
    return render(request, "publiek/bericht.html", {"bericht": gevonden})


def _keuzes() -> list[dict[str, object]]:
    aanwezig = set(Organisatie.objects.filter(actief=True).values_list("schema_name", flat=True))
    return [
        {
            "schema": organisatie.schema,
            "naam": organisatie.naam,
            "personen": [
                {
                    "email": gebruiker.email(organisatie.schema),
                    "naam": gebruiker.naam,
                    "rol": Rol(gebruiker.rol).label,
                    "omschrijving": ROL_OMSCHRIJVING[Rol(gebruiker.rol)],
                }
                for gebruiker in organisatie.gebruikers
            ],
        }
        for organisatie in ORGANISATIES
        if organisatie.schema in aanwezig
    ]
