"""Who kept the job: asked after 3 and 6 months where those are over, and of some still to be asked."""

from __future__ import annotations

from datetime import date, timedelta

from toegang.matrix import Recht
from toegang.models import Gebruiker
from werkgevers.models import Baancontrole, Plaatsing
from werkgevers.plaatsing.behouden import leg_baan_vast
from werkgevers.plaatsing.regels import baan_vanaf, controle_op
from werkgevers.plaatsing.signalen import BANEN

GEVRAAGD_NA = (3, 6)
EEN_JAAR = timedelta(days=365)
# of every so many jobs the last answer is still to be given, so that the demo shows the signal
OPEN_VAN = 4


def vul(vandaag: date) -> None:
    """Answer for the jobs of the last year; nothing when somebody answered before."""
    door = Gebruiker.objects.actief().met_recht(Recht.PLAATSING_WIJZIGEN).order_by("pk").first()
    if door is None or Baancontrole.objects.exists():
        return
    banen = Plaatsing.objects.filter(soort__in=BANEN, startdatum__gt=vandaag - EEN_JAAR).order_by("startdatum", "pk")
    for nummer, baan in enumerate(banen):
        dagen = {
            maanden: controle_op(baan_vanaf(baan.startdatum, baan.contract_start), maanden) for maanden in GEVRAAGD_NA
        }
        voorbij = [maanden for maanden, dag in dagen.items() if dag <= vandaag]
        for maanden in voorbij[:-1] if nummer % OPEN_VAN == 0 else voorbij:
            behouden = baan.einddatum is None or baan.einddatum > dagen[maanden]
            leg_baan_vast(
                plaatsing=baan,
                maanden=maanden,
                verwacht=None,
                gepeild_op=dagen[maanden],
                behouden=behouden,
                toelichting="" if behouden else "Het contract is niet verlengd.",
                door=door,
            )
            if not behouden:
                break
