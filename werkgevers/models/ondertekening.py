"""Signatures on an evaluation: who is asked, the one-time links, what became of it."""

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from werkgevers.evaluatie.regels import Partij
from werkgevers.models.contactpersoon import Contactpersoon
from werkgevers.models.evaluatie import Evaluatie, Evaluatieregel
from werkgevers.ondertekening.queries import OndertekeningQuerySet
from werkgevers.ondertekening.regels import Codeweg, Kanaal, Momenten, Wijze

REDEN_LENGTE = 500
CODEWEGEN = [(weg.value, weg.label) for weg in (Codeweg.MAIL, Codeweg.SMS)]
SHA256 = r"^[0-9a-f]{64}$"


class Ondertekening(models.Model):
    """The request to one person to sign one evaluation as it was frozen, and the signature once it is set.

    `naar_naam` and `email` are of the moment of asking: a link is for that person, whatever changes later. A signature
    that is set never changes, and nobody who wrote in the evaluation sets one (triggers). `geldig_tot` is half-open.
    """

    evaluatie = models.ForeignKey(Evaluatie, on_delete=models.PROTECT, related_name="ondertekeningen")
    partij = models.CharField("namens", max_length=10, choices=Partij)
    contactpersoon = models.ForeignKey(
        Contactpersoon, on_delete=models.PROTECT, null=True, blank=True, related_name="ondertekeningen"
    )
    gebruiker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="ondertekeningen"
    )
    naar_naam = models.CharField("aan wie", max_length=160)
    naar_functie = models.CharField("functie", max_length=120, blank=True)
    email = models.EmailField("e-mailadres", blank=True)
    telefoon = models.CharField("telefoon", max_length=20, blank=True)
    kanaal = models.CharField("hoe de link gaat", max_length=9, choices=Kanaal, default=Kanaal.MAIL)
    inhoud_sha256 = models.CharField("SHA-256 van wat getekend wordt", max_length=64)
    gevraagd_op = models.DateTimeField("gevraagd op")
    gevraagd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verstuurd_op = models.DateTimeField("verstuurd op", null=True, blank=True)
    geldig_tot = models.DateTimeField("link geldig tot", null=True, blank=True)
    herinneringen = models.IntegerField("aantal herinneringen", default=0)
    overleg_op = models.DateTimeField("wil overleggen sinds", null=True, blank=True)
    betwist_op = models.DateTimeField("betwist op", null=True, blank=True)
    ingetrokken_op = models.DateTimeField("ingetrokken op", null=True, blank=True)
    doorgegeven_aan = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="doorgegeven_van"
    )
    getekend_op = models.DateTimeField("getekend op", null=True, blank=True)
    naam = models.CharField("naam van de ondertekenaar", max_length=160, blank=True)
    functie = models.CharField("functie van de ondertekenaar", max_length=120, blank=True)
    wijze = models.CharField("wijze van tekenen", max_length=10, choices=Wijze, blank=True)
    # whose device it was signed on, and who sat beside it: said plainly wherever the signature is shown
    bij = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="in aanwezigheid van",
    )

    objects = OndertekeningQuerySet.as_manager()

    class Meta:
        verbose_name = "ondertekening"
        verbose_name_plural = "ondertekeningen"
        ordering = ["evaluatie", "gevraagd_op", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(partij=Partij.WERKGEVER, contactpersoon__isnull=False, gebruiker__isnull=True)
                | Q(partij=Partij.JOBCOACH, contactpersoon__isnull=True, gebruiker__isnull=False)
                | Q(partij=Partij.DEELNEMER, contactpersoon__isnull=True, gebruiker__isnull=True),
                name="ondertekening_van_een_partij",
                violation_error_message="Een contactpersoon tekent voor de werkgever, een medewerker voor zichzelf.",
            ),
            models.CheckConstraint(
                condition=Q(partij=Partij.JOBCOACH)
                | Q(kanaal=Kanaal.MAIL) & ~Q(email="")
                | Q(kanaal=Kanaal.SMS, partij=Partij.DEELNEMER) & ~Q(telefoon="")
                | Q(kanaal=Kanaal.TER_PLEKKE, partij=Partij.DEELNEMER),
                name="ondertekening_link_heeft_adres",
                violation_error_message="Er is geen e-mailadres of telefoonnummer bekend. Vul dat eerst in.",
            ),
            models.CheckConstraint(
                condition=Q(wijze=Wijze.TER_PLEKKE, partij=Partij.DEELNEMER, bij__isnull=False)
                | ~Q(wijze=Wijze.TER_PLEKKE) & Q(bij__isnull=True),
                name="ondertekening_ter_plekke_met_wie",
                violation_error_message="Wie ter plekke tekent is een deelnemer, en er staat bij wie erbij was.",
            ),
            models.CheckConstraint(
                condition=Q(getekend_op__isnull=True, naam="", functie="", wijze="")
                | Q(getekend_op__isnull=False, wijze__in=Wijze.values) & ~Q(naam=""),
                name="ondertekening_getekend_met_naam",
                violation_error_message="Een handtekening heeft een naam en een wijze van tekenen.",
            ),
            models.CheckConstraint(
                condition=~Q(wijze=Wijze.INGELOGD) | Q(partij=Partij.JOBCOACH),
                name="ondertekening_ingelogd_is_medewerker",
                violation_error_message="Wie is ingelogd, tekent niet voor een ander.",
            ),
            models.CheckConstraint(
                condition=Q(getekend_op__isnull=True) | Q(ingetrokken_op__isnull=True, betwist_op__isnull=True),
                name="ondertekening_getekend_of_niet",
                violation_error_message="Een handtekening is gezet, ingetrokken of betwist: een van de drie.",
            ),
            models.CheckConstraint(
                condition=Q(verstuurd_op__isnull=True, geldig_tot__isnull=True)
                | Q(verstuurd_op__isnull=False, geldig_tot__gt=F("verstuurd_op")),
                name="ondertekening_geldig_na_versturen",
                violation_error_message="Een link is na het versturen een tijd geldig.",
            ),
            models.CheckConstraint(
                condition=Q(doorgegeven_aan__isnull=True) | Q(ingetrokken_op__isnull=False),
                name="ondertekening_doorgegeven_is_weg",
                violation_error_message="Wie de vraag doorgeeft, tekent zelf niet meer.",
            ),
            models.CheckConstraint(
                condition=Q(inhoud_sha256__regex=SHA256),
                name="ondertekening_van_een_inhoud",
                violation_error_message="Een handtekening hoort bij een bevroren evaluatie.",
            ),
            models.CheckConstraint(
                condition=Q(herinneringen__gte=0),
                name="ondertekening_herinneringen_vanaf_0",
                violation_error_message="Het aantal herinneringen is 0 of meer.",
            ),
            # of each person one request at a time; of the deelnemer there is one person
            models.UniqueConstraint(
                fields=["evaluatie", "partij", "contactpersoon", "gebruiker"],
                condition=Q(ingetrokken_op__isnull=True),
                nulls_distinct=False,
                name="ondertekening_een_per_persoon",
                violation_error_message="Aan deze persoon is de handtekening al gevraagd.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["verstuurd_op"],
                condition=Q(getekend_op__isnull=True, ingetrokken_op__isnull=True, betwist_op__isnull=True),
                name="ondertekening_open",
            ),
        ]

    @property
    def momenten(self) -> Momenten:
        """What the rules need to say where it stands."""
        return Momenten(
            verstuurd_op=self.verstuurd_op,
            geldig_tot=self.geldig_tot,
            overleg_op=self.overleg_op,
            betwist_op=self.betwist_op,
            getekend_op=self.getekend_op,
            ingetrokken_op=self.ingetrokken_op,
        )

    @property
    def kan_een_link_krijgen(self) -> bool:
        """Whether a link goes to this person: not to a colleague, nor to who signs beside one."""
        return self.gebruiker_id is None and self.kanaal != Kanaal.TER_PLEKKE

    @property
    def hoe(self) -> str:
        """In which way it was signed, in words; empty while it is not."""
        if self.bij is not None:
            wie = "medewerker, die de evaluatie ook schreef" if self.evaluatie.is_van(self.bij.pk) else "medewerker"
            return f"op het apparaat en in aanwezigheid van {self.bij.naam}, {wie}"
        return str(self.get_wijze_display())

    def __str__(self) -> str:
        return f"{self.naar_naam} ({self.get_partij_display()})"


class Ondertekenlink(models.Model):
    """A link that was sent for one signature; of its secret only the SHA-256 is kept.

    It works as long as its signature can be set and it was not replaced (`vervallen_op`). One with `bij` was opened on
    the device of that member of staff, for the deelnemer beside it, and works up to its own `geldig_tot`.
    """

    ondertekening = models.ForeignKey(Ondertekening, on_delete=models.CASCADE, related_name="links")
    token_hash = models.CharField("SHA-256 van het geheim", max_length=64)
    gemaakt_op = models.DateTimeField("gemaakt op", auto_now_add=True)
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True)
    bij = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    geldig_tot = models.DateTimeField("geldig tot", null=True, blank=True)

    class Meta:
        verbose_name = "link om te ondertekenen"
        verbose_name_plural = "links om te ondertekenen"
        constraints = [
            models.UniqueConstraint(
                fields=["token_hash"],
                name="ondertekenlink_uniek",
                violation_error_message="Deze link bestaat al.",
            ),
            models.CheckConstraint(
                condition=Q(token_hash__regex=SHA256),
                name="ondertekenlink_alleen_de_hash",
                violation_error_message="Van een link bewaren we alleen de SHA-256.",
            ),
            models.CheckConstraint(
                condition=Q(bij__isnull=True, geldig_tot__isnull=True) | Q(bij__isnull=False, geldig_tot__isnull=False),
                name="ondertekenlink_ter_plekke_even_geldig",
                violation_error_message="Een link op het apparaat van een medewerker werkt maar even.",
            ),
        ]

    def __str__(self) -> str:
        return f"link voor {self.ondertekening}"


class Ondertekencode(models.Model):
    """A code of six figures, sent when somebody was about to sign, with what that person had filled in."""

    ondertekening = models.ForeignKey(Ondertekening, on_delete=models.CASCADE, related_name="codes")
    code_hash = models.CharField("hash van de code", max_length=64)
    weg = models.CharField("verstuurd per", max_length=4, choices=CODEWEGEN)
    naam = models.CharField("naam", max_length=160)
    functie = models.CharField("functie", max_length=120, blank=True)
    gemaakt_op = models.DateTimeField("gemaakt op")
    geldig_tot = models.DateTimeField("geldig tot")
    pogingen = models.IntegerField("verkeerde pogingen", default=0)

    class Meta:
        verbose_name = "code om te ondertekenen"
        verbose_name_plural = "codes om te ondertekenen"
        ordering = ["-gemaakt_op", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(geldig_tot__gt=F("gemaakt_op")),
                name="ondertekencode_een_tijd_geldig",
                violation_error_message="Een code is een tijd geldig.",
            ),
            models.CheckConstraint(
                condition=Q(pogingen__gte=0),
                name="ondertekencode_pogingen_vanaf_0",
                violation_error_message="Het aantal pogingen is 0 of meer.",
            ),
            models.CheckConstraint(
                condition=Q(weg__in=["mail", "sms"]),
                name="ondertekencode_weg_bekend",
                violation_error_message="Een code gaat per mail of per sms.",
            ),
        ]
        indexes = [models.Index(fields=["ondertekening", "-gemaakt_op"], name="ondertekencode_laatste")]

    def __str__(self) -> str:
        return f"code voor {self.ondertekening}"


class Betwisting(models.Model):
    """What a signer says is not right: one line, the hours or the agreements, and why; and our answer to it."""

    class Onderdeel(models.TextChoices):
        """What of the evaluation is disputed."""

        REGEL = "regel", "Een regel"
        UREN = "uren", "De gewerkte uren"
        AFSPRAKEN = "afspraken", "De afspraken"

    ondertekening = models.ForeignKey(Ondertekening, on_delete=models.PROTECT, related_name="betwistingen")
    onderdeel = models.CharField("wat klopt niet", max_length=9, choices=Onderdeel)
    regel = models.ForeignKey(Evaluatieregel, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reden = models.CharField("waarom", max_length=REDEN_LENGTE)
    betwist_op = models.DateTimeField("betwist op")
    antwoord = models.CharField("antwoord", max_length=REDEN_LENGTE, blank=True)
    beantwoord_op = models.DateTimeField("beantwoord op", null=True, blank=True)
    beantwoord_door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "betwisting"
        verbose_name_plural = "betwistingen"
        ordering = ["betwist_op", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(onderdeel="regel", regel__isnull=False)
                | Q(onderdeel__in=["uren", "afspraken"], regel__isnull=True),
                name="betwisting_van_een_onderdeel",
                violation_error_message="Zeg welke regel niet klopt.",
            ),
            models.CheckConstraint(
                condition=~Q(reden=""),
                name="betwisting_met_reden",
                violation_error_message="Schrijf op wat er niet klopt.",
            ),
            models.CheckConstraint(
                condition=Q(antwoord="", beantwoord_op__isnull=True, beantwoord_door__isnull=True)
                | Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False) & ~Q(antwoord=""),
                name="betwisting_beantwoord_of_niet",
                violation_error_message="Een antwoord heeft een tekst, een moment en iemand die het gaf.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_onderdeel_display()}: {self.reden}"


class Ondertekengebeurtenis(models.Model):
    """One thing that happened with a signature, for the audit page: never changed, never removed (trigger)."""

    class Soort(models.TextChoices):
        """What can happen. Opening a link is not among them: mail scanners do so too."""

        GEVRAAGD = "gevraagd", "Handtekening gevraagd"
        VERSTUURD = "verstuurd", "Link verstuurd"
        HERINNERD = "herinnerd", "Herinnering verstuurd"
        CODE_VERSTUURD = "code_verstuurd", "Code verstuurd"
        CODE_FOUT = "code_fout", "Verkeerde code ingevuld"
        TER_PLEKKE = "ter_plekke", "Ter plekke te lezen gegeven"
        OVERLEG = "overleg", "Wil eerst overleggen"
        BETWIST = "betwist", "Niet akkoord"
        BEANTWOORD = "beantwoord", "Antwoord gegeven"
        DOORGEGEVEN = "doorgegeven", "Doorgegeven aan een collega"
        INGETROKKEN = "ingetrokken", "Vraag ingetrokken"
        GETEKEND = "getekend", "Getekend"

    ondertekening = models.ForeignKey(Ondertekening, on_delete=models.PROTECT, related_name="gebeurtenissen")
    soort = models.CharField("wat", max_length=20, choices=Soort)
    op = models.DateTimeField("wanneer")
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    toelichting = models.CharField("toelichting", max_length=REDEN_LENGTE, blank=True)

    class Meta:
        verbose_name = "gebeurtenis bij een ondertekening"
        verbose_name_plural = "gebeurtenissen bij een ondertekening"
        ordering = ["op", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(soort=""),
                name="ondertekengebeurtenis_met_soort",
                violation_error_message="Zeg wat er gebeurde.",
            ),
        ]
        indexes = [models.Index(fields=["ondertekening", "op", "id"], name="ondertekengebeurtenis_volgorde")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the line; a second save is a programmer's mistake."""
        if not self._state.adding:
            raise TypeError("an event of a signature is only added")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: TypeError."""
        raise TypeError("an event of a signature is only added")

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.op:%d-%m-%Y %H:%M}"
