"""Pages of koppels: making one from a dossier, looking at one, changing and closing it."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from onderwijs.koppel import diensten
from onderwijs.koppel.forms import (
    CONCEPT,
    CONCEPT_AFSLUITEN,
    CONCEPT_WIJZIGEN,
    LEERMEESTER,
    AfsluitFormulier,
    KoppelFormulier,
    WijzigFormulier,
    eerste_dag_erna,
)
from onderwijs.koppel.zicht import kandidaten, koppelregels
from onderwijs.models import Koppel
from onderwijs.opleiding.formulierpagina import Afloop, behandel, naar_url
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.matrix import Recht
from trajecten.dossier import noteer_bekeken
from trajecten.models import Traject
from vormgeving.formulierpagina import Formulierpagina

UITLEG = (
    "Een leermeester is een deelnemer die het vak leert aan een ander.",
    "Dit staat in het dossier van allebei. Wie een van beiden begeleidt, leest het.",
)


@vereist(Recht.KOPPEL_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Make a koppel of this deelnemer and another one."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.KOPPEL_WIJZIGEN, pk=pk)
    anderen = kandidaten(traject, request.user, timezone.localdate())
    form = KoppelFormulier(request.POST or None, traject=traject, kandidaten=anderen)

    def bewaar() -> Koppel:
        velden = form.cleaned_data
        mensen = [traject, velden["ander"]] if velden["rol"] == LEERMEESTER else [velden["ander"], traject]
        return diensten.koppel_mensen(
            leermeester=mensen[0],
            gezel=mensen[1],
            vak=velden["vak"],
            doelen=velden["doelen"],
            van=velden["van"],
            tot=eerste_dag_erna(velden["laatste_dag"]),
            door=request.user,
        )

    afloop = Afloop(bewaar, lambda koppel: f"{koppel} zijn nu een koppel.", naar_url, concept=(CONCEPT, traject.pk))
    naam = traject.deelnemer.naam
    pagina = Formulierpagina(
        "Leermeester en gezel koppelen", "Koppel opslaan", traject.get_absolute_url(), naam, naam, UITLEG
    )
    return behandel(request, form, pagina, afloop)


@vereist(Recht.TRAJECT_INZIEN)
@require_safe
@transaction.atomic
def koppel(request: Aanvraag, pk: int) -> HttpResponse:
    """One koppel; it is part of the dossiers of both, so looking at it is noted for both that may be seen."""
    gevraagd = haal_op(Koppel.objects.met_mensen(), request.user, pk=pk)
    vandaag = timezone.localdate()
    mensen = [gevraagd.leermeester, gevraagd.gezel]
    # seen from the other one, each line shows the name as far as it may be known
    regels = [koppelregels(ander, [gevraagd], request.user, vandaag)[0] for ander in reversed(mensen)]
    for traject, regel in zip(mensen, regels, strict=True):
        if regel.ander_url:
            noteer_bekeken(request, traject, "koppel")
    context = {
        "koppel": gevraagd,
        "leermeester": regels[0],
        "gezel": regels[1],
        "wijzigen": gevraagd.is_open and mag(request.user, Recht.KOPPEL_WIJZIGEN, gevraagd),
    }
    return render(request, "onderwijs/koppel/koppel.html", context)


@vereist(Recht.KOPPEL_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: Aanvraag, pk: int) -> HttpResponse:
    """Change what is learned, the goals and the days."""
    gevraagd = haal_op(Koppel.objects.met_mensen(), request.user, Recht.KOPPEL_WIJZIGEN, pk=pk)
    form = WijzigFormulier(request.POST or None, koppel=gevraagd)

    def bewaar() -> Koppel:
        velden = form.cleaned_data
        return diensten.wijzig_koppel(
            koppel=gevraagd,
            vak=velden["vak"],
            doelen=velden["doelen"],
            van=velden["van"],
            tot=eerste_dag_erna(velden["laatste_dag"]),
            versie=velden["versie"],
            door=request.user,
        )

    afloop = Afloop(
        doe=bewaar,
        melding=lambda _: "Het koppel is opgeslagen.",
        naar=lambda _: gevraagd.get_absolute_url(),
        huidig=lambda nu: WijzigFormulier(koppel=nu),
        concept=(CONCEPT_WIJZIGEN, gevraagd.pk),
    )
    return behandel(request, form, _pagina(gevraagd, "Koppel wijzigen", "Koppel opslaan"), afloop)


@vereist(Recht.KOPPEL_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def afsluiten(request: Aanvraag, pk: int) -> HttpResponse:
    """Close a koppel, with what teaching taught the leermeester."""
    gevraagd = haal_op(Koppel.objects.met_mensen(), request.user, Recht.KOPPEL_WIJZIGEN, pk=pk)
    form = AfsluitFormulier(request.POST or None, koppel=gevraagd)

    def bewaar() -> Koppel:
        velden = form.cleaned_data
        return diensten.sluit_koppel(
            koppel=gevraagd,
            uitkomst=velden["uitkomst"],
            tot=eerste_dag_erna(velden["laatste_dag"]),
            leermeester_leerde=velden["leermeester_leerde"],
            vandaag=timezone.localdate(),
            versie=velden["versie"],
            door=request.user,
        )

    afloop = Afloop(
        doe=bewaar,
        melding=lambda _: "Het koppel is afgesloten.",
        naar=lambda _: gevraagd.get_absolute_url(),
        huidig=lambda nu: AfsluitFormulier(koppel=nu),
        concept=(CONCEPT_AFSLUITEN, gevraagd.pk),
    )
    return behandel(request, form, _pagina(gevraagd, "Koppel afsluiten", "Koppel afsluiten"), afloop)


def _pagina(koppel: Koppel, titel: str, knop: str) -> Formulierpagina:
    return Formulierpagina(titel, knop, koppel.get_absolute_url(), str(koppel), str(koppel), UITLEG)
