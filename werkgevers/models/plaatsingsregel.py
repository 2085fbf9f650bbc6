"""What an organisation sets about a kind of placement."""

from django.db import models
from django.db.models import F, Q


class Plaatsingsregel(models.Model):
    """How long a kind of placement lasts at most, in months; without a row what Stapsteen comes with holds.

    Longer than `maanden_hoogstens` asks a reason, longer than `maanden_verlengd` cannot be: local rules differ
    (domein §5.1). Empty is no limit.
    """

    soort = models.CharField("soort", max_length=40)
    maanden_hoogstens = models.IntegerField("hoogstens", null=True, blank=True)
    maanden_verlengd = models.IntegerField("hoogstens na verlengen", null=True, blank=True)
    versie = models.IntegerField("versie", default=1, editable=False)

    class Meta:
        verbose_name = "plaatsingsregel"
        verbose_name_plural = "plaatsingsregels"
        constraints = [
            models.UniqueConstraint(
                fields=["soort"],
                name="plaatsingsregel_soort_uniek",
                violation_error_message="Voor deze soort staat er al een regel.",
            ),
            models.CheckConstraint(
                condition=(Q(maanden_hoogstens__isnull=True) | Q(maanden_hoogstens__gte=1, maanden_hoogstens__lte=120))
                & (Q(maanden_verlengd__isnull=True) | Q(maanden_verlengd__gte=1, maanden_verlengd__lte=120)),
                name="plaatsingsregel_maanden",
                violation_error_message="Vul 1 tot en met 120 maanden in, of niets.",
            ),
            models.CheckConstraint(
                condition=Q(maanden_verlengd__isnull=True)
                | Q(maanden_hoogstens__isnull=False, maanden_verlengd__gte=F("maanden_hoogstens")),
                name="plaatsingsregel_verlengd_is_langer",
                violation_error_message="Na verlengen duurt het minstens zo lang als zonder verlengen.",
            ),
        ]

    def __str__(self) -> str:
        return f"Regel voor {self.soort}"
