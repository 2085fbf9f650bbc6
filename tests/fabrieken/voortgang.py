"""A programme with its route, and trajecten with everything that the voortgang report reads."""

from datetime import date, timedelta

from django.utils import timezone

from bouwstenen.models import Bouwsteen, Fase, Route
from rapportage.periode import Periode
from tests.fabrieken.toegang import GebruikerFactory
from trajecten.models import Contactmoment, Deelnemer, Programma, Subsidieproject, Traject, Uitstroom
from zelfredzaamheid.models import Instrument, Meting, Score

START = date(2026, 1, 5)
FEBRUARI = Periode.maand(2026, 2)
STENEN = (
    ("Zorg en activering", "fundament", "intern"),
    ("Dagactivering", "fundament", "intern"),
    ("Leren en werken", "opbouw", "extern"),
    ("Nazorg", "dak", "extern"),
)


def programma_met_route(code: str = "vier-stenen", naam: str = "Vier stenen") -> Programma:
    """A programme with a route of four bouwstenen."""
    programma = Programma.objects.create(code=code, naam=naam, instrument="zrm-2017")
    route = Route.objects.create(programma=programma)
    for nummer, (steen, deel, plaats) in enumerate(STENEN, start=1):
        Bouwsteen.objects.create(route=route, nummer=nummer, naam=steen, deel=deel, plaats=plaats)
    return programma


def esf_project(naam: str = "Werk in de wijk") -> Subsidieproject:
    """A project that ESF+ pays for."""
    return Subsidieproject.objects.create(code="ESF-1", naam=naam, soort="esf")


def trajecten(programma: Programma, aantal: int, *, project: Subsidieproject | None = None) -> list[Traject]:
    """Started trajecten, each with two phases, two measurements and a contact in February 2026.

    Each fell back from bouwsteen 2 to 1 on 2 February, and scored 2 and then 3 on huisvesting.
    """
    coach = GebruikerFactory()
    return [_traject(programma, coach, project, nummer) for nummer in range(aantal)]


def _traject(programma: Programma, coach, project: Subsidieproject | None, nummer: int) -> Traject:
    wie = Deelnemer.objects.create(deelnemernummer=f"{programma.code}-{nummer}", achternaam="Jansen")
    traject = Traject.objects.create(
        trajectnummer=f"T-{programma.code}-{nummer}",
        deelnemer=wie,
        programma=programma,
        subsidieproject=project,
        aanmelddatum=START,
        startdatum=START,
    )
    twee, een = (Bouwsteen.objects.get(route__programma=programma, nummer=n) for n in (2, 1))
    omslag = START + timedelta(days=28)
    Fase.objects.create(traject=traject, bouwsteen=twee, startdatum=START, einddatum=omslag, reden="start")
    Fase.objects.create(traject=traject, bouwsteen=een, startdatum=omslag, reden="terugval")
    meting(traject, coach, "nul", START, huisvesting=2)
    meting(traject, coach, "tussen", omslag, huisvesting=3)
    Contactmoment.objects.create(
        traject=traject, medewerker=coach, datum=omslag, minuten=90, soort="gesprek", aanwezigheid="aanwezig"
    )
    return traject


def meting(traject: Traject, door, soort: str, datum: date, *, concept: bool = False, **scores: int) -> Meting:
    """A measurement with ZRM 2017, fixed unless `concept`."""
    instrument = Instrument.objects.get(code="zrm-2017")
    gemeten = Meting.objects.create(traject=traject, soort=soort, datum=datum, instrument=instrument, beoordelaar=door)
    Score.objects.bulk_create(
        Score(meting=gemeten, leefgebied=instrument.leefgebieden.get(code=code), score=score)
        for code, score in scores.items()
    )
    if not concept:
        Meting.objects.filter(pk=gemeten.pk).update(vastgesteld_op=timezone.now(), vastgesteld_door=door)
    return gemeten


def beeindig(traject: Traject, einddatum: date, reden: str) -> None:
    """The traject and its running phase end."""
    Fase.objects.filter(traject=traject, einddatum=None).update(einddatum=einddatum)
    Traject.objects.filter(pk=traject.pk).update(einddatum=einddatum)
    Uitstroom.objects.create(traject=traject, reden=reden)
