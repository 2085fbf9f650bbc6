"""Models of werkgevers, split by noun."""

from werkgevers.models.baancontrole import Baancontrole
from werkgevers.models.contact import Werkgeverscontact
from werkgevers.models.contactpersoon import Contactpersoon
from werkgevers.models.document import Plaatsingdocument, Werkgeverdocument
from werkgevers.models.erkenning import Erkenning
from werkgevers.models.evaluatie import Evaluatie, Evaluatieregel, Evaluatieweek
from werkgevers.models.evaluatieformulier import Evaluatieformulier, Formulierregel
from werkgevers.models.klikgesprek import Klikgesprek
from werkgevers.models.ondertekening import (
    Betwisting,
    Ondertekencode,
    Ondertekengebeurtenis,
    Ondertekening,
    Ondertekenlink,
)
from werkgevers.models.ondertekeninstelling import Ondertekeninstelling
from werkgevers.models.plaatsing import Plaatsing
from werkgevers.models.plaatsingsregel import Plaatsingsregel
from werkgevers.models.portaallink import Portaallink
from werkgevers.models.praktijkovereenkomst import Praktijkovereenkomst
from werkgevers.models.samenvoeging import Werkgeversamenvoeging
from werkgevers.models.verzegeling import Verzegeling
from werkgevers.models.vestiging import Vestiging
from werkgevers.models.werkgever import Werkgever
from werkgevers.models.werkplek import Werkplek
from werkgevers.models.werkweek import Werkweek
from werkgevers.models.werkwens import Werkwens
from werkgevers.models.zegelcertificaat import Zegelcertificaat

__all__ = [
    "Baancontrole",
    "Betwisting",
    "Contactpersoon",
    "Erkenning",
    "Evaluatie",
    "Evaluatieformulier",
    "Evaluatieregel",
    "Evaluatieweek",
    "Formulierregel",
    "Klikgesprek",
    "Ondertekencode",
    "Ondertekengebeurtenis",
    "Ondertekening",
    "Ondertekeninstelling",
    "Ondertekenlink",
    "Plaatsing",
    "Plaatsingdocument",
    "Plaatsingsregel",
    "Portaallink",
    "Praktijkovereenkomst",
    "Verzegeling",
    "Vestiging",
    "Werkgever",
    "Werkgeverdocument",
    "Werkgeversamenvoeging",
    "Werkgeverscontact",
    "Werkplek",
    "Werkweek",
    "Werkwens",
    "Zegelcertificaat",
]
