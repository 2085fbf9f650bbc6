"""What somebody typed and did not save yet."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Concept(models.Model):
    """What one person typed in a form and did not save yet. Only that person ever sees it, and it goes after 30 days.

    `code` is the form and `over` what it is about, such as the id of a traject. `velden` holds by name of a field
    the list of what was filled in, as a browser sends it.
    """

    gebruiker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="concepten")
    code = models.CharField("formulier", max_length=40)
    over = models.CharField("waarover", max_length=40)
    velden = models.JSONField("wat er is ingevuld")
    bewaard_op = models.DateTimeField("bewaard op")

    class Meta:
        verbose_name = "concept"
        verbose_name_plural = "concepten"
        constraints = [
            models.UniqueConstraint(
                fields=["gebruiker", "code", "over"],
                name="concept_een_per_formulier",
                violation_error_message="Van dit formulier is al een concept.",
            ),
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(over=""),
                name="concept_zegt_waarover",
                violation_error_message="Een concept hoort bij een formulier.",
            ),
        ]
        indexes = [models.Index(fields=["bewaard_op"], name="concept_op_ouderdom")]

    def __str__(self) -> str:
        return f"{self.code} {self.over}"
