"""The hours of one deelnemer: by day, by activity, and what was corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet, Sum

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.models import Deelneemuur, Deelneemuurcorrectie

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject

PER_PAGINA = 50
ACTIVITEITEN_HOOGSTENS = 15
CORRECTIES_HOOGSTENS = 20
ONBEKENDE_ACTIVITEIT = "Niet opgeschreven wat"


@dataclass(frozen=True)
class Activiteit:
    """How long a deelnemer did one thing."""

    naam: str
    minuten: int


@dataclass(frozen=True)
class Urenlijst:
    """A page of hours, the latest first, with what they come to."""

    uren: list[Deelneemuur]
    volgende: int | None
    totaal: int
    activiteiten: list[Activiteit]
    correcties: list[Deelneemuurcorrectie]
    mag_invullen: bool


def urenlijst(traject: Traject, gebruiker: Gebruiker, *, na: int = 0) -> Urenlijst:
    """The hours of `traject` that come after those with id `na`, in a number of queries that does not grow."""
    alle = Deelneemuur.objects.van(traject)
    uren = list(_na(alle, na).select_related("ingevoerd_door").order_by("-datum", "-pk")[: PER_PAGINA + 1])
    activiteiten = activiteiten_van(traject)
    return Urenlijst(
        uren=uren[:PER_PAGINA],
        volgende=uren[PER_PAGINA - 1].pk if len(uren) > PER_PAGINA else None,
        totaal=sum(activiteit.minuten for activiteit in activiteiten),
        activiteiten=_samengevat(activiteiten),
        correcties=list(
            Deelneemuurcorrectie.objects.van(traject).select_related("gewijzigd_door")[:CORRECTIES_HOOGSTENS]
        ),
        mag_invullen=traject.startdatum is not None and mag(gebruiker, Recht.DEELNEEMUREN_INVULLEN, traject),
    )


def activiteiten_van(traject: Traject) -> list[Activiteit]:
    """What the deelnemer did, the longest first; together all hours of the traject."""
    sommen = Deelneemuur.objects.van(traject).order_by().values_list("activiteit").annotate(som=Sum("minuten"))
    return [Activiteit(naam or ONBEKENDE_ACTIVITEIT, som) for naam, som in sommen.order_by("-som", "activiteit")]


def laatste_activiteiten(traject: Traject, aantal: int) -> list[str]:
    """What was filled in by hand last, each once, for who fills in the next week."""
    namen = Deelneemuur.objects.van(traject).filter(bron=Deelneemuur.Bron.HAND).exclude(activiteit="")
    return list(dict.fromkeys(namen.order_by("-datum", "-pk").values_list("activiteit", flat=True)[:40]))[:aantal]


def _samengevat(activiteiten: list[Activiteit]) -> list[Activiteit]:
    """The longest ones, and the rest together: what is typed freely can be called many things."""
    kort, rest = activiteiten[:ACTIVITEITEN_HOOGSTENS], activiteiten[ACTIVITEITEN_HOOGSTENS:]
    samen = sum(activiteit.minuten for activiteit in rest)
    return kort + ([Activiteit(f"{len(rest)} andere activiteiten", samen)] if rest else [])


def _na(alle: QuerySet[Deelneemuur], pk: int) -> QuerySet[Deelneemuur]:
    datum = alle.filter(pk=pk).values_list("datum", flat=True).first() if pk else None
    return alle if datum is None else alle.filter(Q(datum__lt=datum) | Q(datum=datum, pk__lt=pk))
