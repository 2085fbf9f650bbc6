"""Writing, showing and removing a BSN. What it is never leaves these functions but as their answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.bsn.queries import ENIGE, instelling
from trajecten.bsn.regels import Toonreden, bezwaar_reden, lees_bsn
from trajecten.bsn.sleutels import heeft_sleutel, ontsleutel, slot, versleutel, vingerafdrukken
from trajecten.models import Bsninstelling, Burgerservicenummer, Deelnemer, Traject

if TYPE_CHECKING:
    from toegang.models import Gebruiker

NET_VERANDERD = "Een collega heeft dit BSN net veranderd. Kijk op de bladzijde Gegevens hoe het nu is."


class DubbelBsn(RegelGeschonden):
    """Somebody else has this BSN already."""


def eis_grond(nu: Bsninstelling | None) -> Bsninstelling:
    """The setting of an organisation that may keep a BSN. Raises OvergangNietToegestaan for another one."""
    if nu is None or not nu.mag:
        raise OvergangNietToegestaan("Deze organisatie legt geen BSN vast: er is geen grond voor.")
    return nu


@transaction.atomic
def leg_bsn_vast(*, deelnemer: Deelnemer, bsn: str, versie: int, door: Gebruiker) -> Burgerservicenummer:
    """Keep the BSN of `deelnemer`, in place of what was there; `versie` is 0 while there is none.

    Saving what was there already changes nothing.

    Raises OvergangNietToegestaan without a ground, RegelGeschonden for what is no BSN, DubbelBsn when it is somebody
    else's, NietMeerActueel when a colleague was first.
    """
    # held first, as whoever takes the ground away does: one of the two waits, and of two equal ones too
    zout = eis_grond(Bsninstelling.objects.select_for_update().filter(pk=ENIGE).first()).zout
    cijfers = lees_bsn(bsn)
    if not heeft_sleutel():
        slot()
    Deelnemer.objects.select_for_update().get(pk=deelnemer.pk)
    nu = Burgerservicenummer.objects.select_for_update().filter(deelnemer=deelnemer).first()
    if (nu.versie if nu else 0) != versie:
        raise NietMeerActueel(NET_VERANDERD)
    afdrukken = vingerafdrukken(cijfers, zout)
    if nu is not None and nu.vingerafdruk in afdrukken:
        return nu
    if Burgerservicenummer.objects.filter(vingerafdruk__in=afdrukken).exists():
        raise DubbelBsn("Dit BSN is al vastgelegd bij een andere deelnemer.", veld="bsn")
    rij = nu or Burgerservicenummer(deelnemer=deelnemer, versie=0)
    rij.versleuteld, rij.vingerafdruk = versleutel(cijfers), afdrukken[0]
    rij.vastgelegd_op, rij.vastgelegd_door, rij.versie = timezone.now(), door, versie + 1
    with beperkingen_in_woorden({"bsn_uniek": "bsn"}):
        rij.save()
    noteer(Soort.BSN_GEWIJZIGD if nu else Soort.BSN_VASTGELEGD, door=door, over=rij, deelnemer=deelnemer)
    return rij


@transaction.atomic
def noteer_dubbel(*, deelnemer: Deelnemer, door: Gebruiker) -> None:
    """Write down that a BSN was refused because somebody else has it: who tries numbers is seen."""
    noteer(Soort.BSN_GEWEIGERD, door=door, over=deelnemer, deelnemer=deelnemer)


@transaction.atomic
def toon_bsn(*, traject: Traject, reden: Toonreden, toelichting: str, door: Gebruiker) -> str:
    """The BSN of the deelnemer of `traject`, in the transaction that writes down who saw it and why.

    Raises OvergangNietToegestaan without a ground or when there is none, RegelGeschonden for a reason that says nothing
    or holds a BSN itself, SleutelOntbreekt when it cannot be read.
    """
    eis_grond(instelling())
    if bezwaar := bezwaar_reden(toelichting):
        raise RegelGeschonden(bezwaar, veld="toelichting")
    rij = Burgerservicenummer.objects.filter(deelnemer=traject.deelnemer_id).first()
    if rij is None:
        raise OvergangNietToegestaan("Van deze deelnemer is geen BSN vastgelegd.")
    waarom = f"{Toonreden(reden).label}: {toelichting.strip()}"
    noteer(Soort.BSN_BEKEKEN, door=door, over=traject, deelnemer=traject.deelnemer, reden=waarom)
    return ontsleutel(rij.versleuteld)


@transaction.atomic
def verwijder_bsn(*, deelnemer: Deelnemer, versie: int, reden: str, door: Gebruiker) -> None:
    """Remove the BSN of `deelnemer` for good.

    Raises RegelGeschonden without a reason, NietMeerActueel when a colleague changed or removed it meanwhile.
    """
    if bezwaar := bezwaar_reden(reden):
        raise RegelGeschonden(bezwaar, veld="reden")
    nu = Burgerservicenummer.objects.select_for_update().filter(deelnemer=deelnemer).first()
    if nu is None or nu.versie != versie:
        raise NietMeerActueel(NET_VERANDERD)
    noteer(Soort.BSN_VERWIJDERD, door=door, over=nu, deelnemer=deelnemer, reden=reden.strip())
    nu.delete()
