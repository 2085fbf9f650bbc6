"""The writers of appointments."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import TYPE_CHECKING
from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.agenda import regels
from trajecten.models import Afspraak, Contactmoment, Groepscontact, Traject

if TYPE_CHECKING:
    from datetime import datetime


@transaction.atomic
def maak_afspraak(
    *,
    door: Gebruiker,
    trajecten: Sequence[Traject],
    datum: date,
    begin: time,
    minuten: int,
    soort: str,
    plek: str,
    onderwerp: str,
    sleutel: UUID,
    weken: int = 1,
) -> list[Afspraak]:
    """Plan an appointment of `door` with the deelnemers of `trajecten`, every week for `weken` weeks; return them all.

    `begin` is a time on the clock here. `sleutel` belongs to one filled-in form: sent twice, it is planned once. Two
    appointments of one person may overlap: who plans is told, and decides. Raises RegelGeschonden when the day is
    past, the length cannot be, nobody is chosen, or a traject has ended by then.
    """
    # one form at a time: the second of two equal ones finds what the first one wrote
    Gebruiker.objects.select_for_update(no_key=True).get(pk=door.pk)
    eerder = Afspraak.objects.filter(sleutel=sleutel, medewerker=door).first()
    if eerder is not None:
        return _hele_reeks(eerder)
    if not trajecten:
        raise RegelGeschonden("Kies met wie je afspreekt.", veld="traject")
    reeks = uuid4() if weken > 1 else None
    afspraken = []
    for nummer, dag in enumerate(regels.dagen_van_reeks(datum, weken)):
        van, tot = _toets_tijd(trajecten, dag, begin, minuten)
        afspraken.append(
            Afspraak(
                medewerker=door,
                van=van,
                tot=tot,
                soort=soort,
                plek=plek,
                onderwerp=onderwerp,
                reeks=reeks,
                sleutel=sleutel if nummer == 0 else uuid5(sleutel, str(nummer)),
            )
        )
    with beperkingen_in_woorden():
        Afspraak.objects.bulk_create(afspraken)
    _koppel(afspraken, trajecten)
    for traject in trajecten:
        noteer(Soort.AFSPRAAK_GEMAAKT, door=door, over=afspraken[0], deelnemer=traject.deelnemer, aantal=weken)
    return afspraken


@transaction.atomic
def verzet_afspraak(
    *,
    afspraak: Afspraak,
    door: Gebruiker,
    versie: int,
    datum: date,
    begin: time,
    minuten: int,
    soort: str,
    plek: str,
    onderwerp: str,
) -> Afspraak:
    """Give a planned appointment another time, place or kind, and return it.

    `versie` is the one that was on the screen. Raises NietMeerActueel when it changed since, OvergangNietToegestaan
    when it was written up or cancelled, and RegelGeschonden for a time that cannot be.
    """
    afspraak = _vergrendel(afspraak)
    if afspraak.versie != versie:
        raise NietMeerActueel("Deze afspraak is intussen veranderd. Kijk wat er nu staat.")
    trajecten = list(afspraak.trajecten.select_related("deelnemer"))
    van, tot = _toets_tijd(trajecten, datum, begin, minuten)
    afspraak.van, afspraak.tot = van, tot
    afspraak.soort, afspraak.plek, afspraak.onderwerp = soort, plek, onderwerp
    afspraak.versie += 1
    with beperkingen_in_woorden():
        afspraak.save(update_fields=["van", "tot", "soort", "plek", "onderwerp", "versie", "gewijzigd_op"])
    for traject in trajecten:
        noteer(Soort.AFSPRAAK_GEWIJZIGD, door=door, over=afspraak, deelnemer=traject.deelnemer)
    return afspraak


@transaction.atomic
def zeg_af(
    *, afspraak: Afspraak, door: Gebruiker, wie_zei_af: str, reden: str, ook_volgende: bool = False
) -> list[Afspraak]:
    """Cancel a planned appointment, with `ook_volgende` also the later ones of its series; return what was cancelled.

    `wie_zei_af` is an Afspraak.Afzegger. Cancelled twice is cancelled once. Raises OvergangNietToegestaan when the
    appointment was written up.
    """
    huidig = Afspraak.objects.select_for_update(of=("self",), no_key=True).get(pk=afspraak.pk)
    if huidig.staat == Afspraak.Staat.VERVALLEN:
        return [huidig]
    af = [_vergrendel(huidig)]
    if ook_volgende and huidig.reeks:
        later = Afspraak.objects.gepland().filter(reeks=huidig.reeks, medewerker=huidig.medewerker_id)
        af += later.filter(van__gt=huidig.van).select_for_update(of=("self",), no_key=True)
    for een in af:
        een.staat, een.wie_zei_af, een.vervallen_reden = Afspraak.Staat.VERVALLEN, wie_zei_af, reden
        een.vervallen_op, een.vervallen_door = timezone.now(), door
        een.gewijzigd_op = timezone.now()
        een.versie += 1
    velden = ["staat", "wie_zei_af", "vervallen_reden", "vervallen_op", "vervallen_door", "versie", "gewijzigd_op"]
    with beperkingen_in_woorden():
        Afspraak.objects.bulk_update(af, velden)
    for traject in huidig.trajecten.select_related("deelnemer"):
        noteer(Soort.AFSPRAAK_AFGEZEGD, door=door, over=huidig, deelnemer=traject.deelnemer, aantal=len(af))
    return af


def werk_uit(
    afspraak: Afspraak, door: Gebruiker, *, contact: Contactmoment | None = None, groep: Groepscontact | None = None
) -> None:
    """Note in the transaction of the caller that `afspraak` was written up, in `contact` or in `groep`.

    Raises RegelGeschonden when it belongs to somebody else, and OvergangNietToegestaan when it was written up before
    or cancelled.
    """
    if afspraak.medewerker_id != door.pk:
        raise RegelGeschonden("Deze afspraak is van een collega.")
    if contact is not None and afspraak.trajecten.count() > 1:
        raise RegelGeschonden("Deze afspraak is met meer deelnemers. Leg hem vast als groepscontact.")
    afspraak = _vergrendel(afspraak)
    afspraak.staat, afspraak.contact, afspraak.groepscontact = Afspraak.Staat.UITGEWERKT, contact, groep
    afspraak.versie += 1
    afspraak.save(update_fields=["staat", "contact", "groepscontact", "versie", "gewijzigd_op"])


def maak_weer_open(*, contact: Contactmoment | None = None, groep: Groepscontact | None = None) -> None:
    """Let the appointment whose contact was withdrawn wait again for being written up."""
    afspraken = Afspraak.objects.select_for_update(of=("self",), no_key=True)
    zoek = {"contact": contact} if contact is not None else {"groepscontact": groep}
    for afspraak in afspraken.filter(**zoek):
        afspraak.staat, afspraak.contact, afspraak.groepscontact = Afspraak.Staat.GEPLAND, None, None
        afspraak.versie += 1
        afspraak.save(update_fields=["staat", "contact", "groepscontact", "versie", "gewijzigd_op"])


def overlappende(afspraken: Sequence[Afspraak]) -> list[Afspraak]:
    """The other appointments of the same person that share time with one of `afspraken`, in order of time."""
    gevonden: dict[int, Afspraak] = {}
    for afspraak in afspraken:
        ander = Afspraak.objects.niet_vervallen().filter(medewerker=afspraak.medewerker_id).exclude(pk=afspraak.pk)
        gevonden |= {een.pk: een for een in ander.overlapt(afspraak.van, afspraak.tot)[:1]}
    return sorted(gevonden.values(), key=lambda een: een.van)


def _toets_tijd(trajecten: Sequence[Traject], dag: date, begin: time, minuten: int) -> tuple[datetime, datetime]:
    """[van, tot) of an appointment on `dag`; raises RegelGeschonden when that cannot be."""
    van, tot = regels.tijdvak_op(dag, begin, minuten, timezone.get_current_timezone())
    vandaag_begon = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    if bezwaar := regels.afspraak_kan(van, minuten, vandaag_begon=vandaag_begon):
        raise RegelGeschonden(bezwaar, veld="datum")
    for traject in trajecten:
        naam = traject.deelnemer.roepnaam
        if bezwaar := regels.traject_kan_afspreken(dag, einddatum=traject.einddatum, naam=naam):
            raise RegelGeschonden(bezwaar, veld="datum")
    return van, tot


def _koppel(afspraken: Sequence[Afspraak], trajecten: Sequence[Traject]) -> None:
    """Write who the appointments are with, in one query."""
    tussen = Afspraak.trajecten.through
    tussen.objects.bulk_create(
        [tussen(afspraak_id=afspraak.pk, traject_id=traject.pk) for afspraak in afspraken for traject in trajecten]
    )


def _hele_reeks(afspraak: Afspraak) -> list[Afspraak]:
    if afspraak.reeks is None:
        return [afspraak]
    return list(Afspraak.objects.filter(reeks=afspraak.reeks).order_by("van", "id"))


def _vergrendel(afspraak: Afspraak) -> Afspraak:
    """`afspraak` as it is now, held until the end of the transaction; raises OvergangNietToegestaan when it is over."""
    huidig = Afspraak.objects.select_for_update(of=("self",), no_key=True).get(pk=afspraak.pk)
    if huidig.staat == Afspraak.Staat.UITGEWERKT:
        raise OvergangNietToegestaan("Deze afspraak is al uitgewerkt.")
    if huidig.staat == Afspraak.Staat.VERVALLEN:
        raise OvergangNietToegestaan("Deze afspraak ging niet door.")
    return huidig
