"""QuerySets of measurements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Prefetch

from trajecten.queries import AanTraject

if TYPE_CHECKING:
    from zelfredzaamheid.models import Meting


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

    def van_zelfde_schaal(self, meting: Meting) -> MetingQuerySet:
        """Those that count and can be compared with `meting`: of its traject, with its instrument.

        The measurement itself and the one that it corrects are left out.
        """
        eigen = [pk for pk in (meting.pk, meting.vervangt_id) if pk]
        return self.geldend().filter(traject=meting.traject_id, instrument=meting.instrument_id).exclude(pk__in=eigen)

    def voor(self, meting: Meting) -> MetingQuerySet:
        """The ones that came before `meting`, the latest first."""
        return self.van_zelfde_schaal(meting).filter(datum__lte=meting.datum).order_by("-datum", "-id")

    def in_volgorde(self) -> MetingQuerySet:
        """From the first to the last; on one day nul comes before tussen before eind, by entry."""
        return self.order_by("datum", "id")

    def met_scores(self) -> MetingQuerySet:
        """With scores and their leefgebied, in two more queries."""
        from zelfredzaamheid.models import Score

        scores = Score.objects.select_related("leefgebied").order_by("leefgebied__volgorde")
        return self.select_related("instrument", "beoordelaar").prefetch_related(Prefetch("scores", queryset=scores))
