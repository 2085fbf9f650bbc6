"""Pages of stagevragen."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onderwijs.models import Stagetoezegging, Stagevraag
from onderwijs.opleiding.formulierpagina import Afloop, behandel, naar_url
from onderwijs.stagevraag import diensten
from onderwijs.stagevraag.forms import CONCEPT, CONCEPT_WIJZIGEN, StagevraagFormulier, ToezegFormulier
from onderwijs.stagevraag.overzicht import KLAAR, maak_lijst, passende_plekken, regel_van
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, RegelGeschonden
from toegang.matrix import Recht
from trajecten.concepten import NIEUW
from trajecten.dossier import Tablink
from trajecten.models import Codelijst
from trajecten.plaatsvragen import plaatsaanbod
from trajecten.tijdlijn import code_namen
from trajecten.views.aanvraag import getal
from vormgeving.formulierpagina import Formulierpagina

UITLEG = (
    "Een stagevraag gaat over plekken, niet over een leerling. Wie een plek krijgt, is een deelnemer met een eigen"
    " dossier.",
    "Na het opslaan zie je welke werkplekken passen, en waarom.",
)


@vereist(Recht.STAGEVRAAG_INZIEN)
@require_safe
def lijst(request: Aanvraag) -> HttpResponse:
    """What schools ask: open, or done."""
    stand = KLAAR if request.GET.get("stand") == KLAAR else ""
    hier = reverse("onderwijs:stagevragen")
    context = {
        "pagina": maak_lijst(
            request.user, stand=stand, na=getal(request.GET.get("na", "")), vandaag=timezone.localdate()
        ),
        "tabs": [
            Tablink("Open", hier, not stand),
            Tablink("Klaar", f"{hier}?stand={KLAAR}", bool(stand)),
        ],
        "wijzigen": mag(request.user, Recht.STAGEVRAAG_WIJZIGEN),
    }
    return render(request, "onderwijs/stagevraag/lijst.html", context)


@vereist(Recht.STAGEVRAAG_INZIEN)
@require_safe
def stagevraag(request: Aanvraag, pk: int) -> HttpResponse:
    """One question, the places that fit it, and what was promised."""
    return _toon(request, _haal(request, pk, Recht.STAGEVRAAG_INZIEN))


@vereist(Recht.STAGEVRAAG_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Aanvraag) -> HttpResponse:
    """Write down what a school asks."""
    form = StagevraagFormulier(request.POST or None, door=request.user)
    afloop = Afloop(
        doe=lambda: diensten.maak_stagevraag(gegevens=form.gegevens(), door=request.user),
        melding=lambda _: "De stagevraag is opgeslagen. Kijk welke plekken passen.",
        naar=naar_url,
        concept=(CONCEPT, NIEUW),
    )
    pagina = Formulierpagina(
        "Stagevraag vastleggen",
        "Stagevraag opslaan",
        reverse("onderwijs:stagevragen"),
        "Stagevragen",
        uitleg=UITLEG,
    )
    return behandel(request, form, pagina, afloop)


@vereist(Recht.STAGEVRAAG_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: Aanvraag, pk: int) -> HttpResponse:
    """Change what a school asks."""
    vraag = _haal(request, pk, Recht.STAGEVRAAG_WIJZIGEN)
    form = StagevraagFormulier(request.POST or None, door=request.user, vraag=vraag)
    afloop = Afloop(
        doe=lambda: diensten.wijzig_stagevraag(
            vraag=vraag, gegevens=form.gegevens(), versie=form.cleaned_data["versie"], door=request.user
        ),
        melding=lambda _: "De stagevraag is opgeslagen.",
        naar=lambda _: vraag.get_absolute_url(),
        huidig=lambda nu: StagevraagFormulier(door=request.user, vraag=nu),
        concept=(CONCEPT_WIJZIGEN, vraag.pk),
    )
    terug, school = vraag.get_absolute_url(), vraag.instelling.naam
    pagina = Formulierpagina("Stagevraag wijzigen", "Stagevraag opslaan", terug, school, school, UITLEG)
    return behandel(request, form, pagina, afloop)


@vereist(Recht.STAGEVRAAG_WIJZIGEN)
@require_POST
def intrekken(request: Aanvraag, pk: int) -> HttpResponse:
    """The school does not look any more, or looks again."""
    vraag = _haal(request, pk, Recht.STAGEVRAAG_WIJZIGEN)
    if request.POST.get("open"):
        diensten.zet_weer_open(vraag=vraag, door=request.user)
        messages.success(request, "De stagevraag staat weer open.")
    else:
        diensten.trek_in(vraag=vraag, door=request.user)
        messages.success(request, "De stagevraag is ingetrokken. Je kunt haar weer openzetten.")
    return redirect(vraag)


@vereist(Recht.STAGEVRAAG_WIJZIGEN)
@require_POST
def toezeggen(request: Aanvraag, pk: int) -> HttpResponse:
    """Promise places of an employer to the school."""
    vraag = _haal(request, pk, Recht.STAGEVRAAG_WIJZIGEN)
    form = ToezegFormulier(request.POST)
    try:
        if not form.is_valid():
            raise RegelGeschonden(" ".join(fout for fouten in form.errors.values() for fout in fouten))
        gekozen = form.cleaned_data["kenmerk"]
        aanbod = next((a for a in plaatsaanbod(request.user, timezone.localdate()) if a.kenmerk == gekozen), None)
        if aanbod is None:
            raise RegelGeschonden("Deze plek is er niet meer. Kies een andere.")
        diensten.zeg_toe(vraag=vraag, aanbod=aanbod, aantal=form.cleaned_data["aantal"], door=request.user)
    except DomeinFout as fout:
        return _toon(request, vraag, fout=str(fout), status=fout.status)
    messages.success(request, "De plekken zijn toegezegd. Laat het de school weten.")
    return redirect(vraag)


@vereist(Recht.STAGEVRAAG_WIJZIGEN)
@require_POST
def toezegging_afsluiten(request: Aanvraag, pk: int) -> HttpResponse:
    """Pupils are placed there, or the promise does not hold any more."""
    bron = Stagetoezegging.objects.select_related("stagevraag")
    toezegging = haal_op(bron, request.user, Recht.STAGEVRAAG_WIJZIGEN, pk=pk)
    diensten.sluit_toezegging(toezegging=toezegging, staat=request.POST.get("staat", ""), door=request.user)
    messages.success(request, "De toezegging is bijgewerkt.")
    return redirect(toezegging.stagevraag)


def _haal(request: Aanvraag, pk: int, recht: Recht) -> Stagevraag:
    return haal_op(Stagevraag.objects.voor_lijst(), request.user, recht, pk=pk)


def _toon(request: Aanvraag, vraag: Stagevraag, *, fout: str = "", status: int = 200) -> HttpResponse:
    vandaag = timezone.localdate()
    wijzigen_ = mag(request.user, Recht.STAGEVRAAG_WIJZIGEN)
    soorten, sectoren = code_namen(Codelijst.PLAATSINGSOORT), code_namen(Codelijst.SECTOR)
    regel = regel_van(vraag, soorten, sectoren, vandaag)
    zoekt = regel.nog > 0 and not vraag.is_ingetrokken
    context = {
        "vraag": vraag,
        "regel": regel,
        "passend": passende_plekken(vraag, request.user, vandaag) if zoekt else [],
        "zoekt": zoekt,
        "toezeggingen": vraag.toezeggingen.select_related("gemaakt_door"),
        "wijzigen": wijzigen_,
        "fout": fout,
    }
    return render(request, "onderwijs/stagevraag/stagevraag.html", context, status=status)
