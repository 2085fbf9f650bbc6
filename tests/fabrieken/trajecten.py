"""Deelnemers, programmes and trajecten for tests."""

from datetime import date, timedelta

import factory
from django.utils import timezone

from trajecten.models import Betrokkene, Deelnemer, Programma, Traject


class DeelnemerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Deelnemer

    deelnemernummer = factory.Sequence(lambda nummer: f"WM-2026-{nummer:04d}")
    voornaam = factory.Faker("first_name", locale="nl_NL")
    achternaam = factory.Faker("last_name", locale="nl_NL")
    geboortedatum = date(2005, 3, 14)


class ProgrammaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Programma

    code = factory.Sequence(lambda nummer: f"programma-{nummer}")
    naam = "Vier bouwstenen"
    instrument = "zrm-2017"


class TrajectFactory(factory.django.DjangoModelFactory):
    """A traject that started sixteen weeks ago. Traits: `wachtend` (not started), `gestopt` (ended yesterday)."""

    class Meta:
        model = Traject
        skip_postgeneration_save = True

    class Params:
        wachtend = factory.Trait(startdatum=None)
        gestopt = factory.Trait(einddatum=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1)))

    trajectnummer = factory.Sequence(lambda nummer: f"T-{nummer:05d}")
    deelnemer = factory.SubFactory(DeelnemerFactory)
    programma = factory.SubFactory(ProgrammaFactory)
    aanmelddatum = factory.LazyFunction(lambda: timezone.localdate() - timedelta(weeks=18))
    startdatum = factory.LazyFunction(lambda: timezone.localdate() - timedelta(weeks=16))

    @factory.post_generation
    def begeleid_door(self, create: bool, personen: object, **kwargs: object) -> None:
        """The people who guide it, in the first of their roles that a traject knows."""
        for persoon in personen or ():
            rollen = [rol for rol in persoon.rollen if rol in Betrokkene.Rol.values]
            BetrokkeneFactory(traject=self, gebruiker=persoon, rol=rollen[0])


class BetrokkeneFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Betrokkene

    traject = factory.SubFactory(TrajectFactory)
    rol = Betrokkene.Rol.CASEMANAGER
    van = factory.LazyAttribute(lambda betrokkene: betrokkene.traject.aanmelddatum)
