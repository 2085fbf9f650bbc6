"""The organisations that use this installation, and their addresses. Lives in the public schema."""

from django.db import models
from django_tenants.models import DomainMixin, TenantMixin


class Organisatie(TenantMixin):
    """An organisation (gemeente or programme) with its own schema, address and look."""

    class Soort(models.TextChoices):
        GEMEENTE = "gemeente", "Gemeente"
        PROGRAMMA = "programma", "Programma"
        PLATFORM = "platform", "Platform"

    naam = models.CharField("naam", max_length=120)
    ondertitel = models.CharField("ondertitel", max_length=120, blank=True)
    soort = models.CharField("soort", max_length=12, choices=Soort, default=Soort.PROGRAMMA)
    huisstijl = models.JSONField("huisstijl", default=dict, blank=True)
    sjabloon = models.CharField("sjabloon", max_length=40, blank=True)
    actief = models.BooleanField("actief", default=True)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    auto_create_schema = False
    auto_drop_schema = False

    def __str__(self) -> str:
        return self.naam


class Domein(DomainMixin):
    """An address at which an organisation is reached."""

    def __str__(self) -> str:
        return self.domain
