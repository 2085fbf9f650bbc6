"""Models of trajecten, split by noun."""

from trajecten.models.codes import Code, Codelijst
from trajecten.models.contact import Contactmoment, Deelneemuur
from trajecten.models.deelnemer import Deelnemer
from trajecten.models.inlezing import Inleesmelding, Inlezing
from trajecten.models.programma import Programma, Subsidieproject
from trajecten.models.situatie import JaNee, Opvolging, Startsituatie, Uitstroom
from trajecten.models.traject import Betrokkene, Traject

__all__ = [
    "Betrokkene",
    "Code",
    "Codelijst",
    "Contactmoment",
    "Deelneemuur",
    "Deelnemer",
    "Inleesmelding",
    "Inlezing",
    "JaNee",
    "Opvolging",
    "Programma",
    "Startsituatie",
    "Subsidieproject",
    "Traject",
    "Uitstroom",
]
