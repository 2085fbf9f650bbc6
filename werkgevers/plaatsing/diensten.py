"""The writers of placements."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.models import Traject
from trajecten.versies import eis_versie
from werkgevers.models import Plaatsing, Werkplek
from werkgevers.ondertekening.uren import bevestig_laatste_week
from werkgevers.plaatsing import regels
from werkgevers.plaatsing.toetsen import bezwaren_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from werkgevers.models import Contactpersoon, Vestiging, Werkgever

BEPERKINGEN = {
    "plaatsing_vestiging_van_werkgever": "vestiging",
    "plaatsing_contactpersoon_van_werkgever": "contactpersoon",
    "plaatsing_past_op_werkplek": "werkplek",
    "plaatsing_uwv_advies_volledig": "uwv_advies_op",
}


@dataclass(frozen=True)
class Plaatsinggegevens:
    """What was agreed about a placement over [startdatum, einddatum), its contract over [contract_start, …).

    `soort` and `sector` are codes of the lists of choices; days and hours are those of a week.
    """

    werkgever: Werkgever
    soort: str
    startdatum: date
    einddatum: date | None = None
    sector: str = ""
    vestiging: Vestiging | None = None
    werkplek: Werkplek | None = None
    contactpersoon: Contactpersoon | None = None
    dagen_per_week: Decimal | None = None
    uren_per_week: Decimal | None = None
    contract_start: date | None = None
    contract_einde: date | None = None
    eigen_salaris: bool | None = None
    loonkostensubsidie: bool = False
    afspraken: str = ""
    reden_langer: str = ""
    reden_vol: str = ""
    uwv_advies_op: date | None = None
    uwv_advies_positief: bool | None = None


@transaction.atomic
def plaats_deelnemer(*, traject: Traject, gegevens: Plaatsinggegevens, door: Gebruiker) -> Plaatsing:
    """Write a new placement of `traject` and return it.

    Raises RegelGeschonden, with the field, where the kind does not allow what was agreed, the employer stopped by then,
    or the period lies outside the traject.
    """
    # holds the period of the traject still while it is compared
    vers = Traject.objects.select_for_update(no_key=True, of=("self",)).get(pk=traject.pk)
    plaatsing = Plaatsing(traject=vers, aangemaakt_door=door)
    _vul(plaatsing, gegevens)
    if bezwaar := regels.werkgever_past(gegevens.startdatum, gegevens.werkgever.gestopt_op):
        raise RegelGeschonden(bezwaar, veld="startdatum")
    _toets(plaatsing, vers)
    with beperkingen_in_woorden(BEPERKINGEN):
        plaatsing.save(force_insert=True)
    _noteer(Soort.PLAATSING_GEMAAKT, plaatsing, door)
    return plaatsing


@transaction.atomic
def wijzig_plaatsing(*, plaatsing: Plaatsing, verwacht: int, gegevens: Plaatsinggegevens, door: Gebruiker) -> Plaatsing:
    """Change what was agreed; `verwacht` is the version on the screen. Raises as `plaats_deelnemer` does.

    Raises NietMeerActueel when somebody changed it since.
    """
    vers = eis_versie(plaatsing, verwacht)
    was = copy(vers)
    _vul(vers, gegevens)
    _toets(vers, vers.traject, was)
    if vers.einddatum is None:
        vers.einde_reden = ""
    return _bewaar(vers, Soort.PLAATSING_GEWIJZIGD, door)


@transaction.atomic
def beeindig_plaatsing(
    *, plaatsing: Plaatsing, verwacht: int, einddatum: date, reden: str, door: Gebruiker
) -> Plaatsing:
    """End a placement on `einddatum` (that day no longer belongs to it) and say how it ended (Plaatsing.Einde).

    Raises RegelGeschonden when that is before it began, OvergangNietToegestaan when it has been ended already, and
    NietMeerActueel when somebody changed it since.
    """
    vers = eis_versie(plaatsing, verwacht)
    if vers.einde_reden:
        raise OvergangNietToegestaan("Deze plaatsing is al beëindigd. Wijzig de gegevens als de datum anders is.")
    if bezwaar := regels.einde_past(vers.startdatum, einddatum):
        raise RegelGeschonden(bezwaar, veld="einddatum")
    if reden not in Plaatsing.Einde.values:
        raise RegelGeschonden("Kies hoe het afliep.", veld="einde_reden")
    vers.einddatum, vers.einde_reden = einddatum, reden
    return _bewaar(vers, Soort.PLAATSING_BEEINDIGD, door)


def beeindig_met_traject(plaatsing: Plaatsing, einddatum: date, door: Gebruiker) -> Plaatsing:
    """End a placement in the transaction that ends its traject; how it ended stays when somebody said so before."""
    plaatsing.einddatum = einddatum
    plaatsing.einde_reden = plaatsing.einde_reden or Plaatsing.Einde.TRAJECT
    return _bewaar(plaatsing, Soort.PLAATSING_BEEINDIGD, door)


def _bewaar(plaatsing: Plaatsing, soort: Soort, door: Gebruiker) -> Plaatsing:
    plaatsing.versie += 1
    with beperkingen_in_woorden(BEPERKINGEN):
        plaatsing.save()
    _noteer(soort, plaatsing, door)
    # the last week may be whole now, and signed for
    bevestig_laatste_week(plaatsing)
    return plaatsing


def _vul(plaatsing: Plaatsing, gegevens: Plaatsinggegevens) -> None:
    plaatsing.werkgever, plaatsing.vestiging = gegevens.werkgever, gegevens.vestiging
    plaatsing.werkplek, plaatsing.contactpersoon = gegevens.werkplek, gegevens.contactpersoon
    plaatsing.soort, plaatsing.sector = gegevens.soort, gegevens.sector
    plaatsing.startdatum, plaatsing.einddatum = gegevens.startdatum, gegevens.einddatum
    plaatsing.dagen_per_week, plaatsing.uren_per_week = gegevens.dagen_per_week, gegevens.uren_per_week
    plaatsing.contract_start, plaatsing.contract_einde = gegevens.contract_start, gegevens.contract_einde
    plaatsing.eigen_salaris = gegevens.eigen_salaris
    plaatsing.loonkostensubsidie = gegevens.loonkostensubsidie
    plaatsing.uwv_advies_op, plaatsing.uwv_advies_positief = gegevens.uwv_advies_op, gegevens.uwv_advies_positief
    plaatsing.afspraken, plaatsing.reden_langer = gegevens.afspraken.strip(), gegevens.reden_langer.strip()
    plaatsing.reden_vol = gegevens.reden_vol.strip()


def _toets(plaatsing: Plaatsing, traject: Traject, was: Plaatsing | None = None) -> None:
    """The first rule that says no. Holds the werkplek, so that nobody else takes the last place meanwhile.

    `was` is what the placement was: what makes its werkplek no fuller is not held against it again.
    """
    if plaatsing.werkplek_id is not None:
        plaatsing.werkplek = Werkplek.objects.select_for_update(of=("self",), no_key=True).get(pk=plaatsing.werkplek_id)
    for veld, bezwaar in bezwaren_van(plaatsing, traject, timezone.localdate(), was=was):
        raise RegelGeschonden(bezwaar, veld=veld)


def _noteer(soort: Soort, plaatsing: Plaatsing, door: Gebruiker) -> None:
    noteer(
        soort,
        door=door,
        over=plaatsing,
        deelnemer=plaatsing.traject.deelnemer_id,
        soort_plaatsing=plaatsing.soort,
        van=plaatsing.startdatum.isoformat(),
    )
