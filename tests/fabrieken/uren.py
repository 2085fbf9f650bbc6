"""Hours of staff for tests, and weeks that are handed in and approved through the diensten."""

from datetime import date, timedelta

import factory
from django.utils import timezone

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import SubsidieprojectFactory, TrajectFactory
from toegang.models import Gebruiker
from trajecten.models import Financiering, Urenregel, Urenstaat
from trajecten.urenstaat.diensten import Goedkeuring, dien_in, keur_goed
from trajecten.urenstaat.regels import maandag_van
from trajecten.urenstaat.uren import momentopname, uren_van, vingerafdruk


class UrenregelFactory(factory.django.DjangoModelFactory):
    """An hour of overleg today."""

    class Meta:
        model = Urenregel

    medewerker = factory.SubFactory(GebruikerFactory)
    datum = factory.LazyFunction(timezone.localdate)
    minuten = 60
    soort = Urenregel.Soort.OVERLEG


class FinancieringFactory(factory.django.DjangoModelFactory):
    """A second project that pays along from today on."""

    class Meta:
        model = Financiering

    traject = factory.SubFactory(TrajectFactory)
    subsidieproject = factory.SubFactory(SubsidieprojectFactory)
    van = factory.LazyFunction(timezone.localdate)


class UrenstaatFactory(factory.django.DjangoModelFactory):
    """The week before this one, not handed in yet."""

    class Meta:
        model = Urenstaat

    medewerker = factory.SubFactory(GebruikerFactory)
    week = factory.LazyFunction(lambda: maandag_van(timezone.localdate()) - timedelta(days=7))


def gezien(medewerker: Gebruiker, maandag: date) -> str:
    """The SHA-256 of what is on the week now, as a page shows it."""
    return vingerafdruk(momentopname(uren_van([medewerker.pk], maandag, maandag + timedelta(days=7))))


def ingediend(medewerker: Gebruiker, maandag: date) -> Urenstaat:
    return dien_in(medewerker=medewerker, week=maandag, sha256=gezien(medewerker, maandag), door=medewerker)


def goedgekeurd(medewerker: Gebruiker, maandag: date, *, door: Gebruiker) -> Urenstaat:
    staat = ingediend(medewerker, maandag)
    return keur_goed(goedkeuringen=[Goedkeuring(staat.pk, staat.sha256)], door=door)[0]
