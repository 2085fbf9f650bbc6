"""The writers of placements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import transaction

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.models import Code, Codelijst, Traject
from trajecten.versies import eis_versie
from werkgevers.models import Plaatsing
from werkgevers.plaatsing import regels
from werkgevers.plaatsing.duur import duur_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from werkgevers.models import Contactpersoon, Vestiging, Werkgever, Werkplek

BEPERKINGEN = {
    "plaatsing_vestiging_van_werkgever": "vestiging",
    "plaatsing_contactpersoon_van_werkgever": "contactpersoon",
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


@transaction.atomic
def plaats_deelnemer(*, traject: Traject, gegevens: Plaatsinggegevens, door: Gebruiker) -> Plaatsing:
    """Write a new placement of `traject` and return it.

    Raises RegelGeschonden, with the field, where the kind does not allow what was agreed, or the period lies outside
    the traject.
    """
    # holds the period of the traject still while it is compared
    vers = Traject.objects.select_for_update(no_key=True, of=("self",)).get(pk=traject.pk)
    plaatsing = Plaatsing(traject=vers, aangemaakt_door=door)
    _vul(plaatsing, gegevens)
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
    _vul(vers, gegevens)
    _toets(vers, vers.traject)
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


def _bewaar(plaatsing: Plaatsing, soort: Soort, door: Gebruiker) -> Plaatsing:
    plaatsing.versie += 1
    with beperkingen_in_woorden(BEPERKINGEN):
        plaatsing.save()
    _noteer(soort, plaatsing, door)
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
    plaatsing.afspraken, plaatsing.reden_langer = gegevens.afspraken.strip(), gegevens.reden_langer.strip()


def _toets(plaatsing: Plaatsing, traject: Traject) -> None:
    """Every rule of the kind, the first one that says no."""
    p = plaatsing
    _toets_keuzes(p)
    duur = duur_van(p.soort)
    past_in_traject = regels.periode_past(
        p.startdatum, p.einddatum, traject_start=traject.startdatum, traject_einde=traject.einddatum
    )
    te_lang = regels.duur_past(p.startdatum, p.einddatum, duur, p.reden_langer)
    bezwaren = (
        ("einddatum" if p.einddatum and p.einddatum <= p.startdatum else "startdatum", past_in_traject),
        ("reden_langer" if p.einddatum and te_lang.startswith("Dit is langer") else "einddatum", te_lang),
        ("eigen_salaris", regels.loon_past(p.soort, p.eigen_salaris)),
        ("loonkostensubsidie", regels.subsidie_past(p.soort, p.loonkostensubsidie, p.eigen_salaris)),
        ("contract_start", regels.contract_past(p.soort, p.contract_start, p.contract_einde)),
        ("uren_per_week", regels.week_past(p.dagen_per_week, p.uren_per_week)),
    )
    for veld, bezwaar in bezwaren:
        if bezwaar:
            raise RegelGeschonden(bezwaar, veld=veld)


def _toets_keuzes(plaatsing: Plaatsing) -> None:
    soorten = Code.objects.filter(lijst=Codelijst.PLAATSINGSOORT, code=plaatsing.soort)
    if not soorten.exists():
        raise RegelGeschonden("Kies een soort uit de lijst.", veld="soort")
    if plaatsing.vestiging is not None and plaatsing.vestiging.werkgever_id != plaatsing.werkgever_id:
        raise RegelGeschonden("Deze vestiging is van een andere werkgever.", veld="vestiging")
    if plaatsing.werkplek is not None and plaatsing.werkplek.werkgever_id != plaatsing.werkgever_id:
        raise RegelGeschonden("Deze werkplek is van een andere werkgever.", veld="werkplek")
    if plaatsing.contactpersoon is not None and plaatsing.contactpersoon.werkgever_id != plaatsing.werkgever_id:
        raise RegelGeschonden("Deze contactpersoon is van een andere werkgever.", veld="contactpersoon")


def _noteer(soort: Soort, plaatsing: Plaatsing, door: Gebruiker) -> None:
    noteer(
        soort,
        door=door,
        over=plaatsing,
        deelnemer=plaatsing.traject.deelnemer_id,
        soort_plaatsing=plaatsing.soort,
        van=plaatsing.startdatum.isoformat(),
    )
