"""What changed between two versions of a report."""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rapportage.maak import uitkomst_van
from rapportage.models import Rapport
from rapportage.soorten import ontdooi
from rapportage.verantwoording.gelezen import noteer_gelezen
from rapportage.verantwoording.lijst import PER_PAGINA, Bladzijde, getal_in_woorden
from rapportage.verantwoording.personen import voor_lezer
from rapportage.verantwoording.verschil import Cijferverschil, per_traject, verschillen, wijzigingen
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.matrix import Recht


@vereist(Recht.RAPPORT_INZIEN)
@require_safe
def verschil(request: Aanvraag, pk: int, ander: int) -> HttpResponse:
    """The figures that another version (`ander`, usually an earlier one) has differently."""
    return toon_verschil(request, *_paar(request, pk, ander))


def toon_verschil(request: Aanvraag, nieuw: Rapport, oud: Rapport) -> HttpResponse:
    """The page of what differs between two reports that the reader may see. Raises Http404."""
    _eis_versies(nieuw, oud)
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
    return toon_verschil_cijfer(request, *_paar(request, pk, ander), code)


def toon_verschil_cijfer(request: Aanvraag, nieuw: Rapport, oud: Rapport, code: str) -> HttpResponse:
    """The page of what differs in one figure; notes the reading. Raises Http404."""
    _eis_versies(nieuw, oud)
    if not (nieuw.rijen and oud.rijen):
        raise Http404
    van_nieuw, van_oud = uitkomst_van(nieuw), uitkomst_van(oud)
    try:
        alle = per_traject(wijzigingen(van_oud, van_nieuw, code))
    except KeyError as fout:
        raise Http404 from fout
    paar = Cijferverschil(van_oud.posten.get(code), van_nieuw.posten.get(code))
    bladzijde = Bladzijde.van_verzoek(request.GET.get("vanaf", ""), len(alle))
    deel = alle[bladzijde.vanaf : bladzijde.vanaf + PER_PAGINA]
    personen = voor_lezer([groep[0].regel for groep in deel], paar.post, request.user)
    dossiers = [persoon.dossier for persoon in personen]
    noteer_gelezen(nieuw, paar.post, dossiers, request.user, verschil_met=oud.versie, **bladzijde.plaats)
    context = {
        "rapport": nieuw,
        "ander": oud,
        "post": paar.post,
        "getallen": _in_woorden(paar),
        "mensen": list(zip(personen, deel, strict=True)),
        "bladzijde": bladzijde,
    }
    return render(request, "rapportage/verantwoording/verschil_cijfer.html", context)


def _paar(request: Aanvraag, pk: int, ander: int) -> tuple[Rapport, Rapport]:
    nieuw, oud = (haal_op(Rapport.objects.met_namen(), request.user, pk=sleutel) for sleutel in (pk, ander))
    return nieuw, oud


def _eis_versies(nieuw: Rapport, oud: Rapport) -> None:
    """Two versions of one report that are both ready and have their figures. Raises Http404 for any other two."""
    zelfde = nieuw.pk != oud.pk and Rapport.objects.zelfde_rapport(nieuw).filter(pk=oud.pk).exists()
    if not zelfde or {nieuw.status, oud.status} != {Rapport.Status.KLAAR} or nieuw.is_leeg or oud.is_leeg:
        raise Http404


def _in_woorden(paar: Cijferverschil) -> tuple[str, str]:
    """The number in the older and in the newer version."""
    oud, nieuw = (getal_in_woorden(post) if post else "–" for post in (paar.oud, paar.nieuw))
    return oud, nieuw
