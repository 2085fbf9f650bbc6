"""The page of employers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from toegang.decorators import vereist
from toegang.matrix import Recht
from trajecten.views.aanvraag import Aanvraag
from werkgevers.overzicht import pagina_voor


@vereist(Recht.PLAATSING_INZIEN)
@require_safe
def werkgevers(request: Aanvraag) -> HttpResponse:
    """Employers with people at work now, in order of name."""
    vandaag = timezone.localdate()
    pagina = pagina_voor(request.user, vandaag, request.GET.get("na", ""))
    return render(request, "werkgevers/werkgevers.html", {"pagina": pagina, "vandaag": vandaag})
