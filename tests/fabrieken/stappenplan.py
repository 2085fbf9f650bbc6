"""Steps, referrals, partners and hand-overs for tests."""

import factory
from django.utils import timezone

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory
from trajecten.models import (
    Betrokkene,
    Doorverwijsstap,
    Doorverwijzing,
    Expertise,
    Overdracht,
    Partner,
    Stap,
    Stapversie,
)


class ExpertiseFactory(factory.django.DjangoModelFactory):
    """Schuldhulp; the expertises that every organisation starts with are found, not made twice."""

    class Meta:
        model = Expertise
        django_get_or_create = ("code",)

    code = "schuldhulp"
    naam = "Schuldhulp"


class PartnerFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Partner

    naam = factory.Sequence(lambda nummer: f"Buurthuis {nummer}")


class StapFactory(factory.django.DjangoModelFactory):
    """An open step of the deelnemer. Traits: `gedaan`, `vervallen`."""

    class Meta:
        model = Stap

    class Params:
        gedaan = factory.Trait(
            staat="gedaan",
            resultaat="Gelukt",
            afgesloten_op=factory.LazyFunction(timezone.now),
            afgesloten_door=factory.SelfAttribute("gemaakt_door"),
        )
        vervallen = factory.Trait(
            staat="vervallen",
            resultaat="Niet meer nodig",
            afgesloten_op=factory.LazyFunction(timezone.now),
            afgesloten_door=factory.SelfAttribute("gemaakt_door"),
        )

    traject = factory.SubFactory(TrajectFactory)
    wat = "Betalingsregeling afspreken"
    wie_soort = "deelnemer"
    gemaakt_door = factory.SubFactory(GebruikerFactory)


class StapversieFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Stapversie

    stap = factory.SubFactory(StapFactory)
    versie = 1
    wat = "Betalingsregeling afspreken"
    wie = "Daan"
    staat = "open"
    vastgelegd_door = factory.SubFactory(GebruikerFactory)


class DoorverwijzingFactory(factory.django.DjangoModelFactory):
    """Asked for today."""

    class Meta:
        model = Doorverwijzing

    traject = factory.SubFactory(TrajectFactory)
    expertise = factory.SubFactory(ExpertiseFactory)
    partner = factory.SubFactory(PartnerFactory)
    vraag = "Een plan voor de schulden"
    aangevraagd_per = factory.LazyFunction(timezone.localdate)
    sinds = factory.LazyAttribute(lambda verwijzing: verwijzing.aangevraagd_per)
    gemaakt_door = factory.SubFactory(GebruikerFactory)


class DoorverwijsstapFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Doorverwijsstap

    doorverwijzing = factory.SubFactory(DoorverwijzingFactory)
    staat = "aangevraagd"
    datum = factory.LazyFunction(timezone.localdate)
    vastgelegd_door = factory.SubFactory(GebruikerFactory)


class OverdrachtFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Overdracht

    traject = factory.SubFactory(TrajectFactory)
    van = factory.SubFactory(GebruikerFactory)
    naar = factory.SubFactory(GebruikerFactory)
    rol = Betrokkene.Rol.JOBCOACH
    ingangsdatum = factory.LazyFunction(timezone.localdate)
    gemaakt_door = factory.SelfAttribute("van")
