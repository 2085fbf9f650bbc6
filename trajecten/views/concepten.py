"""Keeping and throwing away a draft, of whatever form."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from toegang.decorators import vereist
from trajecten.concepten import bewaar_concept, soort_van, wis_concept
from trajecten.views.aanvraag import Aanvraag
from vormgeving.taal import tijd

OVER_HOOGSTENS = 40


@vereist()
@require_POST
@sensitive_post_parameters()
def concept(request: Aanvraag, code: str, over: str) -> HttpResponse:
    """Keep what is being typed; 404 and 403 as the form itself, 413 when it is too much."""
    _eis_bestaanbaar(over)
    soort_van(code).laad(request.user, over)
    gegevens = {naam: request.POST.getlist(naam) for naam in request.POST}
    try:
        bewaard = bewaar_concept(gebruiker=request.user, code=code, over=over, gegevens=gegevens)
    except ValueError:
        return JsonResponse({"fout": "Dit is te veel om te bewaren."}, status=413)
    return JsonResponse({"tijd": tijd(bewaard)})


@vereist()
@require_POST
def concept_weggooien(request: Aanvraag, code: str, over: str) -> HttpResponse:
    """Begin anew: back to the form, which is empty then. It is one's own, so nothing else is asked."""
    _eis_bestaanbaar(over)
    wis_concept(request.user, soort_van(code).code, over)
    messages.success(request, "Je concept is weggegooid.")
    terug = request.POST.get("terug", "")
    veilig = url_has_allowed_host_and_scheme(terug, {request.get_host()}, require_https=request.is_secure())
    return redirect(terug if veilig else "/")


def _eis_bestaanbaar(over: str) -> None:
    """Raise Http404 for what no form is about: the database keeps no more, and no NUL."""
    if len(over) > OVER_HOOGSTENS or "\0" in over:
        raise Http404
