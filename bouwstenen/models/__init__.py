"""The route of a programme, the phases in which somebody goes through it, and the personal plan."""

from bouwstenen.models.fase import Fase, Stabiliteitstoets
from bouwstenen.models.plan import PersoonlijkPlan, Planonderdeel
from bouwstenen.models.route import Bouwsteen, Bouwsteenversie, Onderdeel, Route, Stabiliteitsdoel

__all__ = [
    "Bouwsteen",
    "Bouwsteenversie",
    "Fase",
    "Onderdeel",
    "PersoonlijkPlan",
    "Planonderdeel",
    "Route",
    "Stabiliteitsdoel",
    "Stabiliteitstoets",
]
