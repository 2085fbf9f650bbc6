"""Models of onderwijs, split by noun."""

from onderwijs.models.aanwezigheid import Aanwezigheid, Aanwezigheidscorrectie
from onderwijs.models.bewijs import Bewijs, Bewijssoort
from onderwijs.models.bijeenkomst import Bijeenkomst
from onderwijs.models.deelname import Deelname, Groepsbegeleiding
from onderwijs.models.groep import Groep
from onderwijs.models.koppel import Koppel
from onderwijs.models.leerlijn import Leerlijn, Module, Modulekeuze
from onderwijs.models.opleiding import Inschrijving, Onderwijsinstelling, Opleiding, Studievoortgang
from onderwijs.models.praktijkverklaring import Praktijkverklaring, Werkproces
from onderwijs.models.stagevraag import Stagetoezegging, Stagevraag

__all__ = [
    "Aanwezigheid",
    "Aanwezigheidscorrectie",
    "Bewijs",
    "Bewijssoort",
    "Bijeenkomst",
    "Deelname",
    "Groep",
    "Groepsbegeleiding",
    "Inschrijving",
    "Koppel",
    "Leerlijn",
    "Module",
    "Modulekeuze",
    "Onderwijsinstelling",
    "Opleiding",
    "Praktijkverklaring",
    "Studievoortgang",
    "Werkproces",
    "Stagetoezegging",
    "Stagevraag",
]
