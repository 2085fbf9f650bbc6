"""Reports and their schedules for tests."""

from datetime import date

import factory
from django.utils import timezone

from rapportage.models import Rapport, Rapportschema
from tests.fabrieken.trajecten import ProgrammaFactory


class RapportschemaFactory(factory.django.DjangoModelFactory):
    """A monthly report of a programme, from February 2026 on."""

    class Meta:
        model = Rapportschema

    soort = "voortgang"
    programma = factory.SubFactory(ProgrammaFactory)
    vanaf = date(2026, 2, 1)


class SchemarapportFactory(factory.django.DjangoModelFactory):
    """A report about February 2026 that the clock asked for. Traits: `klaar`, without real files, and `mislukt`."""

    class Meta:
        model = Rapport

    class Params:
        klaar = factory.Trait(
            status="klaar",
            voortgang=100,
            cijfers={},
            klaar_op=factory.LazyFunction(timezone.now),
            bestand="rapporten/weg.pdf",
            sha256="a" * 64,
        )
        mislukt = factory.Trait(status="mislukt", foutmelding="De schijf is vol.")

    soort = "voortgang"
    programma = factory.SubFactory(ProgrammaFactory)
    van, tot, peildatum = date(2026, 2, 1), date(2026, 2, 28), date(2026, 3, 1)
    bron = Rapport.Bron.SCHEMA
    aangevraagd_op = factory.LazyFunction(timezone.now)
