"""Of whom the demo shows something: first of those whom the people of the start page guide, who then see it."""

from collections import Counter

from toegang.matrix import Rol
from toegang.models import Gebruiker
from trajecten.models import Traject
from trajecten.queries import TrajectQuerySet


def voorbeeldtrajecten(trajecten: TrajectQuerySet) -> list[Traject]:
    """`trajecten` in the order in which the demo takes them.

    First those that the jobcoach and the casemanager of the start page both guide, then those that one of them does;
    among equals the newest first.
    """
    nieuwste_eerst = trajecten.order_by("-startdatum", "-pk")
    begeleiders: Counter[int] = Counter()
    for rol in (Rol.JOBCOACH, Rol.CASEMANAGER):
        wie = Gebruiker.objects.actief().filter(rollen__contains=[rol]).order_by("pk").first()
        if wie is not None:
            begeleiders.update(nieuwste_eerst.begeleid_door(wie).values_list("pk", flat=True))
    return sorted(nieuwste_eerst, key=lambda traject: -begeleiders[traject.pk])
