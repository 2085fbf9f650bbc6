"""A report about one deelnemer of De Werkmakerij, for a talk: it is made once the worker runs."""

from __future__ import annotations

from datetime import date

from organisaties import huidige
from rapportage.deelnemer.keuze import Keuze
from rapportage.diensten import vraag_rapport_aan
from rapportage.models import Rapport, Rapportsoort
from rapportage.periode import Periode
from rapportage.vraag import Vraag
from toegang.matrix import Rol
from toegang.models import Gebruiker
from trajecten.models import Traject
from trajecten.regels import plus_maanden

WAAR = "werkmakerij"


def vul(vandaag: date) -> None:
    """Ask for it up to the end of the last month, so that it can be made final; once."""
    organisatie = huidige()
    if organisatie is None or organisatie.schema_name != WAAR:
        return
    wie = Gebruiker.objects.actief().filter(rollen__contains=[Rol.JOBCOACH]).order_by("pk").first()
    if wie is None or Rapport.objects.filter(soort=Rapportsoort.DEELNEMER).exists():
        return
    tot = Periode.maand_voor(vandaag).tot
    lopend = Traject.objects.lopend_op(vandaag).filter(startdatum__lt=tot.replace(day=1)).begeleid_door(wie)
    # of whoever is there longest there is most to tell
    traject = lopend.order_by("startdatum", "pk").first()
    if traject is not None and traject.startdatum is not None:
        periode = Periode(traject.startdatum, tot)
        vraag = Vraag("deelnemer", traject, periode, vandaag, Keuze().als_opties())
        vraag_rapport_aan(vraag=vraag, door=wie, bewaren_tot=plus_maanden(vandaag, 12))
