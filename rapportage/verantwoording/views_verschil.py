"""What changed between two versions of a report."""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rapportage.maak import uitkomst_van
from rapportage.models import Rapport
from rapportage.soorten import ontdooi
from rapportage.verantwoording.lijst import PER_PAGINA, Bladzijde, getal_in_woorden
from rapportage.verantwoording.personen import voor_lezer
from rapportage.verantwoording.verschil import Cijferverschil, verschillen, wijzigingen
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht


@vereist(Recht.RAPPORT_INZIEN)
@require_safe
def verschil(request: Aanvraag, pk: int, ander: int) -> HttpResponse:
    """The figures that another version (`ander`, usually an earlier one) has differently."""
    nieuw, oud = _paar(request, pk, ander)
    gevonden = verschillen(ontdooi(oud.soort, oud.cijfers), ontdooi(nieuw.soort, nieuw.cijfers))
    context = {
        "rapport": nieuw,
        "ander": oud,
        "regels": [(paar, _in_woorden(paar)) for paar in gevonden],
        "met_gegevens": bool(nieuw.rijen and oud.rijen),
    }
    return render(request, "rapportage/verantwoording/verschil.html", context)


@vereist(Recht.RAPPORT_INZIEN)
@require_safe
@transaction.atomic
def verschil_cijfer(request: Aanvraag, pk: int, ander: int, code: str) -> HttpResponse:
    """Of one figure: who came in, who went out, and why, in the words of both versions."""
    nieuw, oud = _paar(request, pk, ander)
    if not (nieuw.rijen and oud.rijen):
        raise Http404
    van_nieuw, van_oud = uitkomst_van(nieuw), uitkomst_van(oud)
    try:
        alle = wijzigingen(van_oud, van_nieuw, code)
    except KeyError as fout:
        raise Http404 from fout
    paar = Cijferverschil(van_oud.posten.get(code), van_nieuw.posten.get(code))
    bladzijde = Bladzijde.van_verzoek(request.GET.get("vanaf", ""), len(alle))
    deel = alle[bladzijde.vanaf : bladzijde.vanaf + PER_PAGINA]
    personen = voor_lezer([wijziging.regel for wijziging in deel], paar.post, request.user)
    noteer(
        Soort.RAPPORTLIJST_BEKEKEN,
        door=request.user,
        over=nieuw,
        titel=nieuw.titel,
        cijfer=code,
        verschil_met=oud.versie,
        van=bladzijde.van,
        tot=bladzijde.tot,
    )
    context = {
        "rapport": nieuw,
        "ander": oud,
        "post": paar.post,
        "getallen": _in_woorden(paar),
        "regels": list(zip(deel, personen, strict=True)),
        "bladzijde": bladzijde,
    }
    return render(request, "rapportage/verantwoording/verschil_cijfer.html", context)


def _paar(request: Aanvraag, pk: int, ander: int) -> tuple[Rapport, Rapport]:
    """Two versions of one report that are both ready. Raises Http404."""
    nieuw = haal_op(Rapport.objects.met_namen(), request.user, pk=pk)
    oud = haal_op(Rapport.objects.zelfde_rapport(nieuw).met_namen(), request.user, pk=ander)
    if nieuw.pk == oud.pk or {nieuw.status, oud.status} != {Rapport.Status.KLAAR}:
        raise Http404
    return nieuw, oud


def _in_woorden(paar: Cijferverschil) -> tuple[str, str]:
    """The number in the older and in the newer version."""
    oud, nieuw = (getal_in_woorden(post) if post else "–" for post in (paar.oud, paar.nieuw))
    return oud, nieuw
