"""Werkplekken, wishes and klikgesprekken for tests."""

from datetime import timedelta
from decimal import Decimal

import factory
from django.utils import timezone

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import WerkgeverFactory
from werkgevers.models import Klikgesprek, Werkplek, Werkwens


class WerkplekFactory(factory.django.DjangoModelFactory):
    """Two places in the building sector that are free since a week."""

    class Meta:
        model = Werkplek

    werkgever = factory.SubFactory(WerkgeverFactory)
    naam = factory.Sequence(lambda nummer: f"Leerling-schilder {nummer:03d}")
    soort = "leerwerkplek"
    sector = "bouw"
    aantal = 2
    dagen = factory.LazyFunction(lambda: [1, 2, 3])
    uren_per_week = Decimal(18)
    vanaf = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=7))


class WerkwensFactory(factory.django.DjangoModelFactory):
    """Somebody who wants to work in building, all week."""

    class Meta:
        model = Werkwens

    traject = factory.SubFactory(TrajectFactory)
    sectoren = factory.LazyFunction(lambda: ["bouw"])
    uren_per_week = Decimal(24)
    bewaard_door = factory.SubFactory(GebruikerFactory)


class KlikgesprekFactory(factory.django.DjangoModelFactory):
    """Planned for tomorrow. Trait: `klik`, held yesterday with a click."""

    class Meta:
        model = Klikgesprek

    class Params:
        klik = factory.Trait(
            gepland_op=factory.LazyFunction(lambda: timezone.now() - timedelta(days=1)),
            staat="gehouden",
            gehouden_op=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1)),
            uitkomst="klik",
            afspraken="Begint op maandag om 8 uur.",
        )

    traject = factory.SubFactory(TrajectFactory)
    werkplek = factory.SubFactory(WerkplekFactory)
    werkgever = factory.SelfAttribute("werkplek.werkgever")
    medewerker = factory.SubFactory(GebruikerFactory)
    gepland_op = factory.LazyFunction(lambda: timezone.now() + timedelta(days=1))
