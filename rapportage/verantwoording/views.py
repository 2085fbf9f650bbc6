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
from rapportage.verantwoording.gelezen import noteer_gelezen
from rapportage.verantwoording.personen import voor_lezer, ziet_iedereen
from rapportage.verantwoording.zoeken import zoek
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from toegang.nogmaals import eerst_wachtwoord

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
        "met_stukken": ziet_iedereen(post, request.user),
        "zoek": request.GET.get("zoek", "").replace("\0", "").strip()[:100],
    }
    if uitkomst.rijen is None:
        return render(request, "rapportage/verantwoording/cijfer.html", context)
    bladzijde = lijst.Bladzijde.van_verzoek(request.GET.get("vanaf", ""), len(post.cijfer.ids))
    personen = voor_lezer(lijst.deel(uitkomst, post, bladzijde), post, request.user)
    context |= {"bladzijde": bladzijde, "personen": personen}
    antwoorden = zoek(uitkomst, post, str(context["zoek"]), request.user) if context["zoek"] else []
    # of somebody about whom the answer says nothing, nothing was read
    gevonden = [antwoord for antwoord in antwoorden if antwoord.telt is not None]
    noteer_gelezen(rapport, post, [een.dossier for een in (*personen, *gevonden)], request.user, **bladzijde.plaats)
    context["antwoorden"] = antwoorden
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
    if antwoord := eerst_wachtwoord(request):
        return antwoord
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
