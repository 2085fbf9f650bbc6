"""Pages of reports: the list, asking for one, how far it is, its figures and its files."""

from io import BytesIO
from typing import IO, Any

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from rapportage import diensten
from rapportage.bestanden import BEWAARD, FORMATEN, LIJST, als_bestand
from rapportage.forms import RapportFormulier
from rapportage.maak import uitkomst_van
from rapportage.models import Rapport, Rapportsoort
from rapportage.rijenbestand import open_bewaard
from rapportage.soorten import ontdooi, te_kiezen
from rapportage.verantwoording.compleet import Stand
from rapportage.verantwoording.lijstbestand import alles_als_csv, lezer_van
from rapportage.verantwoording.soortkeuze import soortkeuzes
from rapportage.verantwoording.versies import versies_van
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from toegang.nogmaals import eerst_wachtwoord

PER_PAGINA = 25
# of the digits of a key in an address
SLEUTEL_HOOGSTENS = 19
# "it was here, and will not come back"
GONE = 410


@vereist(Recht.RAPPORT_INZIEN)
@require_safe
def lijst(request: Aanvraag) -> HttpResponse:
    """The newest version of every report, of one kind where that is asked; newest first, a page at a time."""
    na, soort = request.GET.get("na", ""), request.GET.get("soort", "")
    gekozen = Rapportsoort(soort) if soort in Rapportsoort.values else None
    rijen = Rapport.objects.zichtbaar_voor(request.user).laatste_versies().voor_lijst()
    if gekozen:
        rijen = rijen.filter(soort=gekozen)
    rijen = rijen.ouder_dan(int(na) if na.isdecimal() and len(na) < SLEUTEL_HOOGSTENS else None)
    pagina = list(rijen[: PER_PAGINA + 1])
    context = {
        "rapporten": pagina[:PER_PAGINA],
        "volgende": pagina[PER_PAGINA - 1].pk if len(pagina) > PER_PAGINA else None,
        "eerste": not na,
        "soort": gekozen,
        "soorten": [Rapportsoort(code) for code in te_kiezen()],
    }
    return render(request, "rapportage/rapporten.html", context)


@vereist(Recht.RAPPORT_MAKEN)
@require_http_methods(["GET", "POST"])
def nieuw(request: Aanvraag, soort: str = Rapportsoort.VOORTGANG) -> HttpResponse:
    """Choose a kind of report, and ask for one of it."""
    if soort not in te_kiezen():
        raise Http404
    form = RapportFormulier(request.POST or None, soort=soort)
    if request.method == "POST" and form.is_valid():
        return redirect(diensten.vraag_rapport_aan(vraag=form.vraag, door=request.user))
    context = {"form": form, "soort": Rapportsoort(soort), "soorten": soortkeuzes()}
    return render(request, "rapportage/rapport_nieuw.html", context, status=422 if form.errors else 200)


@vereist(Recht.RAPPORT_INZIEN)
@require_safe
def rapport(request: Aanvraag, pk: int) -> HttpResponse:
    """One report: how far it is, or what it says, whether it is complete, and its versions."""
    gevraagd = haal_op(Rapport.objects.met_namen(), request.user, pk=pk)
    if request.htmx:
        # while it is made only the progress is swapped; once it is done the whole page is new
        if not gevraagd.is_onderweg:
            return HttpResponseClientRefresh()
        return render(request, "rapportage/rapport.html#stand", {"rapport": gevraagd})
    context = {"rapport": gevraagd, "versies": versies_van(gevraagd)}
    if gevraagd.status == Rapport.Status.KLAAR:
        context |= _klaar(gevraagd)
    return render(request, "rapportage/rapport.html", context)


def _klaar(gevraagd: Rapport) -> dict[str, Any]:
    """What the page of a report that is ready shows; a file with other rows than were written says so itself."""
    uitkomst = uitkomst_van(gevraagd)
    return {
        "omslag": uitkomst.omslag,
        "beeld": uitkomst.definitie.beeld(uitkomst.cijfers),
        "cijferpagina": uitkomst.definitie.cijferpagina,
        "compleet": Stand(uitkomst.controles) if uitkomst.rijen is not None else None,
    }


@vereist(Recht.RAPPORT_MAKEN)
@require_POST
def opnieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Try a failed report again."""
    gevraagd = haal_op(Rapport, request.user, Recht.RAPPORT_MAKEN, pk=pk)
    try:
        diensten.probeer_rapport_opnieuw(rapport=gevraagd, door=request.user)
    except DomeinFout as fout:
        messages.error(request, str(fout))
    return redirect(gevraagd)


@vereist(Recht.RAPPORT_MAKEN)
@require_safe
def bestand(request: Aanvraag, pk: int, formaat: str) -> HttpResponseBase:
    """The report as a file, exactly as it was made; who took it with them goes in the logboek."""
    gevraagd = haal_op(Rapport.objects.met_namen(), request.user, Recht.RAPPORT_MAKEN, pk=pk)
    if gevraagd.status != Rapport.Status.KLAAR or formaat not in FORMATEN:
        raise Http404
    if gevraagd.verwijderd_op and (formaat in BEWAARD or formaat == LIJST):
        return render(request, "rapportage/verantwoording/verwijderd.html", {"rapport": gevraagd}, status=GONE)
    if formaat == LIJST and (antwoord := eerst_wachtwoord(request)):
        return antwoord
    inhoud = _inhoud(request, gevraagd, formaat)
    with transaction.atomic():
        noteer(Soort.RAPPORT_GEDOWNLOAD, door=request.user, over=gevraagd, titel=gevraagd.titel, formaat=formaat)
    return FileResponse(
        inhoud,
        as_attachment=True,
        filename=f"{slugify(gevraagd.titel)}.{formaat}",
        content_type=FORMATEN[formaat].inhoudstype,
    )


def _inhoud(request: Aanvraag, gevraagd: Rapport, formaat: str) -> IO[bytes]:
    """The file itself. Raises Http404 for one that this report never had."""
    if formaat in BEWAARD:
        bewaard = getattr(gevraagd, BEWAARD[formaat])
        if not bewaard:
            raise Http404
        return open_bewaard(bewaard)
    if formaat == LIJST:
        uitkomst = uitkomst_van(gevraagd)
        if uitkomst.rijen is None:
            raise Http404
        return BytesIO(alles_als_csv(uitkomst, lezer_van(request.user)))
    return BytesIO(als_bestand(ontdooi(gevraagd.soort, gevraagd.cijfers), formaat))
