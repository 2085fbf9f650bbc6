"""The signals: all of them, those that wait, their numbers and their rules."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from toegang.onthouden import een_keer_vragen
from trajecten.concepten import op_pagina, wis_concept
from trajecten.mijn_dag import SIGNALEN_PER_PAGINA, UITSTELLEN, aandacht_voor, eigen_trajecten, ooit_eigen
from trajecten.models import Signaalinstelling, Signaaluitstel, Traject
from trajecten.signaallijst import Opgemerkt, opgemerkt_bij
from trajecten.signaalsoorten import soorten
from trajecten.signaalwerk import diensten
from trajecten.signaalwerk.concept import CONCEPT, over
from trajecten.signaalwerk.forms import InstellingFormulier, UitstelFormulier
from trajecten.signaalwerk.totalen import binnen, maak_totalen
from trajecten.views.aanvraag import Aanvraag, getal

VOL = ["GET", "HEAD", "POST"]


@vereist(Recht.TRAJECT_INZIEN)
@require_safe
@een_keer_vragen()
def signalen(request: Aanvraag) -> HttpResponse:
    """All signals of somebody's own trajecten, or of those in reach for who has none of their own."""
    vandaag, gebruiker = timezone.localdate(), request.user
    eigen = eigen_trajecten(gebruiker, vandaag).exists()
    trajecten = ooit_eigen(gebruiker) if eigen else Traject.objects.zichtbaar_voor(gebruiker)
    soort, uitgesteld = request.GET.get("soort", ""), "uitgesteld" in request.GET
    programma, team = request.GET.get("programma", ""), request.GET.get("team", "")
    beperkt = binnen(trajecten, getal(programma), getal(team) if team.isdecimal() else None)
    vanaf = getal(request.GET.get("vanaf", ""))
    aandacht = aandacht_voor(
        beperkt,
        gebruiker,
        vandaag,
        soort=soort,
        uitgesteld=uitgesteld,
        met_eigen=beperkt is trajecten,
        vanaf=vanaf,
        aantal=SIGNALEN_PER_PAGINA,
    )
    lijst = reverse("trajecten:signalen")
    context = {
        "aandacht": aandacht,
        "tabbladen": [
            {"naam": "Nu", "url": lijst, "actief": not uitgesteld},
            {"naam": f"Uitgesteld ({aandacht.uitgesteld})", "url": f"{lijst}?uitgesteld=ja", "actief": uitgesteld},
        ],
        "soort": soort,
        "uitgesteld": uitgesteld,
        "getoond": vanaf + len(aandacht.regels),
    }
    return render(request, "trajecten/signalen.html", context)


@vereist(Recht.TRAJECT_INZIEN)
@require_http_methods(VOL)
def uitstellen(request: Aanvraag) -> HttpResponse:
    """ "Not now": until when a signal waits, and why. For who guides the deelnemer, or for one's own work."""
    traject = None
    if sleutel := getal(request.GET.get("traject", "")):
        trajecten = Traject.objects.select_related("deelnemer")
        traject = haal_op(trajecten, request.user, UITSTELLEN, pk=sleutel)
    opgemerkt = _zoek(request, traject)
    if opgemerkt is None or opgemerkt.uitstel is not None:
        messages.info(request, "Dit signaal is er nu niet meer.")
        return redirect(_terug(request))
    form = UitstelFormulier(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            uitstel = diensten.stel_signaal_uit(signaal=opgemerkt.signaal, door=request.user, **form.cleaned_data)
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
        else:
            wis_concept(request.user, CONCEPT, over(opgemerkt.signaal))
            messages.success(request, f"Dit signaal komt terug op {uitstel.tot:%d-%m-%Y}.")
            return redirect(_terug(request))
    context = {"form": form, "signaal": opgemerkt.signaal, "traject": traject, "terug": _terug(request)}
    context |= op_pagina(request.user, CONCEPT, over(opgemerkt.signaal), form)
    status = 422 if form.errors else 200
    return render(request, "trajecten/signaalwerk/uitstellen.html", context, status=status)


@vereist(Recht.TRAJECT_INZIEN)
@require_POST
def terughalen(request: Aanvraag, pk: int) -> HttpResponse:
    """Let a signal that waits ask attention again today."""
    uitstel = get_object_or_404(Signaaluitstel, pk=pk)
    if uitstel.traject_id is None:
        if uitstel.medewerker_id != request.user.pk:
            raise Http404
    else:
        haal_op(Traject, request.user, UITSTELLEN, pk=uitstel.traject_id)
    diensten.haal_signaal_terug(uitstel=uitstel, door=request.user)
    messages.success(request, "Dit signaal staat er weer.")
    return redirect("trajecten:signalen")


@vereist(Recht.RAPPORT_INZIEN)
@require_safe
@een_keer_vragen()
def totalen(request: Aanvraag) -> HttpResponse:
    """How many signals of each kind there are, by programma or by team."""
    per = "team" if request.GET.get("per") == "team" else "programma"
    trajecten = Traject.objects.zichtbaar_voor(request.user)
    beeld = maak_totalen(trajecten, request.user, timezone.localdate(), per)
    return render(request, "trajecten/signaalwerk/totalen.html", {"totalen": beeld})


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_safe
def instellingen(request: Aanvraag) -> HttpResponse:
    """The rules of all kinds of signals, each in words with its numbers."""
    ingesteld = {instelling.code: instelling for instelling in Signaalinstelling.objects.all()}
    rijen = [
        {"soort": soort, "instelling": ingesteld.get(soort.code), "drempels": _drempels(soort, ingesteld)}
        for soort in sorted(soorten.values(), key=lambda s: (s.volgorde, s.naam))
    ]
    return render(request, "trajecten/signaalwerk/instellingen.html", {"rijen": rijen})


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_http_methods(VOL)
def instelling(request: Aanvraag, code: str) -> HttpResponse:
    """Set one kind of signal."""
    soort = soorten.get(code)
    if soort is None:
        raise Http404
    nu = Signaalinstelling.objects.filter(code=code).first()
    form = InstellingFormulier(request.POST or None, soort=soort, instelling=nu)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            gegevens = {"aan": form.cleaned_data["aan"], "versie": form.cleaned_data["versie"]}
            try:
                diensten.stel_signaal_in(code=code, drempels=form.drempels(), door=request.user, **gegevens)
            except NietMeerActueel as fout:
                form.zet_naast(InstellingFormulier(soort=soort, instelling=fout.nu), fout.nu.versie)
                status = fout.status
            except DomeinFout as fout:
                form.add_error(fout.veld, str(fout))
            else:
                messages.success(request, f"“{soort.naam}” is ingesteld.")
                return redirect("trajecten:signaalinstellingen")
    context = {"form": form, "soort": soort}
    return render(request, "trajecten/signaalwerk/instelling.html", context, status=status)


def _zoek(request: Aanvraag, traject: Traject | None) -> Opgemerkt | None:
    """The signal that the address names, as it is today; None when it is gone."""
    bron = Traject.objects.filter(pk=traject.pk) if traject else Traject.objects.none()
    alle = opgemerkt_bij(bron, request.user, timezone.localdate(), met_eigen=traject is None)
    gezocht = (request.GET.get("code", ""), request.GET.get("kenmerk", ""))
    return next((o for o in alle if (o.signaal.code, o.signaal.kenmerk) == gezocht), None)


def _drempels(soort: Any, ingesteld: dict[str, Signaalinstelling]) -> list[tuple[str, int, str]]:
    """Of each threshold its label, its number now and its unit."""
    eigen = ingesteld[soort.code].drempels if soort.code in ingesteld else {}
    return [(d.label, eigen.get(d.naam, d.standaard), d.eenheid) for d in soort.drempels]


def _terug(request: Aanvraag) -> str:
    """The page from which somebody came: Mijn dag, or the list of signals."""
    return reverse("trajecten:mijn_dag" if request.GET.get("terug") == "dag" else "trajecten:signalen")
