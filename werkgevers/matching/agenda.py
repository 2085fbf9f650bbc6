"""Klikgesprekken in the own agenda of whoever planned them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from django.utils import timezone

from toegang.matrix import Recht
from trajecten.agenda.bronnen import Agendapunt
from werkgevers.matching.stand import Gespreksstand
from werkgevers.models import Klikgesprek

if TYPE_CHECKING:
    from toegang.models import Gebruiker

# our own choice: nobody says beforehand how long it takes
DUUR = timedelta(hours=1)
NAAMRUIMTE = UUID("6f0d8c0e-6a8b-5c57-9b0e-2f4f6f1d7b11")


def klikgesprekken_in_agenda(gebruiker: Gebruiker, van: datetime, tot: datetime) -> Iterator[Agendapunt]:
    """The klikgesprekken that `gebruiker` planned and that begin in [van, tot), in one query."""
    eigen = Klikgesprek.objects.zichtbaar_voor(gebruiker, Recht.PLAATSING_INZIEN).filter(
        medewerker=gebruiker, gepland_op__gte=van, gepland_op__lt=tot
    )
    for gesprek in eigen.om_te_tonen().order_by("gepland_op", "pk"):
        yield Agendapunt(
            sleutel=str(uuid5(NAAMRUIMTE, str(gesprek.pk))),
            van=gesprek.gepland_op,
            tot=gesprek.gepland_op + DUUR,
            titel=f"Klikgesprek met {gesprek.traject.deelnemer.naam}",
            tekst=f"bij {gesprek.werkgever}",
            # outside nobody learns who looks for work, and where
            kalendertitel="Klikgesprek",
            icoon="message-2",
            url=gesprek.get_absolute_url(),
            gewijzigd_op=gesprek.aangemaakt_op,
            versie=gesprek.versie,
            actie="Uitkomst" if gesprek.is_gepland and gesprek.gepland_op <= timezone.now() else "",
            klaar="uitkomst vastgelegd" if gesprek.staat == Gespreksstand.GEHOUDEN else "",
            vervallen=gesprek.staat == Gespreksstand.AFGEZEGD,
        )
