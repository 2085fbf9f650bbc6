"""Schools, enrolments, proofs and praktijkverklaringen for tests."""

from datetime import timedelta

import factory
from django.utils import timezone

from onderwijs.models import (
    Bewijs,
    Bewijssoort,
    Inschrijving,
    Onderwijsinstelling,
    Opleiding,
    Praktijkverklaring,
    Studievoortgang,
    Werkproces,
)
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory
from trajecten.models import Traject


class OnderwijsinstellingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Onderwijsinstelling

    naam = factory.Sequence(lambda nummer: f"Vakschool {nummer}")


class OpleidingFactory(factory.django.DjangoModelFactory):
    """An opleiding at mbo level 2."""

    class Meta:
        model = Opleiding

    instelling = factory.SubFactory(OnderwijsinstellingFactory)
    naam = factory.Sequence(lambda nummer: f"Schilder {nummer}")
    niveau = "mbo-2"


class InschrijvingFactory(factory.django.DjangoModelFactory):
    """BBL since eight weeks."""

    class Meta:
        model = Inschrijving

    traject = factory.SubFactory(TrajectFactory)
    opleiding = factory.SubFactory(OpleidingFactory)
    leerweg = Inschrijving.Leerweg.BBL
    van = factory.LazyFunction(lambda: timezone.localdate() - timedelta(weeks=8))
    aangemaakt_door = factory.SubFactory(GebruikerFactory)


class StudievoortgangFactory(factory.django.DjangoModelFactory):
    """It goes well, said today."""

    class Meta:
        model = Studievoortgang

    inschrijving = factory.SubFactory(InschrijvingFactory)
    datum = factory.LazyFunction(timezone.localdate)
    stand = Studievoortgang.Stand.OP_SCHEMA
    vastgelegd_door = factory.SubFactory(GebruikerFactory)


class BewijssoortFactory(factory.django.DjangoModelFactory):
    """A kind of proof; those that every organisation starts with are found, not made twice."""

    class Meta:
        model = Bewijssoort
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda nummer: f"soort-{nummer}")
    naam = factory.LazyAttribute(lambda soort: f"Certificaat {soort.code}")


class BewijsFactory(factory.django.DjangoModelFactory):
    """A VCA of four weeks ago that is valid for ever unless said otherwise."""

    class Meta:
        model = Bewijs

    traject = factory.SubFactory(TrajectFactory)
    soort = factory.SubFactory(BewijssoortFactory, code="vca", naam="VCA")
    datum = factory.LazyFunction(lambda: timezone.localdate() - timedelta(weeks=4))
    uitgever = "Examenbureau Noord"
    vastgelegd_door = factory.SubFactory(GebruikerFactory)


class PraktijkverklaringFactory(factory.django.DjangoModelFactory):
    """Worked on since six weeks."""

    class Meta:
        model = Praktijkverklaring

    traject = factory.SubFactory(TrajectFactory)
    onderwerp = "Assistent schilder"
    leerbedrijf = "Schildersbedrijf Prins"
    praktijkopleider = "Henk Prins"
    instelling = factory.SubFactory(OnderwijsinstellingFactory)
    van = factory.LazyFunction(lambda: timezone.localdate() - timedelta(weeks=6))
    aangemaakt_door = factory.SubFactory(GebruikerFactory)


class WerkprocesFactory(factory.django.DjangoModelFactory):
    """Not begun. Trait `geleerd`: judged today with the praktijkopleider."""

    class Meta:
        model = Werkproces

    class Params:
        geleerd = factory.Trait(
            staat=Werkproces.Staat.BEHEERST,
            beoordeeld_op=factory.LazyFunction(timezone.localdate),
            praktijkopleider="Henk Prins",
            vastgelegd_door=factory.SubFactory(GebruikerFactory),
        )

    praktijkverklaring = factory.SubFactory(PraktijkverklaringFactory)
    code = factory.Sequence(lambda nummer: f"B1-K1-W{nummer + 1}")
    naam = "Bereidt het werk voor"
    volgorde = factory.Sequence(lambda nummer: nummer + 1)


def eigen_certificaat(traject: Traject) -> Bewijs:
    """A deelnamecertificaat of ours for `traject`."""
    dag = timezone.localdate().isoformat()
    inhoud = {
        "naam": traject.deelnemer.naam,
        "geboortedatum": "",
        "wat": "Vitaal burgerschap",
        "doel": "",
        "delen": [{"naam": "Vitaal burgerschap", "omvang": "20 uur"}],
        "sleutels": [],
        "aanwezig_minuten": 600,
        "van": dag,
        "laatste_dag": dag,
    }
    soort = BewijssoortFactory(code="deelnamecertificaat", naam="Deelnamecertificaat")
    return BewijsFactory(traject=traject, soort=soort, inhoud=inhoud, onderwerp="Vitaal burgerschap", datum=dag)
