"""Reading the rows of the report about one deelnemer: what was not chosen is not read at all.

Health and justice come along only when the question says so; who may ask that is checked before (Rapport, forms).
"""

from collections import defaultdict
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from bouwstenen.huis import huis_van
from onderwijs.models import Bewijs, Inschrijving
from rapportage.deelnemer.keuze import Keuze
from rapportage.deelnemer.rijen import (
    BewijsRij,
    EvaluatieRij,
    OpleidingRij,
    PlaatsingRij,
    Rijen,
    StapRij,
    TrajectRij,
    UrenRij,
)
from rapportage.periode import Periode
from rapportage.voortgang.rijen import MetingRij
from rapportage.vraag import Onderwerp, Vraag
from trajecten.models import Code, Codelijst, Contactmoment, Deelneemuur, Stap, Subsidieproject, Traject
from trajecten.stappenplan.regels import Stapstand
from trajecten.stappenplan.zicht import neutraal_van
from werkgevers.evaluatie.regels import Staat
from werkgevers.models import Evaluatie, Plaatsing
from zelfredzaamheid.inrichting import BIJZONDER
from zelfredzaamheid.models import Leefgebied, Meting, Score

# what stands for a kind of placement that tells of health
EEN_WERKPLEK = "Werkplek"


def lees_rijen(vraag: Vraag) -> Rijen:
    """The rows of one traject for the parts that were chosen. Raises ValueError for choices that do not exist."""
    assert isinstance(vraag.onderwerp, Traject)
    traject, keuze = vraag.onderwerp, Keuze.uit(vraag.opties)
    delen: dict[str, Any] = {}
    for deel in keuze.delen:
        delen |= _LEZEN[deel](traject, vraag.periode, min(vraag.periode.tot, vraag.peildatum), keuze)
    return Rijen(traject=_traject(traject), keuze=keuze, **delen)


def esf_projecten(onderwerp: Onderwerp) -> tuple[str, ...]:
    """The names of the ESF+ projects that pay for the traject, its own and those beside it: their emblem is due."""
    eigen = Q(trajecten=onderwerp) | Q(financiering__traject=onderwerp)
    betaald = Subsidieproject.objects.filter(eigen, soort=Subsidieproject.Soort.ESF)
    return tuple(betaald.order_by("naam").values_list("naam", flat=True).distinct())


def _traject(traject: Traject) -> TrajectRij:
    return TrajectRij(
        traject.pk,
        traject.trajectnummer,
        traject.programma.naam,
        traject.aanmelddatum,
        traject.startdatum,
        traject.einddatum,
    )


def _doel(traject: Traject, periode: Periode, dag: date, keuze: Keuze) -> dict[str, Any]:
    return {"doel": traject.doel.strip()}


def _huis(traject: Traject, periode: Periode, dag: date, keuze: Keuze) -> dict[str, Any]:
    return {"huis": huis_van(traject, dag)}


def _stappen(traject: Traject, periode: Periode, dag: date, keuze: Keuze) -> dict[str, Any]:
    stappen = Stap.objects.van(traject).order_by("id")
    return {
        "stappen": tuple(
            StapRij(
                stap.pk,
                stap.wat if keuze.bijzonder else neutraal_van(stap),
                stap.wie_soort,
                _dag(stap.gemaakt_op),
                stap.deadline,
                _dag(stap.afgesloten_op) if stap.afgesloten_op else None,
                stap.staat == Stapstand.GEDAAN,
            )
            for stap in stappen
        )
    }


def _dag(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def _leefgebieden(traject: Traject, periode: Periode, dag: date, keuze: Keuze) -> dict[str, Any]:
    metingen = Meting.objects.geldend().filter(traject=traject, datum__lte=periode.tot)
    gebieden = Leefgebied.objects.filter(instrument__metingen__in=metingen.values("pk"))
    if not keuze.bijzonder:
        gebieden = gebieden.filter(bijzonder=False).exclude(code__in=BIJZONDER)
    gebieden = gebieden.distinct().order_by("instrument__code", "volgorde")
    per_meting: dict[int, dict[str, int]] = defaultdict(dict)
    scores = Score.objects.filter(meting__in=metingen.values("pk"), leefgebied__in=gebieden.values("pk").order_by())
    for meting_id, code, score in scores.filter(score__isnull=False).values_list(
        "meting_id", "leefgebied__code", "score"
    ):
        per_meting[meting_id][code] = score  # type: ignore[assignment]  # null is filtered out
    rijen = metingen.order_by("id").values_list("id", "traject_id", "soort", "datum", "instrument__code")
    return {
        "metingen": tuple(
            MetingRij(pk, van, soort, op, code, per_meting.get(pk, {})) for pk, van, soort, op, code in rijen
        ),
        "leefgebieden": {code: naam for code, naam in gebieden.values_list("code", "naam")},
    }


def _uren(traject: Traject, periode: Periode, dag: date, keuze: Keuze) -> dict[str, Any]:
    in_periode = {"datum__gte": periode.van, "datum__lte": periode.tot}
    contacten = Contactmoment.objects.filter(traject=traject, **in_periode).gehouden().order_by("id")
    uren = Deelneemuur.objects.filter(traject=traject, **in_periode).order_by("id")
    velden = ("id", "datum", "minuten")
    return {
        "contacten": tuple(UrenRij(*rij) for rij in contacten.values_list(*velden)),
        "deelneemuren": tuple(UrenRij(*rij) for rij in uren.values_list(*velden)),
    }


def _werk(traject: Traject, periode: Periode, dag: date, keuze: Keuze) -> dict[str, Any]:
    codes = Code.objects.filter(lijst=Codelijst.PLAATSINGSOORT).values_list("code", "naam", "bijzonder")
    namen = {code: EEN_WERKPLEK if bijzonder and not keuze.bijzonder else naam for code, naam, bijzonder in codes}
    plaatsingen = Plaatsing.objects.filter(traject=traject, startdatum__lte=periode.tot).order_by("id")
    velden = ("id", "soort", "werkgever__naam", "startdatum", "einddatum")
    evaluaties = Evaluatie.objects.filter(plaatsing__traject=traject, staat=Staat.GETEKEND, datum__lte=periode.tot)
    # one that was put right counts once: the one that came after it
    evaluaties = evaluaties.exclude(vervanger__staat=Staat.GETEKEND).order_by("id")
    return {
        "plaatsingen": tuple(
            PlaatsingRij(pk, namen.get(soort, EEN_WERKPLEK), werkgever, van, tot)
            for pk, soort, werkgever, van, tot in plaatsingen.values_list(*velden)
        ),
        "evaluaties": tuple(EvaluatieRij(*rij) for rij in evaluaties.values_list("id", "plaatsing_id", "datum")),
    }


def _leren(traject: Traject, periode: Periode, dag: date, keuze: Keuze) -> dict[str, Any]:
    inschrijvingen = Inschrijving.objects.filter(traject=traject, van__lte=periode.tot)
    bewijzen = Bewijs.objects.geldend().filter(traject=traject, datum__lte=periode.tot).select_related("soort")
    return {
        "opleidingen": tuple(
            OpleidingRij(i.pk, i.opleiding.naam, i.opleiding.instelling.naam, i.van, i.tot, i.get_uitkomst_display())
            for i in inschrijvingen.select_related("opleiding__instelling").order_by("id")
        ),
        "bewijzen": tuple(BewijsRij(bewijs.pk, str(bewijs), bewijs.datum) for bewijs in bewijzen.order_by("id")),
    }


_LEZEN = {
    "doel": _doel,
    "bouwstenen": _huis,
    "stappen": _stappen,
    "leefgebieden": _leefgebieden,
    "contacten": _uren,
    "werk": _werk,
    "leren": _leren,
}
