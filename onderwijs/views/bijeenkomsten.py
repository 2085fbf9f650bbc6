"""Meetings: plan them, move one, and write down who was there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onderwijs.aanwezigheidslijst import Aanwezigheidslijst, lees_lijst
from onderwijs.diensten import aanwezigheden, bijeenkomsten
from onderwijs.diensten.contact import leg_als_contact_vast, staat_als_contact
from onderwijs.forms import BijeenkomstFormulier, ReeksFormulier
from onderwijs.models import Bijeenkomst, Groep
from onderwijs.views.formulierpagina import toon_formulier
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.formulierfouten import leg_ernaast
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from trajecten.views.aanvraag import getal
from vormgeving.formulierpagina import Formulierpagina
from vormgeving.taal import uren


@vereist(Recht.GROEP_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def plannen(request: Aanvraag, pk: int) -> HttpResponse:
    """Plan a series in one go."""
    groep = haal_op(Groep.objects.met_onderwerp(), request.user, Recht.GROEP_BEHEREN, pk=pk)
    formulier = ReeksFormulier(request.POST or None, groep=groep, door=request.user)
    if request.method == "POST" and formulier.is_valid():
        try:
            gepland = bijeenkomsten.plan_reeks(
                groep=groep, reeks=formulier.reeks(), moment=formulier.moment(), door=request.user
            )
        except DomeinFout as fout:
            formulier.add_error(fout.veld, str(fout))
        else:
            woord = "bijeenkomst staat" if len(gepland) == 1 else "bijeenkomsten staan"
            messages.success(request, f"{len(gepland)} {woord} nu gepland.")
            return redirect("onderwijs:groep", pk=pk)
    pagina = _pagina(
        groep, "Bijeenkomsten plannen", "Bijeenkomsten plannen", "Alles in één keer: elke week op die dagen."
    )
    return toon_formulier(request, formulier, pagina)


@vereist(Recht.GROEP_INZIEN)
@require_safe
def bijeenkomst(request: Aanvraag, pk: int) -> HttpResponse:
    """Who was there: to read, and for whoever gives the group to write down."""
    gezien = haal_op(Bijeenkomst.objects.met_groep(), request.user, pk=pk)
    return _toon(request, lees_lijst(gezien, request.user))


@vereist(Recht.AANWEZIGHEID_VASTLEGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def aanwezigheid(request: Aanvraag, pk: int) -> HttpResponse:
    """Write down who was there; what cannot be stays on the screen as it was chosen."""
    gezien = haal_op(Bijeenkomst.objects.met_groep(), request.user, Recht.AANWEZIGHEID_VASTLEGGEN, pk=pk)
    if request.method != "POST":
        return redirect("onderwijs:bijeenkomst", pk=pk)
    lijst = lees_lijst(gezien, request.user, request.POST)
    if lijst.fout:
        return _toon(request, lijst, versie=getal(request.POST.get("versie", "")), status=422)
    try:
        aanwezigheden.leg_aanwezigheid_vast(
            bijeenkomst=gezien, versie=getal(request.POST.get("versie", "")), standen=lijst.standen, door=request.user
        )
    except NietMeerActueel as fout:
        gezien.refresh_from_db()
        return _toon(request, lees_lijst(gezien, request.user, request.POST, botsing=True), fout=str(fout), status=409)
    except DomeinFout as fout:
        return _toon(request, lijst, fout=str(fout), status=422)
    messages.success(
        request, f"De aanwezigheid is opgeslagen: {lijst.aantal_aanwezig} van {len(lijst.rijen)} waren er."
    )
    return redirect("onderwijs:bijeenkomst", pk=pk)


@vereist(Recht.GROEP_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def verplaatsen(request: Aanvraag, pk: int) -> HttpResponse:
    """Another day, time, place or trainer for one meeting."""
    gezien = haal_op(Bijeenkomst.objects.met_groep(), request.user, Recht.GROEP_BEHEREN, pk=pk)
    formulier, status = BijeenkomstFormulier(request.POST or None, bijeenkomst=gezien), None
    if request.method == "POST" and formulier.is_valid():
        try:
            _verplaats(gezien, formulier, request)
        except NietMeerActueel as fout:
            status = leg_ernaast(formulier, lambda nu: BijeenkomstFormulier(bijeenkomst=nu), fout)
        except DomeinFout as fout:
            formulier.add_error(fout.veld, str(fout))
        else:
            messages.success(request, "De bijeenkomst is opgeslagen.")
            return redirect("onderwijs:groep", pk=gezien.groep_id)
    pagina = _pagina(gezien.groep, "Bijeenkomst wijzigen", "Bijeenkomst opslaan")
    return toon_formulier(request, formulier, pagina, status=status)


@vereist(Recht.GROEP_BEHEREN)
@require_POST
def doorgaan(request: Aanvraag, pk: int) -> HttpResponse:
    """Cancel a meeting, or let it go on after all."""
    gezien = haal_op(Bijeenkomst.objects.met_groep(), request.user, Recht.GROEP_BEHEREN, pk=pk)
    gaat_door = request.POST.get("gaat_door") == "ja"
    bijeenkomsten.zet_door(bijeenkomst=gezien, gaat_door=gaat_door, door=request.user)
    wat = "gaat door" if gaat_door else "gaat niet door. Je kunt dat nog terugdraaien"
    messages.success(request, f"De bijeenkomst van {gezien.datum:%d-%m-%Y} {wat}.")
    return redirect("onderwijs:groep", pk=gezien.groep_id)


@vereist(Recht.AANWEZIGHEID_VASTLEGGEN)
@require_POST
def contact(request: Aanvraag, pk: int) -> HttpResponse:
    """Write a held meeting down as a contact of this trainer too."""
    gezien = haal_op(Bijeenkomst.objects.met_groep(), request.user, Recht.AANWEZIGHEID_VASTLEGGEN, pk=pk)
    groepscontact = leg_als_contact_vast(bijeenkomst=gezien, door=request.user)
    messages.success(request, f"Ook als contact vastgelegd: {uren(groepscontact.minuten)}, één keer voor jou.")
    return redirect("onderwijs:bijeenkomst", pk=pk)


def _verplaats(gezien: Bijeenkomst, formulier: BijeenkomstFormulier, request: Aanvraag) -> None:
    bijeenkomsten.verplaats_bijeenkomst(
        bijeenkomst=gezien,
        versie=formulier.cleaned_data["versie"],
        datum=formulier.cleaned_data["datum"],
        moment=formulier.moment(),
        door=request.user,
    )


def _pagina(groep: Groep, titel: str, knop: str, *uitleg: str) -> Formulierpagina:
    return Formulierpagina(titel, knop, groep.get_absolute_url(), groep.naam, uitleg=uitleg)


@transaction.atomic
def _toon(request: Aanvraag, lijst: Aanwezigheidslijst, *, fout: str = "", **rest: Any) -> HttpResponse:
    """The list; that somebody looked is written down. `versie` stays what was sent until a conflict was shown."""
    status = rest.pop("status", 200)
    groep = lijst.bijeenkomst.groep
    noteer(Soort.GROEP_BEKEKEN, door=request.user, over=groep, datum=lijst.bijeenkomst.datum.isoformat())
    context = {
        "lijst": lijst,
        "bijeenkomst": lijst.bijeenkomst,
        "groep": groep,
        "versie": rest.get("versie", lijst.bijeenkomst.versie),
        "fout": fout or lijst.fout,
        "kan_contact": _kan_contact(lijst, request),
        "mag_beheren": groep.is_open and mag(request.user, Recht.GROEP_BEHEREN, lijst.bijeenkomst),
    }
    return render(request, "onderwijs/aanwezigheid.html", context, status=status)


def _kan_contact(lijst: Aanwezigheidslijst, request: Aanvraag) -> bool:
    """Whether this trainer can write it down as a contact, and did not yet."""
    gehouden = lijst.bijeenkomst.staat == Bijeenkomst.Staat.GEHOUDEN
    return lijst.mag_vastleggen and gehouden and not staat_als_contact(lijst.bijeenkomst, request.user)
