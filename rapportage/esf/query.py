"""Reading the rows of the ESF+ report: a fixed number of queries, whatever the project's size."""

import itertools
from dataclasses import replace

from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from rapportage.esf.deelname import deelnames
from rapportage.esf.rijen import DubbelRij, EerderRij, MedeRij, OpgaveRij, Rijen, TrajectRij
from rapportage.models import EsfDoel, EsfOpgave, Rapport, Rapportsoort
from rapportage.vraag import Vraag
from trajecten.aanmelden.gelijkenis import Persoon, paren_van
from trajecten.models import (
    Deelnemer,
    Financiering,
    Onderscheid,
    Startsituatie,
    Subsidieproject,
    Traject,
)

BIJ_START = (
    "arbeidssituatie",
    "werkloos_sinds",
    "opleidingsniveau",
    "opleiding",
    "beperking",
    "derdelander",
    "migratieachtergrond",
    "minderheid",
    "dakloos",
    "landelijk_gebied",
)
# of a row that does not exist dates stay None, texts are empty
DATUMS = frozenset(("werkloos_sinds", "uitstroom__peildatum"))
LATER = (
    "uitstroom__peildatum",
    "uitstroom__arbeidssituatie",
    "uitstroom__opleiding",
    "uitstroom__kwalificatie",
    "opvolging__arbeidssituatie",
    "opvolging__verbeterd",
)


def lees(vraag: Vraag) -> Rijen:
    """What is counted, and what the checks look at besides."""
    project = vraag.onderwerp
    assert isinstance(project, Subsidieproject)
    rijen = lees_rijen(vraag)
    return replace(
        rijen,
        mede=_mede(vraag, project),
        dubbelen=_dubbelen(project),
        eerder=_eerder(vraag, project, {d.entree.id for d in deelnames(rijen.trajecten)}),
    )


def lees_rijen(vraag: Vraag) -> Rijen:
    """All started trajecten of the project, also those outside the period: a first entry may lie before it.

    Of the situation at the start the last version stands: a correction says how it really was.
    """
    assert isinstance(vraag.onderwerp, Subsidieproject)
    nieuwere = Startsituatie.objects.filter(traject=OuterRef("pk"), versie__gt=OuterRef("startsituaties__versie"))
    trajecten = (
        Traject.objects.gestart()
        .filter(~Exists(nieuwere), subsidieproject=vraag.onderwerp)
        .order_by("id")
        .values_list(
            "id",
            "trajectnummer",
            "deelnemer_id",
            "startdatum",
            "einddatum",
            "deelnemer__geslacht",
            "deelnemer__geboortedatum",
            *(_of_leeg(f"startsituaties__{veld}", veld) for veld in BIJ_START),
            *(_of_leeg(veld, veld) for veld in LATER),
        )
    )
    return Rijen(
        tuple(itertools.starmap(TrajectRij, trajecten)),
        tuple(vraag.onderwerp.kwalificaties),
        tuple(EsfDoel.objects.filter(subsidieproject=vraag.onderwerp).order_by("code").values_list("code", "aantal")),
        tuple(
            OpgaveRij(opgave.van, opgave.tot, opgave.overheden, opgave.bedrijven, localdate(opgave.op))
            for opgave in EsfOpgave.objects.filter(subsidieproject=vraag.onderwerp).order_by("van")
        ),
    )


def esf_projecten(project: Subsidieproject) -> tuple[str, ...]:
    """Its own name: the mark of the European Union is obligatory on everything about it (domein §3.5)."""
    return (project.naam,)


def _of_leeg(pad: str, veld: str) -> Combinable:
    """The column at `pad`; a text is empty where its row does not exist."""
    return F(pad) if veld in DATUMS else Coalesce(F(pad), Value(""))


def _mede(vraag: Vraag, project: Subsidieproject) -> tuple[MedeRij, ...]:
    """Trajecten of other projects for which this one pays along in the period."""
    rijen = (
        Financiering.objects.filter(subsidieproject=project, traject__startdatum__isnull=False)
        .filter(Q(tot__isnull=True) | Q(tot__gt=vraag.periode.van), van__lte=vraag.periode.tot)
        .exclude(traject__subsidieproject=project)
        .order_by("id")
        .values_list("traject_id", "traject__trajectnummer", "van", "tot", "traject__subsidieproject__code")
    )
    return tuple(MedeRij(pk, nummer, van, tot, eigen or "") for pk, nummer, van, tot, eigen in rijen)


def _dubbelen(project: Subsidieproject) -> tuple[DubbelRij, ...]:
    """Deelnemers of the project who may be one person and of whom nobody said that they are two; without names."""
    velden = ("pk", *Persoon.__dataclass_fields__)
    van_project = Traject.objects.gestart().filter(subsidieproject=project).values("deelnemer_id")
    mensen = {
        pk: Persoon(*waarden) for pk, *waarden in Deelnemer.objects.filter(pk__in=van_project).values_list(*velden)
    }
    uit_elkaar = set(Onderscheid.objects.values_list("eerste_id", "tweede_id"))
    return tuple(
        DubbelRij(paar.eerste, paar.tweede, paar.gelijkenis.redenen)
        for paar in paren_van(mensen)
        if (paar.eerste, paar.tweede) not in uit_elkaar
    )


def _eerder(vraag: Vraag, project: Subsidieproject, entrees: set[int]) -> EerderRij | None:
    """The last final report that ends before this period, in its last version; None for the first one.

    EECO01 is the first of the indicators that a report keeps.
    """
    vorige = (
        Rapport.objects.filter(
            soort=Rapportsoort.ESF,
            subsidieproject=project,
            staat=Rapport.Staat.DEFINITIEF,
            status=Rapport.Status.KLAAR,
            tot__lt=vraag.periode.van,
        )
        .order_by("-tot", "-van", "-versie")
        .values_list("van", "tot", "versie", "cijfers__cijfers__indicatoren__0__totaal__ids")
        .first()
    )
    if vorige is None:
        return None
    van, tot, versie, ids = vorige
    verdwenen = Traject.objects.filter(pk__in=set(ids) - entrees).order_by("pk")
    return EerderRij(van, tot, versie, tuple(ids), tuple(verdwenen.values_list("pk", "trajectnummer")))
