"""Pages of reports about one deelnemer: asking, following, reading, downloading, and the list behind a figure.

They are not at Rapporten: who guides the traject sees them, and nobody else. Each reading goes in the logboek.
"""

from io import BytesIO
from typing import IO, Any, cast

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from rapportage import diensten
from rapportage.bestanden import BEWAARD, FORMATEN, als_bestand
from rapportage.deelnemer.forms import DeelnemerrapportFormulier
from rapportage.deelnemer.keuze import Keuze
from rapportage.maak import uitkomst_van
from rapportage.models import Rapport
from rapportage.post import Post
from rapportage.rijenbestand import open_bewaard
from rapportage.schrijvers import SCHRIJVERS
from rapportage.soorten import Uitkomst, ontdooi
from rapportage.verantwoording import lijst, lijstbestand
from rapportage.verantwoording.compleet import Stand
from rapportage.verantwoording.versies import versies_van
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from trajecten.dossier import dossierkop, noteer_bekeken
from trajecten.models import Traject

PAGINA = "deelnemerrapport"
# of those that were made before, each its newest version: as many as somebody looks back
HOOGSTENS = 20
# "it was here, and will not come back"
GONE = 410
FORMAAT = ("pdf", "archief.pdf", "xlsx", "csv", "json")
SCHRIJF = {"csv": lijstbestand.lijst_als_csv, "xlsx": lijstbestand.lijst_als_xlsx}


@vereist(Recht.DEELNEMERRAPPORT_MAKEN)
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Choose what is in the report and ask for it; below, those that were made before."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.DEELNEMERRAPPORT_MAKEN, pk=pk)
    form = DeelnemerrapportFormulier(request.POST or None, traject=traject, gebruiker=request.user)
    if request.method == "POST" and form.is_valid():
        rapport_ = diensten.vraag_rapport_aan(
            vraag=form.vraag, door=request.user, bewaren_tot=form.cleaned_data["bewaren_tot"]
        )
        noteer_bijzonder(request, rapport_)
        return redirect(rapport_)
    noteer_bekeken(request, traject, PAGINA)
    eerder = Rapport.objects.zichtbaar_voor(request.user, Recht.DEELNEMERRAPPORT_MAKEN).filter(traject=traject)
    context = {
        "kop": dossierkop(traject, request.user, timezone.localdate(), actief=PAGINA),
        "traject": traject,
        "form": form,
        "eerder": [(rij, Keuze.uit(rij.opties)) for rij in eerder.laatste_versies().voor_lijst()[:HOOGSTENS]],
    }
    return render(request, "rapportage/deelnemer/nieuw.html", context, status=422 if form.errors else 200)


@vereist(Recht.DEELNEMERRAPPORT_MAKEN)
@require_safe
@transaction.atomic
def rapport(request: Aanvraag, pk: int) -> HttpResponse:
    """One report: how far it is, what it says, or that its time is over."""
    gevraagd = haal(request, pk)
    if request.htmx:
        # while it is made only the progress is swapped; once it is done the whole page is new
        if not gevraagd.is_onderweg:
            return HttpResponseClientRefresh()
        return render(request, "rapportage/deelnemer/rapport.html#stand", {"rapport": gevraagd})
    if gevraagd.is_leeg:
        return _verwijderd(request, gevraagd)
    context = _kader(gevraagd)
    if gevraagd.status == Rapport.Status.KLAAR:
        uitkomst = uitkomst_van(gevraagd)
        context |= {
            "omslag": uitkomst.omslag,
            "beeld": uitkomst.definitie.beeld(uitkomst.cijfers),
            "compleet": Stand(uitkomst.controles) if uitkomst.rijen is not None else None,
        }
    noteer_bekeken(request, cast("Traject", gevraagd.traject), PAGINA)
    noteer_bijzonder(request, gevraagd)
    return render(request, "rapportage/deelnemer/rapport.html", context)


def _kader(gevraagd: Rapport) -> dict[str, Any]:
    """What the page of any report about a deelnemer shows, also of one that is not there yet or any more."""
    return {
        "rapport": gevraagd,
        "traject": gevraagd.traject,
        "keuze": Keuze.uit(gevraagd.opties),
        "versies": versies_van(gevraagd),
        "magmaken": True,
    }


def _verwijderd(request: Aanvraag, gevraagd: Rapport) -> HttpResponse:
    """That it was made and is gone: nothing of what was in it."""
    return render(request, "rapportage/deelnemer/rapport.html", _kader(gevraagd), status=GONE)


@vereist(Recht.DEELNEMERRAPPORT_MAKEN)
@require_POST
def opnieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Try a failed report again."""
    gevraagd = haal(request, pk)
    try:
        diensten.probeer_rapport_opnieuw(rapport=gevraagd, door=request.user)
    except DomeinFout as fout:
        messages.error(request, str(fout))
    return redirect(gevraagd)


@vereist(Recht.DEELNEMERRAPPORT_MAKEN)
@require_safe
@transaction.atomic
def bestand(request: Aanvraag, pk: int, formaat: str) -> HttpResponseBase:
    """The report as a file; who took it with them goes in the logboek. Its name holds the number, not the name."""
    gevraagd = haal(request, pk)
    if gevraagd.status != Rapport.Status.KLAAR or formaat not in FORMAAT:
        raise Http404
    if gevraagd.is_leeg:
        return _verwijderd(request, gevraagd)
    inhoud: IO[bytes]
    if formaat in BEWAARD:
        bewaard = getattr(gevraagd, BEWAARD[formaat])
        if not bewaard:
            raise Http404
        inhoud = open_bewaard(bewaard)
    else:
        inhoud = BytesIO(als_bestand(ontdooi(gevraagd.soort, gevraagd.cijfers), formaat))
    noteer(Soort.RAPPORT_GEDOWNLOAD, door=request.user, over=gevraagd, titel=gevraagd.titel, formaat=formaat)
    noteer_bijzonder(request, gevraagd)
    naam = f"voortgang-{slugify(gevraagd.vraag.code)}-{gevraagd.tot.isoformat()}.{formaat}"
    return FileResponse(inhoud, as_attachment=True, filename=naam, content_type=FORMATEN[formaat].inhoudstype)


@vereist(Recht.DEELNEMERRAPPORT_MAKEN)
@require_safe
@transaction.atomic
def cijfer(request: Aanvraag, pk: int, code: str) -> HttpResponse:
    """What is behind one figure: as many lines as the number says, or why there are none."""
    gevraagd, uitkomst, post = _cijfer(request, pk, code)
    traject = cast("Traject", gevraagd.traject)
    regels = lijst.regels_van(uitkomst, post)
    context = {
        "rapport": gevraagd,
        "traject": traject,
        "post": post,
        "getal": lijst.getal_in_woorden(post),
        "regels": regels,
        "waarom_niet": "" if regels else uitkomst.waarom_niet(code, traject.pk),
    }
    noteer(
        Soort.RAPPORTLIJST_BEKEKEN,
        door=request.user,
        over=gevraagd,
        deelnemer=traject.deelnemer,
        titel=gevraagd.titel,
        cijfer=code,
    )
    noteer_bijzonder(request, gevraagd)
    return render(request, "rapportage/deelnemer/cijfer.html", context)


@vereist(Recht.DEELNEMERRAPPORT_MAKEN)
@require_safe
@transaction.atomic
def cijferbestand(request: Aanvraag, pk: int, code: str, formaat: str) -> HttpResponse:
    """The list behind one figure as a file: the trajectnummer, no name."""
    gevraagd, uitkomst, post = _cijfer(request, pk, code)
    if formaat not in SCHRIJF:
        raise Http404
    inhoud = SCHRIJF[formaat](uitkomst, post, lijstbestand.lezer_van(request.user))
    noteer(
        Soort.RAPPORT_GEDOWNLOAD, door=request.user, over=gevraagd, titel=gevraagd.titel, formaat=formaat, cijfer=code
    )
    noteer_bijzonder(request, gevraagd)
    naam = f"{slugify(code)}-{slugify(gevraagd.vraag.code)}.{formaat}"
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return HttpResponse(inhoud, content_type=SCHRIJVERS[formaat].inhoudstype, headers=koppen)


def haal(request: Aanvraag, pk: int) -> Rapport:
    """A report about a deelnemer within reach. Raises Http404."""
    bron = Rapport.objects.met_namen().select_related("traject__deelnemer", "traject__programma")
    binnen = bron.zichtbaar_voor(request.user, Recht.DEELNEMERRAPPORT_MAKEN)
    gevonden = binnen.filter(pk=pk).first()
    if gevonden is None:
        raise Http404
    return gevonden


def _cijfer(request: Aanvraag, pk: int, code: str) -> tuple[Rapport, Uitkomst, Post]:
    """The frozen outcome with its rows, and one of its figures. Raises Http404."""
    gevraagd = haal(request, pk)
    if gevraagd.status != Rapport.Status.KLAAR or not gevraagd.rijen:
        raise Http404
    uitkomst = uitkomst_van(gevraagd)
    if code not in uitkomst.posten:
        raise Http404
    return gevraagd, uitkomst, uitkomst.posten[code]


def noteer_bijzonder(request: Aanvraag, gevraagd: Rapport) -> None:
    """That somebody asked for or read health and justice of this person."""
    if gevraagd.opties.get("bijzonder"):
        traject = cast("Traject", gevraagd.traject)
        noteer(Soort.BIJZONDER_BEKEKEN, door=request.user, over=traject, deelnemer=traject.deelnemer, pagina=PAGINA)
