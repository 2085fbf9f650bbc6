"""Where a klikgesprek stands and what came of it. Pure."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import TextChoices

# our own choice: further away it is a slip of the finger
PLANNEN_HOOGSTENS = timedelta(days=366)


class Gespreksstand(TextChoices):
    """Where a klikgesprek stands."""

    GEPLAND = "gepland", "Gepland"
    GEHOUDEN = "gehouden", "Gehouden"
    AFGEZEGD = "afgezegd", "Afgezegd"


class Uitkomst(TextChoices):
    """What came of a klikgesprek."""

    KLIK = "klik", "Klik"
    GEEN_KLIK = "geen_klik", "Geen klik"
    LATER = "later", "Later beslissen"


OVERGANGEN: dict[Gespreksstand, frozenset[Gespreksstand]] = {
    Gespreksstand.GEPLAND: frozenset({Gespreksstand.GEHOUDEN, Gespreksstand.AFGEZEGD}),
    # what is decided later, or was written down wrongly, is written down again
    Gespreksstand.GEHOUDEN: frozenset({Gespreksstand.GEHOUDEN}),
    Gespreksstand.AFGEZEGD: frozenset(),
}


def mag_naar(van: str, naar: str, *, geplaatst: bool = False) -> str:
    """Why a klikgesprek cannot go from one state to another; empty when it can.

    `geplaatst`: a placement was prepared from it, which must not lose its click.
    """
    if Gespreksstand(naar) not in OVERGANGEN[Gespreksstand(van)]:
        return f"Dit klikgesprek is al {Gespreksstand(van).label.lower()}."
    if geplaatst:
        return "Er is al een plaatsing gemaakt uit dit klikgesprek."
    return ""


def dag_past(gehouden_op: date, *, vandaag: date) -> str:
    """Why a klikgesprek cannot have been held on `gehouden_op`; empty when it can."""
    return "Deze dag moet nog komen." if gehouden_op > vandaag else ""


def moment_past(dag: date, *, vandaag: date) -> str:
    """Why a klikgesprek cannot be planned on `dag`; empty when it can. One may be written down afterwards."""
    return "" if abs(dag - vandaag) <= PLANNEN_HOOGSTENS else "Kies een dag binnen een jaar."


def mag_plaatsen(uitkomst: str, *, geplaatst: bool) -> str:
    """Why no placement can be made from a klikgesprek with this outcome; empty when it can."""
    if geplaatst:
        return "Er is al een plaatsing gemaakt uit dit klikgesprek."
    return "" if uitkomst == Uitkomst.KLIK else "Een plaatsing volgt op een klik."
