"""The organisations that use this installation, and their addresses. Lives in the public schema."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django_tenants.models import DomainMixin, TenantMixin

from organisaties.queries import DomeinQuerySet, OrganisatieQuerySet

# PostgreSQL allows 63 bytes; the rest is room for a temporary name beside it (restore, template)
SCHEMA_PATROON = r"^[a-z][a-z0-9_]{1,39}$"
SCHEMA_UITLEG = "Gebruik 2 tot 40 kleine letters, cijfers of _, te beginnen met een letter."
ADRES_PATROON = r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$"
ADRES_UITLEG = "Gebruik een adres als werkmakerij.voorbeeld.nl: kleine letters, zonder http en zonder poort."


class Organisatie(TenantMixin):
    """An organisation (gemeente or programme) with its own schema, address and look.

    The row is the only thing about an organisation outside its own schema. Nothing refers to it
    from inside a schema: which organisation a record belongs to is where the record is.
    """

    class Soort(models.TextChoices):
        GEMEENTE = "gemeente", "Gemeente"
        PROGRAMMA = "programma", "Programma"
        PLATFORM = "platform", "Platform"

    schema_name = models.CharField(
        "schema", max_length=63, validators=[RegexValidator(SCHEMA_PATROON, SCHEMA_UITLEG)], help_text=SCHEMA_UITLEG
    )
    naam = models.CharField("naam", max_length=120)
    ondertitel = models.CharField("ondertitel", max_length=120, blank=True)
    soort = models.CharField("soort", max_length=12, choices=Soort, default=Soort.PROGRAMMA)
    huisstijl = models.JSONField("huisstijl", default=dict, blank=True)
    sjabloon = models.CharField("sjabloon", max_length=40, blank=True)
    afzender = models.EmailField(
        "afzender van e-mail",
        blank=True,
        help_text="Leeg: het adres van deze installatie, met de naam van de organisatie.",
    )
    actief = models.BooleanField("actief", default=True)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)
    laatst_gebruikt_op = models.DateTimeField("laatst gebruikt op", null=True, blank=True, editable=False)

    objects = OrganisatieQuerySet.as_manager()

    # a schema is made by diensten.maak_organisatie and never dropped by deleting a row
    auto_create_schema = False
    auto_drop_schema = False

    class Meta:
        verbose_name = "organisatie"
        verbose_name_plural = "organisaties"
        constraints = [
            models.UniqueConstraint(
                fields=["schema_name"],
                name="organisatie_schema_uniek",
                violation_error_message="Er is al een organisatie met dit schema.",
            ),
            models.CheckConstraint(
                condition=Q(schema_name__regex=SCHEMA_PATROON)
                & ~Q(schema_name__in=["public", "information_schema"])
                & ~Q(schema_name__startswith="pg_")
                & ~Q(schema_name__startswith="sjabloon_"),
                name="organisatie_schema_geldig",
                violation_error_message="Deze schemanaam kan niet. " + SCHEMA_UITLEG,
            ),
            models.CheckConstraint(
                condition=~Q(naam=""),
                name="organisatie_naam_gevuld",
                violation_error_message="Geef de organisatie een naam.",
            ),
            models.CheckConstraint(
                condition=Q(soort__in=["gemeente", "programma", "platform"]),
                name="organisatie_soort_bekend",
                violation_error_message="Kies gemeente, programma of platform.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def is_platform(self) -> bool:
        """Whether this organisation manages the others."""
        return self.soort == self.Soort.PLATFORM


class Domein(DomainMixin):
    """An address (host name without port) at which an organisation is reached."""

    domain = models.CharField(
        "adres", max_length=253, validators=[RegexValidator(ADRES_PATROON, ADRES_UITLEG)], help_text=ADRES_UITLEG
    )
    tenant = models.ForeignKey(
        Organisatie, verbose_name="organisatie", related_name="domains", on_delete=models.CASCADE
    )
    is_primary = models.BooleanField("hoofdadres", default=True)

    objects = DomeinQuerySet.as_manager()

    class Meta:
        verbose_name = "adres"
        verbose_name_plural = "adressen"
        constraints = [
            models.UniqueConstraint(
                fields=["domain"],
                name="domein_adres_uniek",
                violation_error_message="Dit adres is al van een organisatie.",
            ),
            models.CheckConstraint(
                condition=Q(domain__regex=ADRES_PATROON),
                name="domein_adres_geldig",
                violation_error_message=ADRES_UITLEG,
            ),
            models.UniqueConstraint(
                fields=["tenant"],
                condition=Q(is_primary=True),
                name="domein_een_hoofdadres",
                violation_error_message="Een organisatie heeft één hoofdadres.",
            ),
        ]

    def __str__(self) -> str:
        return self.domain


class Blauwdruk(models.Model):
    """What a new organisation's schema is made of: the statements that a migrated schema was dumped to.

    Kept in the database, so that every web server can add an organisation without pg_dump. Belongs to
    one state of the migrations (`vingerafdruk`); a change of the migrations makes a new one.
    """

    vingerafdruk = models.CharField("vingerafdruk van de migraties", max_length=64)
    opdrachten = models.JSONField("opdrachten")
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)

    class Meta:
        verbose_name = "blauwdruk"
        verbose_name_plural = "blauwdrukken"
        constraints = [
            models.UniqueConstraint(
                fields=["vingerafdruk"],
                name="blauwdruk_vingerafdruk_uniek",
                violation_error_message="Deze blauwdruk bestaat al.",
            ),
        ]

    def __str__(self) -> str:
        return self.vingerafdruk[:12]
