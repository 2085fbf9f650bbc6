"""What somebody can show: the kinds of proof, and the proofs themselves."""

from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse

from onderwijs.bewijs.queries import BewijsQuerySet, BewijssoortQuerySet
from onderwijs.models.opleiding import Opleiding
from trajecten.models import Document, Traject
from trajecten.models.situatie import Opleidingsniveau

# longer is as good as for ever
GELDIG_HOOGSTENS_MAANDEN = 600


class Bewijssoort(models.Model):
    """A kind of proof, such as an mbo-diploma or VCA; the organisation adds its own.

    `niveaus` are the levels of education that it can prove: none for what completes no level, one when it is always
    the same, several when the level must be said with each. `kwalificatie` is its code in the list Kwalificatie of the
    organisation, with which a subsidieproject says what counts for EECR03; empty when it is in no such list.
    `geldig_maanden` is how long it is valid unless the paper says otherwise; empty for always.
    """

    class Herkomst(models.TextChoices):
        """How a proof of this kind comes about."""

        ELDERS = "elders", "Van een school of een andere organisatie"
        WERKPROCESSEN = "werkprocessen", "Na werkprocessen die zijn afgetekend"
        DEELNAME = "deelname", "Van ons, na een leerlijn"
        MDT = "mdt", "Van ons, na een MDT-traject"

    code = models.SlugField("code", max_length=40)
    naam = models.CharField("naam", max_length=80)
    herkomst = models.CharField("hoe komt het er?", max_length=13, choices=Herkomst, default=Herkomst.ELDERS)
    niveaus = ArrayField(models.CharField(max_length=20), verbose_name="bewijst deze niveaus", default=list, blank=True)
    kwalificatie = models.CharField("code van de kwalificatie", max_length=40, blank=True)
    geldig_maanden = models.IntegerField("maanden geldig", null=True, blank=True)
    volgorde = models.IntegerField("volgorde", default=0)
    actief = models.BooleanField("in gebruik", default=True)
    versie = models.IntegerField("versie", default=1, editable=False)

    objects = BewijssoortQuerySet.as_manager()

    class Meta:
        verbose_name = "bewijssoort"
        verbose_name_plural = "bewijssoorten"
        ordering = ["volgorde", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["code"], name="bewijssoort_code_uniek", violation_error_message="Deze code bestaat al."
            ),
            models.UniqueConstraint(
                Lower("naam"),
                name="bewijssoort_naam_uniek",
                violation_error_message="Er is al een soort bewijs met deze naam.",
            ),
            models.UniqueConstraint(
                fields=["herkomst"],
                condition=~Q(herkomst="elders"),
                name="bewijssoort_een_per_herkomst",
                violation_error_message="Er is al een soort bewijs dat zo ontstaat.",
            ),
            models.CheckConstraint(
                condition=Q(herkomst__in=["elders", "werkprocessen", "deelname", "mdt"]),
                name="bewijssoort_herkomst_bekend",
                violation_error_message="Kies hoe het bewijs er komt.",
            ),
            models.CheckConstraint(
                condition=~Q(naam=""),
                name="bewijssoort_naam_ingevuld",
                violation_error_message="Vul de naam van het soort bewijs in.",
            ),
            models.CheckConstraint(
                condition=Q(niveaus__contained_by=Opleidingsniveau.values),
                name="bewijssoort_niveaus_bekend",
                violation_error_message="Kies niveaus uit de lijst.",
            ),
            models.CheckConstraint(
                condition=Q(geldig_maanden__isnull=True)
                | Q(geldig_maanden__gte=1, geldig_maanden__lte=GELDIG_HOOGSTENS_MAANDEN),
                name="bewijssoort_geldig_maanden_kan",
                violation_error_message="Een bewijs is 1 tot en met 600 maanden geldig, of altijd.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Bewijs(models.Model):
    """A proof of somebody, valid over [datum, geldig_tot); an empty `geldig_tot` is valid for ever.

    `document` is the paper itself, a document of the same traject. `inhoud` is what stands on a certificate that we
    made ourselves, as it was that day; empty for one of somebody else. `sleutel` says for what we gave it, so that it
    is given once. Withdrawn it stays to be seen, and counts for nothing.
    """

    traject = models.ForeignKey(Traject, on_delete=models.PROTECT, related_name="bewijzen")
    soort = models.ForeignKey(Bewijssoort, on_delete=models.PROTECT, related_name="bewijzen")
    opleiding = models.ForeignKey(
        Opleiding, on_delete=models.PROTECT, related_name="bewijzen", null=True, blank=True, verbose_name="opleiding"
    )
    niveau = models.CharField("niveau", max_length=20, choices=Opleidingsniveau, blank=True)
    onderwerp = models.CharField("waarvoor?", max_length=160, blank=True)
    datum = models.DateField("datum op het bewijs")
    uitgever = models.CharField("wie gaf het uit?", max_length=160)
    nummer = models.CharField("nummer", max_length=60, blank=True)
    geldig_tot = models.DateField("geldig tot", null=True, blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, related_name="bewijzen", null=True, blank=True, verbose_name="document"
    )
    inhoud = models.JSONField("inhoud", default=dict, blank=True, editable=False)
    sleutel = models.CharField("sleutel", max_length=40, blank=True, editable=False)
    versie = models.IntegerField("versie", default=1, editable=False)
    vastgelegd_op = models.DateTimeField("vastgelegd op", auto_now_add=True)
    vastgelegd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    ingetrokken_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    ingetrokken_reden = models.CharField("waarom ingetrokken?", max_length=300, blank=True)

    objects = BewijsQuerySet.as_manager()

    class Meta:
        verbose_name = "bewijs"
        verbose_name_plural = "bewijzen"
        ordering = ["-datum", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(geldig_tot__isnull=True) | Q(geldig_tot__gt=F("datum")),
                name="bewijs_geldig_na_datum",
                violation_error_message="De dag tot wanneer het geldig is, ligt na de datum op het bewijs.",
            ),
            models.CheckConstraint(
                condition=Q(niveau__in=["", *Opleidingsniveau.values]),
                name="bewijs_niveau_bekend",
                violation_error_message="Kies een niveau uit de lijst.",
            ),
            models.CheckConstraint(
                condition=~Q(uitgever=""),
                name="bewijs_heeft_een_uitgever",
                violation_error_message="Vul in wie het bewijs uitgaf.",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True, ingetrokken_reden="")
                | (Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False) & ~Q(ingetrokken_reden="")),
                name="bewijs_ingetrokken_op_en_door",
                violation_error_message="Wie een bewijs intrekt, schrijft erbij waarom.",
            ),
            models.UniqueConstraint(
                fields=["traject", "sleutel"],
                condition=~Q(sleutel="") & Q(ingetrokken_op__isnull=True),
                name="bewijs_een_keer_gegeven",
                violation_error_message="Dit bewijs is al gegeven.",
            ),
        ]
        indexes = [
            models.Index(fields=["traject", "-datum", "-id"], name="bewijs_op_traject"),
            models.Index(
                fields=["geldig_tot"],
                condition=Q(geldig_tot__isnull=False, ingetrokken_op__isnull=True),
                name="bewijs_op_geldig_tot",
            ),
        ]

    @property
    def van_ons(self) -> bool:
        """Whether we made it ourselves, so that there is a certificate to print."""
        return bool(self.inhoud)

    @property
    def papiernummer(self) -> str:
        """The number on a certificate of ours; one that was not given yet has none."""
        return f"{self.traject.trajectnummer}-{self.pk}" if self.pk else "volgt bij het uitgeven"

    @property
    def is_ingetrokken(self) -> bool:
        """Whether it counts for nothing any more."""
        return self.ingetrokken_op is not None

    def geldig_op(self, peildatum: date) -> bool:
        """Whether `peildatum` lies in [datum, geldig_tot) and it was not withdrawn."""
        return (
            not self.is_ingetrokken
            and self.datum <= peildatum
            and (self.geldig_tot is None or peildatum < self.geldig_tot)
        )

    def get_absolute_url(self) -> str:
        return reverse("onderwijs:bewijs", args=[self.pk])

    def __str__(self) -> str:
        return f"{self.soort}: {self.onderwerp}" if self.onderwerp else str(self.soort)
