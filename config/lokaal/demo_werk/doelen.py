"""Targets of this year for each programme, near to what it counts."""

from __future__ import annotations

from datetime import date

from rapportage.dashboard.diensten import stel_doel
from rapportage.dashboard.kader import maak_kader
from rapportage.dashboard.maten import tel
from rapportage.models import Kerncijfer, Programmadoel
from toegang.matrix import Rol
from toegang.models import Gebruiker
from trajecten.models import Programma

# some are reached by now, most not yet; in percent of what is counted
OPLOPEND = (110, 95, 125, 120, 130)


def vul(vandaag: date) -> None:
    """Set the targets of every programme that runs; nothing when there is one already."""
    manager = Gebruiker.objects.actief().filter(rollen__contains=[Rol.PROGRAMMAMANAGER]).order_by("pk").first()
    if manager is None or Programmadoel.objects.exists():
        return
    for programma in Programma.objects.filter(actief=True):
        telling = tel(maak_kader([programma], "", "", vandaag))
        for cijfer, procent in zip(Kerncijfer, OPLOPEND, strict=True):
            if aantal := telling[cijfer] * procent // 100:
                stel_doel(programma=programma, jaar=vandaag.year, cijfer=cijfer, aantal=aantal, door=manager)
