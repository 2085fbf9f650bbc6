"""A page with every component in every look: for who builds screens, and for the tests."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_safe

from vormgeving.galerij_inhoud import inhoud
from vormgeving.huisstijl import STANDAARD, van_tokens
from vormgeving.menu import Menulink
from vormgeving.paletten import PALETTEN
from vormgeving.thema import Thema

MENU = {
    "kop": [
        Menulink("Mijn dag", "sun", "#mijn-dag", False),
        Menulink("Deelnemers", "users", "#deelnemers", True),
        Menulink("Metingen", "clipboard-list", "#metingen", False),
        Menulink("Werkgevers", "building-store", "#werkgevers", False),
        Menulink("Rapporten", "chart-bar", "#rapporten", False),
    ],
    "onder": [
        Menulink("Mijn dag", "sun", "#mijn-dag", False),
        Menulink("Deelnemers", "users", "#deelnemers", True),
        Menulink("Contact", "square-rounded-plus", "#contact", False),
    ],
    "zoeken": [Menulink("Zoeken", "search", "#zoeken", False)],
    "account": [],
}


@dataclass(frozen=True)
class Galerijthema(Thema):
    """A palette under its own name, whatever organisation the address belongs to."""

    @property
    def url(self) -> str:
        return reverse("paletten_css")


@dataclass(frozen=True)
class Voorbeeldorganisatie:
    """Enough of an organisation to fill the header."""

    naam: str
    ondertitel: str


@dataclass(frozen=True)
class Voorbeeldgebruiker:
    """Enough of a user to fill the header."""

    naam: str = "Samira El Idrissi"
    email: str = "s.elidrissi@voorbeeld.nl"
    is_authenticated: bool = True


ORGANISATIES = {
    "stapsteen": Voorbeeldorganisatie("Stapsteen", "Voorbeeld van alle onderdelen"),
    "werkmakerij": Voorbeeldorganisatie("De Werkmakerij", "Vier bouwstenen"),
    "participatiefabriek": Voorbeeldorganisatie("De Participatiefabriek", "Leermeester en gezel"),
    "hwwerkt": Voorbeeldorganisatie("HW Werkt!", "Hoeksche Waard"),
    "werkshop": Voorbeeldorganisatie("Stichting Werkshop", "MDT op Zuid"),
    "jongerenloket": Voorbeeldorganisatie("Jongerenloket Purmerend", "Samen met Werkom"),
}


def _thema(naam: str) -> Galerijthema:
    if naam not in PALETTEN:
        raise Http404
    return Galerijthema(naam, van_tokens({"palet": naam}))


@require_safe
def galerij(request: HttpRequest) -> HttpResponse:
    """All components in the look `?stijl=`."""
    thema = _thema(request.GET.get("stijl", STANDAARD))
    context = {
        "thema": thema,
        "organisatie": ORGANISATIES[thema.naam],
        "menu": MENU,
        "user": Voorbeeldgebruiker(),
        "stijlen": ORGANISATIES,
    }
    return render(request, "galerij/index.html", context | inhoud())


@require_safe
def huisstijlen(request: HttpRequest) -> HttpResponse:
    """The same few components in every look, side by side."""
    context = {"thema": _thema(STANDAARD), "organisatie": ORGANISATIES[STANDAARD], "menu": MENU}
    stijlen = {naam: organisatie for naam, organisatie in ORGANISATIES.items() if naam != STANDAARD}
    return render(request, "galerij/huisstijlen.html", context | inhoud() | {"stijlen": stijlen})


urlpatterns = [
    path("galerij/", galerij, name="galerij"),
    path("galerij/huisstijlen/", huisstijlen, name="galerij_huisstijlen"),
]
