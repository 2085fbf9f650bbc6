"""The filters of the deelnemerslijst that trajecten itself provides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from trajecten.models import Betrokkene
from trajecten.queries import is_gestopt_op, loopt_op, wacht_op
from trajecten.registers import Filter

if TYPE_CHECKING:
    from trajecten.queries import TrajectQuerySet

Keuzes = Sequence[tuple[str, str, int]]

STANDEN: dict[str, tuple[str, Callable[[date], Q]]] = {
    "lopend": ("Loopt nu", loopt_op),
    "wachtend": ("Wacht op start", wacht_op),
    "gestopt": ("Gestopt", is_gestopt_op),
}


def _standen(trajecten: TrajectQuerySet, vandaag: date) -> Keuzes:
    aantallen = trajecten.order_by().aggregate(
        **{code: Count("pk", filter=deel(vandaag)) for code, (_, deel) in STANDEN.items()}
    )
    return [(code, naam, aantallen[code]) for code, (naam, _) in STANDEN.items()]


def _met_stand(trajecten: TrajectQuerySet, waarde: str, vandaag: date) -> TrajectQuerySet:
    return trajecten.filter(STANDEN[waarde][1](vandaag))


def _programmas(trajecten: TrajectQuerySet, vandaag: date) -> Keuzes:
    rijen = trajecten.order_by("programma__naam").values_list("programma_id", "programma__naam")
    return [(str(pk), naam, aantal) for pk, naam, aantal in rijen.annotate(aantal=Count("pk"))]


def _van_programma(trajecten: TrajectQuerySet, waarde: str, vandaag: date) -> TrajectQuerySet:
    return trajecten.filter(programma_id=int(waarde))


def _begeleiders(trajecten: TrajectQuerySet, vandaag: date) -> Keuzes:
    betrokken = Betrokkene.objects.nu().filter(traject__in=trajecten.order_by().values("pk"))
    rijen = betrokken.values_list(
        "gebruiker_id", "gebruiker__voornaam", "gebruiker__tussenvoegsel", "gebruiker__achternaam", "gebruiker__email"
    ).annotate(aantal=Count("traject", distinct=True))
    return [
        (str(pk), " ".join(deel for deel in namen[:3] if deel) or namen[3].partition("@")[0], aantal)
        for pk, *namen, aantal in rijen.order_by("gebruiker__achternaam", "gebruiker__voornaam", "gebruiker_id")
    ]


def _van_begeleider(trajecten: TrajectQuerySet, waarde: str, vandaag: date) -> TrajectQuerySet:
    nu = Betrokkene.objects.nu().filter(gebruiker_id=int(waarde))
    return trajecten.filter(pk__in=nu.values("traject_id"))


STAND = Filter("stand", "Stand", 10, _standen, _met_stand, standaard="lopend")
PROGRAMMA = Filter("programma", "Programma", 20, _programmas, _van_programma)
BEGELEIDER = Filter("begeleider", "Begeleider", 30, _begeleiders, _van_begeleider)
