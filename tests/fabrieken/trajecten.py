"""Deelnemers, programmes and trajecten for tests."""

from datetime import date, timedelta

import factory
from django.utils import timezone

from tests.fabrieken.toegang import GebruikerFactory
from trajecten.models import (
    Betrokkene,
    Code,
    Codelijst,
    Contactmoment,
    Deelneemuur,
    Deelnemer,
    Opvolging,
    Programma,
    Startsituatie,
    Subsidieproject,
    Traject,
    Uitstroom,
)


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


class SubsidieprojectFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Subsidieproject

    code = factory.Sequence(lambda nummer: f"project-{nummer}")
    naam = "ESF+ Sterker aan het werk"
    soort = Subsidieproject.Soort.ESF


class CodeFactory(factory.django.DjangoModelFactory):
    """A kind of contact; the codes that every organisation starts with are found, not made twice."""

    class Meta:
        model = Code
        django_get_or_create = ("lijst", "code")

    lijst = Codelijst.CONTACTSOORT
    code = "gesprek"
    naam = "Gesprek"


class ContactmomentFactory(factory.django.DjangoModelFactory):
    """A talk of an hour today. Traits: `afgemeld`, `niet_gekomen`."""

    class Meta:
        model = Contactmoment

    class Params:
        afgemeld = factory.Trait(aanwezigheid=Contactmoment.Aanwezigheid.AFGEMELD)
        niet_gekomen = factory.Trait(aanwezigheid=Contactmoment.Aanwezigheid.NIET_GEKOMEN)

    traject = factory.SubFactory(TrajectFactory)
    medewerker = factory.SubFactory(GebruikerFactory)
    datum = factory.LazyFunction(timezone.localdate)
    minuten = 60
    soort = "gesprek"


class DeelneemuurFactory(factory.django.DjangoModelFactory):
    """Four hours on the shop floor today."""

    class Meta:
        model = Deelneemuur

    traject = factory.SubFactory(TrajectFactory)
    datum = factory.LazyFunction(timezone.localdate)
    minuten = 240
    activiteit = "Werkvloer"


class StartsituatieFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Startsituatie

    traject = factory.SubFactory(TrajectFactory)


class UitstroomFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Uitstroom

    traject = factory.SubFactory(TrajectFactory, gestopt=True)


class OpvolgingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Opvolging

    traject = factory.SubFactory(TrajectFactory, gestopt=True)
