"""Targets of programmes for tests."""

import factory
from django.utils import timezone

from rapportage.models import Kerncijfer, Programmadoel
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import ProgrammaFactory


class ProgrammadoelFactory(factory.django.DjangoModelFactory):
    """Seventy active deelnemers this year."""

    class Meta:
        model = Programmadoel

    programma = factory.SubFactory(ProgrammaFactory)
    jaar = factory.LazyFunction(lambda: timezone.localdate().year)
    cijfer = Kerncijfer.ACTIEF
    aantal = 70
    gewijzigd_door = factory.SubFactory(GebruikerFactory)
