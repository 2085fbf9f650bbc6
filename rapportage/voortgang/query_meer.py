"""Reading what the tables of `onderdelen` count: work, proofs, the ladder and hours, a fixed number of queries."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from django.db.models import Q, QuerySet, Sum

from bouwstenen.models import Fase
from onderwijs.models import Bewijs, Bewijssoort
from rapportage.periode import Periode
from rapportage.voortgang.rijen import BaanRij, BewijsRij, LadderRij, PlaatsingRij, UrenRij
from trajecten.models import Code, Codelijst, Contactmoment, Deelneemuur, Programma
from werkgevers.models import Baancontrole, Plaatsing
from zelfredzaamheid.models import Ladderpositie

MET_COACHNORM = Q(bouwsteen__coach_uren_totaal__isnull=False) | Q(bouwsteen__coach_uren_per_week__isnull=False)
MET_DEELNEMERNORM = Q(bouwsteen__deelnemer_uren_totaal__isnull=False) | Q(
    bouwsteen__deelnemer_uren_per_week__isnull=False
)
LIJSTEN = (Codelijst.UITSTROOMREDEN, Codelijst.DOELGROEP, Codelijst.PLAATSINGSOORT)


def in_minuten(uren: Decimal | None) -> int | None:
    """A norm in hours as minutes, as the dossier does; no norm is None."""
    return int(uren * 60) if uren else None


def contacturen(programma: Programma, periode: Periode) -> tuple[UrenRij, ...]:
    """Contact that was held, for trajecten that left a bouwsteen with a norm for guidance in the period."""
    gehouden = Contactmoment.objects.gehouden()
    return _per_dag(gehouden.filter(traject__in=_verlaten(programma, periode, MET_COACHNORM)), periode)


def meedoenuren(programma: Programma, periode: Periode) -> tuple[UrenRij, ...]:
    """Hours of deelnemers, for trajecten that left a bouwsteen with a norm for those in the period."""
    uren = Deelneemuur.objects.all()
    return _per_dag(uren.filter(traject__in=_verlaten(programma, periode, MET_DEELNEMERNORM)), periode)


def _verlaten(programma: Programma, periode: Periode, norm: Q) -> QuerySet[Fase, dict[str, int]]:
    fases = Fase.objects.geldig().filter(norm, traject__programma=programma)
    verlaten = fases.filter(einddatum__gte=periode.van, einddatum__lte=periode.tot)
    rijen: QuerySet[Fase, dict[str, int]] = verlaten.order_by().values("traject_id")
    return rijen


def _per_dag(uren: QuerySet[Contactmoment] | QuerySet[Deelneemuur], periode: Periode) -> tuple[UrenRij, ...]:
    tot_nu = uren.filter(datum__lte=periode.tot).order_by("traject_id", "datum").values_list("traject_id", "datum")
    return tuple(UrenRij(*rij) for rij in tot_nu.annotate(Sum("minuten")))


def ladder(programma: Programma, periode: Periode) -> tuple[LadderRij, ...]:
    """Treden that no correction replaced."""
    rijen = Ladderpositie.objects.geldend().filter(traject__programma=programma, peildatum__lte=periode.tot)
    velden = rijen.order_by("id").values_list("id", "traject_id", "peildatum", "trede")
    return tuple(LadderRij(*rij) for rij in velden)


def plaatsingen(programma: Programma, periode: Periode) -> tuple[PlaatsingRij, ...]:
    """Placements that began up to the last day."""
    rijen = Plaatsing.objects.filter(traject__programma=programma, startdatum__lte=periode.tot).order_by("id")
    velden = rijen.values_list("id", "traject_id", "soort", "startdatum", "einddatum", "contract_start", "einde_reden")
    return tuple(PlaatsingRij(*rij) for rij in velden)


def banen(programma: Programma, periode: Periode) -> tuple[BaanRij, ...]:
    """What was answered about jobs."""
    rijen = Baancontrole.objects.filter(plaatsing__traject__programma=programma, plaatsing__startdatum__lte=periode.tot)
    return tuple(BaanRij(*rij) for rij in rijen.order_by("id").values_list("plaatsing_id", "maanden", "behouden"))


def bewijzen(programma: Programma, periode: Periode) -> tuple[BewijsRij, ...]:
    """Proofs that were not withdrawn."""
    rijen = Bewijs.objects.geldend().filter(traject__programma=programma, datum__lte=periode.tot)
    velden = rijen.order_by("id").values_list("id", "traject_id", "soort__code", "datum", "niveau")
    return tuple(BewijsRij(*rij) for rij in velden)


def bewijssoorten() -> dict[str, str]:
    """The kinds of proof by their code, in the organisation's order."""
    return dict(Bewijssoort.objects.order_by("volgorde", "id").values_list("code", "naam"))


def codes() -> tuple[Mapping[str, Mapping[str, str]], tuple[str, ...]]:
    """Names by code of the lists that this report shows, and the target groups that tell of health or justice."""
    namen: dict[str, dict[str, str]] = {lijst.value: {} for lijst in LIJSTEN}
    bijzonder: dict[str, list[str]] = defaultdict(list)
    rijen = Code.objects.filter(lijst__in=LIJSTEN).order_by("lijst", "volgorde", "id")
    for lijst, code, naam, is_bijzonder in rijen.values_list("lijst", "code", "naam", "bijzonder"):
        namen[lijst][code] = naam
        if is_bijzonder:
            bijzonder[lijst].append(code)
    return namen, tuple(bijzonder[Codelijst.DOELGROEP])
