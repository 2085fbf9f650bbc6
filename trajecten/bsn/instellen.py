"""On which ground an organisation keeps a BSN, and that none stays behind when the ground is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort, noteer, noteer_elk
from toegang.versies import eis_versie
from trajecten.bsn.queries import ENIGE
from trajecten.bsn.regels import Grond, bezwaar_reden
from trajecten.bsn.sleutels import slot
from trajecten.models import Bsninstelling, Burgerservicenummer

if TYPE_CHECKING:
    from toegang.models import Gebruiker

NOG_AANWEZIG = "Zonder grond mag er geen BSN blijven. Zet een vinkje bij “Alle BSN's verwijderen”."


@transaction.atomic
def stel_bsn_in(*, grond: str, reden: str, versie: int, verwijder: bool, door: Gebruiker) -> int:
    """Set the ground, and give how many BSN's were removed because there is none any more.

    Raises RegelGeschonden for a ground without its reason, and for none while there are BSN's and `verwijder` does not
    say that they go; SleutelOntbreekt where nothing can be encrypted; NietMeerActueel when a colleague was first.
    """
    mag = grond != Grond.GEEN
    if mag and (bezwaar := bezwaar_reden(reden)):
        raise RegelGeschonden(bezwaar, veld="reden")
    if mag:
        slot()
    Bsninstelling.objects.get_or_create(pk=ENIGE)
    vers = eis_versie(Bsninstelling(pk=ENIGE), versie)
    weg = 0 if mag else _ruim_op(verwijder, door)
    vers.grond, vers.reden, vers.versie = grond, reden.strip(), vers.versie + 1
    with beperkingen_in_woorden():
        vers.save(update_fields=["grond", "reden", "versie"])
    noteer(Soort.BSN_INGESTELD, door=door, over=vers, reden=vers.reden, grond=grond, verwijderd=weg)
    return weg


def _ruim_op(verwijder: bool, door: Gebruiker) -> int:
    """Remove every BSN of this organisation, each with its line in the logboek."""
    rijen = list(Burgerservicenummer.objects.select_for_update(of=("self",)).select_related("deelnemer"))
    if rijen and not verwijder:
        raise RegelGeschonden(NOG_AANWEZIG, veld="verwijder")
    noteer_elk(Soort.BSN_VERWIJDERD, door=door, over=((rij, rij.deelnemer) for rij in rijen), oorzaak="geen grond meer")
    Burgerservicenummer.objects.filter(pk__in=[rij.pk for rij in rijen]).delete()
    return len(rijen)
