"""The route of a programme: its bouwstenen, what must feel stable in them, and the modules to choose from."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from bouwstenen.queries import BouwsteenQuerySet, SteenregelQuerySet
from trajecten.models import Programma


class Route(models.Model):
    """The order of bouwstenen of one programme, and what people there call such a part."""

    class Woord(models.TextChoices):
        BOUWSTEEN = "bouwsteen", "Bouwsteen"
        MODULE = "module", "Module"
        FASE = "fase", "Fase"

    programma = models.OneToOneField(Programma, on_delete=models.CASCADE, related_name="route")
    woord = models.CharField("zo heet een onderdeel", max_length=10, choices=Woord, default=Woord.BOUWSTEEN)
    versie = models.IntegerField("versie", default=1, editable=False)

    class Meta:
        verbose_name = "route"
        verbose_name_plural = "routes"
        constraints = [
            models.CheckConstraint(
                condition=Q(woord__in=["bouwsteen", "module", "fase"]),
                name="route_woord_bekend",
                violation_error_message="Kies een woord uit de lijst.",
            )
        ]

    def __str__(self) -> str:
        return f"Route van {self.programma}"


class Steeninhoud(models.Model):
    """What a bouwsteen is for, where it happens and what is the norm: what may change in the course of the years."""

    class Deel(models.TextChoices):
        FUNDAMENT = "fundament", "Fundament"
        OPBOUW = "opbouw", "Opbouw"
        DAK = "dak", "Dak"

    class Plaats(models.TextChoices):
        INTERN = "intern", "Intern"
        EXTERN = "extern", "Extern"

    class Eenheid(models.TextChoices):
        WEEK = "week", "weken"
        MAAND = "maand", "maanden"
        UUR = "uur", "uren"

    naam = models.CharField("naam", max_length=120)
    doel = models.TextField("doel", blank=True)
    deel = models.CharField("deel van het huis", max_length=10, choices=Deel, default=Deel.FUNDAMENT)
    plaats = models.CharField("plaats", max_length=6, choices=Plaats, default=Plaats.INTERN)
    norm_aantal = models.IntegerField("norm", null=True, blank=True)
    norm_eenheid = models.CharField("eenheid van de norm", max_length=5, choices=Eenheid, default=Eenheid.WEEK)
    weken = models.IntegerField("verwachte duur in weken", null=True, blank=True)
    coach_uren_per_week = models.DecimalField(
        "begeleiding per week", max_digits=5, decimal_places=2, null=True, blank=True
    )
    coach_uren_totaal = models.DecimalField(
        "begeleiding in totaal", max_digits=6, decimal_places=2, null=True, blank=True
    )
    deelnemer_uren_per_week = models.DecimalField(
        "uren deelnemer per week", max_digits=5, decimal_places=2, null=True, blank=True
    )
    deelnemer_uren_totaal = models.DecimalField(
        "uren deelnemer in totaal", max_digits=6, decimal_places=2, null=True, blank=True
    )

    class Meta:
        abstract = True


class Bouwsteen(Steeninhoud):
    """One stone of a route. `keuze`: only for whoever has it in the personal plan; the others belong to everybody.

    `vervallen_op`: nobody starts it from then on; whoever is in it finishes it.
    """

    route = models.ForeignKey(Route, on_delete=models.CASCADE, related_name="bouwstenen")
    nummer = models.IntegerField("nummer")
    keuze = models.BooleanField("alleen als het in het persoonlijk plan staat", default=False)
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True, editable=False)
    versie = models.IntegerField("versie", default=1, editable=False)

    objects = BouwsteenQuerySet.as_manager()

    class Meta:
        verbose_name = "bouwsteen"
        verbose_name_plural = "bouwstenen"
        ordering = ["route", "nummer"]
        constraints = [
            models.UniqueConstraint(
                fields=["route", "nummer"],
                name="bouwsteen_nummer_uniek",
                violation_error_message="Er is al een bouwsteen met dit nummer.",
            ),
            models.CheckConstraint(
                condition=Q(nummer__gte=1),
                name="bouwsteen_nummer_vanaf_1",
                violation_error_message="Het nummer is 1 of hoger.",
            ),
            models.CheckConstraint(
                condition=Q(deel__in=["fundament", "opbouw", "dak"])
                & Q(plaats__in=["intern", "extern"])
                & Q(norm_eenheid__in=["week", "maand", "uur"]),
                name="bouwsteen_keuzes_bekend",
                violation_error_message="Kies een deel, een plaats en een eenheid uit de lijst.",
            ),
            models.CheckConstraint(
                condition=(Q(norm_aantal__isnull=True) | Q(norm_aantal__gt=0))
                & (Q(weken__isnull=True) | Q(weken__gt=0))
                & (Q(coach_uren_per_week__isnull=True) | Q(coach_uren_per_week__gte=0))
                & (Q(coach_uren_totaal__isnull=True) | Q(coach_uren_totaal__gte=0))
                & (Q(deelnemer_uren_per_week__isnull=True) | Q(deelnemer_uren_per_week__gte=0))
                & (Q(deelnemer_uren_totaal__isnull=True) | Q(deelnemer_uren_totaal__gte=0)),
                name="bouwsteen_normen_positief",
                violation_error_message="Een norm is hoger dan nul.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nummer}. {self.naam}"


class Bouwsteenversie(Steeninhoud):
    """What a bouwsteen was until `tot`: kept at every change, so that phases of before are shown as they were."""

    bouwsteen = models.ForeignKey(Bouwsteen, on_delete=models.CASCADE, related_name="versies")
    tot = models.DateTimeField("gold tot")
    gewijzigd_door = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "eerdere versie van een bouwsteen"
        verbose_name_plural = "eerdere versies van bouwstenen"
        ordering = ["bouwsteen", "tot"]
        constraints = [
            models.UniqueConstraint(
                fields=["bouwsteen", "tot"],
                name="bouwsteenversie_een_per_moment",
                violation_error_message="Deze bouwsteen is op dit moment al gewijzigd.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.naam} tot {self.tot:%d-%m-%Y}"


class Steenregel(models.Model):
    """A line of a bouwsteen, in an order of its own. A line that was used is never reworded, only retired."""

    volgorde = models.IntegerField("volgorde", default=0)
    tekst = models.CharField("tekst", max_length=200)
    vervallen_op = models.DateTimeField("vervallen op", null=True, blank=True, editable=False)

    objects = SteenregelQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.tekst


class Stabiliteitsdoel(Steenregel):
    """Something that must feel stable before the next bouwsteen.

    `bijzonder`: it tells of health or justice. Whether somebody reached it, and what the check by which such a
    bouwsteen was left said, is for who has BIJZONDER_INZIEN for that traject.
    """

    bouwsteen = models.ForeignKey(Bouwsteen, on_delete=models.CASCADE, related_name="doelen")
    bijzonder = models.BooleanField("gaat over gezondheid of justitie", default=False)

    class Meta:
        verbose_name = "stabiliteitsdoel"
        verbose_name_plural = "stabiliteitsdoelen"
        ordering = ["bouwsteen", "volgorde", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(tekst=""),
                name="stabiliteitsdoel_ingevuld",
                violation_error_message="Schrijf het doel op.",
            )
        ]


class Onderdeel(Steenregel):
    """A module within a bouwsteen that a personal plan can choose."""

    bouwsteen = models.ForeignKey(Bouwsteen, on_delete=models.CASCADE, related_name="onderdelen")

    class Meta:
        verbose_name = "module van een bouwsteen"
        verbose_name_plural = "modules van een bouwsteen"
        ordering = ["bouwsteen", "volgorde", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(tekst=""),
                name="onderdeel_ingevuld",
                violation_error_message="Schrijf de naam van de module op.",
            )
        ]
