"""Routes, bouwstenen and phases for tests."""

from datetime import timedelta
from decimal import Decimal

import factory
from django.utils import timezone

from bouwstenen.models import (
    Bouwsteen,
    Bouwsteenversie,
    Fase,
    Onderdeel,
    PersoonlijkPlan,
    Planonderdeel,
    Route,
    Stabiliteitsdoel,
    Stabiliteitstoets,
)
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import ProgrammaFactory, TrajectFactory


class RouteFactory(factory.django.DjangoModelFactory):
    """A route; with `vier_bouwstenen=True` the one of De Werkmakerij."""

    class Meta:
        model = Route
        skip_postgeneration_save = True

    programma = factory.SubFactory(ProgrammaFactory)

    @factory.post_generation
    def vier_bouwstenen(self, create: bool, gevraagd: bool | None, **kwargs: object) -> None:
        if not gevraagd:
            return
        BouwsteenFactory(route=self, nummer=1, norm_aantal=3, norm_eenheid="maand", weken=13, naam="Zorg")
        BouwsteenFactory(route=self, nummer=2, deelnemer_uren_per_week=Decimal(6), naam="Dagactivering")
        BouwsteenFactory(
            route=self,
            nummer=3,
            naam="Leren en werken in de praktijk",
            deel="opbouw",
            plaats="extern",
            coach_uren_per_week=Decimal(2),
            deelnemer_uren_per_week=Decimal(18),
        )
        BouwsteenFactory(
            route=self,
            nummer=4,
            naam="Nazorg",
            deel="dak",
            plaats="extern",
            norm_aantal=10,
            norm_eenheid="uur",
            weken=13,
            coach_uren_totaal=Decimal(10),
        )


class BouwsteenFactory(factory.django.DjangoModelFactory):
    """A bouwsteen of twelve weeks."""

    class Meta:
        model = Bouwsteen

    route = factory.SubFactory(RouteFactory)
    nummer = factory.Sequence(lambda nummer: nummer + 1)
    naam = "Dagactivering"
    norm_aantal = 12
    norm_eenheid = "week"
    weken = 12


class StabiliteitsdoelFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Stabiliteitsdoel

    bouwsteen = factory.SubFactory(BouwsteenFactory)
    tekst = "Komt op tijd"


class OnderdeelFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Onderdeel

    bouwsteen = factory.SubFactory(BouwsteenFactory)
    volgorde = factory.Sequence(lambda nummer: nummer)
    tekst = factory.Sequence(lambda nummer: f"Module {nummer}")


class BouwsteenversieFactory(factory.django.DjangoModelFactory):
    """What a bouwsteen was until yesterday."""

    class Meta:
        model = Bouwsteenversie

    bouwsteen = factory.SubFactory(BouwsteenFactory)
    naam = "Zo heette het"
    tot = factory.LazyFunction(lambda: timezone.now() - timedelta(days=1))
    gewijzigd_door = factory.SubFactory(GebruikerFactory)


class PersoonlijkPlanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PersoonlijkPlan

    traject = factory.SubFactory(TrajectFactory)
    gewijzigd_door = factory.SubFactory(GebruikerFactory)


class PlanonderdeelFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Planonderdeel

    plan = factory.SubFactory(PersoonlijkPlanFactory)
    onderdeel = factory.SubFactory(OnderdeelFactory)


class FaseFactory(factory.django.DjangoModelFactory):
    """The phase that is running since the start of the traject. Trait: `ingetrokken`, taken back just now."""

    class Meta:
        model = Fase

    class Params:
        ingetrokken = factory.Trait(
            ingetrokken_op=factory.LazyFunction(timezone.now), ingetrokken_door=factory.SubFactory(GebruikerFactory)
        )
        terugval = factory.Trait(reden=Fase.Reden.TERUGVAL, toelichting="Even rust nodig.")

    traject = factory.SubFactory(TrajectFactory)
    bouwsteen = factory.SubFactory(BouwsteenFactory, route__programma=factory.SelfAttribute("...traject.programma"))
    startdatum = factory.LazyAttribute(lambda fase: fase.traject.startdatum)
    reden = Fase.Reden.START


class StabiliteitstoetsFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Stabiliteitstoets

    fase = factory.SubFactory(FaseFactory)
    deelnemer_vindt_stabiel = True
    casemanager_vindt_stabiel = True
    ingevuld_door = factory.SubFactory(GebruikerFactory)


def weken_geleden(aantal: int):
    """The day that lies so many weeks before today."""
    return timezone.localdate() - timedelta(weeks=aantal)
