"""An ESF+ project with deelnemers of whom everything is known, and what its reports show besides."""

from datetime import UTC, date, datetime

import factory

from rapportage.models import EsfDoel, EsfOpgave
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import DeelnemerFactory, StartsituatieFactory, SubsidieprojectFactory, TrajectFactory
from trajecten.models import Subsidieproject, Traject

JANUARI = date(2026, 1, 5)


class EsfDoelFactory(factory.django.DjangoModelFactory):
    """Seventy deelnemers."""

    class Meta:
        model = EsfDoel

    subsidieproject = factory.SubFactory(SubsidieprojectFactory)
    code = "EECO01"
    aantal = 70


class EsfOpgaveFactory(factory.django.DjangoModelFactory):
    """Two public services and five firms in the first quarter of 2026."""

    class Meta:
        model = EsfOpgave

    subsidieproject = factory.SubFactory(SubsidieprojectFactory)
    van = date(2026, 1, 1)
    tot = date(2026, 3, 31)
    overheden = 2
    bedrijven = 5
    door = factory.SubFactory(GebruikerFactory)
    op = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)


def esf_traject(project: Subsidieproject | None, start: date = JANUARI, **velden: object) -> Traject:
    """A traject of a woman of twenty without work; everything is known at the start, and `situatie` adds to that."""
    situatie = velden.pop("situatie", {})
    wie = velden.pop("deelnemer", None) or DeelnemerFactory(geslacht="vrouw", geboortedatum=date(2005, 3, 14))
    traject = TrajectFactory(deelnemer=wie, subsidieproject=project, aanmelddatum=start, startdatum=start, **velden)
    StartsituatieFactory(
        traject=traject,
        arbeidssituatie="werkloos",
        werkloos_sinds=date(2025, 11, 1),
        opleidingsniveau="vmbo",
        opleiding="nee",
        **situatie,
    )
    return traject
