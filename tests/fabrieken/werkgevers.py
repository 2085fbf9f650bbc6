"""Employers and placements for tests."""

from datetime import timedelta
from decimal import Decimal

import factory
from django.utils import timezone

from tests.fabrieken.trajecten import TrajectFactory
from werkgevers.models import Plaatsing, Werkgever


class WerkgeverFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Werkgever

    naam = factory.Sequence(lambda nummer: f"Schildersbedrijf {nummer:03d}")
    kvk_nummer = factory.Sequence(lambda nummer: f"{10_000_000 + nummer}")


class PlaatsingFactory(factory.django.DjangoModelFactory):
    """A placement that runs since four weeks. Trait: `gestopt`, ended yesterday."""

    class Meta:
        model = Plaatsing

    class Params:
        gestopt = factory.Trait(einddatum=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1)))

    traject = factory.SubFactory(TrajectFactory)
    werkgever = factory.SubFactory(WerkgeverFactory)
    soort = "leerwerkplek"
    sector = "bouw"
    startdatum = factory.LazyFunction(lambda: timezone.localdate() - timedelta(weeks=4))
    uren_per_week = Decimal(18)
