"""QuerySets of documents: Document.objects.aanwezig().zichtbaar_voor(gebruiker)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models

from toegang.matrix import Recht
from trajecten.documenten.houders import bereikt
from trajecten.documenten.regels import Scanstand

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject


class DocumentQuerySet(models.QuerySet[Any]):
    """Documents."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.DOCUMENT_INZIEN) -> DocumentQuerySet:
        """Those of which `gebruiker` may see, or with DOCUMENT_WIJZIGEN change, what they hang on."""
        return self.filter(bereikt(gebruiker, recht))

    def aanwezig(self) -> DocumentQuerySet:
        """Those that were not removed."""
        return self.filter(verwijderd_op__isnull=True)

    def van_deelnemer(self, traject: Traject) -> DocumentQuerySet:
        """Those of the deelnemer of `traject`, in any of the trajecten of that person."""
        return self.filter(traject__deelnemer_id=traject.deelnemer_id)

    def te_scannen(self) -> DocumentQuerySet:
        """Those that nobody checked for viruses yet, the oldest first."""
        return self.aanwezig().filter(scan=Scanstand.NIET_GECONTROLEERD).order_by("pk")

    def voor_lijst(self) -> DocumentQuerySet:
        """With all that a list shows, the newest first."""
        return self.select_related("gemaakt_door", "traject__programma").order_by("-pk")
