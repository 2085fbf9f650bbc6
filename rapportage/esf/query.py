"""Reading the rows of the ESF+ report: one query over the trajecten, whatever the project's size."""

from typing import Any

from django.db.models import F, OuterRef, Q, Subquery

from rapportage.esf.rijen import Rijen, TrajectRij
from rapportage.vraag import Vraag
from trajecten.models import Startsituatie, Subsidieproject, Traject

BIJ_START = (
    "arbeidssituatie",
    "werkloos_sinds",
    "opleidingsniveau",
    "opleiding",
    "beperking",
    "derdelander",
    "migratieachtergrond",
    "minderheid",
    "dakloos",
    "landelijk_gebied",
)
# where the dates stand in a row, in the order of TrajectRij
DATUMS = frozenset((3, 4, 6, 8, 17))
LATER = (
    "uitstroom__peildatum",
    "uitstroom__arbeidssituatie",
    "uitstroom__opleiding",
    "uitstroom__kwalificatie",
    "opvolging__arbeidssituatie",
    "opvolging__verbeterd",
)


def lees_rijen(vraag: Vraag) -> Rijen:
    """All started trajecten of the project, also those outside the period: a first entry may lie before it.

    Of the situation at the start the last version stands: a correction says how it really was.
    """
    assert isinstance(vraag.onderwerp, Subsidieproject)
    laatste = Startsituatie.objects.filter(traject=OuterRef("pk")).order_by("-versie").values("pk")[:1]
    trajecten = (
        Traject.objects.gestart()
        .filter(Q(startsituaties__isnull=True) | Q(startsituaties__pk=Subquery(laatste)))
        .filter(subsidieproject=vraag.onderwerp)
        .order_by("id")
        .values_list(
            "id",
            "trajectnummer",
            "deelnemer_id",
            "startdatum",
            "einddatum",
            "deelnemer__geslacht",
            "deelnemer__geboortedatum",
            *(F(f"startsituaties__{veld}") for veld in BIJ_START),
            *LATER,
        )
    )
    return Rijen(
        tuple(TrajectRij(*_zonder_leeg(rij)) for rij in trajecten.iterator(chunk_size=5000)),
        tuple(vraag.onderwerp.kwalificaties),
    )


def esf_projecten(project: Subsidieproject) -> tuple[str, ...]:
    """Its own name: the mark of the European Union is obligatory on everything about it (domein §3.5)."""
    return (project.naam,)


def _zonder_leeg(rij: tuple[Any, ...]) -> tuple[Any, ...]:
    """Texts of a row that does not exist are empty; dates stay None."""
    return tuple("" if waarde is None and index not in DATUMS else waarde for index, waarde in enumerate(rij))

