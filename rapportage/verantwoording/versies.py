"""The versions of one report, the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapportage.models import Rapport


@dataclass(frozen=True, slots=True)
class Versie:
    """One version, and the ready one before it with which it can be compared."""

    rapport: Rapport
    vorige: Rapport | None


def versies_van(rapport: Rapport) -> list[Versie]:
    """All versions of a report; one query, without the frozen figures."""
    alle = list(Rapport.objects.zelfde_rapport(rapport).voor_lijst().order_by("-versie"))
    return [Versie(versie, _vorige(alle[plaats + 1 :], versie)) for plaats, versie in enumerate(alle)]


def _vorige(ouder: Sequence[Rapport], versie: Rapport) -> Rapport | None:
    """The nearest older version with figures; of a final report not the concept that it was made of."""
    if versie.status != Rapport.Status.KLAAR or versie.is_leeg:
        return None
    klaar = (ander for ander in ouder if ander.status == Rapport.Status.KLAAR and not ander.is_leeg)
    return next((ander for ander in klaar if ander.pk != versie.uit_id), None)


def definitief_van(rapport: Rapport) -> Rapport | None:
    """The final version that stands now: ready, or being made; None without one."""
    definitief = Rapport.objects.zelfde_rapport(rapport).filter(staat=Rapport.Staat.DEFINITIEF)
    return definitief.exclude(status=Rapport.Status.MISLUKT).order_by("-versie").first()
