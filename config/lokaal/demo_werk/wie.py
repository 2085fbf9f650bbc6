"""Of whom the demo shows something: first of those that the jobcoach of the start page guides, who then sees it."""

from toegang.matrix import Rol
from toegang.models import Gebruiker
from trajecten.models import Traject
from trajecten.queries import TrajectQuerySet


def voorbeeldtrajecten(trajecten: TrajectQuerySet) -> list[Traject]:
    """`trajecten` in the order in which the demo takes them: those of the first jobcoach, then the newest ones."""
    coach = Gebruiker.objects.actief().filter(rollen__contains=[Rol.JOBCOACH]).order_by("pk").first()
    nieuwste_eerst = trajecten.order_by("-startdatum", "-pk")
    eigen = list(nieuwste_eerst.begeleid_door(coach)) if coach else []
    van_coach = {traject.pk for traject in eigen}
    return [*eigen, *(traject for traject in nieuwste_eerst if traject.pk not in van_coach)]
