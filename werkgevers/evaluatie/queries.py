"""QuerySets of evaluations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q

from toegang.matrix import Recht
from trajecten.queries import in_bereik
from werkgevers.evaluatie.regels import Staat

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Programma, Traject
    from werkgevers.models import Evaluatie, Evaluatieformulier


class EvaluatieformulierQuerySet(models.QuerySet["Evaluatieformulier"]):
    """Versions of evaluation forms."""

    def in_gebruik(self) -> EvaluatieformulierQuerySet:
        """The latest version of each form."""
        return self.filter(vervallen_op__isnull=True)

    def van_programma(self, programma: Programma | None) -> EvaluatieformulierQuerySet:
        """The versions for `programma` alone; None: those for all programmes."""
        return self.filter(programma=programma)

    def voor(self, programma: Programma) -> Evaluatieformulier:
        """The form for a new evaluation in `programma`: its own, or else the one for every programme."""
        eigen = Q(programma=programma) | Q(programma__isnull=True)
        return self.in_gebruik().filter(eigen).order_by(models.F("programma").asc(nulls_last=True))[:1].get()


class EvaluatieQuerySet(models.QuerySet["Evaluatie"]):
    """Evaluations of placements."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.PLAATSING_INZIEN) -> EvaluatieQuerySet:
        """Those of trajecten within reach of `gebruiker` for `recht`."""
        return self.filter(in_bereik(gebruiker, recht, "plaatsing__traject"))

    def van(self, traject: Traject) -> EvaluatieQuerySet:
        """Those of the placements of `traject`."""
        return self.filter(plaatsing__traject=traject)

    def geldig(self) -> EvaluatieQuerySet:
        """Those that were not withdrawn."""
        return self.exclude(staat=Staat.INGETROKKEN)

    def wachtend(self) -> EvaluatieQuerySet:
        """Those that wait for a signature."""
        return self.filter(staat=Staat.WACHT)

    def nieuwste_eerst(self) -> EvaluatieQuerySet:
        """From the latest day to the first; the id makes the order complete."""
        return self.order_by("-datum", "-id")

    def vorige_van(self, evaluatie: Any) -> Evaluatie | None:
        """The last fixed one of the same placement before `evaluatie`, also one of the same day."""
        eerder = self.filter(plaatsing_id=evaluatie.plaatsing_id, datum__lte=evaluatie.datum).exclude(
            staat__in=[Staat.CONCEPT, Staat.INGETROKKEN]
        )
        return eerder.exclude(pk=evaluatie.pk).nieuwste_eerst().first()

    def met_wie(self) -> EvaluatieQuerySet:
        """With the deelnemer, the employer, the form, who prepared it, and the sealed document where there is one."""
        return self.select_related(
            "plaatsing__traject__deelnemer",
            "plaatsing__werkgever",
            "formulier",
            "opgesteld_door",
            "bevroren_door",
            "verzegeling",
        )
