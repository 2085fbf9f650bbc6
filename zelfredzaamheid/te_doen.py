"""The page Metingen: what was begun and what should have been, for one person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.kolommen import Cel, huizen_van
from trajecten.models import Traject
from trajecten.registers import Signaal
from trajecten.signaalsoorten import instellingen_onthouden
from zelfredzaamheid.models import Meting
from zelfredzaamheid.queries import gestopt_zonder_eindmeting
from zelfredzaamheid.signalen import METINGEN_NODIG

# Longer lists are worked through from the top: the most urgent first.
HOOGSTENS = 50


@dataclass(frozen=True)
class Regel:
    """A measurement that should have been, with whose it is."""

    traject: Traject
    signaal: Signaal
    huis: Cel | None


@dataclass(frozen=True)
class TeDoen:
    """What the page shows; the numbers count all of it, also what is beyond the list."""

    concepten: Sequence[Meting]
    verwacht: Sequence[Regel]
    verwacht_totaal: int
    zonder_eindmeting: Sequence[Traject]


def te_doen_voor(gebruiker: Gebruiker, vandaag: date) -> TeDoen:
    """The measurements to do within reach of `gebruiker`, in a number of queries that does not grow."""
    concepten = Meting.objects.concept().zichtbaar_voor(gebruiker, Recht.METING_INZIEN)
    trajecten = Traject.objects.zichtbaar_voor(gebruiker, Recht.METING_INVULLEN)
    lopend = trajecten.lopend_op(vandaag)
    with instellingen_onthouden():
        signalen = sorted(
            (signaal for bron in METINGEN_NODIG for signaal in bron(lopend, vandaag)),
            key=lambda s: (-s.ernst, -s.gewicht),
        )
    van = Traject.objects.voor_lijst().in_bulk([signaal.traject_id for signaal in signalen[:HOOGSTENS]])
    huizen = huizen_van(list(van.values()), gebruiker, vandaag)
    gestopt = gestopt_zonder_eindmeting(trajecten, vandaag).select_related("deelnemer")
    return TeDoen(
        concepten=list(concepten.om_te_tonen().order_by("-datum", "-id")[:HOOGSTENS]),
        verwacht=[Regel(van[s.traject_id], s, huizen.get(s.traject_id)) for s in signalen[:HOOGSTENS]],
        verwacht_totaal=len(signalen),
        zonder_eindmeting=list(gestopt.order_by("-einddatum", "-id")[:HOOGSTENS]),
    )
