"""The plan on paper: as a page to print, and as a PDF."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

import organisaties
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from trajecten.models import Traject
from trajecten.stappenplan.papier import Papier, papier_van
from trajecten.views.aanvraag import Aanvraag
from vormgeving.pdf import op_een_bladzijde
from vormgeving.thema import Thema

PRINTBLAD = "stappenplan-papier.css"
SJABLOON = "trajecten/stappenplan/papier/pdf.html"


@vereist(Recht.STAPPENPLAN_INZIEN)
@require_safe
def papier(request: Aanvraag, pk: int) -> HttpResponse:
    """The page as it will be printed."""
    traject, inhoud = _haal_papier(request, pk, "scherm")
    return render(request, "trajecten/stappenplan/papier/scherm.html", {"papier": inhoud, "traject": traject})


@vereist(Recht.STAPPENPLAN_INZIEN)
@require_safe
def papier_pdf(request: Aanvraag, pk: int) -> HttpResponse:
    """The same as a PDF of one page; the number of the deelnemer is in its name, not the name."""
    traject, inhoud = _haal_papier(request, pk, "pdf")
    organisatie = organisaties.huidige()
    naam = organisatie.naam if organisatie else ""
    # what does not fit falls off at the end: a second page gets lost
    contexten = (
        {"papier": inhoud.met_hoogstens(aantal), "organisatie": naam} for aantal in range(len(inhoud.stappen), -1, -2)
    )
    pdf = op_een_bladzijde(SJABLOON, contexten, Thema.van(request).stijl, printblad=PRINTBLAD)
    antwoord = HttpResponse(pdf, content_type="application/pdf")
    bestand = f"stappenplan-{slugify(traject.deelnemer.deelnemernummer)}.pdf"
    antwoord["Content-Disposition"] = f'inline; filename="{bestand}"'
    return antwoord


@transaction.atomic
def _haal_papier(request: Aanvraag, pk: int, vorm: str) -> tuple[Traject, Papier]:
    """What stands on the page; that it was put on paper is written down."""
    trajecten = Traject.objects.select_related("deelnemer", "programma")
    traject = haal_op(trajecten, request.user, Recht.STAPPENPLAN_INZIEN, pk=pk)
    noteer(Soort.STAPPENPLAN_AFGEDRUKT, door=request.user, over=traject, deelnemer=traject.deelnemer, vorm=vorm)
    return traject, papier_van(traject, request.user, timezone.now())
