"""Pages of reports: the list, asking for one, how far it is, its figures and its files."""

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from rapportage import diensten
from rapportage.bestanden import FORMATEN, als_bestand
from rapportage.forms import RapportFormulier
from rapportage.models import Rapport, Rapportsoort
from rapportage.soorten import ontdooi, te_kiezen
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht

PER_PAGINA = 25


@vereist(Recht.RAPPORT_INZIEN)
@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """All reports, newest first, a page at a time."""
    na = request.GET.get("na", "")
    rijen = Rapport.objects.zichtbaar_voor(request.user).voor_lijst().ouder_dan(int(na) if na.isdecimal() else None)
    pagina = list(rijen[: PER_PAGINA + 1])
    volgende = pagina[PER_PAGINA - 1].pk if len(pagina) > PER_PAGINA else None
    context = {"rapporten": pagina[:PER_PAGINA], "volgende": volgende, "eerste": not na}
    return render(request, "rapportage/rapporten.html", context)


@vereist(Recht.RAPPORT_MAKEN)
@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest, soort: str = Rapportsoort.VOORTGANG) -> HttpResponse:
    """Ask for a report of one kind."""
    if soort not in te_kiezen():
        raise Http404
    form = RapportFormulier(request.POST or None, soort=soort)
    if request.method == "POST" and form.is_valid():
        return redirect(diensten.vraag_rapport_aan(vraag=form.vraag, door=request.user))
    context = {"form": form, "soort": Rapportsoort(soort), "soorten": [Rapportsoort(code) for code in te_kiezen()]}
    return render(request, "rapportage/rapport_nieuw.html", context, status=422 if form.errors else 200)


@vereist(Recht.RAPPORT_INZIEN)
@require_safe
def rapport(request: HttpRequest, pk: int) -> HttpResponse:
    """One report: how far it is, or what it says."""
    gevraagd = haal_op(Rapport.objects.met_namen(), request.user, pk=pk)
    if request.htmx:
        # while it is made only the progress is swapped; once it is done the whole page is new
        if not gevraagd.is_onderweg:
            return HttpResponseClientRefresh()
        return render(request, "rapportage/rapport.html#stand", {"rapport": gevraagd})
    context = {"rapport": gevraagd}
    if gevraagd.status == Rapport.Status.KLAAR:
        uitkomst = ontdooi(gevraagd.soort, gevraagd.cijfers)
        context |= {
            "omslag": uitkomst.omslag,
            "beeld": uitkomst.definitie.beeld(uitkomst.cijfers),
            "cijferpagina": uitkomst.definitie.cijferpagina,
        }
    return render(request, "rapportage/rapport.html", context)


@vereist(Recht.RAPPORT_MAKEN)
@require_POST
def opnieuw(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a failed report again."""
    gevraagd = haal_op(Rapport, request.user, Recht.RAPPORT_MAKEN, pk=pk)
    try:
        diensten.probeer_rapport_opnieuw(rapport=gevraagd, door=request.user)
    except DomeinFout as fout:
        messages.error(request, str(fout))
    return redirect(gevraagd)


@vereist(Recht.RAPPORT_MAKEN)
@require_safe
def bestand(request: HttpRequest, pk: int, formaat: str) -> HttpResponseBase:
    """The report as a file, exactly as it was made; who took it with them goes in the logboek."""
    gevraagd = haal_op(Rapport, request.user, Recht.RAPPORT_MAKEN, pk=pk)
    if gevraagd.status != Rapport.Status.KLAAR or formaat not in FORMATEN:
        raise Http404
    with transaction.atomic():
        noteer(Soort.RAPPORT_GEDOWNLOAD, door=request.user, over=gevraagd, titel=gevraagd.titel, formaat=formaat)
    naam = f"{slugify(gevraagd.titel)}.{formaat}"
    if formaat == "pdf":
        return FileResponse(gevraagd.bestand.open(), as_attachment=True, filename=naam, content_type="application/pdf")
    inhoud = als_bestand(ontdooi(gevraagd.soort, gevraagd.cijfers), formaat)
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return HttpResponse(inhoud, content_type=FORMATEN[formaat].inhoudstype, headers=koppen)
