"""Reading the rows of the voortgang report: a fixed number of queries, whatever the programme's size."""

from collections import defaultdict

from django.db.models import OuterRef, Subquery

from bouwstenen.models import Bouwsteen, Fase
from bouwstenen.normen import deelnemernorm
from rapportage.periode import Periode
from rapportage.voortgang.query_meer import (
    banen,
    bewijssoorten,
    bewijzen,
    codes,
    contacturen,
    in_minuten,
    ladder,
    meedoenuren,
    plaatsingen,
)
from rapportage.voortgang.rijen import BouwsteenRij, ContactRij, FaseRij, MetingRij, Rijen, TrajectRij
from rapportage.vraag import Vraag
from trajecten.models import Codelijst, Contactmoment, Programma, Startsituatie, Subsidieproject, Traject
from trajecten.queries import TrajectQuerySet
from zelfredzaamheid.models import Leefgebied, Meting, Score


def lees_rijen(vraag: Vraag) -> Rijen:
    """All rows of the started trajecten of a programme that can matter for the period.

    Phases that were undone are left out, and so are measurements that are not fixed or were corrected.
    """
    assert isinstance(vraag.onderwerp, Programma)
    programma, periode = vraag.onderwerp, vraag.periode
    leefgebieden, oude = _leefgebieden(programma)
    van_programma = Traject.objects.filter(programma=programma)
    wachtend = van_programma.wachtend_op(periode.tot).filter(aanmelddatum__lte=periode.tot)
    namen, bijzonder = codes()
    return Rijen(
        trajecten=_trajecten(van_programma.gestart().filter(startdatum__lte=periode.tot)),
        fases=_fases(programma, periode),
        metingen=_metingen(programma, periode),
        contacten=_contacten(programma, periode),
        bouwstenen=_bouwstenen(programma),
        leefgebieden=leefgebieden,
        oude_leefgebieden=oude,
        uitstroomredenen=namen[Codelijst.UITSTROOMREDEN],
        wachtend=_trajecten(wachtend),
        contacturen=contacturen(programma, periode),
        meedoenuren=meedoenuren(programma, periode),
        ladder=ladder(programma, periode),
        plaatsingen=plaatsingen(programma, periode),
        banen=banen(programma, periode),
        bewijzen=bewijzen(programma, periode),
        doelgroepen=namen[Codelijst.DOELGROEP],
        bijzondere_doelgroepen=bijzonder,
        plaatsingsoorten=namen[Codelijst.PLAATSINGSOORT],
        bewijssoorten=bewijssoorten(),
    )


def esf_projecten(programma: Programma) -> tuple[str, ...]:
    """The names of the ESF+ projects that pay for trajecten of the programme (domein: their emblem is obligatory)."""
    betaald = Subsidieproject.objects.filter(soort=Subsidieproject.Soort.ESF, trajecten__programma=programma)
    return tuple(betaald.order_by("naam").values_list("naam", flat=True).distinct())


VAN_TRAJECT = (
    "id",
    "startdatum",
    "einddatum",
    "uitstroom__reden",
    "trajectnummer",
    "aanmelddatum",
    "doelgroepen",
    "opleidingsniveau",
    "uitstroom__arbeidssituatie",
)


def _trajecten(rijen: TrajectQuerySet) -> tuple[TrajectRij, ...]:
    # the situation at the start as it was corrected last
    niveau = Startsituatie.objects.filter(traject_id=OuterRef("pk")).order_by("-versie").values("opleidingsniveau")[:1]
    met_niveau = rijen.annotate(opleidingsniveau=Subquery(niveau)).order_by("id").values_list(*VAN_TRAJECT)
    return tuple(
        TrajectRij(pk, start, einde, reden or "", nummer, aangemeld, tuple(groepen), niveau or "", arbeid or "")
        for pk, start, einde, reden, nummer, aangemeld, groepen, niveau, arbeid in met_niveau
    )


def _fases(programma: Programma, periode: Periode) -> tuple[FaseRij, ...]:
    rijen = (
        Fase.objects.geldig()
        .filter(traject__programma=programma, startdatum__lte=periode.tot)
        .order_by("id")
        .values_list("id", "traject_id", "bouwsteen__nummer", "startdatum", "einddatum", "reden")
    )
    return tuple(FaseRij(*rij) for rij in rijen)


def _contacten(programma: Programma, periode: Periode) -> tuple[ContactRij, ...]:
    rijen = (
        Contactmoment.objects.filter(traject__programma=programma, datum__gte=periode.van, datum__lte=periode.tot)
        .order_by("id")
        .values_list("id", "traject_id", "datum", "medewerkerminuten")
    )
    return tuple(ContactRij(*rij) for rij in rijen)


def _metingen(programma: Programma, periode: Periode) -> tuple[MetingRij, ...]:
    metingen = Meting.objects.geldend().filter(traject__programma=programma, datum__lte=periode.tot)
    scores: dict[int, dict[str, int]] = defaultdict(dict)
    besproken = Score.objects.filter(meting__in=metingen.values("pk"), score__isnull=False)
    for meting_id, code, score in besproken.values_list("meting_id", "leefgebied__code", "score"):
        scores[meting_id][code] = score  # type: ignore[assignment]  # null is filtered out
    rijen = metingen.order_by("id").values_list("id", "traject_id", "soort", "datum", "instrument__code")
    return tuple(
        MetingRij(pk, traject_id, soort, datum, instrument, scores.get(pk, {}))
        for pk, traject_id, soort, datum, instrument in rijen
    )


def _bouwstenen(programma: Programma) -> tuple[BouwsteenRij, ...]:
    # the constraints of Bouwsteen allow no other words for deel and plaats
    return tuple(
        BouwsteenRij(
            steen.nummer,
            steen.naam,
            steen.deel,  # type: ignore[arg-type]
            steen.plaats,  # type: ignore[arg-type]
            steen.weken,
            in_minuten(steen.coach_uren_totaal),
            in_minuten(steen.coach_uren_per_week),
            in_minuten(deelnemernorm(steen)),
        )
        for steen in Bouwsteen.objects.van_programma(programma)
    )


def _leefgebieden(programma: Programma) -> tuple[dict[str, str], dict[str, str]]:
    """Names by code: of the programme's instrument (without one, the newest), and those only others have."""
    alle = list(
        Leefgebied.objects.order_by("instrument__code", "volgorde").values_list("instrument__code", "code", "naam")
    )
    instrument = programma.instrument or max((versie for versie, _, _ in alle), default="")
    eigen = {code: naam for versie, code, naam in alle if versie == instrument}
    return eigen, {code: naam for versie, code, naam in alle if versie != instrument and code not in eigen}
