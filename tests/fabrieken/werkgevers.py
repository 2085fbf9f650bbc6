"""Employers and placements for tests."""

from datetime import timedelta
from decimal import Decimal

import factory
from django.utils import timezone

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory
from werkgevers.models import Contactpersoon, Erkenning, Plaatsing, Vestiging, Werkgever, Werkgeverscontact


class WerkgeverFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Werkgever

    naam = factory.Sequence(lambda nummer: f"Schildersbedrijf {nummer:03d}")
    kvk_nummer = factory.Sequence(lambda nummer: f"{10_000_000 + nummer}")


class VestigingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Vestiging

    werkgever = factory.SubFactory(WerkgeverFactory)
    naam = factory.Sequence(lambda nummer: f"Werkplaats {nummer:03d}")
    plaats = "Purmerend"


class ErkenningFactory(factory.django.DjangoModelFactory):
    """A recognition that holds since a year, without an end."""

    class Meta:
        model = Erkenning

    vestiging = factory.SubFactory(VestigingFactory)
    kwalificatie = "Schilder"
    van = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=365))


class ContactpersoonFactory(factory.django.DjangoModelFactory):
    """Somebody at an employer since a month."""

    class Meta:
        model = Contactpersoon

    werkgever = factory.SubFactory(WerkgeverFactory)
    naam = factory.Sequence(lambda nummer: f"Meester {nummer:03d}")
    email = factory.Sequence(lambda nummer: f"meester{nummer:03d}@bedrijf.example")
    van = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=30))


class WerkgeverscontactFactory(factory.django.DjangoModelFactory):
    """A visit of yesterday."""

    class Meta:
        model = Werkgeverscontact

    werkgever = factory.SubFactory(WerkgeverFactory)
    medewerker = factory.SubFactory(GebruikerFactory)
    datum = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1))
    soort = "bezoek"
    verslag = "Er is plek voor een leerling."


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
