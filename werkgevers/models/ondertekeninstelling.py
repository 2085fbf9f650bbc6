"""How an organisation has evaluations signed."""

from django.db import models
from django.db.models import F, Q

from werkgevers.ondertekening.regels import GELDIG_DAGEN, GELDIG_DAGEN_HOOGSTENS, HERINNER_NA_DAGEN, Codeweg


class Ondertekeninstelling(models.Model):
    """The one row of settings about signing; without it the defaults hold."""

    geldig_dagen = models.IntegerField("hoeveel dagen werkt een link?", default=GELDIG_DAGEN)
    herinner_eerst = models.IntegerField("eerste herinnering na hoeveel dagen?", default=HERINNER_NA_DAGEN[0])
    herinner_dan = models.IntegerField("tweede herinnering na hoeveel dagen?", default=HERINNER_NA_DAGEN[1])
    code = models.CharField("ook een code vragen bij het tekenen?", max_length=4, choices=Codeweg, default=Codeweg.GEEN)
    versie = models.IntegerField("versie", default=1, editable=False)

    class Meta:
        verbose_name = "instelling voor ondertekenen"
        verbose_name_plural = "instellingen voor ondertekenen"
        constraints = [
            models.CheckConstraint(
                condition=Q(pk=1),
                name="ondertekeninstelling_een_rij",
                violation_error_message="Er is maar één instelling voor ondertekenen.",
            ),
            models.CheckConstraint(
                condition=Q(
                    herinner_eerst__gte=1,
                    herinner_dan__gt=F("herinner_eerst"),
                    geldig_dagen__gt=F("herinner_dan"),
                    geldig_dagen__lte=GELDIG_DAGEN_HOOGSTENS,
                ),
                name="ondertekeninstelling_dagen_op_volgorde",
                violation_error_message="Kies eerst de eerste herinnering, dan de tweede, en de link daarna nog "
                f"minstens een dag geldig, hoogstens {GELDIG_DAGEN_HOOGSTENS} dagen.",
            ),
            models.CheckConstraint(
                condition=Q(code__in=Codeweg.values),
                name="ondertekeninstelling_code_bekend",
                violation_error_message="Kies geen code, een code per mail of een code per sms.",
            ),
        ]

    def __str__(self) -> str:
        return f"link {self.geldig_dagen} dagen geldig"
