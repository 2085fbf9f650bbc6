"""The dashboard, the list behind each of its figures, and its figures as a file."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from rapportage.dashboard.beeld import beeld, tabellen
from rapportage.dashboard.kader import Kader, maak_kader, periodes
from rapportage.dashboard.lijst import lees_lijst, zoek_maat
from rapportage.dashboard.maten import DEFINITIES
from rapportage.dashboard.overzicht import lees_overzicht
from rapportage.schrijvers import SCHRIJVERS, Verantwoording
from toegang.decorators import vereist
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from trajecten.models import Programma
from trajecten.views.aanvraag import Aanvraag, getal
from vormgeving.taal import datum

TITEL = "Hoe staat het programma ervoor?"
ALLE = "Alle programma's"


@vereist(Recht.RAPPORT_INZIEN)
@require_safe
def dashboard(request: Aanvraag) -> HttpResponse:
    """How the programme stands: figures with targets, the house, the leefgebieden, and what holds people up."""
    kader, programmas = _kader(request)
    if not programmas:
        return render(request, "rapportage/dashboard/leeg.html", {"titel": TITEL})
    overzicht = lees_overzicht(kader, len(programmas))
    context = {
        "titel": TITEL,
        "kader": kader,
        "programmas": programmas,
        "periodes": [(code, naam) for code, (naam, _) in periodes(kader.vandaag).items()],
        "overzicht": overzicht,
        "beeld": beeld(overzicht),
        "definities": DEFINITIES,
    }
    sjabloon = "rapportage/dashboard/dashboard.html"
    return render(request, f"{sjabloon}#resultaat" if request.htmx else sjabloon, context)


@vereist(Recht.RAPPORT_INZIEN)
@require_safe
def lijst(request: Aanvraag, code: str) -> HttpResponse:
    """Whom a figure counts now, by the same rule; who read the list goes in the logboek."""
    kader, programmas = _kader(request)
    maat = zoek_maat(code)
    if maat is None or not programmas:
        raise Http404
    gelezen = lees_lijst(maat, kader, getal(request.GET.get("na", "")), request.user)
    with transaction.atomic():
        noteer(Soort.RAPPORTLIJST_BEKEKEN, door=request.user, cijfer=maat.code, **_waarover(kader))
    context = {"lijst": gelezen, "kader": kader, "programma": kader.programma or ALLE}
    return render(request, "rapportage/dashboard/lijst.html", context)


@vereist(Recht.RAPPORT_MAKEN)
@require_safe
def bestand(request: Aanvraag) -> HttpResponse:
    """What the dashboard shows, as CSV; who took it with them goes in the logboek."""
    kader, programmas = _kader(request)
    if not programmas:
        raise Http404
    overzicht = lees_overzicht(kader, len(programmas))
    with transaction.atomic():
        noteer(Soort.RAPPORT_GEDOWNLOAD, door=request.user, titel=TITEL, formaat="csv", **_waarover(kader))
    schrijver = SCHRIJVERS["csv"]
    programma = str(kader.programma or ALLE)
    regels = (("Programma", programma), ("Periode", kader.periode.voluit), ("Stand van", datum(kader.vandaag)))
    inhoud = schrijver.schrijf(Verantwoording("Cijfers", regels), tabellen(overzicht))
    naam = slugify(f"cijfers {programma} {kader.keuze} {kader.vandaag}")
    koppen = {"Content-Disposition": f'attachment; filename="{naam}.csv"'}
    return HttpResponse(inhoud, content_type=schrijver.inhoudstype, headers=koppen)


def _kader(request: Aanvraag) -> tuple[Kader, list[Programma]]:
    programmas = list(Programma.objects.order_by("-actief", "naam", "pk"))
    keuze = request.GET.get("programma", ""), request.GET.get("periode", "")
    return maak_kader(programmas, *keuze, timezone.localdate()), programmas


def _waarover(kader: Kader) -> dict[str, str]:
    return {"programma": kader.programma.code if kader.programma else "", "periode": str(kader.periode)}
