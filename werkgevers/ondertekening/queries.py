"""QuerySets of signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from toegang.matrix import Recht
from trajecten.queries import in_bereik
from werkgevers.evaluatie.regels import Staat
from werkgevers.ondertekening.regels import Kanaal

if TYPE_CHECKING:
    from datetime import datetime

    from toegang.models import Gebruiker
    from werkgevers.models import Ondertekening


class OndertekeningQuerySet(models.QuerySet["Ondertekening"]):
    """Requests to sign, and signatures."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.PLAATSING_INZIEN) -> OndertekeningQuerySet:
        """Those of trajecten within reach of `gebruiker` for `recht`."""
        return self.filter(in_bereik(gebruiker, recht, "evaluatie__plaatsing__traject"))

    def open(self) -> OndertekeningQuerySet:
        """Those on which somebody still has to answer, also when the link expired."""
        return self.filter(getekend_op__isnull=True, ingetrokken_op__isnull=True, betwist_op__isnull=True)

    def geldig(self) -> OndertekeningQuerySet:
        """Those that were not withdrawn or handed over."""
        return self.filter(ingetrokken_op__isnull=True)

    def getekend(self) -> OndertekeningQuerySet:
        """Those that are set."""
        return self.filter(getekend_op__isnull=False)

    def te_versturen(self) -> OndertekeningQuerySet:
        """Those whose link was never mailed, such as when the mail server was away."""
        wacht = self.open().filter(evaluatie__staat=Staat.WACHT)
        return wacht.filter(verstuurd_op__isnull=True, gebruiker__isnull=True).exclude(kanaal=Kanaal.TER_PLEKKE)

    def met_lopende_link(self, nu: datetime) -> OndertekeningQuerySet:
        """Those whose mailed link still works, and who did not ask to talk first."""
        wacht = self.open().filter(evaluatie__staat=Staat.WACHT)
        return wacht.filter(verstuurd_op__isnull=False, geldig_tot__gt=nu, overleg_op__isnull=True)

    def wacht_op_ons(self, nu: datetime) -> OndertekeningQuerySet:
        """Those that are disputed, about which somebody wants to talk, or whose link expired before it was used."""
        anders = Q(betwist_op__isnull=False) | Q(overleg_op__isnull=False) | Q(geldig_tot__lte=nu)
        return self.filter(anders, getekend_op__isnull=True, ingetrokken_op__isnull=True)

    def met_evaluatie(self) -> OndertekeningQuerySet:
        """With the evaluation, its placement, deelnemer and employer, and who asked."""
        return self.select_related(
            "evaluatie__plaatsing__traject__deelnemer",
            "evaluatie__plaatsing__werkgever",
            "evaluatie__formulier",
            "evaluatie__verzegeling",
            "evaluatie__opgesteld_door",
            "contactpersoon",
            "gebruiker",
            "gevraagd_door",
            "bij",
        )
