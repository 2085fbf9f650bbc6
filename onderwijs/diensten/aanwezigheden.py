"""Writing down who was at a meeting: all of them in one go, with the hours that follow from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from onderwijs import regels
from onderwijs.models import Aanwezigheid, Aanwezigheidscorrectie, Bijeenkomst, Deelname
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.deelneemuren import wis_uit_aanwezigheid, zet_uit_aanwezigheid
from trajecten.models import Traject

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@dataclass(frozen=True)
class Stand:
    """How it was with one participant: there or not, and how many minutes later and earlier away."""

    staat: str = Aanwezigheid.Staat.AANWEZIG
    later: int = 0
    eerder_weg: int = 0

    @property
    def aanwezig(self) -> bool:
        """Whether somebody was there."""
        return self.staat == Aanwezigheid.Staat.AANWEZIG


def stand_van(aanwezigheid: Aanwezigheid) -> Stand:
    """What was written down."""
    return Stand(aanwezigheid.staat, aanwezigheid.later, aanwezigheid.eerder_weg)


@transaction.atomic
def leg_aanwezigheid_vast(
    *, bijeenkomst: Bijeenkomst, versie: int, standen: Mapping[int, Stand], door: Gebruiker
) -> Bijeenkomst:
    """Write down how it was with everybody of a meeting, by id of the participation; correct what was there before.

    Whoever was there gets the minutes as Deelneemuur, in the same transaction. Sent twice it is written once. Raises
    NietMeerActueel when a colleague wrote it down since `versie`, or who is in the group changed; RegelGeschonden when
    the meeting has not been or the minutes cannot be.
    """
    vers = _vergrendel(bijeenkomst)
    deelnames = {deelname.pk: deelname for deelname in deelnames_bij(vers)}
    eerder = {rij.deelname_id: rij for rij in Aanwezigheid.objects.van_bijeenkomst(vers)}
    if eerder and {pk: stand_van(rij) for pk, rij in eerder.items()} == dict(standen):
        return vers
    if vers.versie != versie or set(standen) != set(deelnames):
        raise NietMeerActueel("Een collega heeft dit net veranderd. Kijk wat er nu staat.")
    _toets(vers, standen)
    for pk, stand in standen.items():
        _schrijf(vers, deelnames[pk], eerder.get(pk), stand, door)
    if vers.staat != Bijeenkomst.Staat.GEHOUDEN:
        vers.staat, vers.vastgelegd_op, vers.vastgelegd_door = Bijeenkomst.Staat.GEHOUDEN, timezone.now(), door
        noteer(Soort.AANWEZIGHEID_VASTGELEGD, door=door, over=vers, aantal=len(standen))
    vers.versie += 1
    vers.save(update_fields=["staat", "vastgelegd_op", "vastgelegd_door", "versie", "gewijzigd_op"])
    return vers


def deelnames_bij(bijeenkomst: Bijeenkomst) -> list[Deelname]:
    """Who belongs to a meeting, by name: who was in the group on that day, and whose attendance is there already."""
    van_groep = Deelname.objects.filter(groep_id=bijeenkomst.groep_id)
    erbij = van_groep.erbij_op(bijeenkomst.datum) | van_groep.filter(aanwezigheden__bijeenkomst=bijeenkomst)
    return list(erbij.met_deelnemer().distinct())


def _vergrendel(bijeenkomst: Bijeenkomst) -> Bijeenkomst:
    """`bijeenkomst` as it is now, locked, after its trajecten: whoever ends a traject locks in that order too."""
    sleutels = [deelname.traject_id for deelname in deelnames_bij(bijeenkomst)]
    list(Traject.objects.filter(pk__in=sleutels).select_for_update(no_key=True).order_by("pk").values_list("pk"))
    bron = Bijeenkomst.objects.select_related("groep__leerlijn", "groep__module__leerlijn")
    vers: Bijeenkomst = bron.select_for_update(of=("self",)).get(pk=bijeenkomst.pk)
    return vers


def _toets(bijeenkomst: Bijeenkomst, standen: Mapping[int, Stand]) -> None:
    bezwaar = regels.mag_vastleggen(
        datum=bijeenkomst.datum,
        vervallen=bijeenkomst.staat == Bijeenkomst.Staat.VERVALLEN,
        vandaag=timezone.localdate(),
    )
    if bezwaar:
        raise RegelGeschonden(bezwaar)
    for pk, stand in standen.items():
        bezwaar = regels.aanwezigheid_past(
            bijeenkomst.minuten, aanwezig=stand.aanwezig, later=stand.later, eerder_weg=stand.eerder_weg
        )
        if bezwaar:
            raise RegelGeschonden(bezwaar, veld=f"later_{pk}")


def _schrijf(
    bijeenkomst: Bijeenkomst, deelname: Deelname, eerder: Aanwezigheid | None, stand: Stand, door: Gebruiker
) -> None:
    if eerder is not None:
        if stand_van(eerder) == stand:
            return
        _bewaar_vorige(eerder, deelname, door)
    rij = eerder or Aanwezigheid(bijeenkomst=bijeenkomst, deelname=deelname)
    rij.staat = stand.staat
    rij.later, rij.eerder_weg = (stand.later, stand.eerder_weg) if stand.aanwezig else (0, 0)
    rij.minuten = (
        regels.aanwezige_minuten(bijeenkomst.minuten, later=rij.later, eerder_weg=rij.eerder_weg)
        if stand.aanwezig
        else 0
    )
    rij.save()
    _werk_uren_bij(bijeenkomst, deelname, rij, door)


def _bewaar_vorige(eerder: Aanwezigheid, deelname: Deelname, door: Gebruiker) -> None:
    Aanwezigheidscorrectie.objects.create(
        aanwezigheid=eerder,
        was_staat=eerder.staat,
        was_later=eerder.later,
        was_eerder_weg=eerder.eerder_weg,
        gewijzigd_door=door,
    )
    noteer(Soort.AANWEZIGHEID_VERBETERD, door=door, over=eerder, deelnemer=deelname.traject.deelnemer)


def _werk_uren_bij(bijeenkomst: Bijeenkomst, deelname: Deelname, rij: Aanwezigheid, door: Gebruiker) -> None:
    sleutel = f"aanwezigheid-{rij.pk}"
    if not rij.minuten:
        wis_uit_aanwezigheid(sleutel)
        return
    zet_uit_aanwezigheid(
        traject=deelname.traject,
        datum=bijeenkomst.datum,
        minuten=rij.minuten,
        activiteit=str(bijeenkomst.groep.onderwerp),
        sleutel=sleutel,
        door=door,
    )
