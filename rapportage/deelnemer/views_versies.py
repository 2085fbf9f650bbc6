"""Whether a report about one deelnemer is complete, making it anew or final, and what changed between its versions.

The pages are those of any other report (rapportage.verantwoording); who may open them is decided here.
"""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rapportage.deelnemer.views import haal, noteer_bijzonder
from rapportage.verantwoording.views_compleet import toon_controle, toon_definitief, vernieuw
from rapportage.verantwoording.views_verschil import toon_verschil, toon_verschil_cijfer
from toegang.aanvraag import Aanvraag
from toegang.decorators import vereist
from toegang.matrix import Recht


@vereist(Recht.DEELNEMERRAPPORT_MAKEN)
@require_safe
@transaction.atomic
def controle(request: Aanvraag, pk: int, code: str) -> HttpResponse:
    """What one check found."""
    gevraagd = haal(request, pk)
    noteer_bijzonder(request, gevraagd)
    return toon_controle(request, gevraagd, code)


@vereist(Recht.DEELNEMERRAPPORT_MAKEN)
@require_POST
def vernieuwen(request: Aanvraag, pk: int) -> HttpResponse:
    """A new concept with the same choices, of what the database says now."""
    gevraagd = haal(request, pk)
    if gevraagd.is_leeg:
        raise Http404
    return vernieuw(request, gevraagd)


@vereist(Recht.DEELNEMERRAPPORT_MAKEN)
@require_http_methods(["GET", "HEAD", "POST"])
def definitief(request: Aanvraag, pk: int) -> HttpResponse:
    """Make a concept final: what somebody took along or was given stays what it was."""
    return toon_definitief(request, haal(request, pk))


@vereist(Recht.DEELNEMERRAPPORT_MAKEN)
@require_safe
@transaction.atomic
def verschil(request: Aanvraag, pk: int, ander: int) -> HttpResponse:
    """The figures that another version has differently."""
    nieuw, oud = haal(request, pk), haal(request, ander)
    noteer_bijzonder(request, nieuw)
    return toon_verschil(request, nieuw, oud)


@vereist(Recht.DEELNEMERRAPPORT_MAKEN)
@require_safe
@transaction.atomic
def verschil_cijfer(request: Aanvraag, pk: int, ander: int, code: str) -> HttpResponse:
    """Of one figure what came in, what went out, and why."""
    nieuw, oud = haal(request, pk), haal(request, ander)
    noteer_bijzonder(request, nieuw)
    return toon_verschil_cijfer(request, nieuw, oud, code)
