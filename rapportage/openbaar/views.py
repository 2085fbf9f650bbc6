"""What of a report may leave the organisation for everybody, as a page and as a file."""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from rapportage.bestanden import FORMATEN
from rapportage.models import Rapport
from rapportage.openbaar.bestand import MAKERS
from rapportage.openbaar.versie import UITLEG, OpenbareVersie, openbare_versie
from rapportage.soorten import ontdooi
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht


@vereist(Recht.RAPPORT_INZIEN)
@require_safe
def openbaar(request: Aanvraag, pk: int) -> HttpResponse:
    """The public version, to look at before it goes anywhere."""
    rapport = haal_op(Rapport.objects.met_namen(), request.user, pk=pk)
    context = {"rapport": rapport, "versie": _versie(rapport), "uitleg": UITLEG}
    return render(request, "rapportage/openbaar.html", context)


@vereist(Recht.RAPPORT_MAKEN)
@require_safe
@transaction.atomic
def openbaar_bestand(request: Aanvraag, pk: int, formaat: str) -> HttpResponse:
    """The public version as a file; who took it goes in the logboek."""
    rapport = haal_op(Rapport.objects.met_namen(), request.user, Recht.RAPPORT_MAKEN, pk=pk)
    if formaat not in MAKERS:
        raise Http404
    inhoud = MAKERS[formaat](_versie(rapport))
    noteer(
        Soort.RAPPORT_GEDOWNLOAD,
        door=request.user,
        over=rapport,
        titel=rapport.titel,
        formaat=formaat,
        openbaar=True,
    )
    naam = f"{slugify(rapport.titel)}-openbaar.{formaat}"
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return HttpResponse(inhoud, content_type=FORMATEN[formaat].inhoudstype, headers=koppen)


def _versie(rapport: Rapport) -> OpenbareVersie:
    """Made of the frozen figures. Raises Http404 for a report that is not ready, or of a kind that is never public."""
    versie = (
        openbare_versie(ontdooi(rapport.soort, rapport.cijfers)) if rapport.status == Rapport.Status.KLAAR else None
    )
    if versie is None:
        raise Http404
    return versie
