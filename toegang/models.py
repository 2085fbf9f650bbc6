"""People who log in at an organisation."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class Gebruikers(BaseUserManager["Gebruiker"]):
    """Manager of Gebruiker: the e-mail address is the name."""


class Gebruiker(AbstractBaseUser):
    """A member of staff of one organisation."""

    email = models.EmailField("e-mailadres", unique=True)
    is_active = models.BooleanField("actief", default=True)
    objects = Gebruikers()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []
