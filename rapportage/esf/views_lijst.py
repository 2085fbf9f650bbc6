"""Lists of deelnemers for the funder: for its sample, and with a BSN only where there is a ground for it."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from rapportage.esf import bsn as bsnlijst
from rapportage.esf import deelnemerslijst as steekproeflijst
from rapportage.esf.forms import BsnLijst, BsnLijstFormulier
from rapportage.maak import uitkomst_van
from rapportage.models import Rapport, Rapportsoort
from rapportage.schrijvers import SCHRIJVERS
from rapportage.soorten import Uitkomst
from rapportage.verantwoording.personen import namen_van
from toegang.aanvraag import Aanvraag
from toegang.adapters import moet_wachtwoord_nogmaals, naar_nogmaals
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.logboek import Soort, noteer, noteer_elk
from toegang.matrix import Recht
from toegang.nogmaals import eerst_wachtwoord
from trajecten.bsn.queries import mag_bsn
from trajecten.models import Traject

# of who has no BSN the page names so many; the file has them all
GENOEMD = 25


@vereist(Recht.RAPPORT_MAKEN)
@require_safe
@transaction.atomic
def deelnemerslijst(request: Aanvraag, pk: int, formaat: str) -> HttpResponse:
    """Everybody whom an ESF+ report is about, for the funder's sample; of each of them it is noted who took it.

    There are names in it: the password is asked again, unless that was done a moment ago.
    """
    rapport, uitkomst = _rapport(request, pk)
    if formaat not in steekproeflijst.SCHRIJF:
        raise Http404
    if antwoord := eerst_wachtwoord(request):
        return antwoord
    lijst = steekproeflijst.maak_lijst(uitkomst, lezer=request.user, vandaag=timezone.localdate())
    velden = {"titel": rapport.titel, "formaat": formaat, "lijst": "deelnemerslijst"}
    noteer(Soort.RAPPORT_GEDOWNLOAD, door=request.user, over=rapport, aantal=len(lijst.regels), **velden)
    _noteer_elk(request, Soort.RAPPORT_GEDOWNLOAD, lijst.trajecten, velden)
    return _bestand("deelnemerslijst", rapport, formaat, steekproeflijst.SCHRIJF[formaat](lijst))


@vereist(Recht.BSN_RAPPORTEREN)
@sensitive_variables()
@require_http_methods(["GET", "HEAD", "POST"])
def met_bsn(request: Aanvraag, pk: int) -> HttpResponse:
    """Who has no BSN; and, after the password and a reason, the BSN report or the list for the sample with a BSN.

    Where the organisation has no ground there is no such page.
    """
    if not mag_bsn():
        raise Http404
    rapport, uitkomst = _rapport(request, pk)
    if moet_wachtwoord_nogmaals(request):
        return naar_nogmaals(reverse("rapportage:esf_bsn", args=[pk]))
    form = BsnLijstFormulier(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return _met_bsn(request, rapport, uitkomst, form)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
    wie, zonder = bsnlijst.zonder_bsn(uitkomst, request.user)
    namen = namen_van([d.entree.id for d in zonder[:GENOEMD]], request.user)
    context = {
        "rapport": rapport,
        "omslag": uitkomst.omslag,
        "form": form,
        "aantal": len(wie),
        "met": len(wie) - len(zonder),
        "zonder": [(d.entree.id, d.entree.nummer, namen.get(d.entree.id, "")) for d in zonder[:GENOEMD]],
        "anderen": max(0, len(zonder) - GENOEMD),
    }
    return render(request, "rapportage/esf/bsn.html", context, status=422 if form.errors else 200)


@transaction.atomic
def _met_bsn(request: Aanvraag, rapport: Rapport, uitkomst: Uitkomst, form: BsnLijstFormulier) -> HttpResponse:
    """The file that was asked for, in the transaction that writes down who took it, of how many and why."""
    soort, formaat = BsnLijst(form.cleaned_data["lijst"]), form.cleaned_data["formaat"]
    bsns = bsnlijst.bsns_van(uitkomst, request.user)
    if soort == BsnLijst.RAPPORTAGE:
        rapportage = bsnlijst.maak_bsn_rapportage(uitkomst, bsns)
        inhoud, trajecten = bsnlijst.SCHRIJF[formaat](rapportage), rapportage.trajecten
    else:
        lijst = steekproeflijst.maak_lijst(uitkomst, lezer=request.user, vandaag=timezone.localdate(), bsns=bsns)
        inhoud, trajecten = steekproeflijst.SCHRIJF[formaat](lijst), lijst.trajecten
    velden = {"titel": rapport.titel, "formaat": formaat, "lijst": soort.value}
    noteer(Soort.BSN_GEDOWNLOAD, door=request.user, over=rapport, reden=form.waarom, aantal_met_bsn=len(bsns), **velden)
    _noteer_elk(request, Soort.BSN_GEDOWNLOAD, trajecten, velden)
    return _bestand(soort.value, rapport, formaat, inhoud)


def _rapport(request: Aanvraag, pk: int) -> tuple[Rapport, Uitkomst]:
    """A report of ESF+ that is ready and whose rows are kept, with what it says. Raises Http404 for another one."""
    rapport = haal_op(Rapport.objects.met_namen(), request.user, Recht.RAPPORT_MAKEN, pk=pk)
    if rapport.soort != Rapportsoort.ESF or rapport.status != Rapport.Status.KLAAR:
        raise Http404
    uitkomst = uitkomst_van(rapport)
    if uitkomst.rijen is None:
        raise Http404
    return rapport, uitkomst


def _noteer_elk(request: Aanvraag, soort: Soort, trajecten: tuple[int, ...], velden: dict[str, str]) -> None:
    wie = Traject.objects.filter(pk__in=trajecten).select_related("deelnemer")
    noteer_elk(soort, door=request.user, over=((t, t.deelnemer) for t in wie), **velden)


def _bestand(naam: str, rapport: Rapport, formaat: str, inhoud: bytes) -> HttpResponse:
    koppen = {"Content-Disposition": f'attachment; filename="{naam}-{slugify(rapport.titel)}.{formaat}"'}
    return HttpResponse(inhoud, content_type=SCHRIJVERS[formaat].inhoudstype, headers=koppen)
