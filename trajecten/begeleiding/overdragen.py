"""Handing trajecten over to a colleague: one or many, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.agenda.doorgeven import geef_afspraken_door
from trajecten.begeleiding import regels
from trajecten.begeleiding.diensten import noteer_begeleider
from trajecten.models import Betrokkene, Overdracht, Stap, Traject
from trajecten.stappenplan.diensten import geef_stappen_door

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@transaction.atomic
def draag_over(
    *,
    trajecten: Sequence[Traject],
    van: Gebruiker,
    naar: Gebruiker,
    rol: str,
    ingangsdatum: date,
    afspraken: str = "",
    let_op: Mapping[int, str] | None = None,
    bundel: UUID,
    door: Gebruiker,
) -> list[Overdracht]:
    """Let `naar` guide `trajecten` in `rol` from `ingangsdatum` on instead of `van`, and return the hand-overs.

    All or none. `afspraken` goes with each, `let_op` holds by id of the traject what to watch out for. Open steps and
    planned appointments of `van` go along. `bundel` belongs to one filled-in form: sent twice, it is done once. Raises
    RegelGeschonden, with the name of the deelnemer, for a traject that `van` does not guide then or `naar` guides
    already.
    """
    # in one order, so that two who hand over at once never wait for each other
    rijen = Traject.objects.select_for_update(of=("self",)).select_related("deelnemer").order_by("pk")
    gevonden = list(rijen.filter(pk__in=[traject.pk for traject in trajecten]))
    if not gevonden:
        raise RegelGeschonden("Kies minstens één deelnemer.")
    # only now: of two equal forms at once, the second one waited for the rows
    if eerder := list(Overdracht.objects.filter(bundel=bundel).om_te_tonen()):
        return _zelfde(eerder, gevonden, naar, rol, door)
    _toets_wie(van, naar, rol)
    return [
        _draag_een_over(
            Overdracht(
                traject=traject,
                van=van,
                naar=naar,
                rol=rol,
                ingangsdatum=ingangsdatum,
                afspraken=afspraken.strip(),
                let_op=(let_op or {}).get(traject.pk, "").strip(),
                bundel=bundel,
                gemaakt_door=door,
            )
        )
        for traject in gevonden
    ]


@transaction.atomic
def lees_overdracht(*, overdracht: Overdracht, door: Gebruiker) -> Overdracht:
    """Mark as read what `door` receives. Raises OvergangNietToegestaan for somebody else's; again is harmless."""
    overdracht = (
        Overdracht.objects.select_for_update(of=("self",)).select_related("traject__deelnemer").get(pk=overdracht.pk)
    )
    if overdracht.naar_id != door.pk:
        raise OvergangNietToegestaan("Alleen wie het traject krijgt, zet de overdracht op gelezen.")
    if overdracht.gelezen_op is None:
        overdracht.gelezen_op = timezone.now()
        overdracht.save(update_fields=["gelezen_op"])
        noteer(Soort.OVERDRACHT_GELEZEN, door=door, over=overdracht, deelnemer=overdracht.traject.deelnemer)
    return overdracht


def _zelfde(
    eerder: list[Overdracht], trajecten: Sequence[Traject], naar: Gebruiker, rol: str, door: Gebruiker
) -> list[Overdracht]:
    """`eerder`, provided that it is what `door` handed over with this form before."""
    gedaan = {(o.traject_id, o.naar_id, o.rol, o.gemaakt_door_id) for o in eerder}
    if gedaan != {(traject.pk, naar.pk, rol, door.pk) for traject in trajecten}:
        raise RegelGeschonden("Deze overdracht was al gedaan. Wat je daarna veranderde, is niet overgedragen.")
    return eerder


def _toets_wie(van: Gebruiker, naar: Gebruiker, rol: str) -> None:
    if van.pk == naar.pk:
        raise RegelGeschonden("Kies een andere collega.", veld="naar")
    if not naar.is_active:
        raise RegelGeschonden(f"{naar.naam} kan niet inloggen.", veld="naar")
    if bezwaar := regels.rol_past(rol, naar.rollen, naam=naar.naam):
        raise RegelGeschonden(bezwaar, veld="naar")


def _draag_een_over(overdracht: Overdracht) -> Overdracht:
    traject, dag, door = overdracht.traject, overdracht.ingangsdatum, overdracht.gemaakt_door
    wie = traject.deelnemer.naam
    oud = _begeleiding_van(overdracht)
    if oud is None:
        raise RegelGeschonden(
            f"{overdracht.van.naam} begeleidt {wie} dan niet als {overdracht.get_rol_display().lower()}."
        )
    if bezwaar := regels.overdracht_past(dag, van=oud.van, vandaag=timezone.localdate()):
        raise RegelGeschonden(f"{wie}: {bezwaar}", veld="ingangsdatum")
    if traject.einddatum is not None and dag >= traject.einddatum:
        raise RegelGeschonden(f"{wie}: het traject stopt op {traject.einddatum:%d-%m-%Y}.", veld="ingangsdatum")
    nieuw = Betrokkene(traject=traject, gebruiker=overdracht.naar, rol=overdracht.rol, van=dag, tot=oud.tot)
    oud.tot, oud.versie = dag, oud.versie + 1
    oud.save(update_fields=["tot", "versie"])
    if Betrokkene.objects.van(traject).filter(gebruiker=nieuw.gebruiker, rol=nieuw.rol).op(dag).exists():
        raise RegelGeschonden(f"{overdracht.naar.naam} begeleidt {wie} dan al.", veld="naar")
    with beperkingen_in_woorden({"betrokkene_niet_dubbel": "naar"}):
        nieuw.save(force_insert=True)
    overdracht.save(force_insert=True)
    noteer_begeleider(Soort.BEGELEIDER_GEWIJZIGD, oud, door)
    noteer_begeleider(Soort.BEGELEIDER_TOEGEVOEGD, nieuw, door)
    geef_stappen_door(traject=traject, van=overdracht.van, naar=overdracht.naar, door=door)
    geef_afspraken_door(traject=traject, van=overdracht.van, naar=overdracht.naar, vanaf=dag, door=door)
    noteer(Soort.TRAJECT_OVERGEDRAGEN, door=door, over=overdracht, deelnemer=traject.deelnemer, rol=overdracht.rol)
    return overdracht


def _begeleiding_van(overdracht: Overdracht) -> Betrokkene | None:
    """The guidance that goes over: the one that is still on at that day, or begins later."""
    eigen = Betrokkene.objects.van(overdracht.traject).filter(gebruiker=overdracht.van, rol=overdracht.rol)
    nog = eigen.filter(Q(tot__isnull=True) | Q(tot__gt=overdracht.ingangsdatum)).order_by("van")
    gevonden: Betrokkene | None = nog.select_for_update(of=("self",)).select_related("gebruiker").first()
    if gevonden is not None:
        gevonden.traject = overdracht.traject
    return gevonden


def open_stappen_van(trajecten: Sequence[Traject], van: Gebruiker) -> int:
    """How many open steps of `van` would go along."""
    return Stap.objects.filter(traject__in=trajecten, medewerker=van).open().count()
