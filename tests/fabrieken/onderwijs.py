"""Leerlijnen, groups, participations and meetings for tests."""

from datetime import time, timedelta

import factory
from django.utils import timezone

from onderwijs.models import Bijeenkomst, Deelname, Groep, Leerlijn, Module
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory


class LeerlijnFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Leerlijn

    naam = factory.Sequence(lambda nummer: f"Leerlijn {nummer}")


class ModuleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Module

    leerlijn = factory.SubFactory(LeerlijnFactory)
    naam = factory.Sequence(lambda nummer: f"Module {nummer}")


class GroepFactory(factory.django.DjangoModelFactory):
    """A group of fifteen places that began four weeks ago, with `trainers` (one is made when none are given)."""

    class Meta:
        model = Groep
        skip_postgeneration_save = True

    leerlijn = factory.SubFactory(LeerlijnFactory)
    naam = factory.Sequence(lambda nummer: f"Groep {nummer}")
    capaciteit = 15
    startdatum = factory.LazyFunction(lambda: timezone.localdate() - timedelta(weeks=4))
    aangemaakt_door = factory.SubFactory(GebruikerFactory)

    @factory.post_generation
    def trainers(self, create: bool, personen: object, **kwargs: object) -> None:
        self.trainers.set(personen or [self.aangemaakt_door])


class DeelnameFactory(factory.django.DjangoModelFactory):
    """Somebody in a group since it began. Trait `wacht`: on the waiting list, at `plaats`."""

    class Meta:
        model = Deelname

    class Params:
        wacht = factory.Trait(staat=Deelname.Staat.WACHTLIJST, van=None, plaats=factory.Sequence(lambda n: n + 1))

    groep = factory.SubFactory(GroepFactory)
    traject = factory.SubFactory(TrajectFactory)
    staat = Deelname.Staat.INGEDEELD
    van = factory.LazyAttribute(lambda deelname: deelname.groep.startdatum)
    aangemaakt_door = factory.LazyAttribute(lambda deelname: deelname.groep.aangemaakt_door)


class BijeenkomstFactory(factory.django.DjangoModelFactory):
    """Two hours this morning."""

    class Meta:
        model = Bijeenkomst

    groep = factory.SubFactory(GroepFactory)
    datum = factory.LazyFunction(timezone.localdate)
    van = time(10, 0)
    tot = time(12, 0)
    trainer = factory.LazyAttribute(lambda bijeenkomst: bijeenkomst.groep.trainers.first())
