"""Models of trajecten, split by noun."""

from trajecten.models.afspraak import Afspraak, Agendasleutel
from trajecten.models.bsn import Bsninstelling, Burgerservicenummer
from trajecten.models.codes import Code, Codelijst
from trajecten.models.concept import Concept
from trajecten.models.contact import Contactmoment, Deelneemuur
from trajecten.models.contactversie import Contactversie
from trajecten.models.deelneemuur import Deelneemuurcorrectie
from trajecten.models.deelnemer import Deelnemer
from trajecten.models.document import Document
from trajecten.models.doorverwijzing import Doorverwijsstap, Doorverwijzing, Expertise, Partner
from trajecten.models.financiering import Financiering
from trajecten.models.groepscontact import Groepscontact
from trajecten.models.inlezing import Inleesmelding, Inlezing
from trajecten.models.overdracht import Overdracht
from trajecten.models.programma import Programma, Subsidieproject
from trajecten.models.samenvoeging import Onderscheid, Samenvoeging
from trajecten.models.signaal import Signaalinstelling, Signaaluitstel
from trajecten.models.situatie import JaNee, Opvolging, Startsituatie, Uitstroom
from trajecten.models.stap import Stap, Stapversie
from trajecten.models.toelating import Toelatingstoets
from trajecten.models.traject import Betrokkene, Traject
from trajecten.models.uitkering import Uitkering
from trajecten.models.urenregel import Tegenboeking, Urenregel
from trajecten.models.urenstaat import Urenstaat, Urenstaatstap

__all__ = [
    "Afspraak",
    "Agendasleutel",
    "Betrokkene",
    "Bsninstelling",
    "Burgerservicenummer",
    "Code",
    "Codelijst",
    "Concept",
    "Contactmoment",
    "Contactversie",
    "Deelneemuur",
    "Deelneemuurcorrectie",
    "Deelnemer",
    "Document",
    "Doorverwijsstap",
    "Doorverwijzing",
    "Expertise",
    "Financiering",
    "Groepscontact",
    "Inleesmelding",
    "Inlezing",
    "JaNee",
    "Onderscheid",
    "Opvolging",
    "Overdracht",
    "Partner",
    "Programma",
    "Samenvoeging",
    "Signaalinstelling",
    "Signaaluitstel",
    "Stap",
    "Stapversie",
    "Startsituatie",
    "Subsidieproject",
    "Tegenboeking",
    "Toelatingstoets",
    "Traject",
    "Uitkering",
    "Uitstroom",
    "Urenregel",
    "Urenstaat",
    "Urenstaatstap",
]
