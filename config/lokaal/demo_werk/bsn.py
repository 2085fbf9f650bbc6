"""Two organisations that work for a municipality keep a BSN, of some of their deelnemers; the others have no ground."""

from __future__ import annotations

from datetime import date
from itertools import islice

import organisaties
from toegang.matrix import Rol
from toegang.models import Gebruiker
from trajecten.bsn.diensten import leg_bsn_vast
from trajecten.bsn.instellen import stel_bsn_in
from trajecten.bsn.queries import instelling
from trajecten.bsn.regels import Grond, is_bsn
from trajecten.models import Bsninstelling, Traject

from .wie import voorbeeldtrajecten

GRONDEN = {
    "jongerenloket": (Grond.OVERHEID, "Wij zijn een gemeente en voeren de Participatiewet uit."),
    "hwwerkt": (Grond.VERWERKER, "Opdracht van de gemeente, met een verwerkersovereenkomst van 6 januari 2025."),
}
HOEVEEL = 12


def vul(vandaag: date) -> None:
    """Set the ground and keep some numbers of the range for testing; nothing elsewhere, or when it was set before."""
    organisatie = organisaties.huidige()
    grond = GRONDEN.get(organisatie.schema_name) if organisatie else None
    beheerder, casemanager = (_eerste(rol) for rol in (Rol.BEHEERDER, Rol.CASEMANAGER))
    if grond is None or beheerder is None or casemanager is None or Bsninstelling.objects.exists():
        return
    stel_bsn_in(grond=grond[0], reden=grond[1], versie=instelling().versie, verwijder=False, door=beheerder)
    # of the range that is set aside for testing: nobody has these
    nummers = (bsn for bsn in (f"99999{nummer:04}" for nummer in range(10_000)) if is_bsn(bsn))
    wie = {t.deelnemer_id: t.deelnemer for t in voorbeeldtrajecten(Traject.objects.select_related("deelnemer"))}
    for deelnemer, bsn in zip(islice(wie.values(), HOEVEEL), nummers, strict=False):
        leg_bsn_vast(deelnemer=deelnemer, bsn=bsn, versie=0, door=casemanager)


def _eerste(rol: Rol) -> Gebruiker | None:
    return Gebruiker.objects.actief().filter(rollen__contains=[rol]).order_by("pk").first()
