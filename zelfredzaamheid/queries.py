"""QuerySets of measurements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.db.models import DateField, Exists, ExpressionWrapper, F, OuterRef, Prefetch, Q, Subquery

from trajecten.queries import AanTraject, TrajectQuerySet

if TYPE_CHECKING:
    from zelfredzaamheid.models import Meting

# So long before the planned end of a traject its eindmeting is due, and so long after it is still asked for.
EINDMETING_VOORAF = timedelta(days=14)
EINDMETING_ACHTERAF = timedelta(days=28)


class MetingQuerySet(AanTraject):
    """Measurements with an instrument."""

    def vastgesteld(self) -> MetingQuerySet:
        """Those that are fixed, corrected ones included."""
        return self.filter(vastgesteld_op__isnull=False)

    def geldend(self) -> MetingQuerySet:
        """Fixed and not replaced by a fixed correction: the ones that count."""
        return self.vastgesteld().exclude(correctie__vastgesteld_op__isnull=False)

    def concept(self) -> MetingQuerySet:
        """Those still being filled in."""
        return self.filter(vastgesteld_op__isnull=True)

    def klaar_om_vast_te_stellen(self) -> MetingQuerySet:
        """Those that were handed over and wait for whoever fixes them, the longest waiting first."""
        return self.concept().filter(klaar_op__isnull=False).order_by("klaar_op", "id")

    def van_zelfde_schaal(self, meting: Meting) -> MetingQuerySet:
        """Those that count and can be compared with `meting`: of its traject, with its instrument.

        The measurement itself, the one that it corrects and its own corrections are left out.
        """
        eigen = [pk for pk in (meting.pk, meting.vervangt_id, *self._correcties_van(meting)) if pk]
        return self.geldend().filter(traject=meting.traject_id, instrument=meting.instrument_id).exclude(pk__in=eigen)

    def _correcties_van(self, meting: Meting) -> list[int]:
        """The corrections of `meting`, each of the one before it; a concept cannot have any."""
        verder, pk = [], meting.pk if meting.vastgesteld_op else None
        while pk := pk and self.filter(vervangt=pk).values_list("pk", flat=True).first():
            verder.append(pk)
        return verder

    def voor(self, meting: Meting) -> MetingQuerySet:
        """The ones that came before `meting`, the latest first."""
        return self.van_zelfde_schaal(meting).filter(datum__lte=meting.datum).order_by("-datum", "-id")

    def laatste_per_traject(self) -> MetingQuerySet:
        """Of each traject the latest of these, when no later one counts."""
        from zelfredzaamheid.models import Meting

        van_zelfde = Meting.objects.filter(traject_id=OuterRef("traject_id")).geldend()
        laatste = van_zelfde.order_by("-datum", "-id").values("pk")[:1]
        return self.filter(pk=Subquery(laatste))

    def na(self, pk: int) -> MetingQuerySet:
        """Those that come after the meting `pk`, the latest first; all of them when there is no such meting."""
        datum = self.filter(pk=pk).values_list("datum", flat=True).first()
        return self if datum is None else self.filter(Q(datum__lt=datum) | Q(datum=datum, pk__lt=pk))

    def om_te_tonen(self) -> MetingQuerySet:
        """With all that a line about a measurement shows, in one query."""
        return self.select_related(
            "traject__deelnemer", "instrument", "beoordelaar", "klaar_door", "vastgesteld_door", "vervangt"
        )

    def met_wie(self) -> MetingQuerySet:
        """With the deelnemer and who judged, in one query."""
        return self.select_related("traject__deelnemer", "beoordelaar")

    def in_volgorde(self) -> MetingQuerySet:
        """From the first to the last; on one day nul comes before tussen before eind, by entry."""
        return self.order_by("datum", "id")

    def met_scores(self) -> MetingQuerySet:
        """With scores and their leefgebied, in two more queries."""
        from zelfredzaamheid.models import Score

        scores = Score.objects.select_related("leefgebied").order_by("leefgebied__volgorde")
        return self.select_related("instrument", "beoordelaar").prefetch_related(Prefetch("scores", queryset=scores))


class MetCorrecties(AanTraject):
    """Records of one day that are never overwritten: a correction points to the one that it replaces."""

    def geldend(self) -> Self:
        """Those that no correction replaced: the ones that count."""
        return self.filter(correctie__isnull=True)


class EigenMetingQuerySet(MetCorrecties):
    """The deelnemer's own scores."""

    def met_scores(self) -> EigenMetingQuerySet:
        """With the scores, in one more query."""
        return self.select_related("instrument", "ingevoerd_door", "traject__deelnemer").prefetch_related("scores")

    def om_te_tonen(self) -> EigenMetingQuerySet:
        """With who filled them in and the correction, in one query."""
        return self.select_related("ingevoerd_door", "correctie")

    def in_volgorde(self) -> EigenMetingQuerySet:
        """From the first to the last."""
        return self.order_by("datum", "id")


class LadderpositieQuerySet(MetCorrecties):
    """Places on the participatieladder."""

    def in_volgorde(self) -> LadderpositieQuerySet:
        """From the first to the last, with who judged."""
        return self.select_related("beoordelaar").order_by("peildatum", "id")

    def te_bekijken(self, trajecten: TrajectQuerySet, tot_en_met: date) -> LadderpositieQuerySet:
        """Of each of `trajecten` the latest one, where what was agreed was for this day or before."""
        van_zelfde = self.filter(traject_id=OuterRef("traject_id")).geldend().order_by("-peildatum", "-id")
        return self.filter(
            traject__in=trajecten.sleutels(),
            pk=Subquery(van_zelfde.values("pk")[:1]),
            horizon__lte=tot_en_met,
        )


def vorige_van(metingen: Sequence[Meting], bron: MetingQuerySet) -> dict[int, int]:
    """Of each of `metingen` the one that came before it with the same instrument, by id, in one query."""
    trajecten = {meting.traject_id for meting in metingen}
    eerder: dict[tuple[int, int], list[tuple[date, int]]] = {}
    for traject, instrument, datum, pk in (
        bron.geldend().filter(traject__in=trajecten).values_list("traject_id", "instrument_id", "datum", "pk")
    ):
        eerder.setdefault((traject, instrument), []).append((datum, pk))
    vorige = {}
    for meting in metingen:
        plek = (meting.datum, meting.pk)
        ervoor = [ander for ander in eerder[(meting.traject_id, meting.instrument_id)] if ander < plek]
        if ervoor:
            vorige[meting.pk] = max(ervoor)[1]
    return vorige


def _geldend_van_traject(**zoek: str) -> Any:
    from zelfredzaamheid.models import Meting

    return Meting.objects.filter(traject_id=OuterRef("pk"), **zoek).geldend()


def _dagen_later(datum: Any, dagen: str) -> Any:
    """SQL for a date so many days later."""
    return ExpressionWrapper(datum + F(dagen), output_field=DateField())


def met_nulmeting_nodig(trajecten: TrajectQuerySet, tot_en_met: date) -> TrajectQuerySet:
    """Those without a fixed nulmeting whose programme wants it by `moest_op`, up to and including this day."""
    return (
        trajecten.filter(startdatum__isnull=False, programma__nulmeting_binnen_dagen__isnull=False)
        .annotate(moest_op=_dagen_later(F("startdatum"), "programma__nulmeting_binnen_dagen"))
        .filter(~Exists(_geldend_van_traject(soort="nul")), moest_op__lte=tot_en_met)
    )


def met_tussenmeting_nodig(trajecten: TrajectQuerySet, tot_en_met: date) -> TrajectQuerySet:
    """Those with a nulmeting whose next one should be on `moest_op`, up to and including this day.

    Not after an eindmeting.
    """
    laatste = _geldend_van_traject().order_by("-datum", "-id").values("datum")[:1]
    return (
        trajecten.filter(programma__tussenmeting_elke_dagen__isnull=False)
        .annotate(laatste_meting=Subquery(laatste))
        .annotate(moest_op=_dagen_later(F("laatste_meting"), "programma__tussenmeting_elke_dagen"))
        .filter(
            Exists(_geldend_van_traject(soort="nul")),
            ~Exists(_geldend_van_traject(soort="eind")),
            moest_op__lte=tot_en_met,
        )
    )


def zonder_eindmeting(
    trajecten: TrajectQuerySet, peildatum: date, *, vooraf: timedelta = EINDMETING_VOORAF
) -> TrajectQuerySet:
    """Those that stop within `vooraf`, measured before but not at the end."""
    binnenkort = trajecten.filter(einddatum__gt=peildatum, einddatum__lte=peildatum + vooraf)
    return binnenkort.filter(Exists(_geldend_van_traject()), ~Exists(_geldend_van_traject(soort="eind")))


def gestopt_zonder_eindmeting(trajecten: TrajectQuerySet, peildatum: date) -> TrajectQuerySet:
    """Those that stopped in the last four weeks, measured before but not at the end."""
    gestopt = trajecten.filter(einddatum__lte=peildatum, einddatum__gt=peildatum - EINDMETING_ACHTERAF)
    return gestopt.filter(Exists(_geldend_van_traject()), ~Exists(_geldend_van_traject(soort="eind")))
