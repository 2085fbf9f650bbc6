"""Who waits for a group, who comes in and who goes out. Each writer locks the group; a traject before it, if any."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from onderwijs import regels
from onderwijs.diensten.afwijken import RedenGevraagd, bezwaren_tegen
from onderwijs.diensten.begeleiding import beeindig_begeleiding, begin_begeleiding
from onderwijs.models import Deelname, Groep, Modulekeuze
from onderwijs.regels import Richting
from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.models import Traject
from trajecten.planmodules import rond_planmodule_af

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@transaction.atomic
def zet_op_wachtlijst(*, groep: Groep, traject: Traject, door: Gebruiker) -> Deelname:
    """Put `traject` at the end of the waiting list of `groep`, and return the participation.

    Raises RegelGeschonden when the group is not open or for another programme, the traject has ended, or it is on the
    list or in the group already.
    """
    traject, groep = _vergrendel_traject(traject), vergrendel(groep)
    _toets_meedoen(groep, traject)
    laatste = Deelname.objects.filter(groep=groep).aggregate(hoogste=Max("plaats"))["hoogste"] or 0
    deelname = Deelname(
        groep=groep, traject=traject, staat=Deelname.Staat.WACHTLIJST, plaats=laatste + 1, aangemaakt_door=door
    )
    with beperkingen_in_woorden():
        deelname.save(force_insert=True)
    return _noteer(deelname, door)


@transaction.atomic
def deel_in(
    *, groep: Groep, traject: Traject, door: Gebruiker, vanaf: date | None = None, afwijking: str = ""
) -> Deelname:
    """Give `traject` a place in `groep` from `vanaf` on (today, or the start of the group when that is later).

    Whoever waited leaves the waiting list with it. `afwijking` is why somebody comes in for whom the leerlijn is not
    meant, or who follows enough of it already; it is kept. Raises RedenGevraagd where that is needed and not there, and
    RegelGeschonden when there is no place, or the free ones
    were offered to others, and as `zet_op_wachtlijst` does.
    """
    traject, groep = _vergrendel_traject(traject), vergrendel(groep)
    deelname = Deelname.objects.actief().filter(groep=groep, traject=traject).first()
    _toets_overgang(deelname.staat if deelname else "", Deelname.Staat.INGEDEELD)
    _toets_meedoen(groep, traject)
    vanaf = vanaf or max(timezone.localdate(), groep.startdatum)
    _wijs_af(
        regels.instapdag_past(
            vanaf, startdatum=traject.startdatum, einddatum=traject.einddatum, groep_einde=groep.einddatum
        )
    )
    _toets_plek(groep, deelname)
    afgeweken = _toets_bedoeling(groep, traject, vanaf, afwijking)
    deelname = deelname or Deelname(groep=groep, traject=traject, aangemaakt_door=door)
    deelname.staat, deelname.plaats, deelname.van = Deelname.Staat.INGEDEELD, None, vanaf
    deelname.afwijking = afwijking.strip() if afgeweken else ""
    with beperkingen_in_woorden():
        deelname.save()
    begin_begeleiding(deelname)
    return _noteer(deelname, door)


@transaction.atomic
def bied_plek_aan(*, groep: Groep, door: Gebruiker) -> Deelname:
    """Offer a free place of `groep` to the first who waits and was not asked yet, and return that participation.

    Raises RegelGeschonden when no place is free or nobody waits.
    """
    groep = vergrendel(groep)
    _toets_plek(groep, None)
    volgende: Deelname | None = Deelname.objects.wachtend().filter(groep=groep, aangeboden_op__isnull=True).first()
    if volgende is None:
        raise RegelGeschonden("Er wacht niemand meer op een plek.")
    volgende.aangeboden_op, volgende.aangeboden_door = timezone.now(), door
    volgende.save(update_fields=["aangeboden_op", "aangeboden_door"])
    noteer(Soort.PLEK_AANGEBODEN, door=door, over=volgende, deelnemer=volgende.traject.deelnemer)
    return volgende


@transaction.atomic
def verplaats(*, deelname: Deelname, richting: Richting, door: Gebruiker) -> Deelname:
    """Move somebody on the waiting list; to the end also takes back an offer. The others keep their order.

    Raises OvergangNietToegestaan when this participation does not wait (any more).
    """
    groep = vergrendel(deelname.groep)
    wachtend = list(Deelname.objects.wachtend().filter(groep=groep))
    rij = {rij.pk: rij for rij in wachtend}
    if deelname.pk not in rij:
        raise OvergangNietToegestaan("Deze deelnemer staat niet meer op de wachtlijst.")
    plaatsen = [rij.plaats for rij in wachtend]
    for pk, plaats in zip(regels.nieuwe_volgorde(list(rij), deelname.pk, richting), plaatsen, strict=True):
        rij[pk].plaats = plaats
    if richting == Richting.EINDE:
        rij[deelname.pk].aangeboden_op = rij[deelname.pk].aangeboden_door = None
    # every place is free before it is given again, behind the last one: the database looks at each row
    Deelname.objects.filter(pk__in=rij).update(plaats=F("plaats") + max(plaats or 0 for plaats in plaatsen))
    Deelname.objects.bulk_update(wachtend, ["plaats", "aangeboden_op", "aangeboden_door"])
    return _noteer(rij[deelname.pk], door)


@transaction.atomic
def stop(*, deelname: Deelname, reden: str, door: Gebruiker, tot: date | None = None) -> Deelname:
    """Let somebody leave the group or its waiting list, with one of Deelname.Reden; `tot` is the first day outside it.

    Raises RegelGeschonden without a reason or with a day that cannot be, OvergangNietToegestaan when it has stopped
    already.
    """
    if reden not in Deelname.Reden.values:
        raise RegelGeschonden("Kies waarom deze deelnemer stopt.", veld="reden")
    return _verlaat(deelname, Deelname.Staat.GESTOPT, tot or timezone.localdate(), door, reden=reden)


@transaction.atomic
def rond_af(*, deelname: Deelname, door: Gebruiker, tot: date | None = None) -> Deelname:
    """Let somebody finish the group; the module that it followed is done in the personal plan too.

    Raises as `stop` does.
    """
    return _verlaat(deelname, Deelname.Staat.AFGEROND, tot or timezone.localdate(), door)


def stop_bij_einde_traject(traject: Traject, einddatum: date, door: Gebruiker) -> None:
    """End every participation of a traject that ends on `einddatum`; runs in the transaction that ends it.

    The groups first, all in one order: what a trainer finishes at this moment stays finished.
    """
    actief = Deelname.objects.actief().van(traject)
    groepen = Groep.objects.filter(pk__in=actief.order_by().values("groep"))
    list(groepen.select_for_update(no_key=True, of=("self",)).order_by("pk").values_list("pk"))
    for deelname in actief.select_related("groep"):
        tot = max(einddatum, deelname.van) if deelname.van else einddatum
        _zet_buiten(deelname, Deelname.Staat.GESTOPT, tot, door, reden=Deelname.Reden.TRAJECT_KLAAR)


def vergrendel(groep: Groep) -> Groep:
    """`groep` as it is now, locked until the end of the transaction."""
    return Groep.objects.met_onderwerp().select_for_update(no_key=True, of=("self",)).get(pk=groep.pk)


def vergrendel_open(groep: Groep) -> Groep:
    """The same, for a group that can still change. Raises OvergangNietToegestaan for one that is done."""
    vers = vergrendel(groep)
    if not vers.is_open:
        raise OvergangNietToegestaan("Deze groep is niet meer open.")
    return vers


def _vergrendel_traject(traject: Traject) -> Traject:
    """Hold the period of `traject` still: it may be ending at this moment. Always before a group is locked."""
    trajecten = Traject.objects.select_related("deelnemer").select_for_update(no_key=True, of=("self",))
    return trajecten.get(pk=traject.pk)


def verlaat_allen(groep: Groep, staat: Deelname.Staat, tot: date, door: Gebruiker) -> None:
    """Let everybody of the locked `groep` leave: those in it to `staat`, those who wait because it stops."""
    for deelname in Deelname.objects.actief().filter(groep=groep).select_related("traject__deelnemer"):
        wacht = deelname.staat == Deelname.Staat.WACHTLIJST or (deelname.van is not None and deelname.van >= tot)
        naar = Deelname.Staat.GESTOPT if wacht else staat
        reden = Deelname.Reden.GROEP_STOPT if naar == Deelname.Staat.GESTOPT else ""
        _zet_buiten(deelname, naar, max(tot, deelname.van or tot), door, reden=reden)


def _verlaat(deelname: Deelname, staat: Deelname.Staat, tot: date, door: Gebruiker, *, reden: str = "") -> Deelname:
    vergrendel(deelname.groep)
    vers: Deelname = Deelname.objects.select_related("traject__deelnemer").get(pk=deelname.pk)
    _toets_overgang(vers.staat, staat)
    _wijs_af(regels.stopdag_past(tot, van=vers.van, vandaag=timezone.localdate()), "tot")
    _zet_buiten(vers, staat, tot, door, reden=reden)
    return vers


def _zet_buiten(deelname: Deelname, staat: Deelname.Staat, tot: date, door: Gebruiker, *, reden: str) -> None:
    deelname.staat, deelname.plaats, deelname.tot, deelname.reden = staat, None, tot, reden
    deelname.save(update_fields=["staat", "plaats", "tot", "reden"])
    beeindig_begeleiding(deelname)
    if staat == Deelname.Staat.AFGEROND:
        naam = str(deelname.groep.onderwerp)
        rond_planmodule_af(traject=deelname.traject, naam=naam, klaar_op=tot, door=door)
    if staat == Deelname.Staat.AFGEROND and deelname.groep.module_id is not None:
        keuzes = Modulekeuze.objects.in_plan().van(deelname.traject).filter(module_id=deelname.groep.module_id)
        keuzes.filter(gekozen_op__lte=tot).update(staat=Modulekeuze.Staat.AFGEROND, klaar_op=tot, klaar_door=door)
    _noteer(deelname, door)


def _toets_meedoen(groep: Groep, traject: Traject) -> None:
    programma = groep.hele_leerlijn.programma_id
    _wijs_af(
        regels.mag_meedoen(
            groep_is_open=groep.is_open,
            past_bij_programma=programma in (None, traject.programma_id),
            einddatum=traject.einddatum,
            vandaag=timezone.localdate(),
        )
    )


def _toets_bedoeling(groep: Groep, traject: Traject, vanaf: date, afwijking: str) -> bool:
    """Whether this deviates from how the leerlijn is meant; never without a reason."""
    modules = [groep.module_id] if groep.module_id else []
    bezwaren = bezwaren_tegen(traject, groep.hele_leerlijn, modules, vanaf)
    if bezwaren and not afwijking.strip():
        raise RedenGevraagd(bezwaren)
    return bool(bezwaren)


def _toets_plek(groep: Groep, deelname: Deelname | None) -> None:
    wachtend = Deelname.objects.wachtend().filter(groep=groep, aangeboden_op__isnull=False)
    _wijs_af(
        regels.plek_vrij(
            capaciteit=groep.capaciteit,
            ingedeeld=Deelname.objects.ingedeeld().filter(groep=groep).count(),
            aangeboden=wachtend.exclude(pk=deelname.pk if deelname else None).count(),
        )
    )


def _toets_overgang(van: str, naar: str) -> None:
    if bezwaar := regels.mag_overgang(van, naar):
        raise OvergangNietToegestaan(bezwaar)


def _wijs_af(bezwaar: str, veld: str | None = None) -> None:
    if bezwaar:
        raise RegelGeschonden(bezwaar, veld=veld)


def _noteer(deelname: Deelname, door: Gebruiker) -> Deelname:
    noteer(
        Soort.DEELNAME_GEWIJZIGD,
        door=door,
        over=deelname,
        deelnemer=deelname.traject.deelnemer,
        groep=deelname.groep_id,
        staat=deelname.staat,
    )
    return deelname
