"""Questions of schools and koppels for tests."""

from datetime import timedelta

import factory
from django.utils import timezone

from onderwijs.models import Koppel, Stagetoezegging, Stagevraag
from tests.fabrieken.opleiding import OnderwijsinstellingFactory
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory


class StagevraagFactory(factory.django.DjangoModelFactory):
    """Five places for a stage, from tomorrow on, without a hurry."""

    class Meta:
        model = Stagevraag

    instelling = factory.SubFactory(OnderwijsinstellingFactory)
    soort = "stage"
    aantal = 5
    vanaf = factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=1))
    urgentie = "gewoon"
    behandelaar = factory.SubFactory(GebruikerFactory)
    gemaakt_door = factory.SelfAttribute("behandelaar")


class StagetoezeggingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Stagetoezegging

    stagevraag = factory.SubFactory(StagevraagFactory)
    kenmerk = "plek-1"
    werkgever = "Bakkerij Spelt"
    aantal = 1
    gemaakt_door = factory.SelfAttribute("stagevraag.behandelaar")


class KoppelFactory(factory.django.DjangoModelFactory):
    """Two who are a koppel since a week."""

    class Meta:
        model = Koppel

    leermeester = factory.SubFactory(TrajectFactory)
    gezel = factory.SubFactory(TrajectFactory)
    vak = "Fietsen maken"
    doelen = "Een band plakken. Remmen afstellen."
    van = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=7))
    gemaakt_door = factory.SubFactory(GebruikerFactory)
