"""From a figure to what there is to show: of one traject, and of a random sample, also as a file for the auditor."""

from collections.abc import Sequence
from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from rapportage.bewijs.forms import ProefFormulier
from rapportage.bewijs.pakket import maak_pakket
from rapportage.bewijs.proef import Proef, proef, trek
from rapportage.bewijs.stukken import PAGINAS, Stuk, stukken_van
from rapportage.maak import uitkomst_van
from rapportage.models import Rapport
from rapportage.post import Post
from rapportage.soorten import Uitkomst
from rapportage.verantwoording.lijst import regels_van
from rapportage.verantwoording.personen import namen_van, ziet_iedereen
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op, mag
from toegang.decorators import vereist
from toegang.fouten import DomeinFout
from toegang.logboek import Soort, noteer, noteer_elk
from toegang.matrix import Recht
from toegang.models import Gebruiker
from toegang.nogmaals import eerst_wachtwoord
from trajecten.models import Traject
from trajecten.urenstaat.overzicht import collegas_van


@vereist(Recht.RAPPORT_INZIEN)
@require_safe
@transaction.atomic
def stukken(request: Aanvraag, pk: int, code: str, traject: int) -> HttpResponse:
    """What there is to show for one traject that a figure counts."""
    rapport, uitkomst, post = _cijfer(request.user, Recht.RAPPORT_INZIEN, pk, code)
    regels = [regel for regel in regels_van(uitkomst, post) if regel.traject_id == traject]
    if not regels:
        raise Http404
    wie = get_object_or_404(Traject.objects.zichtbaar_voor(request.user).select_related("deelnemer"), pk=traject)
    gevonden = stukken_van([traject], rapport.periode)[traject]
    _noteer(rapport, post, request.user, traject=wie.trajectnummer)
    rijen = _met_adres(gevonden, wie, request.user)
    context = {
        "rapport": rapport,
        "post": post,
        "traject": wie,
        "regels": regels[:5],
        "rijen": rijen,
        "zonder_pagina": any(not adres for _, adres, _ in rijen),
    }
    return render(request, "rapportage/bewijs/stukken.html", context)


@vereist(Recht.RAPPORT_MAKEN)
@require_safe
@transaction.atomic
def steekproef(request: Aanvraag, pk: int, code: str) -> HttpResponse:
    """A trial audit of a figure: a random sample with its weak links."""
    rapport, uitkomst, post = _cijfer(request.user, Recht.RAPPORT_MAKEN, pk, code)
    form = ProefFormulier(request.GET or None)
    context: dict[str, object] = {"rapport": rapport, "post": post, "form": form}
    if form.is_valid():
        context["proef"] = _trek(rapport, uitkomst, post, form, request.user)
        context["vraag"] = request.GET.urlencode()
        _noteer(rapport, post, request.user, **form.cleaned_data)
    return render(request, "rapportage/bewijs/proef.html", context, status=422 if form.errors else 200)


@vereist(Recht.RAPPORT_MAKEN)
@require_safe
@transaction.atomic
def pakket(request: Aanvraag, pk: int, code: str) -> HttpResponse:
    """The same sample as a file: list, evidence, manifest with hashes."""
    rapport, uitkomst, post = _cijfer(request.user, Recht.RAPPORT_MAKEN, pk, code)
    form = ProefFormulier(request.GET or None)
    if not form.is_valid():
        raise Http404
    if antwoord := eerst_wachtwoord(request):
        return antwoord
    getrokken = _trek(rapport, uitkomst, post, form, request.user)
    try:
        inhoud = maak_pakket(getrokken, uitkomst.omslag.verantwoording, request.user)
    except DomeinFout as fout:
        messages.error(request, str(fout))
        return redirect(f"{reverse('rapportage:steekproef', args=[pk, code])}?{request.GET.urlencode()}")
    _noteer_pakket(rapport, post, request.user, getrokken, **form.cleaned_data)
    koppen = {"Content-Disposition": f'attachment; filename="steekproef-{slugify(rapport.titel)}.zip"'}
    return HttpResponse(inhoud, content_type="application/zip", headers=koppen)


def _cijfer(lezer: Gebruiker, recht: Recht, pk: int, code: str) -> tuple[Rapport, Uitkomst, Post]:
    """A figure of which this reader may know everybody whom it counts. Raises Http404 for any other."""
    rapport = haal_op(Rapport.objects.met_namen(), lezer, recht, pk=pk)
    if rapport.status != Rapport.Status.KLAAR:
        raise Http404
    uitkomst = uitkomst_van(rapport)
    post = uitkomst.posten.get(code)
    if post is None or uitkomst.rijen is None or not ziet_iedereen(post, lezer):
        raise Http404
    return rapport, uitkomst, post


def _trek(rapport: Rapport, uitkomst: Uitkomst, post: Post, form: ProefFormulier, lezer: Gebruiker) -> Proef:
    """The sample that the form asks for; the rows of the report are part of what fixes it."""
    # an hour of staff may be about no traject at all
    nummers = {regel.traject_id: regel.trajectnummer for regel in regels_van(uitkomst, post) if regel.traject_id}
    zaad = f"{rapport.rijen_sha256}:{post.code}:{form.cleaned_data['woord']}"
    ids = trek(nummers, form.cleaned_data["aantal"], zaad)
    return proef(ids, nummers, namen_van(ids, lezer), stukken_van(ids, rapport.periode), len(nummers))


def _met_adres(stukken_: Sequence[Stuk], traject: Traject, lezer: Gebruiker) -> list[tuple[Stuk, str, str]]:
    """Each piece of a traject with its page, and the week in which an hour was approved; empty for who may not."""
    open_ = {soort for soort in {stuk.soort for stuk in stukken_} if mag(lezer, PAGINAS[soort][1], traject)}
    collegas = set(collegas_van(lezer).values_list("pk", flat=True)) if mag(lezer, Recht.UREN_GOEDKEUREN) else set()
    return [
        (
            stuk,
            reverse(PAGINAS[stuk.soort][0], args=[stuk.pk]) if stuk.soort in open_ else "",
            _weekadres(*stuk.week) if stuk.week and stuk.week[0] in collegas else "",
        )
        for stuk in stukken_
    ]


def _weekadres(medewerker: int, dag: date) -> str:
    return f"{reverse('trajecten:uren_collega', args=[medewerker])}?week={dag.isoformat()}"


def _noteer_pakket(rapport: Rapport, post: Post, lezer: Gebruiker, getrokken: Proef, **meer: object) -> None:
    """Who took it, and for each person in it that they did: there are names and papers in it."""
    velden = {"titel": rapport.titel, "formaat": "zip", "cijfer": post.code, **meer}
    noteer(Soort.RAPPORT_GEDOWNLOAD, door=lezer, over=rapport, **velden)
    trajecten = Traject.objects.filter(pk__in=[een.traject_id for een in getrokken.getrokken])
    over = ((traject, traject.deelnemer) for traject in trajecten.select_related("deelnemer"))
    noteer_elk(Soort.RAPPORT_GEDOWNLOAD, door=lezer, over=over, **velden)


def _noteer(rapport: Rapport, post: Post, lezer: Gebruiker, **meer: object) -> None:
    noteer(Soort.RAPPORTLIJST_BEKEKEN, door=lezer, over=rapport, titel=rapport.titel, cijfer=post.code, **meer)
