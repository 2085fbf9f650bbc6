"""Signing somebody up, and whether they are there already."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegang.controle import haal_op
from toegang.decorators import schrijft_niet, vereist
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.aanmelden.diensten.aanmelden import (
    Aanmelding,
    MogelijkDubbel,
    meld_aan,
    meld_opnieuw_aan,
    noteer_buiten_bereik,
)
from trajecten.aanmelden.dubbelen import mag_kiezen, zoek_dubbelen
from trajecten.aanmelden.forms.aanmelden import AanmeldFormulier
from trajecten.aanmelden.leeftijd import leeftijd_in_programma, leeftijd_van
from trajecten.aanmelden.regels import heeft_startkwalificatie
from trajecten.aanmelden.vragen import vragen_voor
from trajecten.concepten import NIEUW, Bewaard, concept_url, concept_van, wis_concept
from trajecten.models import Deelnemer, Traject
from trajecten.models.situatie import Opleidingsniveau
from trajecten.views.aanvraag import Aanvraag, getal

VOL = ["GET", "HEAD", "POST"]
CONCEPT = "aanmelden"


@vereist(Recht.TRAJECT_AANMELDEN)
@require_http_methods(VOL)
def nieuw(request: Aanvraag) -> HttpResponse:
    """Sign up somebody new; who turns out to be there already gets another traject."""
    return _behandel(request, _gekozen_bestaande(request), NIEUW)


@vereist(Recht.TRAJECT_AANMELDEN)
@require_http_methods(VOL)
def nog_een_traject(request: Aanvraag, pk: int) -> HttpResponse:
    """Sign up the deelnemer of a traject for another programma."""
    traject = haal_op(Traject.objects.select_related("deelnemer"), request.user, Recht.TRAJECT_AANMELDEN, pk=pk)
    return _behandel(request, traject.deelnemer, str(pk))


@schrijft_niet
@vereist(Recht.TRAJECT_AANMELDEN)
@require_POST
def dubbelen(request: Aanvraag) -> HttpResponse:
    """Who may be the person of whom the name is being typed; a POST, as a name never stands in an address."""
    formulier = _formulier(request, None)
    gevonden = zoek_dubbelen(formulier.te_vergelijken(), request.user)
    noteer_buiten_bereik(gevonden, door=request.user)
    context = {"gevonden": gevonden, "beoordeeld": request.POST.get("iemand_anders", "")}
    return render(request, "trajecten/aanmelden/_dubbelen.html", context)


@schrijft_niet
@vereist(Recht.TRAJECT_AANMELDEN)
@require_POST
def leeftijd(request: Aanvraag) -> HttpResponse:
    """The age beside the limits of the programme; a POST, as a birth date never stands in an address."""
    deelnemer = _gekozen_bestaande(request)
    hint = leeftijd_van(_formulier(request, deelnemer), deelnemer, timezone.localdate())
    return render(request, "trajecten/aanmelden/_leeftijd.html", {"leeftijd": hint})


@vereist(Recht.TRAJECT_AANMELDEN, Recht.TRAJECT_WIJZIGEN)
@require_safe
def startkwalificatie(request: Aanvraag) -> HttpResponse:
    """Whether the level that is chosen is a startkwalificatie."""
    niveau = request.GET.get("opleidingsniveau", "")
    heeft = heeft_startkwalificatie(niveau) if niveau in Opleidingsniveau.values else None
    return render(request, "trajecten/aanmelden/_startkwalificatie.html", {"heeft": heeft})


def _gekozen_bestaande(request: Aanvraag) -> Deelnemer | None:
    """The deelnemer of whom was said "this is the same person"; 404 for one that this person may not choose."""
    if not (pk := getal(request.POST.get("bestaande", ""))):
        return None
    deelnemer = Deelnemer.objects.filter(pk=pk).first()
    if deelnemer is None or not mag_kiezen(deelnemer, request.user):
        raise Http404
    return deelnemer


def _formulier(request: Aanvraag, deelnemer: Deelnemer | None) -> AanmeldFormulier:
    return AanmeldFormulier(
        request.POST or None, door=request.user, deelnemer=deelnemer, vragen=vragen_voor(request.user)
    )


def _behandel(request: Aanvraag, deelnemer: Deelnemer | None, over: str) -> HttpResponse:
    """The form, and saving it; `over` is what its draft is kept under."""
    formulier = _formulier(request, deelnemer)
    if request.method != "POST":
        if concept := concept_van(request.user, CONCEPT, over):
            concept.vul(formulier)
        return _pagina(request, formulier, deelnemer, over, concept=concept)
    if formulier.is_valid():
        try:
            traject = _meld_aan(request, formulier, deelnemer)
        except MogelijkDubbel as dubbel:
            formulier.add_error(None, str(dubbel))
        except DomeinFout as fout:
            formulier.add_error(fout.veld if fout.veld in formulier.fields else None, str(fout))
        else:
            wis_concept(request.user, CONCEPT, over)
            messages.success(request, f"{traject.deelnemer.naam} is aangemeld voor {traject.programma.naam}.")
            _waarschuw_leeftijd(request, traject)
            return redirect(traject)
    return _pagina(request, formulier, deelnemer, over, status=422)


def _meld_aan(request: Aanvraag, formulier: AanmeldFormulier, deelnemer: Deelnemer | None) -> Traject:
    gegevens = formulier.cleaned_data
    aanmelding = Aanmelding(
        **{naam: gegevens[naam] for naam in (*formulier.AANMELDING, "sleutel")},
        uitkeringen=formulier.uitkeringen(),
        startsituatie=formulier.situatie(),
        begeleiders=formulier.begeleiders(),
    )
    if deelnemer is not None:
        return meld_opnieuw_aan(deelnemer=deelnemer, aanmelding=aanmelding, door=request.user)
    return meld_aan(
        persoon=formulier.persoon(),
        aanmelding=aanmelding,
        door=request.user,
        beoordeeld=request.POST.get("iemand_anders", "")[:40],
    )


def _waarschuw_leeftijd(request: Aanvraag, traject: Traject) -> None:
    """Tell who signed somebody up of another age than the programme is for; without JavaScript it is told here."""
    vandaag = timezone.localdate()
    hint = leeftijd_in_programma(traject.deelnemer.geboortedatum, traject.programma, vandaag)
    if hint is not None and hint.past is False:
        messages.warning(request, f"Let op de leeftijd. {hint.zin} Bij de start kijk je of het kan.")


def _pagina(
    request: Aanvraag,
    formulier: AanmeldFormulier,
    deelnemer: Deelnemer | None,
    over: str,
    *,
    concept: Bewaard | None = None,
    status: int = 200,
) -> HttpResponse:
    """The form; what was sent and not saved comes with who may be the same person."""
    gevonden = None
    if request.method == "POST" and deelnemer is None:
        gevonden = zoek_dubbelen(formulier.te_vergelijken(), request.user)
        noteer_buiten_bereik(gevonden, door=request.user)
    context = {
        "formulier": formulier,
        "deelnemer": deelnemer,
        "gevonden": gevonden,
        "beoordeeld": request.POST.get("iemand_anders", ""),
        "heeft": heeft_startkwalificatie(formulier["opleidingsniveau"].value() or ""),
        "leeftijd": leeftijd_van(formulier, deelnemer, timezone.localdate()),
        "concept": concept,
        "concept_url": concept_url(CONCEPT, over),
    }
    return render(request, "trajecten/aanmelden/aanmelden.html", context, status=status)
