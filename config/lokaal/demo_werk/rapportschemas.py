"""Which reports of the demo come by themselves, and that its programmamanager hears of them."""

from datetime import date

from rapportage.models import Rapportschema
from rapportage.periode import Periode
from rapportage.schema.diensten import maak_schema
from toegang.matrix import Rol
from toegang.models import Gebruiker
from trajecten.models import Programma, Subsidieproject

# the time that colleagues get to fill in what is missing, and seven years
ESF_DAGEN_NA, ESF_BEWAAR_MAANDEN = 10, 84


def vul(vandaag: date) -> None:
    """A monthly report of each programme, and one about each quarter of a project that ESF+ pays for; once."""
    wie = Gebruiker.objects.actief().filter(rollen__contains=[Rol.PROGRAMMAMANAGER]).order_by("pk").first()
    if wie is None or Rapportschema.objects.exists():
        return
    for programma in Programma.objects.filter(actief=True, route__isnull=False).order_by("pk"):
        maand = {"ritme": "maand", "vanaf": Periode.maand_voor(vandaag).van}
        maak_schema(velden={"soort": "voortgang", "programma": programma, **maand}, ontvangers=[wie], door=wie)
    project = Subsidieproject.objects.filter(soort="esf").order_by("pk").first()
    if project is not None:
        kwartaal = {"ritme": "kwartaal", "vanaf": vandaag.replace(day=1), "dagen_na": ESF_DAGEN_NA}
        velden = {"soort": "esf", "subsidieproject": project, "bewaar_maanden": ESF_BEWAAR_MAANDEN, **kwartaal}
        maak_schema(velden=velden, ontvangers=[wie], door=wie)
