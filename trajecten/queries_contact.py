"""QuerySets of contact and appointments. Their names read as sentences."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Exists, OuterRef, Prefetch, Subquery
from django.utils import timezone

from toegang.controle import bereik
from toegang.matrix import Recht

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject
    from trajecten.queries import TrajectQuerySet


class GroepscontactQuerySet(models.QuerySet[Any]):
    """Contact with several deelnemers at once."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.CONTACT_LOGGEN) -> GroepscontactQuerySet:
        """Only what `gebruiker` held, as the others are of no concern: everybody else reads the contact of one."""
        return self.filter(medewerker=gebruiker) if bereik(gebruiker, recht) else self.none()

    def geldig(self) -> GroepscontactQuerySet:
        """Those that were not withdrawn."""
        return self.filter(ingetrokken_op__isnull=True)


class ContactversieQuerySet(models.QuerySet[Any]):
    """How contacts read before they were corrected."""

    def nieuwste_eerst(self) -> ContactversieQuerySet:
        """The latest first, with who replaced it."""
        return self.select_related("vervangen_door").order_by("-versie")


class AfspraakQuerySet(models.QuerySet[Any]):
    """Appointments."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.CONTACT_LOGGEN) -> AfspraakQuerySet:
        """The own appointments of whoever guides people, as long as one of these deelnemers is within reach."""
        from trajecten.models import Traject

        binnen = Traject.objects.zichtbaar_voor(gebruiker, recht).filter(afspraken=OuterRef("pk"))
        return self.filter(Exists(binnen), medewerker=gebruiker)

    def met(self, traject: Traject) -> AfspraakQuerySet:
        """Those with the deelnemer of `traject`."""
        return self.filter(trajecten=traject)

    def met_een(self) -> AfspraakQuerySet:
        """Those with one deelnemer, which are written up as contact with that one."""
        tussen = self.model.trajecten.through.objects.filter(afspraak_id=OuterRef("pk")).order_by()
        aantal = tussen.values("afspraak_id").annotate(aantal=Count("id")).values("aantal")
        return self.alias(aantal_deelnemers=Subquery(aantal)).filter(aantal_deelnemers=1)

    def gepland(self) -> AfspraakQuerySet:
        """Those that go on and were not written up."""
        return self.filter(staat="gepland")

    def niet_vervallen(self) -> AfspraakQuerySet:
        """Those that go on, or went on."""
        return self.exclude(staat="vervallen")

    def voorbij_op(self, nu: datetime) -> AfspraakQuerySet:
        """Those that had ended at `nu`."""
        return self.filter(tot__lte=nu)

    def vanaf(self, nu: datetime) -> AfspraakQuerySet:
        """Those that had not ended at `nu`, the first one first."""
        return self.filter(tot__gt=nu).order_by("van", "id")

    def op_dagen(self, van: date, tot: date) -> AfspraakQuerySet:
        """Those that begin on the days [van, tot) by the clock here, in order of time."""
        return self.filter(van__gte=_middernacht(van), van__lt=_middernacht(tot)).order_by("van", "id")

    def vanaf_dag(self, dag: date) -> AfspraakQuerySet:
        """Those that begin on `dag` or later."""
        return self.filter(van__gte=_middernacht(dag))

    def van_wie_begeleidt(self, trajecten: TrajectQuerySet) -> AfspraakQuerySet:
        """Those with one of `trajecten` whose employee still guides it: nobody else can write them up."""
        from trajecten.models import Betrokkene

        nu = Betrokkene.objects.nu().filter(traject_id=OuterRef("trajecten"), gebruiker_id=OuterRef("medewerker"))
        return self.filter(Exists(nu), trajecten__in=trajecten.sleutels())

    def voor_dag(self, dag: date) -> AfspraakQuerySet:
        """Those that began before `dag`."""
        return self.filter(van__lt=_middernacht(dag))

    def overlapt(self, van: datetime, tot: datetime) -> AfspraakQuerySet:
        """Those that share time with [van, tot)."""
        return self.filter(van__lt=tot, tot__gt=van)

    def met_deelnemers(self, gebruiker: Gebruiker) -> AfspraakQuerySet:
        """With `bij`: the trajecten that `gebruiker` may see, with their deelnemer and programme, by name."""
        from trajecten.models import Traject

        zichtbaar = Traject.objects.zichtbaar_voor(gebruiker).select_related("deelnemer", "programma").op_naam()
        return self.prefetch_related(Prefetch("trajecten", queryset=zichtbaar, to_attr="bij"))


class AgendasleutelQuerySet(models.QuerySet[Any]):
    """Secret addresses of agendas."""

    def geldig(self) -> AgendasleutelQuerySet:
        """Those that were not revoked, of people who may still log in."""
        return self.filter(ingetrokken_op__isnull=True, gebruiker__is_active=True)


def _middernacht(dag: date) -> datetime:
    return timezone.make_aware(datetime.combine(dag, datetime.min.time()))
