"""The signals: all of them, and those that wait."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from toegang.decorators import vereist
from toegang.matrix import Recht
from trajecten.mijn_dag import SIGNALEN_PER_PAGINA, aandacht_voor, eigen_trajecten, ooit_eigen
from trajecten.models import Traject
from trajecten.views.aanvraag import Aanvraag, getal


@vereist(Recht.TRAJECT_INZIEN)
@require_safe
def signalen(request: Aanvraag) -> HttpResponse:
    """All signals of somebody's own trajecten, or of those in reach for who has none of their own."""
    vandaag, gebruiker = timezone.localdate(), request.user
    eigen = eigen_trajecten(gebruiker, vandaag).exists()
    trajecten = ooit_eigen(gebruiker) if eigen else Traject.objects.zichtbaar_voor(gebruiker)
    soort, uitgesteld = request.GET.get("soort", ""), "uitgesteld" in request.GET
    vanaf = getal(request.GET.get("vanaf", ""))
    aandacht = aandacht_voor(
        trajecten,
        gebruiker,
        vandaag,
        soort=soort,
        uitgesteld=uitgesteld,
        met_eigen=True,
        vanaf=vanaf,
        aantal=SIGNALEN_PER_PAGINA,
    )
    context = {
        "aandacht": aandacht,
        "soort": soort,
        "uitgesteld": uitgesteld,
        "getoond": vanaf + len(aandacht.regels),
    }
    return render(request, "trajecten/signalen.html", context)
