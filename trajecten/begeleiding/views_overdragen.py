"""Handing over: choose whom, say what the colleague must know, look, and do it. And the page that goes along."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.begeleiding import overdragen
from trajecten.begeleiding.concepten import OVERDRAGEN
from trajecten.begeleiding.forms import OverdraagFormulier
from trajecten.begeleiding.zicht import samenvatting_van
from trajecten.concepten import op_pagina, wis_concept
from trajecten.dossier import noteer_bekeken
from trajecten.kolommen import huizen_van
from trajecten.models import Betrokkene, Overdracht, Traject
from trajecten.stappenplan.views import meld_in
from trajecten.stappenplan.zicht import noteer_bijzonder
from trajecten.views.aanvraag import Aanvraag, getal

HOOGSTENS = 100


@vereist(Recht.BEGELEIDING_WIJZIGEN)
@require_safe
def kiezen(request: Aanvraag) -> HttpResponse:
    """Of whom, in which role, and which deelnemers; `?alles=1` chooses all of them."""
    vandaag = timezone.localdate()
    van, rol = _van_en_rol(request, verplicht=False)
    trajecten = list(_over_te_dragen(request, van, rol)[: HOOGSTENS + 1]) if van and rol else []
    context = {
        "begeleiders": _begeleiders(request),
        "rollen": Betrokkene.Rol.choices,
        "van": van,
        "rol": rol,
        "trajecten": trajecten[:HOOGSTENS],
        "meer": len(trajecten) > HOOGSTENS,
        "alles": "alles" in request.GET,
        "huizen": huizen_van(trajecten[:HOOGSTENS], request.user, vandaag),
    }
    return render(request, "trajecten/begeleiding/overdragen_kiezen.html", context)


@vereist(Recht.BEGELEIDING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def gegevens(request: Aanvraag) -> HttpResponse:
    """To whom, from when and what to watch out for; then what changes; then it is done."""
    if request.method == "POST" and (eerder := _al_gedaan(request)):
        return _klaar(request, eerder)
    van, rol = _van_en_rol(request, verplicht=True)
    gevraagd = {getal(pk) for pk in request.GET.getlist("traject")[:HOOGSTENS]}
    trajecten = list(_over_te_dragen(request, van, rol).filter(pk__in=gevraagd))
    if not trajecten and request.method != "POST":
        messages.error(request, "Kies eerst minstens één deelnemer.")
        return redirect("trajecten:overdragen")
    form = OverdraagFormulier(request.POST or None, trajecten=trajecten, van=van)
    over = _onderwerp(van, rol, trajecten)
    context: dict[str, Any] = {"form": form, "trajecten": trajecten, "van": van, "rol": Betrokkene.Rol(rol).label}
    context |= op_pagina(request.user, OVERDRAGEN, over, form)
    if request.method != "POST" or not form.is_valid() or "wijzigen" in request.POST:
        return _formulierpagina(request, context)
    echt = "bevestigd" in request.POST
    try:
        with transaction.atomic():
            gedaan = overdragen.draag_over(
                trajecten=trajecten, van=van, rol=rol, door=request.user, **form.argumenten()
            )
            transaction.set_rollback(not echt)
    except DomeinFout as fout:
        meld_in(form, fout)
        return _formulierpagina(request, context)
    if echt:
        wis_concept(request.user, OVERDRAGEN, over)
        return _klaar(request, gedaan)
    context |= {"naar": form.cleaned_data["naar"], "dag": form.cleaned_data["ingangsdatum"]}
    context["stappen"] = overdragen.open_stappen_van(trajecten, van)
    return render(request, "trajecten/begeleiding/overdragen_bekijken.html", context)


@vereist(Recht.TRAJECT_INZIEN)
@require_safe
@transaction.atomic
def overdracht(request: Aanvraag, pk: int) -> HttpResponse:
    """The one page that goes with a hand-over."""
    gevraagd = haal_op(Overdracht.objects.om_te_tonen(), request.user, pk=pk)
    noteer_bekeken(request, gevraagd.traject, "overdracht")
    samenvatting = samenvatting_van(gevraagd, request.user, timezone.localdate())
    if samenvatting.plan and samenvatting.plan.toont_bijzonder:
        noteer_bijzonder(gevraagd.traject, door=request.user)
    context = {"samenvatting": samenvatting, "overdracht": gevraagd, "traject": gevraagd.traject}
    return render(request, "trajecten/begeleiding/overdracht.html", context)


@vereist(Recht.TRAJECT_INZIEN)
@require_POST
def gelezen(request: Aanvraag, pk: int) -> HttpResponse:
    """Who takes over has read the page."""
    gevraagd = haal_op(Overdracht.objects.om_te_tonen(), request.user, pk=pk)
    overdragen.lees_overdracht(overdracht=gevraagd, door=request.user)
    messages.success(request, f"De overdracht van {gevraagd.traject.deelnemer.naam} is gelezen.")
    return redirect(gevraagd.traject)


def _over_te_dragen(request: Aanvraag, van: Gebruiker, rol: str) -> QuerySet[Traject]:
    """What `van` guides in `rol`, now or later, and is within reach; in order of name."""
    eigen = Betrokkene.objects.filter(gebruiker=van, rol=rol).nu().values("traject")
    vandaag = timezone.localdate()
    binnen = Traject.objects.zichtbaar_voor(request.user, Recht.BEGELEIDING_WIJZIGEN).filter(pk__in=eigen)
    return binnen.niet_gestopt_op(vandaag).select_related("deelnemer", "programma").op_naam()


def _begeleiders(request: Aanvraag) -> QuerySet[Gebruiker]:
    """Who guides something within reach."""
    binnen = Traject.objects.zichtbaar_voor(request.user, Recht.BEGELEIDING_WIJZIGEN)
    bezig = Betrokkene.objects.nu().filter(traject__in=binnen.niet_gestopt_op(timezone.localdate()))
    return Gebruiker.objects.filter(pk__in=bezig.values("gebruiker")).order_by("achternaam", "voornaam", "pk")


def _van_en_rol(request: Aanvraag, *, verplicht: bool) -> Any:
    """The colleague and the role of the address, the reader's own where nothing was chosen.

    Raises Http404 for a colleague who guides nothing within reach.
    """
    rol, pk = request.GET.get("rol", ""), request.GET.get("van", "")
    rol = rol if rol in Betrokkene.Rol.values else ""
    van = _begeleiders(request).filter(pk=getal(pk)).first() if pk else None
    if verplicht and not (van and rol):
        raise Http404
    return van, rol


def _onderwerp(van: Gebruiker, rol: str, trajecten: list[Traject]) -> str:
    """What a draft is about: whose guidance, and of whom the first is."""
    return f"{van.pk}-{rol}-{trajecten[0].pk if trajecten else 0}-{len(trajecten)}"


def _al_gedaan(request: Aanvraag) -> list[Overdracht]:
    """What this form handed over before: sent twice, or sent again after going back."""
    try:
        bundel = UUID(request.POST.get("bundel", ""))
    except ValueError:
        return []
    return list(Overdracht.objects.filter(bundel=bundel, gemaakt_door=request.user).om_te_tonen())


def _formulierpagina(request: Aanvraag, context: dict[str, Any]) -> HttpResponse:
    status = 422 if context["form"].errors else 200
    return render(request, "trajecten/begeleiding/overdragen.html", context, status=status)


def _klaar(request: Aanvraag, gedaan: list[Overdracht]) -> HttpResponse:
    naar = gedaan[0].naar.naam
    wie = gedaan[0].traject.deelnemer.naam if len(gedaan) == 1 else f"{len(gedaan)} deelnemers"
    messages.success(request, f"{wie} {'is' if len(gedaan) == 1 else 'zijn'} overgedragen aan {naar}.")
    return redirect("trajecten:lijst")
