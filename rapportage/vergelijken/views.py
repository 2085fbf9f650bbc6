"""Two reports side by side, as a page and as CSV."""

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rapportage.models import Rapport, Rapportsoort
from rapportage.soorten import ontdooi, te_kiezen
from rapportage.vergelijken.bestand import als_csv
from rapportage.vergelijken.forms import VergelijkFormulier, naam_van
from rapportage.vergelijken.vergelijking import Vergelijkgroep, vergelijk
from toegang.decorators import vereist
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht


@vereist(Recht.RAPPORT_INZIEN)
@require_safe
def vergelijken(request: HttpRequest, soort: str = Rapportsoort.VOORTGANG) -> HttpResponse:
    """Choose two reports that are ready, and see their figures beside each other."""
    form = _formulier(request, soort)
    context = {
        "form": form,
        "soort": Rapportsoort(soort),
        "soorten": [Rapportsoort(code) for code in te_kiezen()],
    }
    if form.is_bound and form.is_valid():
        een, ander = form.cleaned_data["een"], form.cleaned_data["ander"]
        context |= {"een": een, "ander": ander, "groepen": _groepen(een, ander)}
    return render(request, "rapportage/vergelijken.html", context, status=422 if form.errors else 200)


@vereist(Recht.RAPPORT_MAKEN)
@require_safe
@transaction.atomic
def vergelijken_csv(request: HttpRequest, soort: str) -> HttpResponse:
    """The same as a file; who took it with them goes in the logboek."""
    form = _formulier(request, soort)
    if not form.is_bound or not form.is_valid():
        raise Http404
    een, ander = form.cleaned_data["een"], form.cleaned_data["ander"]
    for rapport in (een, ander):
        noteer(Soort.RAPPORT_GEDOWNLOAD, door=request.user, over=rapport, titel=rapport.titel, formaat="csv")
    inhoud = als_csv(naam_van(een), naam_van(ander), _groepen(een, ander))
    koppen = {"Content-Disposition": f'attachment; filename="vergelijking-{een.pk}-{ander.pk}.csv"'}
    return HttpResponse(inhoud, content_type="text/csv; charset=utf-8", headers=koppen)


def _formulier(request: HttpRequest, soort: str) -> VergelijkFormulier:
    """Filled in as soon as both are chosen; before that the first one may be given along. Raises Http404."""
    if soort not in te_kiezen():
        raise Http404
    gekozen = request.GET if "een" in request.GET and "ander" in request.GET else None
    return VergelijkFormulier(gekozen, soort=soort, gebruiker=request.user, initial={"een": request.GET.get("een", "")})


def _groepen(een: Rapport, ander: Rapport) -> tuple[Vergelijkgroep, ...]:
    return vergelijk(*(ontdooi(rapport.soort, rapport.cijfers).posten for rapport in (een, ander)))
