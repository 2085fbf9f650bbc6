"""Lists of codes that an organisation can extend, such as the ways in which people come in."""

from django.db import models

from trajecten.queries import CodeQuerySet


class Codelijst(models.TextChoices):
    """The lists of the exchange format that an organisation may add to."""

    INSTROOMKANAAL = "instroomkanaal", "Instroomkanaal"
    DOELGROEP = "doelgroep", "Doelgroep"
    UITKERING = "uitkering", "Uitkering"
    UITSTROOMREDEN = "uitstroomreden", "Uitstroomreden"
    KWALIFICATIE = "kwalificatie", "Kwalificatie"
    CONTACTSOORT = "contactsoort", "Soort contactmoment"
    PLAATSINGSOORT = "plaatsingsoort", "Soort plaatsing"
    SECTOR = "sector", "Sector"
    VAARDIGHEID = "vaardigheid", "Vaardigheid"


class Code(models.Model):
    """One value of a list: the code that records carry and the name that people read.

    `bijzonder` is a value that tells of somebody's health or of justice (AVG art. 9 and 10): only shown to who may see
    such data. The code itself never changes: lists, the import and reports know it (ADR 0016).
    """

    lijst = models.CharField("lijst", max_length=20, choices=Codelijst)
    code = models.CharField("code", max_length=40)
    naam = models.CharField("naam", max_length=80)
    volgorde = models.IntegerField("volgorde", default=0)
    bijzonder = models.BooleanField("bijzonder", default=False)
    actief = models.BooleanField("actief", default=True)
    versie = models.IntegerField("versie", default=1, editable=False)

    objects = CodeQuerySet.as_manager()

    class Meta:
        verbose_name = "code"
        verbose_name_plural = "codes"
        ordering = ["lijst", "volgorde", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["lijst", "code"],
                name="code_uniek_per_lijst",
                violation_error_message="Deze code staat al in de lijst.",
            ),
            models.CheckConstraint(
                condition=models.Q(lijst__in=Codelijst.values),
                name="code_lijst_bekend",
                violation_error_message="Deze lijst bestaat niet.",
            ),
            models.CheckConstraint(
                condition=~models.Q(naam=""),
                name="code_heeft_een_naam",
                violation_error_message="Een keuze heeft een naam.",
            ),
        ]

    def __str__(self) -> str:
        return self.naam
