"""QuerySets of handing over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trajecten.queries import AanTraject

if TYPE_CHECKING:
    from toegang.models import Gebruiker


class OverdrachtQuerySet(AanTraject):
    """Trajecten that went to a colleague."""

    def ongelezen_door(self, gebruiker: Gebruiker) -> OverdrachtQuerySet:
        """Those that `gebruiker` receives and did not mark as read."""
        return self.filter(naar=gebruiker, gelezen_op__isnull=True)

    def om_te_tonen(self) -> OverdrachtQuerySet:
        """With all that a line about one shows, in one query; the latest first."""
        return self.select_related("traject__deelnemer", "traject__programma", "van", "naar").order_by(
            "-ingangsdatum", "-id"
        )
