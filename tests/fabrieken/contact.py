"""Appointments and contact with groups for tests."""

from datetime import timedelta
from uuid import uuid4

import factory
from django.utils import timezone

from tests.fabrieken.toegang import GebruikerFactory
from trajecten.groepscontact.diensten import Groepsgegevens, Groepslid, log_groepscontact
from trajecten.models import Afspraak, Contactversie, Groepscontact, Traject


class AfspraakFactory(factory.django.DjangoModelFactory):
    """An hour of talk that begins in an hour; `met` gives the trajecten. Trait: `gisteren`, at ten o'clock."""

    class Meta:
        model = Afspraak
        skip_postgeneration_save = True

    class Params:
        gisteren = factory.Trait(
            van=factory.LazyFunction(
                lambda: (timezone.localtime() - timedelta(days=1)).replace(hour=10, minute=0, second=0, microsecond=0)
            )
        )

    medewerker = factory.SubFactory(GebruikerFactory)
    van = factory.LazyFunction(lambda: timezone.now() + timedelta(hours=1))
    tot = factory.LazyAttribute(lambda afspraak: afspraak.van + timedelta(hours=1))
    soort = "gesprek"

    @factory.post_generation
    def met(self, create: bool, trajecten: object, **kwargs: object) -> None:
        self.trajecten.set(trajecten or ())


def groepscontact(door, trajecten: list[Traject], **anders: object) -> Groepscontact:
    """A session of an hour today with everybody there, written by the dienst."""
    gegevens = {
        "datum": timezone.localdate(),
        "minuten": 60,
        "soort": "gesprek",
        "verslag": "Samen gekookt.",
        "alleen_collegas": False,
    }
    leden = anders.pop("leden", None) or [Groepslid(traject) for traject in trajecten]
    sleutel = anders.pop("sleutel", None) or uuid4()
    return log_groepscontact(door=door, gegevens=Groepsgegevens(**gegevens | anders), leden=leden, sleutel=sleutel)


def contactversie(contact, door, **anders: object) -> Contactversie:
    """An earlier version of `contact`, as it reads now."""
    velden = ("versie", "datum", "minuten", "soort", "aanwezigheid")
    return Contactversie.objects.create(
        contact=contact, vervangen_door=door, **{veld: getattr(contact, veld) for veld in velden} | anders
    )
