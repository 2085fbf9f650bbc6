"""Who is there twice: found, compared, merged, and taken apart again."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from trajecten.aanmelden.diensten.aanmelden import houd_uit_elkaar
from trajecten.aanmelden.diensten.samenvoegen import (
    VELDEN,
    bezwaar_tegen_terugdraaien,
    draai_samenvoeging_terug,
    gevolgen_van,
    voeg_samen,
)
from trajecten.aanmelden.paren import maak_paren
from trajecten.aanmelden.queries import als_persoon, lijken_op, onlangs_samengevoegd, samen_te_voegen
from trajecten.aanmelden.vergelijking import vergelijk_velden
from trajecten.models import Deelnemer, Samenvoeging, Traject
from trajecten.models.samenvoeging import TERUG_TE_DRAAIEN
from trajecten.namen import zonder_accenten
from trajecten.views.aanvraag import Aanvraag

ONLANGS_HOOGSTENS = 20
GEVONDEN_HOOGSTENS = 10
# where a Samenvoeging keeps the keys of the trajecten that moved
TRAJECTEN = "trajecten.traject.deelnemer"


@vereist(Recht.DEELNEMER_SAMENVOEGEN)
@require_safe
def dubbele_deelnemers(request: Aanvraag) -> HttpResponse:
    """All pairs within reach who may be one person, the likeliest first; and what was merged lately."""
    sinds = timezone.now() - TERUG_TE_DRAAIEN
    context = {
        "paren": maak_paren(request.user, request.GET.get("na", "")),
        "onlangs": onlangs_samengevoegd(request.user, sinds)[:ONLANGS_HOOGSTENS],
        "dagen": TERUG_TE_DRAAIEN.days,
    }
    return render(request, "trajecten/aanmelden/dubbele_deelnemers.html", context)


@vereist(Recht.DEELNEMER_SAMENVOEGEN)
@require_safe
def dubbel_van(request: Aanvraag, pk: int) -> HttpResponse:
    """With whom the deelnemer of a traject may be one person; another can be searched."""
    traject = haal_op(Traject.objects.select_related("deelnemer"), request.user, Recht.DEELNEMER_SAMENVOEGEN, pk=pk)
    zoek = " ".join(request.GET.get("zoek", "").split())[:80]
    mag = samen_te_voegen(request.user)
    lijkend = lijken_op(als_persoon(traject.deelnemer), behalve=traject.deelnemer_id)
    binnen = set(mag.filter(pk__in=[deelnemer.pk for deelnemer, _ in lijkend]).values_list("pk", flat=True))
    gezocht = Deelnemer.objects.none()
    if zoek:
        met_naam = Deelnemer.objects.met_naam_als(zonder_accenten(zoek))
        gezocht = (
            mag.exclude(pk=traject.deelnemer_id).filter(pk__in=met_naam.values("pk")).order_by("sorteernaam", "pk")
        )
    context = {
        "traject": traject,
        "zoek": zoek,
        "lijkend": [(deelnemer, gelijkenis) for deelnemer, gelijkenis in lijkend if deelnemer.pk in binnen],
        "gezocht": gezocht[:GEVONDEN_HOOGSTENS],
        "zelf_binnen": mag.filter(pk=traject.deelnemer_id).exists(),
    }
    return render(request, "trajecten/aanmelden/dubbel_van.html", context)


@vereist(Recht.DEELNEMER_SAMENVOEGEN)
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def samenvoegen(request: Aanvraag, een: int, ander: int) -> HttpResponse:
    """Two deelnemers side by side: choose per field, see what moves, merge. `een` stays."""
    eerste, tweede = _haal_beide(request, een, ander)
    fout = ""
    if request.method == "POST":
        try:
            with transaction.atomic():
                gedaan = voeg_samen(
                    behouden=eerste,
                    opgegaan=tweede,
                    overnemen=[veld for veld in VELDEN if request.POST.get(veld) == "tweede"],
                    versies={eerste.pk: _versie(request, "eerste"), tweede.pk: _versie(request, "tweede")},
                    door=request.user,
                )
        except DomeinFout as bezwaar:
            fout = str(bezwaar)
        else:
            messages.success(
                request, f"Samengevoegd tot {gedaan.behouden.naam}. Terugdraaien kan {TERUG_TE_DRAAIEN.days} dagen."
            )
            return redirect("trajecten:dubbele_deelnemers")
    for deelnemer in (eerste, tweede):
        noteer(Soort.DEELNEMERS_VERGELEKEN, door=request.user, over=deelnemer, deelnemer=deelnemer)
    context = {
        "eerste": eerste,
        "tweede": tweede,
        "paren": vergelijk_velden(eerste, tweede),
        "gevolgen": gevolgen_van(eerste, tweede),
        "gekozen": {veld for veld in VELDEN if request.POST.get(veld) == "tweede"} if fout else None,
        "fout": fout,
        "dagen": TERUG_TE_DRAAIEN.days,
    }
    return render(request, "trajecten/aanmelden/samenvoegen.html", context, status=422 if fout else 200)


@vereist(Recht.DEELNEMER_SAMENVOEGEN)
@require_POST
def onderscheiden(request: Aanvraag, een: int, ander: int) -> HttpResponse:
    """Write down that two who look alike are two people."""
    eerste, tweede = _haal_beide(request, een, ander)
    if eerste.pk == tweede.pk:
        raise Http404
    houd_uit_elkaar(eerste, tweede, door=request.user)
    messages.success(request, f"{eerste.naam} en {tweede.naam} zijn twee mensen. Je ziet dit paar niet meer terug.")
    return redirect("trajecten:dubbele_deelnemers")


@vereist(Recht.DEELNEMER_SAMENVOEGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def terugdraaien(request: Aanvraag, samenvoeging: int) -> HttpResponse:
    """Say what comes back, then take a merge apart."""
    gevonden = Samenvoeging.objects.select_related("behouden", "opgegaan").filter(pk=samenvoeging).first()
    if gevonden is None or not samen_te_voegen(request.user).filter(pk=gevonden.behouden_id).exists():
        raise Http404
    fout = bezwaar_tegen_terugdraaien(gevonden)
    if request.method == "POST":
        try:
            bleef = draai_samenvoeging_terug(samenvoeging=gevonden, door=request.user)
        except DomeinFout as bezwaar:
            fout = str(bezwaar)
        else:
            zin = " Wat na het samenvoegen is veranderd, bleef zoals het is." if bleef else ""
            messages.success(
                request, f"{gevonden.behouden.naam} en {gevonden.opgegaan.naam} zijn weer twee deelnemers.{zin}"
            )
            return redirect(reverse("trajecten:dubbele_deelnemers"))
    context = {"samenvoeging": gevonden, "fout": fout, "aantal": len(gevonden.verplaatst.get(TRAJECTEN, []))}
    status = 422 if fout and request.method == "POST" else 200
    return render(request, "trajecten/aanmelden/terugdraaien.html", context, status=status)


def _haal_beide(request: Aanvraag, een: int, ander: int) -> tuple[Deelnemer, Deelnemer]:
    """Both, with everything of theirs within reach; 404 outside the view, 403 when a part of it lies outside."""
    gevraagd = {een, ander}
    gevonden = {d.pk: d for d in samen_te_voegen(request.user).filter(pk__in=gevraagd)}
    if set(gevonden) == gevraagd:
        return gevonden[een], gevonden[ander]
    zichtbaar = Deelnemer.objects.zichtbaar_voor(request.user, Recht.DEELNEMER_SAMENVOEGEN)
    if zichtbaar.filter(pk__in=gevraagd).count() == len(gevraagd):
        raise PermissionDenied(
            "Een van de trajecten begeleidt een collega buiten je team. Vraag de programmamanager om samen te voegen."
        )
    raise Http404


def _versie(request: Aanvraag, welke: str) -> int:
    waarde = request.POST.get(f"versie_{welke}", "")
    return int(waarde) if waarde.isdecimal() and len(waarde) < 10 else 0
