"""Models of onderwijs, split by noun."""

from onderwijs.models.aanwezigheid import Aanwezigheid, Aanwezigheidscorrectie
from onderwijs.models.bijeenkomst import Bijeenkomst
from onderwijs.models.deelname import Deelname, Groepsbegeleiding
from onderwijs.models.groep import Groep
from onderwijs.models.leerlijn import Leerlijn, Module, Modulekeuze

__all__ = [
    "Aanwezigheid",
    "Aanwezigheidscorrectie",
    "Bijeenkomst",
    "Deelname",
    "Groep",
    "Groepsbegeleiding",
    "Leerlijn",
    "Module",
    "Modulekeuze",
]
