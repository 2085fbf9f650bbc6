"""Recognition as a leerbedrijf: per qualification and per vestiging, never of an employer as a whole."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from trajecten.models.traject import half_open
from werkgevers.models.vestiging import Vestiging
from werkgevers.werkgever.queries import ErkenningQuerySet
from werkgevers.werkgever.regels import Erkenningstand, stand_op


class Erkenning(models.Model):
    """SBB recognised a vestiging as leerbedrijf for a qualification, over [van, tot).

    SBB can withdraw a recognition at any time, so that it says when somebody last looked (`gecontroleerd_op`). The
    crebo number is text: there is no list to check it against (domein §5.4).
    """

    vestiging = models.ForeignKey(Vestiging, on_delete=models.PROTECT, related_name="erkenningen")
    kwalificatie = models.CharField("kwalificatie", max_length=160)
    crebo = models.CharField("crebonummer", max_length=20, blank=True)
    van = models.DateField("erkend vanaf")
    tot = models.DateField("erkend tot", null=True, blank=True)
    gecontroleerd_op = models.DateField("gecontroleerd bij SBB op", null=True, blank=True)
    versie = models.IntegerField("versie", default=1, editable=False)
    aangemaakt_op = models.DateTimeField("aangemaakt op", auto_now_add=True)

    objects = ErkenningQuerySet.as_manager()

    class Meta:
        verbose_name = "erkenning"
        verbose_name_plural = "erkenningen"
        ordering = ["vestiging", "kwalificatie", "van", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kwalificatie=""),
                name="erkenning_voor_een_kwalificatie",
                violation_error_message="Schrijf op voor welke kwalificatie de erkenning is.",
            ),
            models.CheckConstraint(
                condition=Q(tot__isnull=True) | Q(tot__gt=F("van")),
                name="erkenning_periode_oplopend",
                violation_error_message="De erkenning stopt voor zij begint. Kies een latere einddatum.",
            ),
            ExclusionConstraint(
                name="erkenning_niet_dubbel",
                expressions=[
                    ("vestiging", RangeOperators.EQUAL),
                    ("kwalificatie", RangeOperators.EQUAL),
                    (half_open("van", "tot"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Deze vestiging is in deze periode al erkend voor deze kwalificatie.",
            ),
        ]

    def stand(self, dag: date) -> Erkenningstand:
        """Where it stands on `dag`."""
        return stand_op(self.van, self.tot, dag)

    def __str__(self) -> str:
        return f"{self.kwalificatie} ({self.crebo})" if self.crebo else self.kwalificatie
