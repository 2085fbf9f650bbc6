"""QuerySets of bouwstenen and phases."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Case, Exists, ExpressionWrapper, F, OuterRef, Prefetch, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from trajecten.beheer.queries import BeheerQuerySet
from trajecten.queries import AanTraject

if TYPE_CHECKING:
    from bouwstenen.models import Bouwsteen, Stabiliteitstoets
    from bouwstenen.models.route import Steenregel
    from trajecten.models import Programma


class BouwsteenQuerySet(BeheerQuerySet["Bouwsteen"]):
    """Bouwstenen of routes."""

    def van_programma(self, programma: Programma) -> BouwsteenQuerySet:
        """The bouwstenen of the programme's route, in order."""
        return self.filter(route__programma=programma).order_by("nummer")

    def in_gebruik(self) -> BouwsteenQuerySet:
        """Those that somebody can still start."""
        return self.filter(vervallen_op__isnull=True)

    def met_gebruik(self) -> BouwsteenQuerySet:
        """With `gebruikt`: whether somebody was ever in it, steps that were taken back included."""
        from bouwstenen.models import Fase

        met: BouwsteenQuerySet = self.annotate(gebruikt=Exists(Fase.objects.filter(bouwsteen=OuterRef("pk"))))
        return met


class SteenregelQuerySet(BeheerQuerySet["Steenregel"]):
    """Goals and modules of bouwstenen."""

    def in_gebruik(self) -> SteenregelQuerySet:
        """Those that were not retired, in order."""
        return self.filter(vervallen_op__isnull=True).order_by("volgorde", "id")


def _minuten_in_fase(uren: models.QuerySet[Any], peildatum: date) -> Coalesce:
    """Subquery: the minutes of `uren` up to and including `peildatum` within the phase that is looked at."""
    einde = Coalesce(OuterRef("einddatum"), Value(date.max))
    binnen = uren.filter(
        traject_id=OuterRef("traject_id"), datum__gte=OuterRef("startdatum"), datum__lt=einde, datum__lte=peildatum
    )
    som = binnen.order_by().values("traject_id").annotate(som=Sum("minuten"))
    return Coalesce(Subquery(som.values("som")), 0)


class FaseQuerySet(AanTraject):
    """Stays in a bouwsteen."""

    def geldig(self) -> FaseQuerySet:
        """Those that were not undone."""
        return self.filter(ingetrokken_op__isnull=True)

    def lopend_op(self, peildatum: date) -> FaseQuerySet:
        """Those for which `peildatum` lies in [startdatum, einddatum)."""
        return (
            self.geldig()
            .filter(startdatum__lte=peildatum)
            .filter(Q(einddatum__isnull=True) | Q(einddatum__gt=peildatum))
        )

    def voorbij_verwachting(self, peildatum: date) -> FaseQuerySet:
        """Those that run though they were expected to be over: by agreement, or by the weeks of their bouwsteen.

        An extension that was imported without an agreed end counts from the stay that it extends, and a return to a
        stone from what was already done there, so both are kept.
        """
        weken = ExpressionWrapper(F("bouwsteen__weken") * 7, output_field=models.IntegerField())
        na_weken = ExpressionWrapper(F("startdatum") + weken, output_field=models.DateField())
        verwacht = Coalesce("verwacht_tot", "verwachte_terugkeer", na_weken)
        zonder_afspraak = Q(reden="verlengd", verwacht_tot__isnull=True)
        lopend: FaseQuerySet = self.lopend_op(peildatum).alias(verwacht=verwacht)
        return lopend.filter(Q(verwacht__lte=peildatum) | zonder_afspraak | Q(Exists(self._teruggekeerd())))

    def _teruggekeerd(self) -> FaseQuerySet:
        """An earlier stay in the same stone: who returned to it had already done a part of its weeks."""
        eerder: FaseQuerySet = self.model.objects.geldig()
        return eerder.filter(
            traject_id=OuterRef("traject_id"),
            bouwsteen_id=OuterRef("bouwsteen_id"),
            startdatum__lt=OuterRef("startdatum"),
        )

    def in_volgorde(self) -> FaseQuerySet:
        """From the first to the last, with their bouwsteen and the words of its route."""
        return self.select_related("bouwsteen__route").order_by("startdatum", "id")

    def met_minuten(self, peildatum: date) -> FaseQuerySet:
        """With `minuten`: hours made in the phase up to and including `peildatum`, 0 where no norm in hours asks it.

        A bouwsteen with a norm for guidance counts contact, another one counts the hours of the deelnemer.
        """
        from trajecten.models import Contactmoment, Deelneemuur

        coach = _minuten_in_fase(Contactmoment.objects.gehouden(), peildatum)
        deelnemer = _minuten_in_fase(Deelneemuur.objects.all(), peildatum)
        telt_coach = Q(bouwsteen__coach_uren_totaal__isnull=False) | Q(bouwsteen__coach_uren_per_week__isnull=False)
        in_uren = Q(bouwsteen__norm_eenheid="uur")
        met_som: FaseQuerySet = self.annotate(
            minuten=Case(
                When(in_uren & telt_coach, then=coach),
                When(in_uren, then=deelnemer),
                default=Value(0),
                output_field=models.IntegerField(),
            )
        )
        return met_som

    def uit_te_leggen(self) -> FaseQuerySet:
        """With who did what, and the check by which they were left: all that the history shows, in one more query."""
        from bouwstenen.models import Stabiliteitstoets

        toetsen = Prefetch("toetsen", Stabiliteitstoets.objects.met_bijzonder().prefetch_related("behaald"))
        return self.select_related("bouwsteen__route", "aangemaakt_door", "ingetrokken_door").prefetch_related(toetsen)


class StabiliteitstoetsQuerySet(models.QuerySet["Stabiliteitstoets"]):
    """Checks by which phases were left."""

    def met_bijzonder(self) -> StabiliteitstoetsQuerySet:
        """With `bijzonder`: whether the bouwsteen had a goal on health or justice when it was filled in.

        One that was added later counts too: what the two wrote may be about it already.
        """
        from bouwstenen.models import Stabiliteitsdoel

        doelen = Stabiliteitsdoel.objects.filter(bijzonder=True, bouwsteen_id=OuterRef("fase__bouwsteen_id"))
        toen = doelen.filter(Q(vervallen_op__isnull=True) | Q(vervallen_op__gt=OuterRef("ingevuld_op")))
        met: StabiliteitstoetsQuerySet = self.annotate(bijzonder=Exists(toen))
        return met

    def geldig(self) -> StabiliteitstoetsQuerySet:
        """Those that were not undone."""
        return self.filter(ingetrokken_op__isnull=True)
