"""Changing what is known of somebody, card by card; what a colleague saved meanwhile is shown beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from toegang.controle import eis, haal_op, mag
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.aanmelden.diensten import wijzigen as diensten
from trajecten.aanmelden.forms.wijzigen import (
    AanmeldingFormulier,
    PersoonFormulier,
    SituatieFormulier,
    UitkeringFormulier,
)
from trajecten.aanmelden.kaarten import noteer_bijzonder
from trajecten.aanmelden.regels import heeft_startkwalificatie
from trajecten.aanmelden.vragen import BIJZONDERE_VRAGEN, vragen_voor
from trajecten.concepten import op_pagina, wis_concept
from trajecten.models import Traject, Uitkering
from trajecten.views.aanvraag import Aanvraag
from vormgeving.formulier import Formulier

VOL = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class Bewerking:
    """How one card is changed.

    `maak` gives the form for what was sent (None before) and for the record as it is; `bewaar` saves it. `kaart` is
    the card to return to, `concept` the draft: its code, and the key of what it is about.
    """

    titel: str
    kaart: str
    klaar: str
    sjabloon: str
    maak: Callable[[QueryDict | None, Any], Formulier]
    bewaar: Callable[[Any], object]
    nu: Any
    concept: tuple[str, int]


@vereist(Recht.TRAJECT_WIJZIGEN)
@require_http_methods(VOL)
def persoon(request: Aanvraag, pk: int) -> HttpResponse:
    """Name, date of birth, contact and languages."""
    traject = _haal_op(request, pk)
    velden = [*PersoonFormulier.PERSOON[:-1]]

    def maak(gegevens: QueryDict | None, deelnemer: Any) -> PersoonFormulier:
        begin = {veld: getattr(deelnemer, veld) for veld in velden}
        return PersoonFormulier(gegevens, initial=begin, versie=deelnemer.versie)

    def bewaar(form: PersoonFormulier) -> object:
        versie = form.cleaned_data["versie"]
        return diensten.wijzig_persoon(traject=traject, persoon=form.persoon(), versie=versie, door=request.user)

    klaar = "De gegevens zijn bewaard."
    bewerking = Bewerking(
        "Persoon wijzigen",
        "persoon",
        klaar,
        "_wijzig_persoon",
        maak,
        bewaar,
        traject.deelnemer,
        ("persoon_wijzigen", pk),
    )
    return _behandel(request, traject, bewerking)


@vereist(Recht.TRAJECT_WIJZIGEN)
@require_http_methods(VOL)
@transaction.atomic
def aanmelding(request: Aanvraag, pk: int) -> HttpResponse:
    """When and how somebody came, and what they want."""
    traject = _haal_op(request, pk)
    met_bijzonder = mag(request.user, Recht.BIJZONDER_INZIEN, traject)
    if met_bijzonder:
        noteer_bijzonder(traject, request.user, "aanmelding")

    def maak(gegevens: QueryDict | None, huidig: Any) -> AanmeldingFormulier:
        begin = {veld: getattr(huidig, veld) for veld in AanmeldingFormulier.AANMELDING}
        return AanmeldingFormulier(gegevens, initial=begin, versie=huidig.versie, met_bijzonder=met_bijzonder)

    def bewaar(form: AanmeldingFormulier) -> object:
        return diensten.wijzig_aanmelding(
            traject=traject,
            aanmelding=form.aanmelding(),
            versie=form.cleaned_data["versie"],
            met_bijzonder=met_bijzonder,
            door=request.user,
        )

    klaar = "De aanmelding is bewaard."
    bewerking = Bewerking(
        "Aanmelding wijzigen", "aanmelding", klaar, "_wijzig_alles", maak, bewaar, traject, ("aanmelding_wijzigen", pk)
    )
    return _behandel(request, traject, bewerking)


@vereist(Recht.TRAJECT_WIJZIGEN)
@require_http_methods(VOL)
@transaction.atomic
def startsituatie(request: Aanvraag, pk: int) -> HttpResponse:
    """A corrected start situation, which becomes a new version; or the first."""
    traject = _haal_op(request, pk)
    eis(request.user, Recht.SITUATIE_INZIEN, traject)
    vragen = vragen_voor(request.user, traject)
    if set(vragen) & set(BIJZONDERE_VRAGEN):
        noteer_bijzonder(traject, request.user, "startsituatie")

    def maak(gegevens: QueryDict | None, oud: Any) -> SituatieFormulier:
        begin = {veld: getattr(oud, veld) for veld in diensten.VRAGEN} if oud else {}
        return SituatieFormulier(gegevens, initial=begin, versie=oud.versie if oud else 0, vragen=vragen)

    def bewaar(form: SituatieFormulier) -> object:
        return diensten.verbeter_startsituatie(
            traject=traject,
            antwoorden=form.antwoorden(),
            reden=form.cleaned_data.get("reden", ""),
            vanaf=form.cleaned_data["versie"],
            door=request.user,
        )

    oud = diensten.laatste_startsituatie(traject)
    titel = "Startsituatie verbeteren" if oud else "Startsituatie invullen"
    klaar = "De startsituatie is bewaard."
    bewerking = Bewerking(titel, "startsituatie", klaar, "_wijzig_situatie", maak, bewaar, oud, ("startsituatie", pk))
    return _behandel(request, traject, bewerking)


@vereist(Recht.TRAJECT_WIJZIGEN)
@require_http_methods(VOL)
def uitkering_toevoegen(request: Aanvraag, pk: int) -> HttpResponse:
    """Write down a benefit."""
    traject = _haal_op(request, pk)
    eis(request.user, Recht.SITUATIE_INZIEN, traject)

    def maak(gegevens: QueryDict | None, nu: Any) -> UitkeringFormulier:
        formulier = UitkeringFormulier(gegevens)
        del formulier.fields["tot"]
        return formulier

    def bewaar(form: UitkeringFormulier) -> object:
        soort, van = form.cleaned_data["soort"], form.cleaned_data["van"]
        return diensten.voeg_uitkering_toe(traject=traject, soort=soort, van=van, door=request.user)

    klaar = "De uitkering is bewaard."
    bewerking = Bewerking(
        "Uitkering toevoegen", "uitkeringen", klaar, "_wijzig_alles", maak, bewaar, None, ("uitkering_nieuw", pk)
    )
    return _behandel(request, traject, bewerking)


@vereist(Recht.TRAJECT_WIJZIGEN)
@require_http_methods(VOL)
def uitkering_wijzigen(request: Aanvraag, pk: int, uitkering: int) -> HttpResponse:
    """Change a benefit, or write down that it has stopped."""
    traject = _haal_op(request, pk)
    eis(request.user, Recht.SITUATIE_INZIEN, traject)
    gevonden = Uitkering.objects.filter(deelnemer=traject.deelnemer_id, pk=uitkering).first()
    if gevonden is None:
        raise Http404

    def maak(gegevens: QueryDict | None, huidig: Any) -> UitkeringFormulier:
        begin = {veld: getattr(huidig, veld) for veld in ("soort", "van", "tot")}
        return UitkeringFormulier(gegevens, initial=begin, versie=huidig.versie)

    def bewaar(form: UitkeringFormulier) -> object:
        return diensten.wijzig_uitkering(uitkering=gevonden, door=request.user, **form.cleaned_data)

    klaar = "De uitkering is bewaard."
    bewerking = Bewerking(
        "Uitkering wijzigen", "uitkeringen", klaar, "_wijzig_alles", maak, bewaar, gevonden, ("uitkering", uitkering)
    )
    return _behandel(request, traject, bewerking)


def _haal_op(request: Aanvraag, pk: int) -> Traject:
    trajecten = Traject.objects.select_related("deelnemer", "programma")
    return haal_op(trajecten, request.user, Recht.TRAJECT_WIJZIGEN, pk=pk)


def _behandel(request: Aanvraag, traject: Traject, bewerking: Bewerking) -> HttpResponse:
    if request.method != "POST":
        return _pagina(request, traject, bewerking, bewerking.maak(None, bewerking.nu))
    formulier = bewerking.maak(request.POST, bewerking.nu)
    status = 422
    if formulier.is_valid():
        try:
            bewerking.bewaar(formulier)
        except NietMeerActueel as fout:
            if fout.nu is None:
                raise
            formulier.zet_naast(bewerking.maak(None, fout.nu), fout.nu.versie)
            status = fout.status
        except DomeinFout as fout:
            formulier.add_error(fout.veld if fout.veld in formulier.fields else None, str(fout))
        else:
            wis_concept(request.user, *bewerking.concept)
            messages.success(request, bewerking.klaar)
            return redirect(f"{reverse('trajecten:gegevens', args=[traject.pk])}#{bewerking.kaart}")
    return _pagina(request, traject, bewerking, formulier, status)


def _pagina(
    request: Aanvraag, traject: Traject, bewerking: Bewerking, formulier: Formulier, status: int = 200
) -> HttpResponse:
    concept = op_pagina(request.user, *bewerking.concept, formulier)
    niveau = formulier["opleidingsniveau"].value() if "opleidingsniveau" in formulier.fields else ""
    context = {
        "traject": traject,
        "bewerking": bewerking,
        "formulier": formulier,
        "velden": f"trajecten/aanmelden/{bewerking.sjabloon}.html",
        "heeft": heeft_startkwalificatie(niveau or ""),
    } | concept
    return render(request, "trajecten/aanmelden/wijzigen.html", context, status=status)
