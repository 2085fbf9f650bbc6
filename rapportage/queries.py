"""Selections of reports and their schedules."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Greatest

from rapportage.regels import HARTSLAG_VERLOOPT_NA
from toegang.controle import bereik
from toegang.matrix import Bereik, Recht
from trajecten.queries import in_bereik

if TYPE_CHECKING:
    from rapportage.models import Rapport
    from toegang.models import Gebruiker


class RapportQuerySet(models.QuerySet["Rapport"]):
    """Reports."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.RAPPORT_INZIEN) -> Self:
        """Whoever may see figures of the whole organisation sees its reports; others see none.

        A report about one deelnemer is personal: only DEELNEMERRAPPORT_MAKEN gives those, as far as it reaches over
        the traject, and one with health and justice asks BIJZONDER_INZIEN over it as well.
        """
        if recht == Recht.DEELNEMERRAPPORT_MAKEN:
            return self._over_deelnemers(gebruiker)
        iedereen = self.exclude(soort="deelnemer")
        return iedereen if bereik(gebruiker, recht) == Bereik.ORGANISATIE else self.none()

    def _over_deelnemers(self, gebruiker: Gebruiker) -> Self:
        binnen = in_bereik(gebruiker, Recht.DEELNEMERRAPPORT_MAKEN, "traject")
        bijzonder = in_bereik(gebruiker, Recht.BIJZONDER_INZIEN, "traject")
        return self.filter(binnen, ~Q(opties__bijzonder=True) | bijzonder, soort="deelnemer")

    def onderweg(self) -> Self:
        """Those still to be made."""
        return self.filter(status__in=["aangevraagd", "bezig"])

    def verlaten(self, nu: datetime) -> Self:
        """Those to be made of which nobody gave a sign of life lately: their message or worker was lost."""
        grens = nu - HARTSLAG_VERLOOPT_NA
        stil = Q(hartslag__lt=grens) | Q(hartslag__isnull=True, aangevraagd_op__lt=grens)
        return self.onderweg().filter(stil).order_by("id")

    def op_te_nemen(self, nu: datetime) -> Self:
        """Those that a maker may take up: not begun, or left behind."""
        return self.onderweg().filter(Q(status="aangevraagd") | Q(hartslag__lt=nu - HARTSLAG_VERLOOPT_NA))

    def op_te_ruimen(self, vandaag: date) -> Self:
        """Those whose files need not be kept any more: the last day of the report, of the concept that it came out of
        and of its project is over, and nobody holds the project.

        Of a project that ESF+ pays for nothing goes before its own last day is known (art. 82 of Regulation 2021/1060:
        it follows from the last payment).
        """
        tot = Greatest("bewaren_tot", "uit__bewaren_tot", "subsidieproject__bewaren_tot")
        return (
            self.alias(te_bewaren_tot=tot)
            .filter(status="klaar", verwijderd_op__isnull=True, te_bewaren_tot__lt=vandaag)
            .exclude(subsidieproject__vasthouden=True)
            .exclude(subsidieproject__soort="esf", subsidieproject__bewaren_tot__isnull=True)
            # a final report that is being made is made of the rows of its concept
            .exclude(definitieven__status__in=["aangevraagd", "bezig"])
            .order_by("id")
        )

    def met_namen(self) -> Self:
        """With what it is about and whoever asked."""
        return self.select_related("programma", "subsidieproject", "traject", "aangevraagd_door")

    def zelfde_rapport(self, rapport: Rapport) -> Self:
        """All versions of the same report, this one too."""
        return self.filter(
            soort=rapport.soort,
            programma=rapport.programma_id,
            subsidieproject=rapport.subsidieproject_id,
            traject=rapport.traject_id,
            opties=rapport.opties,
            van=rapport.van,
            tot=rapport.tot,
        )

    def naast(self, rapport: Rapport) -> Self:
        """What one puts beside a report: of the same kind, about the same subject or over the same period."""
        zelfde_onderwerp = Q(
            programma=rapport.programma_id, subsidieproject=rapport.subsidieproject_id, traject=rapport.traject_id
        )
        return self.filter(zelfde_onderwerp | Q(van=rapport.van, tot=rapport.tot), soort=rapport.soort)

    def laatste_versies(self) -> Self:
        """Of each report the newest version, with `definitieve_versie`: the final one that stands, None without one."""
        zelfde = self.model.objects.filter(
            Q(programma=OuterRef("programma"))
            | Q(subsidieproject=OuterRef("subsidieproject"))
            | Q(traject=OuterRef("traject")),
            **{veld: OuterRef(veld) for veld in ("soort", "opties", "van", "tot")},
        ).order_by("-versie")
        definitief = zelfde.filter(staat="definitief", status="klaar").values("versie")[:1]
        nieuwer = zelfde.filter(versie__gt=OuterRef("versie")).order_by()
        return self.filter(~Exists(nieuwer)).annotate(definitieve_versie=Subquery(definitief))

    def voor_lijst(self) -> Self:
        """Newest first, with what a row shows; without the frozen figures, which are large."""
        return self.met_namen().defer("cijfers").order_by("-id")

    def ouder_dan(self, pk: int | None) -> Self:
        """Those after the given one in a list with the newest first; all when None."""
        return self if pk is None else self.filter(pk__lt=pk)
