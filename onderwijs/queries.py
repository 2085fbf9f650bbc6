"""QuerySets of onderwijs. Their names read as sentences: Groep.objects.open().zichtbaar_voor(gebruiker)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from toegang.controle import bereik
from toegang.matrix import Bereik, Recht
from trajecten.queries import AanTraject

if TYPE_CHECKING:
    from onderwijs.models import Aanwezigheid, Bijeenkomst, Deelname, Groep, Leerlijn, Module
    from toegang.models import Gebruiker
    from trajecten.models import Programma, Traject

ACTIEF = ("wachtlijst", "ingedeeld")
# rights that reach as far as the group, whoever is in it
GROEPSRECHTEN = frozenset(
    {Recht.GROEP_INZIEN, Recht.GROEP_BEHEREN, Recht.GROEPSNOTITIE_INZIEN, Recht.AANWEZIGHEID_VASTLEGGEN}
)


class LeerlijnQuerySet(models.QuerySet["Leerlijn"]):
    """What can be learned."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.LEERLIJN_BEHEREN) -> LeerlijnQuerySet:
        """All of them for who has the right; nobody else sees any."""
        return self if bereik(gebruiker, recht) else self.none()

    def in_gebruik(self) -> LeerlijnQuerySet:
        """Those that are offered now."""
        return self.filter(actief=True)

    def voor_programma(self, programma: Programma) -> LeerlijnQuerySet:
        """Those open to trajecten of `programma`: its own, and those without a programme."""
        return self.filter(Q(programma=programma) | Q(programma__isnull=True))

    def met_modules(self) -> LeerlijnQuerySet:
        """With `alle_modules`: their modules in order, and the programme."""
        from onderwijs.models import Module

        modules = Module.objects.order_by("volgorde", "id")
        return self.select_related("programma").prefetch_related(
            Prefetch("modules", queryset=modules, to_attr="alle_modules")
        )


class ModuleQuerySet(models.QuerySet["Module"]):
    """Parts of leerlijnen."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.LEERLIJN_BEHEREN) -> ModuleQuerySet:
        """All of them for who has the right; nobody else sees any."""
        return self if bereik(gebruiker, recht) else self.none()

    def in_gebruik(self) -> ModuleQuerySet:
        """Those that are offered now, in leerlijnen that are."""
        return self.filter(actief=True, leerlijn__actief=True)

    def voor_programma(self, programma: Programma) -> ModuleQuerySet:
        """Those open to trajecten of `programma`."""
        return self.filter(Q(leerlijn__programma=programma) | Q(leerlijn__programma__isnull=True))

    def in_volgorde(self) -> ModuleQuerySet:
        """By leerlijn, and in the order of each."""
        return self.select_related("leerlijn").order_by("leerlijn__naam", "leerlijn_id", "volgorde", "id")


class ModulekeuzeQuerySet(AanTraject):
    """Modules in personal plans."""

    def in_plan(self) -> ModulekeuzeQuerySet:
        """Those that are still to be followed."""
        return self.filter(staat="gekozen")

    def met_module(self) -> ModulekeuzeQuerySet:
        """With the module and its leerlijn, in the order of the leerlijn."""
        return self.select_related("module__leerlijn").order_by(
            "module__leerlijn__naam", "module__volgorde", "module_id", "id"
        )


class GroepQuerySet(models.QuerySet["Groep"]):
    """Groups."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.GROEP_INZIEN) -> GroepQuerySet:
        """Only the groups within reach of `gebruiker` for `recht`.

        Own are the groups that somebody gives; of the team those that a colleague of the team gives. To look at
        a group it is enough that a traject of the team takes part or waits: what is seen of the others there is
        decided per deelname.
        """
        reikt = bereik(gebruiker, recht)
        if reikt is None:
            return self.none()
        if reikt >= Bereik.ORGANISATIE:
            return self
        from onderwijs.models import Deelname, Groep

        gegeven = Groep.trainers.through.objects.filter(groep_id=OuterRef("pk"))
        binnen = Q(Exists(gegeven.filter(gebruiker=gebruiker)))
        if reikt == Bereik.TEAM:
            if gebruiker.team_id is not None:
                binnen |= Q(Exists(gegeven.filter(gebruiker__team_id=gebruiker.team_id)))
            if recht == Recht.GROEP_INZIEN:
                deelnames = Deelname.objects.actief().filter(groep_id=OuterRef("pk"))
                binnen |= Q(Exists(deelnames.zichtbaar_voor(gebruiker, Recht.TRAJECT_INZIEN)))
        return self.filter(binnen)

    def gegeven_door(self, gebruiker: Gebruiker) -> GroepQuerySet:
        """Those of which `gebruiker` is a trainer."""
        from onderwijs.models import Groep

        return self.filter(Exists(Groep.trainers.through.objects.filter(groep_id=OuterRef("pk"), gebruiker=gebruiker)))

    def open(self) -> GroepQuerySet:
        """Those that people can still come into."""
        return self.filter(staat="open")

    def voor_programma(self, programma: Programma) -> GroepQuerySet:
        """Those of a leerlijn that is open to trajecten of `programma`."""
        return self.filter(
            Q(leerlijn__isnull=False) & (Q(leerlijn__programma=programma) | Q(leerlijn__programma__isnull=True))
            | Q(module__isnull=False)
            & (Q(module__leerlijn__programma=programma) | Q(module__leerlijn__programma__isnull=True))
        )

    def met_onderwerp(self) -> GroepQuerySet:
        """With what the group follows."""
        return self.select_related("leerlijn__programma", "module__leerlijn__programma")

    def met_aantallen(self) -> GroepQuerySet:
        """With `ingedeeld` and `wachtend`: how many are in the group, and how many wait."""
        return self.annotate(
            ingedeeld=Count("deelnames", filter=Q(deelnames__staat="ingedeeld")),
            wachtend=Count("deelnames", filter=Q(deelnames__staat="wachtlijst")),
        )

    def voor_lijst(self) -> GroepQuerySet:
        """With all that a row of the list shows, the latest start first."""
        return self.met_onderwerp().met_aantallen().prefetch_related("trainers").order_by("-startdatum", "-id")

    def na(self, groep: Groep) -> GroepQuerySet:
        """Those that come after `groep` in `voor_lijst`."""
        return self.filter(Q(startdatum__lt=groep.startdatum) | Q(startdatum=groep.startdatum, pk__lt=groep.pk))


class DeelnameQuerySet(AanTraject):
    """Who takes part in which group."""

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.TRAJECT_INZIEN) -> DeelnameQuerySet:
        """Only those within reach: of the traject, or of the group when `recht` is one about groups."""
        if recht not in GROEPSRECHTEN:
            return super().zichtbaar_voor(gebruiker, recht)  # type: ignore[no-any-return]
        from onderwijs.models import Groep

        return self.filter(groep__in=Groep.objects.zichtbaar_voor(gebruiker, recht))

    def actief(self) -> DeelnameQuerySet:
        """Those in a group or on its waiting list."""
        return self.filter(staat__in=ACTIEF)

    def ingedeeld(self) -> DeelnameQuerySet:
        """Those in a group now."""
        return self.filter(staat="ingedeeld")

    def wachtend(self) -> DeelnameQuerySet:
        """Those on a waiting list, the first one first."""
        return self.filter(staat="wachtlijst").order_by("groep_id", "plaats")

    def erbij_op(self, dag: date) -> DeelnameQuerySet:
        """Those for whom `dag` lies in [van, tot)."""
        return self.filter(van__lte=dag).filter(Q(tot__isnull=True) | Q(tot__gt=dag))

    def met_deelnemer(self) -> DeelnameQuerySet:
        """With whose participation it is and in which programme, in order of name."""
        return self.select_related("traject__deelnemer", "traject__programma").order_by(
            "traject__deelnemer__sorteernaam", "id"
        )

    def met_groep(self) -> DeelnameQuerySet:
        """With the group and what it follows, the latest first."""
        return self.select_related("groep__leerlijn", "groep__module__leerlijn").order_by(
            "-groep__startdatum", "-groep_id", "-id"
        )


class AanGroep(models.QuerySet[Any]):
    """Shared by what hangs on a group by `pad_naar_groep`."""

    pad_naar_groep = "groep"

    def zichtbaar_voor(self, gebruiker: Gebruiker, recht: Recht = Recht.GROEP_INZIEN) -> Any:
        """Only what hangs on a group within reach of `gebruiker` for `recht`."""
        from onderwijs.models import Groep

        return self.filter(**{f"{self.pad_naar_groep}__in": Groep.objects.zichtbaar_voor(gebruiker, recht)})


class BijeenkomstQuerySet(AanGroep):
    """Meetings of groups."""

    def op(self, dag: date) -> BijeenkomstQuerySet:
        """Those that take place on `dag`."""
        return self.filter(datum=dag).exclude(staat="vervallen")

    def vanaf(self, dag: date) -> BijeenkomstQuerySet:
        """Those on `dag` and after it, the first one first."""
        return self.filter(datum__gte=dag).order_by("datum", "van", "id")

    def voor(self, dag: date) -> BijeenkomstQuerySet:
        """Those before `dag`, the latest one first."""
        return self.filter(datum__lt=dag).order_by("-datum", "-van", "-id")

    def gegeven_door(self, gebruiker: Gebruiker) -> BijeenkomstQuerySet:
        """Those of groups that `gebruiker` gives."""
        from onderwijs.models import Groep

        return self.filter(groep__in=Groep.objects.gegeven_door(gebruiker))

    def met_groep(self) -> BijeenkomstQuerySet:
        """With the group, what it follows and the trainer."""
        return self.select_related("groep__leerlijn", "groep__module__leerlijn", "trainer")

    def met_aantal_deelnemers(self) -> BijeenkomstQuerySet:
        """With `aantal`: how many belong to the group on that day."""
        from onderwijs.models import Deelname

        erbij = (
            Deelname.objects.filter(groep_id=OuterRef("groep_id"), van__lte=OuterRef("datum"))
            .filter(Q(tot__isnull=True) | Q(tot__gt=OuterRef("datum")))
            .order_by()
            .values("groep_id")
            .annotate(aantal=Count("pk"))
        )
        met: BijeenkomstQuerySet = self.annotate(aantal=Coalesce(Subquery(erbij.values("aantal")), 0))
        return met

    def nog_vast_te_leggen(self, dag: date) -> BijeenkomstQuerySet:
        """Those of `dag` and before it of which the attendance was not written down, the latest first."""
        return self.filter(staat="gepland", datum__lte=dag).order_by("-datum", "-van", "-id")


class AanwezigheidQuerySet(models.QuerySet["Aanwezigheid"]):
    """Who was where."""

    def van_bijeenkomst(self, bijeenkomst: Bijeenkomst) -> AanwezigheidQuerySet:
        """Those of one meeting."""
        return self.filter(bijeenkomst=bijeenkomst)

    def van_trajecten(self, trajecten: Iterable[Traject]) -> AanwezigheidQuerySet:
        """Those of these trajecten with their meeting, the latest first."""
        return (
            self.filter(deelname__traject__in=[traject.pk for traject in trajecten])
            .select_related("bijeenkomst", "deelname__groep")
            .order_by(F("bijeenkomst__datum").desc(), "-bijeenkomst_id")
        )
