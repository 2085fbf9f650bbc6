"""Who is behind a figure, as a page and as a file. Reading either is written down."""

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from rapportage.maak import uitkomst_van
from rapportage.models import Rapport
from rapportage.post import Post
from rapportage.schrijvers import SCHRIJVERS
from rapportage.soorten import Uitkomst
from rapportage.verantwoording import lijst, lijstbestand
from rapportage.verantwoording.personen import Persoon, voor_lezer
from rapportage.verantwoording.zoeken import zoek
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.logboek import Soort, noteer, noteer_elk
from toegang.matrix import Recht
from trajecten.models import Traject

# what a list with this right tells of somebody is special: each reading is noted for each person
BIJZONDER = frozenset({Recht.BIJZONDER_INZIEN, Recht.SITUATIE_INZIEN})
SCHRIJF = {"csv": lijstbestand.lijst_als_csv, "xlsx": lijstbestand.lijst_als_xlsx}


@vereist(Recht.RAPPORT_INZIEN)
@require_safe
@transaction.atomic
def cijfer(request: Aanvraag, pk: int, code: str) -> HttpResponse:
    """The list behind one figure, a part at a time, and who is not in it and why."""
    rapport = haal_op(Rapport.objects.met_namen(), request.user, pk=pk)
    uitkomst, post = _cijfer(rapport, code)
    context = {
        "rapport": rapport,
        "omslag": uitkomst.omslag,
        "post": post,
        "getal": lijst.getal_in_woorden(post),
        "definities": uitkomst.definitie.beeld(uitkomst.cijfers).definities,
        "zoek": request.GET.get("zoek", "").strip()[:100],
    }
    if uitkomst.rijen is None:
        return render(request, "rapportage/verantwoording/cijfer.html", context)
    bladzijde = lijst.Bladzijde.van_verzoek(request.GET.get("vanaf", ""), len(post.cijfer.ids))
    personen = voor_lezer(lijst.deel(uitkomst, post, bladzijde), post, request.user)
    context |= {"bladzijde": bladzijde, "personen": personen}
    if context["zoek"]:
        context["antwoorden"] = zoek(uitkomst, post, str(context["zoek"]), request.user)
    _noteer(request, rapport, post, personen, bladzijde)
    return render(request, "rapportage/verantwoording/cijfer.html", context)


@vereist(Recht.RAPPORT_MAKEN)
@require_safe
@transaction.atomic
def cijferbestand(request: Aanvraag, pk: int, code: str, formaat: str) -> HttpResponse:
    """The whole list behind one figure as a file: trajectnummers, no names."""
    rapport = haal_op(Rapport.objects.met_namen(), request.user, Recht.RAPPORT_MAKEN, pk=pk)
    if formaat not in SCHRIJF:
        raise Http404
    uitkomst, post = _cijfer(rapport, code)
    if uitkomst.rijen is None:
        raise Http404
    inhoud = SCHRIJF[formaat](uitkomst, post, lijstbestand.lezer_van(request.user))
    noteer(
        Soort.RAPPORT_GEDOWNLOAD,
        door=request.user,
        over=rapport,
        titel=rapport.titel,
        formaat=formaat,
        cijfer=post.code,
    )
    naam = f"{slugify(rapport.titel)}-{slugify(post.code.replace('.', '-'))}.{formaat}"
    koppen = {"Content-Disposition": f'attachment; filename="{naam}"'}
    return HttpResponse(inhoud, content_type=SCHRIJVERS[formaat].inhoudstype, headers=koppen)


def _cijfer(rapport: Rapport, code: str) -> tuple[Uitkomst, Post]:
    """The frozen outcome, its rows read once, and one of its figures. Raises Http404."""
    if rapport.status != Rapport.Status.KLAAR:
        raise Http404
    uitkomst = uitkomst_van(rapport)
    if code not in uitkomst.posten:
        raise Http404
    return uitkomst, uitkomst.posten[code]


def _noteer(
    request: Aanvraag, rapport: Rapport, post: Post, personen: list[Persoon], bladzijde: lijst.Bladzijde
) -> None:
    noteer(
        Soort.RAPPORTLIJST_BEKEKEN,
        door=request.user,
        over=rapport,
        titel=rapport.titel,
        cijfer=post.code,
        van=bladzijde.van,
        tot=bladzijde.tot,
    )
    if post.recht not in BIJZONDER:
        return
    gezien = {persoon.dossier for persoon in personen if persoon.dossier is not None}
    trajecten = Traject.objects.filter(pk__in=gezien).select_related("deelnemer")
    noteer_elk(
        Soort.BIJZONDER_BEKEKEN,
        door=request.user,
        over=((traject, traject.deelnemer) for traject in trajecten),
        pagina="rapport",
        cijfer=post.code,
    )
