"""The rules of the dashboard: which trajecten each figure counts. The number and its list ask the same rule."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from bouwstenen.models import Bouwsteen, Fase
from onderwijs.models import Bewijs, Bewijssoort
from rapportage.dashboard.kader import Kader
from rapportage.models import Kerncijfer
from rapportage.voortgang.definities import LEEFGEBIED, LOPEND
from rapportage.voortgang.onderdelen.werk import BETAALDE_REDENEN
from toegang.matrix import Recht
from trajecten.queries import TrajectQuerySet
from werkgevers.models import Baancontrole, Plaatsing
from werkgevers.plaatsing.signalen import BANEN

# uitwisselformaat: kwalificatie_uitstroom
PRAKTIJKVERKLARING = "praktijkverklaring"
NA_MAANDEN = 3
# no bouwsteen has this number
GEEN = 0
KLAAR, GEVRAAGD, ZONDER_STEEN = "klaar", "gevraagd", "zonder_bouwsteen"

Dagen = Mapping[int, date]


@dataclass(frozen=True)
class Maat:
    """A figure that counts trajecten.

    `telt` is the condition on the trajecten of a Kader. `dagen` gives the day that stands in the list after `zin`, by
    the ids of the trajecten that are shown. `recht` is what knowing of whom it is asks. `nu`: it is about who runs
    today, whatever the period.
    """

    code: str
    naam: str
    definitie: str
    telt: Callable[[Kader], Q]
    dagen: Callable[[Kader, Collection[int]], Dagen]
    zin: str
    recht: Recht = Recht.TRAJECT_INZIEN
    nu: bool = False

    def trajecten(self, kader: Kader) -> TrajectQuerySet:
        """The trajecten that it counts."""
        return (kader.lopend_vandaag if self.nu else kader.trajecten).filter(self.telt(kader))


def _loopt(kader: Kader) -> Q:
    tot = kader.periode.tot
    return Q(startdatum__lte=tot) & (Q(einddatum__isnull=True) | Q(einddatum__gt=tot))


def laatste_dag(rijen: QuerySet[Any, Any], ids: Collection[int], dag: str, traject: str = "traject") -> Dagen:
    """Of each of these trajecten the last `dag` among `rijen`, in one query."""
    return dict(rijen.filter(**{f"{traject}__in": ids}).order_by().values_list(traject).annotate(laatste=Max(dag)))


def _starten(kader: Kader, ids: Collection[int]) -> Dagen:
    return laatste_dag(kader.trajecten, ids, "startdatum", "pk")


def _einden(kader: Kader) -> QuerySet[Any, Any]:
    """The phases that ended in the period, after which the route has another bouwsteen.

    With `volgende`: the number of the bouwsteen in which somebody went on up to the last day, GEEN when in none.
    """
    daarna = Fase.objects.geldig().filter(
        traject_id=OuterRef("traject_id"), startdatum__gte=OuterRef("einddatum"), startdatum__lte=kader.periode.tot
    )
    volgende = daarna.exclude(pk=OuterRef("pk")).order_by("startdatum", F("einddatum").asc(nulls_last=True), "id")
    verder = Bouwsteen.objects.filter(
        route_id=OuterRef("bouwsteen__route_id"), nummer__gt=OuterRef("bouwsteen__nummer")
    )
    geeindigd = Fase.objects.geldig().filter(einddatum__gte=kader.periode.van, einddatum__lte=kader.periode.tot)
    nummer = Subquery(volgende.values("bouwsteen__nummer")[:1])
    return geeindigd.filter(Exists(verder)).annotate(volgende=Coalesce(nummer, GEEN))


def geeindigde_fases(kader: Kader) -> QuerySet[Any, Any]:
    """The stays that ended in the period, after which the route has another bouwsteen; an extension is no end."""
    return _einden(kader).exclude(volgende=F("bouwsteen__nummer"))


def _naar_volgende(kader: Kader) -> QuerySet[Any, Any]:
    return _einden(kader).filter(volgende__gt=F("bouwsteen__nummer"))


def banen(kader: Kader) -> QuerySet[Plaatsing]:
    """The jobs that began in the period: on the first day of the contract, or of the placement without one."""
    van, tot = kader.periode.van, kader.periode.tot
    return (
        Plaatsing.objects.filter(soort__in=BANEN)
        .annotate(baan_vanaf=Coalesce("contract_start", "startdatum"))
        .filter(baan_vanaf__gte=van, baan_vanaf__lte=tot)
    )


def _betaald_werk(kader: Kader) -> Q:
    gestopt = Q(einddatum__gte=kader.periode.van, einddatum__lte=kader.periode.tot)
    return _van(banen(kader)) | gestopt & Q(uitstroom__reden__in=BETAALDE_REDENEN)


def _werkdagen(kader: Kader, ids: Collection[int]) -> Dagen:
    """The first day of the job; of who has none here, the day on which the traject ended."""
    return {**laatste_dag(kader.trajecten, ids, "einddatum", "pk"), **laatste_dag(banen(kader), ids, "baan_vanaf")}


def papieren(kader: Kader) -> QuerySet[Bewijs]:
    """The praktijkverklaringen and the diplomas of the period: what proves a level, or was signed off at work."""
    soort = Q(soort__herkomst=Bewijssoort.Herkomst.WERKPROCESSEN) | ~Q(soort__niveaus=[])
    van_periode = Q(datum__gte=kader.periode.van, datum__lte=kader.periode.tot)
    gevonden: QuerySet[Bewijs] = Bewijs.objects.geldend().filter(soort, van_periode)
    return gevonden


def _papier(kader: Kader) -> Q:
    gestopt = Q(einddatum__gte=kader.periode.van, einddatum__lte=kader.periode.tot)
    kwalificatie = Q(uitstroom__kwalificatie=PRAKTIJKVERKLARING) | Q(uitstroom__kwalificatie__endswith="-diploma")
    return _van(papieren(kader)) | gestopt & kwalificatie


def _papierdagen(kader: Kader, ids: Collection[int]) -> Dagen:
    return {**laatste_dag(kader.trajecten, ids, "einddatum", "pk"), **laatste_dag(papieren(kader), ids, "datum")}


def controles(kader: Kader) -> QuerySet[Baancontrole]:
    """The answers of the period to: does somebody still have this job after three months?"""
    return Baancontrole.objects.filter(
        maanden=NA_MAANDEN, gepeild_op__gte=kader.periode.van, gepeild_op__lte=kader.periode.tot
    )


def _van(rijen: QuerySet[Any, Any], naar_traject: str = "traject") -> Q:
    return Q(pk__in=rijen.order_by().values(naar_traject))


def _controledagen(kader: Kader, ids: Collection[int]) -> Dagen:
    return laatste_dag(controles(kader), ids, "gepeild_op", "plaatsing__traject")


def _zonder_steen(kader: Kader) -> Q:
    return _loopt(kader) & ~_van(Fase.objects.lopend_op(kader.periode.tot))


def steen_maat(steen: Bouwsteen) -> Maat:
    """The trajecten that are in one bouwsteen on the last day."""

    def fases(kader: Kader) -> QuerySet[Any, Any]:
        return Fase.objects.lopend_op(kader.periode.tot).filter(bouwsteen=steen)

    return Maat(
        f"bouwsteen.{steen.pk}",
        f"In bouwsteen {steen.nummer}: {steen.naam}",
        "Trajecten met een fase in deze bouwsteen die op de laatste dag loopt.",
        lambda kader: _van(fases(kader)),
        lambda kader, ids: laatste_dag(fases(kader), ids, "startdatum"),
        "In deze bouwsteen sinds",
    )


MATEN: Mapping[str, Maat] = {
    maat.code: maat
    for maat in (
        Maat(
            Kerncijfer.ACTIEF,
            "Actieve deelnemers",
            f"{LOPEND} Dit is “In begeleiding” van het voortgangsrapport. "
            "Wie in twee programma's meedoet, telt bij alle programma's samen twee keer.",
            _loopt,
            _starten,
            "Begonnen op",
        ),
        Maat(
            Kerncijfer.DOOR,
            "Door naar volgende bouwsteen",
            "Deelnemers die in de periode een bouwsteen afsloten en daarna verder gingen in een bouwsteen met een "
            "hoger nummer. Iedereen telt één keer.",
            lambda kader: _van(_naar_volgende(kader)),
            lambda kader, ids: laatste_dag(_naar_volgende(kader), ids, "einddatum"),
            "Ging door op",
        ),
        Maat(
            KLAAR,
            "Klaar met een bouwsteen",
            "Deelnemers van wie in de periode een verblijf in een bouwsteen eindigde, terwijl er op de route nog een "
            "bouwsteen na komt. Verlengen is niet eindigen. Wie niet door ging, ging een stap terug of stopte.",
            lambda kader: _van(geeindigde_fases(kader)),
            lambda kader, ids: laatste_dag(geeindigde_fases(kader), ids, "einddatum"),
            "Sloot af op",
        ),
        Maat(
            Kerncijfer.WERK,
            "Betaald werk",
            "Deelnemers met een dienstverband of beschut werk dat in de periode begon, en deelnemers die in de periode "
            "stopten omdat ze betaald werk hebben: regulier, met ondersteuning of beschut. Iedereen telt één keer.",
            _betaald_werk,
            _werkdagen,
            "Aan het werk, of gestopt voor werk, op",
            Recht.PLAATSING_INZIEN,
        ),
        Maat(
            Kerncijfer.BEWIJS,
            "Praktijkverklaring of diploma",
            "Deelnemers die in de periode een praktijkverklaring of een diploma kregen, of die ermee uitstroomden. "
            "Losse certificaten, zoals VCA, tellen hier niet. Iedereen telt één keer.",
            _papier,
            _papierdagen,
            "Behaald, of uitgestroomd, op",
            Recht.OPLEIDING_INZIEN,
        ),
        Maat(
            Kerncijfer.BEHOUDEN,
            "Nog aan het werk na 3 maanden",
            "Deelnemers van wie we in de periode vroegen of ze na drie maanden hun baan nog hebben, en die hem nog "
            "hebben. Erbij staat bij hoeveel deelnemers we het vroegen.",
            lambda kader: _van(controles(kader).filter(behouden=True), "plaatsing__traject"),
            _controledagen,
            "Gevraagd op",
            Recht.PLAATSING_INZIEN,
        ),
        Maat(
            GEVRAAGD,
            "Gevraagd naar de baan na 3 maanden",
            "Deelnemers van wie we in de periode vroegen of ze na drie maanden hun baan nog hebben.",
            lambda kader: _van(controles(kader), "plaatsing__traject"),
            _controledagen,
            "Gevraagd op",
            Recht.PLAATSING_INZIEN,
        ),
        Maat(
            ZONDER_STEEN,
            "Nog niet in een bouwsteen",
            "Trajecten die op de laatste dag lopen, zonder fase in een bouwsteen.",
            _zonder_steen,
            _starten,
            "Begonnen op",
        ),
    )
}
# in the order of the page; what the report counts too is said in its own words
DEFINITIES: tuple[tuple[str, str], ...] = (
    *((maat.naam, maat.definitie) for maat in MATEN.values()),
    ("Verandering per leefgebied", LEEFGEBIED),
)


def tel(kader: Kader) -> dict[str, int]:
    """Every figure of MATEN by its code, in one query."""
    tellingen: dict[str, int] = kader.trajecten.aggregate(
        **{code: Count("pk", filter=maat.telt(kader)) for code, maat in MATEN.items()}
    )
    return tellingen
