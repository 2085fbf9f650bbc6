"""Documents of an employer and of a placement: what a file hangs on, and so who may open it."""

from django.db import models

from trajecten.models import Document
from werkgevers.models.plaatsing import Plaatsing
from werkgevers.models.werkgever import Werkgever


class Werkgeverdocument(models.Model):
    """A document about the cooperation with an employer; who sees employers may open it."""

    werkgever = models.ForeignKey(Werkgever, on_delete=models.PROTECT, related_name="documenten")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="van_werkgever")

    class Meta:
        verbose_name = "document van een werkgever"
        verbose_name_plural = "documenten van werkgevers"
        ordering = ["werkgever", "-document"]

    def __str__(self) -> str:
        return f"{self.document} van {self.werkgever}"


class Plaatsingdocument(models.Model):
    """A document about one placement, such as a contract; who sees that placement may open it."""

    plaatsing = models.ForeignKey(Plaatsing, on_delete=models.PROTECT, related_name="documenten")
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="van_plaatsing")

    class Meta:
        verbose_name = "document van een plaatsing"
        verbose_name_plural = "documenten van plaatsingen"
        ordering = ["plaatsing", "-document"]

    def __str__(self) -> str:
        return f"{self.document} van plaatsing {self.plaatsing_id}"
