"""What the funders ask of a traject: the situation at the start, on leaving and six months later."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from trajecten.models.traject import Traject

WEIGERT_OF_NIET_GEVRAAGD = ["", "ja", "nee", "weigert", "niet_gevraagd"]


class JaNee(models.TextChoices):
    """An answer somebody may refuse to give (domein §3.4: sensitive fields may stay empty)."""

    JA = "ja", "Ja"
    NEE = "nee", "Nee"
    WEIGERT = "weigert", "Wil niet antwoorden"
    NIET_GEVRAAGD = "niet_gevraagd", "Niet gevraagd"


class Opleidingsniveau(models.TextChoices):
    """Highest level completed, as the exchange format lists it; each has one ISCED level."""

    GEEN = "geen", "Geen"
    BASISONDERWIJS = "basisonderwijs", "Basisonderwijs"
    PRAKTIJKONDERWIJS = "praktijkonderwijs", "Praktijkonderwijs"
    VMBO = "vmbo", "Vmbo"
    MBO_1 = "mbo-1", "Mbo 1"
    MBO_2 = "mbo-2", "Mbo 2"
    MBO_3 = "mbo-3", "Mbo 3"
    MBO_4 = "mbo-4", "Mbo 4"
    HAVO = "havo", "Havo"
    VWO = "vwo", "Vwo"
    MBO_4_SPECIALIST = "mbo-4-specialist", "Mbo 4 specialist"
    AD = "ad", "Associate degree"
    HBO = "hbo", "Hbo"
    WO_BACHELOR = "wo-bachelor", "Wo-bachelor"
    WO_MASTER = "wo-master", "Wo-master"
    PROMOTIE = "promotie", "Promotie"


def _gevoelig(naam: str) -> "models.CharField[str, str]":
    return models.CharField(naam, max_length=13, choices=JaNee, blank=True)


class Startsituatie(models.Model):
    """The situation on the day somebody started. Never changed: a correction is a new version with its reason."""

    class Arbeid(models.TextChoices):
        WERKLOOS = "werkloos", "Werkloos"
        INACTIEF = "inactief", "Inactief"
        WERKEND = "werkend", "Werkend"
        ONBEKEND = "onbekend", "Onbekend"

    traject = models.ForeignKey(Traject, on_delete=models.CASCADE, related_name="startsituaties")
    versie = models.IntegerField("versie", default=1)
    reden = models.TextField("reden van de correctie", blank=True)
    vastgelegd_op = models.DateTimeField("vastgelegd op", auto_now_add=True)
    vastgelegd_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    arbeidssituatie = models.CharField("arbeidssituatie", max_length=10, choices=Arbeid, blank=True)
    werkloos_sinds = models.DateField("werkloos sinds", null=True, blank=True)
    opleidingsniveau = models.CharField("opleidingsniveau", max_length=20, choices=Opleidingsniveau, blank=True)
    opleiding = models.CharField(
        "volgt een opleiding", max_length=3, choices=[("ja", "Ja"), ("nee", "Nee")], blank=True
    )
    uitkering = models.CharField("uitkering", max_length=40, blank=True)
    beperking = _gevoelig("beperking")
    derdelander = _gevoelig("van buiten de EU")
    migratieachtergrond = _gevoelig("migratieachtergrond")
    minderheid = _gevoelig("minderheid")
    dakloos = _gevoelig("dakloos of geen vaste woonplek")
    landelijk_gebied = _gevoelig("woont in landelijk gebied")

    class Meta:
        verbose_name = "startsituatie"
        verbose_name_plural = "startsituaties"
        ordering = ["traject", "-versie"]
        constraints = [
            models.UniqueConstraint(
                fields=["traject", "versie"],
                name="startsituatie_versie_uniek",
                violation_error_message="Deze versie bestaat al.",
            ),
            models.CheckConstraint(
                condition=Q(versie=1) | (Q(versie__gt=1) & ~Q(reden="")),
                name="startsituatie_correctie_met_reden",
                violation_error_message="Schrijf op waarom je de startsituatie verbetert.",
            ),
            models.CheckConstraint(
                condition=Q(arbeidssituatie__in=["", "werkloos", "inactief", "werkend", "onbekend"]),
                name="startsituatie_arbeid_bekend",
                violation_error_message="Kies een arbeidssituatie uit de lijst.",
            ),
            models.CheckConstraint(
                condition=Q(opleidingsniveau__in=["", *Opleidingsniveau.values]),
                name="startsituatie_opleidingsniveau_bekend",
                violation_error_message="Kies een opleidingsniveau uit de lijst.",
            ),
            models.CheckConstraint(
                condition=Q(opleiding__in=["", "ja", "nee"])
                & Q(beperking__in=WEIGERT_OF_NIET_GEVRAAGD)
                & Q(derdelander__in=WEIGERT_OF_NIET_GEVRAAGD)
                & Q(migratieachtergrond__in=WEIGERT_OF_NIET_GEVRAAGD)
                & Q(minderheid__in=WEIGERT_OF_NIET_GEVRAAGD)
                & Q(dakloos__in=WEIGERT_OF_NIET_GEVRAAGD)
                & Q(landelijk_gebied__in=WEIGERT_OF_NIET_GEVRAAGD),
                name="startsituatie_antwoorden_bekend",
                violation_error_message="Kies ja, nee, wil niet antwoorden of niet gevraagd.",
            ),
        ]

    def __str__(self) -> str:
        return f"Startsituatie {self.traject_id}, versie {self.versie}"


ARBEID_LATER = [("werkend", "Werkend"), ("werkzoekend", "Werkzoekend"), ("inactief", "Inactief")]


class Uitstroom(models.Model):
    """How somebody left, with the state on a day within 28 days after (domein §3.2)."""

    traject = models.OneToOneField(Traject, on_delete=models.CASCADE, related_name="uitstroom")
    reden = models.CharField("reden", max_length=40, blank=True)
    peildatum = models.DateField("peildatum", null=True, blank=True)
    arbeidssituatie = models.CharField("arbeidssituatie", max_length=11, choices=ARBEID_LATER, blank=True)
    opleiding = models.CharField(
        "volgt een opleiding", max_length=3, choices=[("ja", "Ja"), ("nee", "Nee")], blank=True
    )
    kwalificatie = models.CharField("kwalificatie", max_length=40, blank=True)
    activiteiten_uitgevoerd = models.CharField(
        "activiteiten uitgevoerd", max_length=3, choices=[("ja", "Ja"), ("nee", "Nee")], blank=True
    )
    certificaat_datum = models.DateField("certificaat uitgereikt op", null=True, blank=True)
    versie = models.IntegerField("versie", default=1, editable=False)

    class Meta:
        verbose_name = "uitstroom"
        verbose_name_plural = "uitstroom"
        constraints = [
            models.CheckConstraint(
                condition=Q(arbeidssituatie__in=["", "werkend", "werkzoekend", "inactief"])
                & Q(opleiding__in=["", "ja", "nee"])
                & Q(activiteiten_uitgevoerd__in=["", "ja", "nee"]),
                name="uitstroom_antwoorden_bekend",
                violation_error_message="Kies een antwoord uit de lijst.",
            ),
        ]

    def __str__(self) -> str:
        return f"Uitstroom {self.traject_id}"


class Opvolging(models.Model):
    """How somebody is doing six months after leaving (ESF+ EECR05 and EECR06)."""

    traject = models.OneToOneField(Traject, on_delete=models.CASCADE, related_name="opvolging")
    arbeidssituatie = models.CharField("arbeidssituatie", max_length=11, choices=ARBEID_LATER, blank=True)
    verbeterd = models.CharField("situatie verbeterd", max_length=3, choices=[("ja", "Ja"), ("nee", "Nee")], blank=True)
    versie = models.IntegerField("versie", default=1, editable=False)

    class Meta:
        verbose_name = "opvolging"
        verbose_name_plural = "opvolgingen"
        constraints = [
            models.CheckConstraint(
                condition=Q(arbeidssituatie__in=["", "werkend", "werkzoekend", "inactief"])
                & Q(verbeterd__in=["", "ja", "nee"]),
                name="opvolging_antwoorden_bekend",
                violation_error_message="Kies een antwoord uit de lijst.",
            ),
        ]

    def __str__(self) -> str:
        return f"Opvolging {self.traject_id}"
