"""The look as a css file: a strict Content-Security-Policy allows no style in the page itself."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from vormgeving.huisstijl import van_tokens
from vormgeving.paletten import PALETTEN
from vormgeving.thema import Thema

UUR = 60 * 60
JAAR = 365 * 24 * UUR
CSS = "text/css; charset=utf-8"


@require_safe
def huisstijl_css(request: HttpRequest, naam: str) -> HttpResponse:
    """Answer `/huisstijl/<organisatie>-<hash>.css` for the organisation of this address.

    An address with an older hash leads to the present one; another organisation's name is a 404.
    """
    thema = Thema.van(request)
    if naam.rpartition("-")[0] != thema.naam:
        raise Http404
    if naam != thema.bestand:
        return redirect(thema.url)
    antwoord = HttpResponse(thema.stijl.css(thema.naam), content_type=CSS)
    antwoord["Cache-Control"] = f"public, max-age={JAAR}, immutable"
    return antwoord


@require_safe
def paletten_css(request: HttpRequest) -> HttpResponse:
    """All palettes that we ship, each as `.thema-<palet>`: for pages that show more than one look."""
    css = "".join(van_tokens({"palet": naam}).css(naam) for naam in PALETTEN)
    antwoord = HttpResponse(css, content_type=CSS)
    antwoord["Cache-Control"] = f"public, max-age={UUR}"
    return antwoord
