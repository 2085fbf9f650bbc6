"""How long a kind of placement lasts at most in this organisation: what it set, else what Stapsteen comes with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.db import transaction

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import NietMeerActueel
from toegang.logboek import Soort, noteer
from trajecten.models import Code, Codelijst
from werkgevers.models import Plaatsingsregel
from werkgevers.plaatsing.regels import DUUR_STANDAARD, Duur

if TYPE_CHECKING:
    from toegang.models import Gebruiker

BEPERKINGEN = ("plaatsingsregel_maanden", "plaatsingsregel_verlengd_is_langer")


def duren() -> dict[str, Duur]:
    """By code of the kind; a kind that is not in it has no limit. One query."""
    ingesteld = {
        regel.soort: Duur(regel.maanden_hoogstens, regel.maanden_verlengd) for regel in Plaatsingsregel.objects.all()
    }
    return dict(DUUR_STANDAARD) | ingesteld


def duur_van(code: str) -> Duur:
    """The limit of one kind."""
    return duren().get(code, Duur())


@transaction.atomic
def zet_duren(*, keuzes: Mapping[str, Duur], was: str, door: Gebruiker) -> int:
    """Write by code of the kind how long it lasts at most; returns how many changed.

    `was` is the `stand` that was on the screen. Raises RegelGeschonden for numbers that cannot be (the field is
    `<kind>_verlengd`), and NietMeerActueel when somebody else changed it since.
    """
    # the kinds are the lock: of two who set something for the first time the second finds what the first wrote
    list(Code.objects.select_for_update().filter(lijst=Codelijst.PLAATSINGSOORT).order_by("pk"))
    nu = duren()
    if was != stand():
        raise NietMeerActueel("Een collega heeft dit net veranderd. Kijk wat het moet zijn.")
    gewijzigd = {soort: duur for soort, duur in keuzes.items() if nu.get(soort, Duur()) != duur}
    for soort, duur in gewijzigd.items():
        with beperkingen_in_woorden(dict.fromkeys(BEPERKINGEN, f"{soort}_verlengd")):
            regel = _zet(soort, duur)
        noteer(
            Soort.PLAATSINGSREGEL_GEWIJZIGD,
            door=door,
            over=regel,
            soort_plaatsing=soort,
            hoogstens=duur.hoogstens,
            verlengd=duur.verlengd,
        )
    return len(gewijzigd)


def stand() -> str:
    """Which version of each kind there is now, as one word: a page tells by it whether they changed since."""
    versies = Plaatsingsregel.objects.order_by("soort").values_list("soort", "versie")
    return ",".join(f"{soort}:{versie}" for soort, versie in versies)


def _zet(soort: str, duur: Duur) -> Plaatsingsregel:
    regel = Plaatsingsregel.objects.filter(soort=soort).first()
    if regel is None:
        regel = Plaatsingsregel(soort=soort)
    else:
        regel.versie += 1
    regel.maanden_hoogstens, regel.maanden_verlengd = duur.hoogstens, duur.verlengd
    regel.save()
    return regel
