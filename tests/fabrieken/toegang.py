"""People and teams for tests."""

from functools import cache

import factory
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.hashers import make_password

from toegang.matrix import Rol
from toegang.models import Gebruiker, Team

WACHTWOORD = "vier stenen op een rij"


@cache
def versleuteld() -> str:
    """WACHTWOORD as it is stored; computed once, because Argon2 is slow on purpose."""
    return make_password(WACHTWOORD)


class TeamFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Team

    naam = factory.Sequence(lambda nummer: f"Team {nummer}")


class GebruikerFactory(factory.django.DjangoModelFactory):
    """Somebody with a password, who has not set up a code app (`met_code_app`)."""

    class Meta:
        model = Gebruiker
        skip_postgeneration_save = True

    class Params:
        uitgenodigd = factory.Trait(password="!nog-niet-gekozen")
        geblokkeerd = factory.Trait(is_active=False)

    email = factory.Sequence(lambda nummer: f"collega{nummer}@werkmakerij.example")
    voornaam = factory.Faker("first_name", locale="nl_NL")
    achternaam = factory.Faker("last_name", locale="nl_NL")
    rollen = factory.LazyFunction(lambda: [Rol.JOBCOACH.value])
    password = factory.LazyFunction(versleuteld)

    @factory.post_generation
    def met_code_app(self, create: bool, gevraagd: bool | None, **kwargs: object) -> None:
        """A code app and recovery codes, as everybody has after the first login."""
        if create and gevraagd:
            TOTP.activate(self, generate_totp_secret())
            RecoveryCodes.activate(self)
