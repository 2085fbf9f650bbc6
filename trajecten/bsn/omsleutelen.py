"""Another key: everything encrypted and recognised anew with the first of BSN_SLEUTELS."""

from __future__ import annotations

from django.db import transaction

from toegang.logboek import Soort, noteer
from trajecten.bsn.queries import instelling
from trajecten.bsn.sleutels import ontsleutel, slot, vingerafdrukken
from trajecten.models import Burgerservicenummer


@transaction.atomic
def sleutel_om() -> int:
    """Encrypt each BSN of this organisation with the first key, all or none; gives how many there are.

    May be repeated. Raises SleutelOntbreekt when one of them cannot be read with the keys there are.
    """
    rijen = list(Burgerservicenummer.objects.select_for_update())
    if not rijen:
        return 0
    zout, sleutel = instelling().zout, slot()
    for rij in rijen:
        bsn = ontsleutel(rij.versleuteld, sleutel)
        rij.versleuteld = sleutel.encrypt(bsn.encode()).decode()
        rij.vingerafdruk = vingerafdrukken(bsn, zout)[0]
    Burgerservicenummer.objects.bulk_update(rijen, ["versleuteld", "vingerafdruk"], batch_size=500)
    noteer(Soort.BSN_OMGESLEUTELD, door=None, aantal=len(rijen))
    return len(rijen)
