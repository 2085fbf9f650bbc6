"""Measurements for tests; the instruments themselves come with every organisation."""

from collections.abc import Mapping

import factory
from django.utils import timezone

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import ProgrammaFactory, TrajectFactory
from zelfredzaamheid.models import (
    EigenMeting,
    EigenScore,
    Instrument,
    Ladderpositie,
    Leefgebied,
    Meetafspraak,
    Meting,
    Score,
)


class InstrumentFactory(factory.django.DjangoModelFactory):
    """An instrument that is there already is used."""

    class Meta:
        model = Instrument
        django_get_or_create = ("code",)

    code = "zrm-2017"
    naam = "Zelfredzaamheid-Matrix 2017"


class LeefgebiedFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Leefgebied
        django_get_or_create = ("instrument", "code")

    instrument = factory.SubFactory(InstrumentFactory)
    code = factory.Sequence(lambda nummer: f"gebied_{nummer}")
    naam = factory.LazyAttribute(lambda gebied: gebied.code.replace("_", " ").capitalize())
    volgorde = factory.Sequence(lambda nummer: 100 + nummer)


class MetingFactory(factory.django.DjangoModelFactory):
    """A nulmeting of today that is still a concept; `scores={"financien": 3}` gives it scores.

    Trait: `vastgesteld`, fixed by its assessor. It is fixed after the scores were written, as the database asks.
    """

    class Meta:
        model = Meting
        skip_postgeneration_save = True

    traject = factory.SubFactory(TrajectFactory)
    soort = Meting.Soort.NUL
    datum = factory.LazyFunction(timezone.localdate)
    instrument = factory.SubFactory(InstrumentFactory)
    beoordelaar = factory.SubFactory(GebruikerFactory)

    @factory.post_generation
    def scores(self, create: bool, gegeven: Mapping[str, int | None] | None, **kwargs: object) -> None:
        for code, score in (gegeven or {}).items():
            gebied = Leefgebied.objects.get(instrument=self.instrument, code=code)
            ScoreFactory(meting=self, leefgebied=gebied, score=score)

    @factory.post_generation
    def vastgesteld(self, create: bool, gevraagd: bool | None, **kwargs: object) -> None:
        if gevraagd:
            self.vastgesteld_op, self.vastgesteld_door = timezone.now(), self.beoordelaar
            self.save(update_fields=["vastgesteld_op", "vastgesteld_door"])


class ScoreFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Score

    meting = factory.SubFactory(MetingFactory)
    leefgebied = factory.SubFactory(LeefgebiedFactory, instrument=factory.SelfAttribute("..meting.instrument"))
    score = 3


class MeetafspraakFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Meetafspraak

    programma = factory.SubFactory(ProgrammaFactory)


class LadderpositieFactory(factory.django.DjangoModelFactory):
    """Trede 3 today, as the answers gave it."""

    class Meta:
        model = Ladderpositie

    traject = factory.SubFactory(TrajectFactory)
    peildatum = factory.LazyFunction(timezone.localdate)
    trede = 3
    voorstel = factory.SelfAttribute("trede")
    beoordelaar = factory.SubFactory(GebruikerFactory)


class EigenMetingFactory(factory.django.DjangoModelFactory):
    """Own scores of today, filled in together; `scores={"financien": 4}` gives them."""

    class Meta:
        model = EigenMeting
        skip_postgeneration_save = True

    traject = factory.SubFactory(TrajectFactory)
    datum = factory.LazyFunction(timezone.localdate)
    instrument = factory.SubFactory(InstrumentFactory)
    ingevoerd_door = factory.SubFactory(GebruikerFactory)

    @factory.post_generation
    def scores(self, create: bool, gegeven: Mapping[str, int] | None, **kwargs: object) -> None:
        for code, score in (gegeven or {}).items():
            gebied = Leefgebied.objects.get(instrument=self.instrument, code=code)
            EigenScoreFactory(eigen_meting=self, leefgebied=gebied, score=score)


class EigenScoreFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EigenScore

    eigen_meting = factory.SubFactory(EigenMetingFactory)
    leefgebied = factory.SubFactory(LeefgebiedFactory, instrument=factory.SelfAttribute("..eigen_meting.instrument"))
    score = 3
