"""The groups: the list, one of them, and what changes it."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from onderwijs.diensten import deelnames, groepen
from onderwijs.diensten.afwijken import RedenGevraagd
from onderwijs.forms import GroepFormulier, NotitieFormulier, SluitFormulier
from onderwijs.groepenlijst import KLAAR, maak_groepenlijst
from onderwijs.groepspagina import groepspagina
from onderwijs.models import Deelname, Groep
from onderwijs.models.leerlijn import AFWIJKING_HOOGSTENS
from onderwijs.overzicht import KANDIDATEN_PER_PAGINA, kandidaten_voor, na_traject, personen_van
from onderwijs.views.deelnames import vraag_reden
from onderwijs.views.formulierpagina import toon_formulier
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.formulierfouten import leg_ernaast
from toegang.fouten import DomeinFout, NietMeerActueel, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from trajecten.concepten import concept_url, concept_van, wis_concept
from trajecten.lijst import Vraag
from trajecten.models import Traject
from trajecten.views.aanvraag import getal
from vormgeving.formulierpagina import Formulierpagina

# the draft of a note about a group
NOTITIE = "groepsnotitie"
NIEUW = Formulierpagina("Groep maken", "Groep opslaan", reverse_lazy("onderwijs:groepen"), "Groepen")
UITLEG_SLUITEN = (
    "Is de groep klaar? Dan heeft iedereen die erin zit de groep afgerond.",
    "Gaat de groep niet door? Dan stopt de deelname van iedereen, met die reden.",
    "Bijeenkomsten die nog komen, vervallen.",
)


@vereist(Recht.GROEP_INZIEN)
@require_safe
def lijst(request: Aanvraag) -> HttpResponse:
    """The groups in reach: those that are open, or those that are done."""
    stand, na = request.GET.get("stand", ""), getal(request.GET.get("na", ""))
    pagina = maak_groepenlijst(request.user, stand=stand, na=na, vandaag=timezone.localdate())
    context = {
        "pagina": pagina,
        "tabs": [
            {"naam": "Open", "url": reverse("onderwijs:groepen"), "actief": not pagina.klaar},
            {"naam": "Klaar", "url": f"{reverse('onderwijs:groepen')}?stand={KLAAR}", "actief": pagina.klaar},
        ],
        "mag_maken": mag(request.user, Recht.GROEP_BEHEREN),
        "mag_leerlijnen": mag(request.user, Recht.LEERLIJN_BEHEREN),
    }
    return render(request, "onderwijs/groepen.html", context)


@vereist(Recht.GROEP_INZIEN)
@require_safe
@transaction.atomic
def groep(request: Aanvraag, pk: int) -> HttpResponse:
    """Who is in it, who waits, when they meet; that somebody looked is written down."""
    gezien = haal_op(Groep.objects.voor_lijst(), request.user, pk=pk)
    pagina = groepspagina(gezien, request.user, timezone.localdate())
    noteer(Soort.GROEP_BEKEKEN, door=request.user, over=gezien, notitie=pagina.ziet_notitie)
    return render(request, "onderwijs/groep.html", {"pagina": pagina, "groep": gezien})


@vereist(Recht.GROEP_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Aanvraag) -> HttpResponse:
    """Make a group."""
    formulier = GroepFormulier(request.POST or None, door=request.user)
    if request.method == "POST" and formulier.is_valid():
        try:
            gemaakt = groepen.maak_groep(
                gegevens=formulier.gegevens(), trainers=list(formulier.cleaned_data["trainers"]), door=request.user
            )
        except DomeinFout as fout:
            formulier.add_error(fout.veld, str(fout))
        else:
            messages.success(request, f"De groep {gemaakt} is gemaakt. Kies nu wie erin komt.")
            return redirect("onderwijs:groep", pk=gemaakt.pk)
    return toon_formulier(request, formulier, NIEUW)


@vereist(Recht.GROEP_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def wijzig(request: Aanvraag, pk: int) -> HttpResponse:
    """Change what the group follows, who gives it, how many places there are and when."""
    gezien = haal_op(Groep.objects.met_onderwerp(), request.user, Recht.GROEP_BEHEREN, pk=pk)
    formulier, status = GroepFormulier(request.POST or None, door=request.user, groep=gezien), None
    if request.method == "POST" and formulier.is_valid():
        try:
            _wijzig(gezien, formulier, request)
        except NietMeerActueel as fout:
            status = leg_ernaast(formulier, lambda nu: GroepFormulier(door=request.user, groep=nu), fout)
        except DomeinFout as fout:
            formulier.add_error(fout.veld, str(fout))
        else:
            messages.success(request, "De groep is opgeslagen.")
            return _naar_groep(gezien, request)
    return toon_formulier(request, formulier, _pagina(gezien, "Groep wijzigen", "Groep opslaan"), status=status)


@vereist(Recht.GROEP_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def notitie(request: Aanvraag, pk: int) -> HttpResponse:
    """Write how the group goes together; only for who may read it."""
    gezien = haal_op(Groep.objects.met_onderwerp(), request.user, Recht.GROEPSNOTITIE_INZIEN, pk=pk)
    formulier, status = NotitieFormulier(request.POST or None, groep=gezien), None
    concept = concept_van(request.user, NOTITIE, pk)
    if request.method == "POST" and formulier.is_valid():
        try:
            groepen.schrijf_notitie(groep=gezien, door=request.user, **formulier.cleaned_data)
        except NietMeerActueel as fout:
            status = leg_ernaast(formulier, lambda nu: NotitieFormulier(groep=nu), fout)
        except DomeinFout as fout:
            formulier.add_error(fout.veld, str(fout))
        else:
            wis_concept(request.user, NOTITIE, pk)
            messages.success(request, "De notitie is opgeslagen.")
            return redirect("onderwijs:groep", pk=pk)
    if concept and not formulier.is_bound:
        concept.vul(formulier)
    pagina = _pagina(gezien, "Notitie over de groep", "Notitie opslaan")
    waar = {"concept": concept, "concept_url": concept_url(NOTITIE, pk)}
    return toon_formulier(request, formulier, pagina, status=status, **waar)


@vereist(Recht.GROEP_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def sluit(request: Aanvraag, pk: int) -> HttpResponse:
    """The group is done, or does not go on."""
    gezien = haal_op(Groep.objects.met_onderwerp(), request.user, Recht.GROEP_BEHEREN, pk=pk)
    formulier = SluitFormulier(request.POST or None)
    if request.method == "POST" and formulier.is_valid():
        try:
            _sluit(gezien, formulier, request)
        except DomeinFout as fout:
            formulier.add_error(fout.veld, str(fout))
        else:
            messages.success(request, f"De groep {gezien} is afgesloten.")
            return redirect("onderwijs:groep", pk=pk)
    return toon_formulier(request, formulier, _pagina(gezien, "Groep afsluiten", "Groep afsluiten", *UITLEG_SLUITEN))


@vereist(Recht.GROEP_BEHEREN)
@require_safe
@transaction.atomic
def samenstellen(request: Aanvraag, pk: int) -> HttpResponse:
    """Who could come in: running trajecten within reach, by name."""
    gezien = haal_op(Groep.objects.voor_lijst(), request.user, Recht.GROEP_BEHEREN, pk=pk)
    noteer(Soort.GROEP_BEKEKEN, door=request.user, over=gezien)
    vandaag, zoek = timezone.localdate(), Vraag.van(request.GET).zoek
    alle = kandidaten_voor(gezien, request.user, vandaag).met_naam_als(zoek)
    vanaf = na_traject(alle, getal(request.GET.get("na", "")))
    trajecten = list(vanaf[: KANDIDATEN_PER_PAGINA + 1])
    getoond = trajecten[:KANDIDATEN_PER_PAGINA]
    personen = personen_van(getoond, request.user, vandaag)
    context = {
        "pagina": groepspagina(gezien, request.user, vandaag),
        "groep": gezien,
        "kandidaten": [personen[traject.pk] for traject in getoond],
        "volgende": getoond[-1].pk if len(trajecten) > KANDIDATEN_PER_PAGINA else None,
        "zoek": zoek,
    }
    return render(request, "onderwijs/samenstellen.html", context)


@vereist(Recht.GROEP_BEHEREN)
@require_POST
def erbij(request: Aanvraag, pk: int) -> HttpResponse:
    """Put a traject within reach in the group, or on its waiting list."""
    gezien = haal_op(Groep.objects.met_onderwerp(), request.user, Recht.GROEP_BEHEREN, pk=pk)
    if not (gekozen := getal(request.POST.get("traject", ""))):
        raise RegelGeschonden("Kies een deelnemer.")
    traject = haal_op(Traject.objects.select_related("deelnemer"), request.user, pk=gekozen)
    try:
        deelname = _zet_erbij(gezien, traject, request)
    except RedenGevraagd as fout:
        return vraag_reden(request, gezien, traject, fout)
    waar = "op de wachtlijst van" if deelname.plaats else "in"
    messages.success(request, f"{traject.deelnemer.naam} staat nu {waar} {gezien}.")
    return redirect("onderwijs:samenstellen", pk=pk)


@vereist(Recht.GROEP_BEHEREN)
@require_POST
def aanbieden(request: Aanvraag, pk: int) -> HttpResponse:
    """Offer a free place to the first who waits."""
    gezien = haal_op(Groep, request.user, Recht.GROEP_BEHEREN, pk=pk)
    deelname = deelnames.bied_plek_aan(groep=gezien, door=request.user)
    messages.success(request, f"De plek is voor {deelname.traject.deelnemer.naam}. Vraag of die wil komen.")
    return redirect("onderwijs:groep", pk=pk)


def _zet_erbij(gezien: Groep, traject: Traject, request: Aanvraag) -> Deelname:
    if request.POST.get("naar") == "wachtlijst":
        return deelnames.zet_op_wachtlijst(groep=gezien, traject=traject, door=request.user)
    afwijking = request.POST.get("afwijking", "")[:AFWIJKING_HOOGSTENS]
    return deelnames.deel_in(groep=gezien, traject=traject, afwijking=afwijking, door=request.user)


def _wijzig(gezien: Groep, formulier: GroepFormulier, request: Aanvraag) -> None:
    groepen.wijzig_groep(
        groep=gezien,
        versie=formulier.cleaned_data["versie"],
        gegevens=formulier.gegevens(),
        trainers=list(formulier.cleaned_data["trainers"]),
        door=request.user,
    )


def _sluit(gezien: Groep, formulier: SluitFormulier, request: Aanvraag) -> None:
    velden = formulier.cleaned_data
    if velden["hoe"] == Groep.Staat.VERVALLEN:
        groepen.laat_groep_vervallen(groep=gezien, door=request.user)
    else:
        groepen.sluit_groep(groep=gezien, laatste_dag=velden["laatste_dag"] or timezone.localdate(), door=request.user)


def _pagina(gezien: Groep, titel: str, knop: str, *uitleg: str) -> Formulierpagina:
    return Formulierpagina(
        titel, knop, gezien.get_absolute_url(), gezien.naam, onder=str(gezien.onderwerp), uitleg=uitleg
    )


def _naar_groep(gezien: Groep, request: Aanvraag) -> HttpResponse:
    """Back to the group; a trainer who left it cannot see it any more."""
    if mag(request.user, Recht.GROEP_INZIEN, gezien):
        return redirect("onderwijs:groep", pk=gezien.pk)
    return redirect("onderwijs:groepen")
