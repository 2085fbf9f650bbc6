"""What belongs to a placement, for tests."""

from datetime import timedelta

import factory
from django.utils import timezone

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.werkgevers import PlaatsingFactory
from werkgevers.models import Baancontrole, Plaatsingsregel, Praktijkovereenkomst, Werkweek


class PraktijkovereenkomstFactory(factory.django.DjangoModelFactory):
    """An agreement on a stage, signed by nobody yet."""

    class Meta:
        model = Praktijkovereenkomst

    plaatsing = factory.SubFactory(PlaatsingFactory, soort="stage")
    school = "ROC Voorbeeld"
    opleiding = "Entree bouwen, wonen en onderhoud"
    leerweg = "bol"
    startdatum = factory.SelfAttribute("plaatsing.startdatum")
    einddatum = factory.LazyAttribute(lambda o: o.startdatum + timedelta(weeks=12))
    uren_totaal = 216
    gemaakt_door = factory.SubFactory(GebruikerFactory)


class WerkweekFactory(factory.django.DjangoModelFactory):
    """The present week, filled in by a jobcoach."""

    class Meta:
        model = Werkweek

    plaatsing = factory.SubFactory(PlaatsingFactory)
    maandag = factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=timezone.localdate().weekday()))
    minuten = 18 * 60
    bron = "jobcoach"
    bevestigd_op = factory.LazyFunction(timezone.now)
    bevestigd_door = factory.SubFactory(GebruikerFactory)


class BaancontroleFactory(factory.django.DjangoModelFactory):
    """Somebody kept the job for three months."""

    class Meta:
        model = Baancontrole

    plaatsing = factory.SubFactory(PlaatsingFactory, soort="dienstverband")
    maanden = 3
    gepeild_op = factory.LazyFunction(timezone.localdate)
    behouden = True
    vastgelegd_door = factory.SubFactory(GebruikerFactory)


class PlaatsingsregelFactory(factory.django.DjangoModelFactory):
    """A proefplaatsing of at most two months, six when it is made longer."""

    class Meta:
        model = Plaatsingsregel

    soort = "proefplaatsing"
    maanden_hoogstens = 2
    maanden_verlengd = 6
