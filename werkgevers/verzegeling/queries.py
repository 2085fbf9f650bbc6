"""QuerySets of sealed documents."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from toegang.matrix import Recht
from trajecten.queries import in_bereik
from werkgevers.verzegeling.regels import HARTSLAG_VERLOOPT_NA, OPNIEUW_NA, Status

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject
    from werkgevers.models import Verzegeling


class VerzegelingQuerySet(models.QuerySet["Verzegeling"]):
    """Sealed documents, and those that are still to be made."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.PLAATSING_INZIEN) -> VerzegelingQuerySet:
        """Those of trajecten within reach of `gebruiker` for `recht`."""
        return self.filter(in_bereik(gebruiker, recht, "evaluatie__plaatsing__traject"))

    def van(self, traject: Traject) -> VerzegelingQuerySet:
        """Those of the placements of `traject`."""
        return self.filter(evaluatie__plaatsing__traject=traject)

    def klaar(self) -> VerzegelingQuerySet:
        """Those whose document is there."""
        return self.filter(status=Status.KLAAR)

    def op_te_nemen(self, nu: datetime) -> VerzegelingQuerySet:
        """Those that a maker may take up: not begun, or left behind by another."""
        verlaten = Q(status=Status.BEZIG, hartslag__lt=nu - HARTSLAG_VERLOOPT_NA)
        return self.filter(Q(status__in=[Status.GEVRAAGD, Status.MISLUKT]) | verlaten)

    def blijven_liggen(self, nu: datetime) -> VerzegelingQuerySet:
        """Those that nobody is making: their message or worker was lost, or it is time to try again."""
        nooit = Q(status=Status.GEVRAAGD, gevraagd_op__lt=nu - HARTSLAG_VERLOOPT_NA)
        verlaten = Q(status=Status.BEZIG, hartslag__lt=nu - HARTSLAG_VERLOOPT_NA)
        mislukt = Q(status=Status.MISLUKT, hartslag__lt=nu - OPNIEUW_NA)
        return self.filter(nooit | verlaten | mislukt).order_by("id")

    def met_wie(self) -> VerzegelingQuerySet:
        """With the certificate, the evaluation and who froze it, its placement, deelnemer and employer."""
        return self.select_related(
            "certificaat",
            "evaluatie__bevroren_door",
            "evaluatie__plaatsing__traject__deelnemer",
            "evaluatie__plaatsing__werkgever",
        )
