"""Employers who are there twice: found, compared, merged, and taken apart again."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import schrijft_niet, vereist
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.models.samenvoeging import TERUG_TE_DRAAIEN
from werkgevers.models import Werkgever, Werkgeversamenvoeging
from werkgevers.werkgever.dubbelen import kenmerk_van, zoek_dubbelen
from werkgevers.werkgever.samenvoegen import (
    VELDEN,
    bezwaar_tegen_terugdraaien,
    draai_samenvoeging_terug,
    gevolgen_van,
    voeg_samen,
)

GEVONDEN_HOOGSTENS = 10
DAGEN = TERUG_TE_DRAAIEN.days


@dataclass(frozen=True)
class Veldpaar:
    """One field of both, in words; `uit_tweede` is chosen beforehand when only the second knows it."""

    veld: str
    label: str
    eerste: str
    tweede: str

    @property
    def verschilt(self) -> bool:
        """Whether there is something to choose."""
        return self.eerste != self.tweede

    @property
    def uit_tweede(self) -> bool:
        """Whether only the second knows it."""
        return bool(self.tweede and not self.eerste)


@schrijft_niet
@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_POST
def dubbelen(request: Aanvraag) -> HttpResponse:
    """Which employers may be the one that is being typed."""
    gevonden = zoek_dubbelen(request.POST.get("naam", ""), "".join(request.POST.get("kvk_nummer", "").split()))
    context = {
        "dubbelen": gevonden,
        "kenmerk": kenmerk_van(gevonden),
        "beoordeeld": request.POST.get("andere_werkgever", ""),
    }
    return render(request, "werkgevers/werkgever/_dubbelen.html", context)


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_safe
def dubbel_van(request: Aanvraag, pk: int) -> HttpResponse:
    """With which other record an employer may be the same; another can be searched."""
    werkgever = haal_op(Werkgever, request.user, Recht.WERKGEVER_WIJZIGEN, pk=pk)
    zoek = " ".join(request.GET.get("zoek", "").replace("\0", "").split())[:80]
    anderen = Werkgever.objects.bestaand().exclude(pk=pk)
    context = {
        "werkgever": werkgever,
        "zoek": zoek,
        "lijkend": zoek_dubbelen(werkgever.naam, werkgever.kvk_nummer, behalve=pk),
        "gezocht": anderen.zoek(zoek).op_naam()[:GEVONDEN_HOOGSTENS] if zoek else anderen.none(),
    }
    return render(request, "werkgevers/werkgever/dubbel_van.html", context)


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def samenvoegen(request: Aanvraag, een: int, ander: int) -> HttpResponse:
    """Two records side by side: choose per field, see what moves, merge. `een` stays."""
    alle = Werkgever.objects.select_related("vaste_jobcoach")
    eerste, tweede = (haal_op(alle, request.user, Recht.WERKGEVER_WIJZIGEN, pk=pk) for pk in (een, ander))
    if eerste == tweede:
        raise Http404
    fout, status = "", 200
    if request.method == "POST":
        try:
            gedaan = voeg_samen(
                behouden=eerste,
                opgegaan=tweede,
                overnemen=[veld for veld in VELDEN if request.POST.get(veld) == "tweede"],
                versies={eerste.pk: _versie(request, "eerste"), tweede.pk: _versie(request, "tweede")},
                door=request.user,
            )
        except DomeinFout as bezwaar:
            fout, status = str(bezwaar), 422
        else:
            messages.success(request, f"Samengevoegd tot {gedaan.behouden.naam}. Terugdraaien kan {DAGEN} dagen.")
            return redirect(gedaan.behouden)
    context = {
        "eerste": eerste,
        "tweede": tweede,
        "paren": [_paar(veld, eerste, tweede) for veld in VELDEN],
        "gevolgen": gevolgen_van(eerste, tweede),
        "gekozen": {veld for veld in VELDEN if request.POST.get(veld) == "tweede"} if fout else None,
        "fout": fout,
        "dagen": DAGEN,
    }
    return render(request, "werkgevers/werkgever/samenvoegen.html", context, status=status)


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def terugdraaien(request: Aanvraag, pk: int) -> HttpResponse:
    """Say what comes back, then take a merge apart."""
    gevonden = Werkgeversamenvoeging.objects.select_related("behouden", "opgegaan").filter(pk=pk).first()
    if gevonden is None:
        raise Http404
    fout, status = bezwaar_tegen_terugdraaien(gevonden), 200
    if request.method == "POST":
        try:
            bleef = draai_samenvoeging_terug(samenvoeging=gevonden, door=request.user)
        except DomeinFout as bezwaar:
            fout, status = str(bezwaar), 422
        else:
            zin = " Wat na het samenvoegen is veranderd, bleef zoals het is." if bleef else ""
            namen = f"{gevonden.behouden.naam} en {gevonden.opgegaan.naam}"
            messages.success(request, f"{namen} zijn weer twee werkgevers.{zin}")
            return redirect(gevonden.opgegaan)
    context = {
        "samenvoeging": gevonden,
        "fout": fout,
        "plaatsingen": len(gevonden.verplaatst.get("werkgevers.plaatsing", [])),
    }
    return render(request, "werkgevers/werkgever/terugdraaien.html", context, status=status)


def _paar(veld: str, eerste: Werkgever, tweede: Werkgever) -> Veldpaar:
    label = str(Werkgever._meta.get_field(veld).verbose_name)  # type: ignore[union-attr]
    return Veldpaar(
        veld, label[:1].upper() + label[1:], str(getattr(eerste, veld) or ""), str(getattr(tweede, veld) or "")
    )


def _versie(request: Aanvraag, welke: str) -> int:
    waarde = request.POST.get(f"versie_{welke}", "")
    return int(waarde) if waarde.isdecimal() and len(waarde) < 10 else 0
