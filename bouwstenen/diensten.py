"""Moving somebody through the bouwstenen. History is never overwritten: a step taken back stays, withdrawn.

Every step locks the traject first, so that of two people who move at once the second is told (NietMeerActueel).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from bouwstenen.models import Bouwsteen, Fase, Stabiliteitsdoel, Stabiliteitstoets
from bouwstenen.plaats import Plaats, lees_plaats
from bouwstenen.regels import (
    Overgang,
    mag_overgang,
    mag_terugdraaien,
    moment_past,
    terugkeer_past,
    toets_volstaat,
)
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.aanmelden.diensten.starten import NietToegelaten, start_traject
from trajecten.models import Contactmoment, Deelneemuur, Traject


@transaction.atomic
def start_route(
    *,
    traject: Traject,
    startdatum: date,
    door: Gebruiker,
    bouwsteen: Bouwsteen | None = None,
    vanuit: int | None = None,
) -> Fase:
    """Start `bouwsteen`, or the first of the route, on `startdatum`; a traject that still waits starts with it.

    `vanuit` is, here and below, the id of the phase that was the latest on the screen (None without one).
    Raises RegelGeschonden, OvergangNietToegestaan or NietMeerActueel.
    """
    plaats = _vergrendel(traject, vanuit, Overgang.START)
    steen = _gekozen(plaats, Overgang.START, bouwsteen)
    wachtte = plaats.traject.startdatum is None
    if wachtte:
        _toets_moment(plaats, startdatum, traject_start=plaats.traject.aanmelddatum)
        _start_wachtend_traject(plaats.traject, startdatum, door)
    else:
        _toets_moment(plaats, startdatum)
    fase = _nieuwe_fase(plaats, steen, startdatum, Fase.Reden.START, door, begon_traject=wachtte)
    return _noteer_stap(Soort.BOUWSTEEN_GESTART, fase, door)


def _start_wachtend_traject(traject: Traject, startdatum: date, door: Gebruiker) -> None:
    """Start a traject that waits, for whom the rules of admission let in; an exception is made where they are shown."""
    try:
        start_traject(traject=traject, startdatum=startdatum, subsidieproject=traject.subsidieproject, door=door)
    except NietToegelaten as fout:
        raise OvergangNietToegestaan(
            "De deelnemer past niet bij de regels van het programma. Kies in het dossier Traject starten:"
            " daar zie je welke, en schrijf je op waarom het toch kan."
        ) from fout


@transaction.atomic
def ga_verder(
    *,
    traject: Traject,
    vanuit: int | None,
    startdatum: date,
    door: Gebruiker,
    deelnemer_stabiel: bool,
    casemanager_stabiel: bool,
    reden: str = "",
    behaald: Iterable[Stabiliteitsdoel] = (),
    bouwsteen: Bouwsteen | None = None,
) -> Fase:
    """Leave the running bouwsteen on `startdatum` and start the next, or `bouwsteen` after an earlier step back.

    `reden` says why they go on when one of the two does not call it stable. Raises as `start_route` does.
    """
    plaats = _vergrendel(traject, vanuit, Overgang.VERDER)
    steen = _gekozen(plaats, Overgang.VERDER, bouwsteen)
    _toets_moment(plaats, startdatum)
    assert plaats.lopend is not None
    _leg_toets_vast(plaats.lopend, deelnemer_stabiel, casemanager_stabiel, reden, behaald, door)
    fase = _nieuwe_fase(plaats, steen, startdatum, Fase.Reden.STABIEL, door)
    return _noteer_stap(Soort.BOUWSTEEN_VERDER, fase, door)


@transaction.atomic
def ga_terug(
    *,
    traject: Traject,
    vanuit: int | None,
    bouwsteen: Bouwsteen,
    startdatum: date,
    reden: str,
    door: Gebruiker,
    verwachte_terugkeer: date | None = None,
) -> Fase:
    """Go back to an earlier `bouwsteen` from `startdatum`, with why and, if it is for a while, until when about.

    Raises RegelGeschonden without a reason or with a return that is not after today, and as `start_route` does.
    """
    plaats = _vergrendel(traject, vanuit, Overgang.TERUG)
    steen = _gekozen(plaats, Overgang.TERUG, bouwsteen)
    _toets_moment(plaats, startdatum)
    _eis_reden(reden, "Schrijf op waarom jullie teruggaan.")
    _wijs_af(terugkeer_past(verwachte_terugkeer, start=startdatum, vandaag=plaats.vandaag), "verwachte_terugkeer")
    fase = _nieuwe_fase(
        plaats, steen, startdatum, Fase.Reden.TERUGVAL, door, toelichting=reden, verwachte_terugkeer=verwachte_terugkeer
    )
    return _noteer_stap(Soort.BOUWSTEEN_TERUG, fase, door)


@transaction.atomic
def keer_terug(*, traject: Traject, vanuit: int | None, startdatum: date, door: Gebruiker) -> Fase:
    """End a temporary step back: from `startdatum` on again in the bouwsteen they came from, where they were.

    No check is asked: they were not there to finish it. Raises OvergangNietToegestaan for who did not go back for a
    while, and as `start_route` does.
    """
    plaats = _vergrendel(traject, vanuit, Overgang.TERUGKEER)
    naar = plaats.terugkeer_naar
    if naar is None:
        raise OvergangNietToegestaan("Er is geen tijdelijke stap terug om van terug te keren.")
    _toets_moment(plaats, startdatum)
    fase = _nieuwe_fase(plaats, naar, startdatum, Fase.Reden.STABIEL, door)
    return _noteer_stap(Soort.BOUWSTEEN_VERDER, fase, door)


@transaction.atomic
def verleng(
    *, traject: Traject, vanuit: int | None, startdatum: date, verwacht_tot: date, reden: str, door: Gebruiker
) -> Fase:
    """Stay longer in the running bouwsteen: from `startdatum` until about `verwacht_tot`, with why.

    Raises RegelGeschonden without a reason or with an end that is not after the start, and as `start_route` does.
    """
    plaats = _vergrendel(traject, vanuit, Overgang.LANGER)
    _toets_moment(plaats, startdatum)
    _eis_reden(reden, "Schrijf op waarom het langer duurt.")
    _wijs_af("" if verwacht_tot > startdatum else "Kies een datum na de start van de verlenging.", "verwacht_tot")
    assert plaats.lopend is not None
    fase = _nieuwe_fase(
        plaats,
        plaats.lopend.bouwsteen,
        startdatum,
        Fase.Reden.VERLENGD,
        door,
        toelichting=reden,
        verwacht_tot=verwacht_tot,
    )
    return _noteer_stap(Soort.BOUWSTEEN_VERLENGD, fase, door)


@transaction.atomic
def rond_af(
    *,
    traject: Traject,
    vanuit: int | None,
    einddatum: date,
    door: Gebruiker,
    deelnemer_stabiel: bool,
    casemanager_stabiel: bool,
    reden: str = "",
    behaald: Iterable[Stabiliteitsdoel] = (),
) -> Fase:
    """Finish the last bouwsteen on `einddatum`; the traject itself runs on. Raises as `ga_verder` does."""
    plaats = _vergrendel(traject, vanuit, Overgang.AFRONDEN)
    _toets_moment(plaats, einddatum, veld="einddatum")
    fase = plaats.lopend
    assert fase is not None
    _leg_toets_vast(fase, deelnemer_stabiel, casemanager_stabiel, reden, behaald, door)
    fase.einddatum = einddatum
    fase.save(update_fields=["einddatum"])
    return _noteer_stap(Soort.BOUWSTEEN_AFGEROND, fase, door)


@transaction.atomic
def draai_terug(*, traject: Traject, vanuit: int | None, door: Gebruiker) -> Fase | None:
    """Take back the latest step, within 24 hours, and give the phase that runs again (None before the first).

    The phase that had begun stays, withdrawn; the one before it is opened as it was. Raises RegelGeschonden after
    24 hours, for an imported step, or when hours were already written on a traject that it started.
    """
    plaats = _vergrendel(traject, vanuit, None)
    laatste, gedaan_op = plaats.laatste, plaats.gedaan_op
    if laatste is None or gedaan_op is None:
        raise OvergangNietToegestaan("Er is geen stap om terug te draaien.")
    _wijs_af(mag_terugdraaien(gedaan_op, timezone.now()), None)
    weer = _open_weer(laatste, plaats.traject.einddatum, door) if plaats.afsluiting else _trek_in(laatste, door)
    noteer(
        Soort.BOUWSTEEN_TERUGGEDRAAID,
        door=door,
        over=laatste,
        deelnemer=traject.deelnemer,
        bouwsteen=laatste.bouwsteen.nummer,
    )
    return weer


def _vergrendel(traject: Traject, vanuit: int | None, overgang: Overgang | None) -> Plaats:
    """Lock the traject, and see that it is still where the screen showed it and may take this step."""
    vers = Traject.objects.select_for_update(of=("self",)).select_related("deelnemer").get(pk=traject.pk)
    plaats = lees_plaats(vers, timezone.localdate())
    if (plaats.laatste.pk if plaats.laatste else None) != vanuit:
        raise NietMeerActueel("Een collega heeft de bouwsteen net veranderd. Bekijk eerst hoe het nu is.")
    if overgang is not None and (reden := mag_overgang(plaats.stand, overgang)):
        raise OvergangNietToegestaan(reden)
    return plaats


def _gekozen(plaats: Plaats, overgang: Overgang, bouwsteen: Bouwsteen | None) -> Bouwsteen:
    """The chosen bouwsteen, or the most likely one when nothing was chosen."""
    keuzes = plaats.keuzes(overgang)
    if not keuzes:
        raise RegelGeschonden("Dit programma heeft nog geen route met bouwstenen.")
    if bouwsteen is None:
        return keuzes[0]
    if bouwsteen not in keuzes:
        raise RegelGeschonden("Naar deze bouwsteen kan het nu niet.", veld="bouwsteen")
    return bouwsteen


def _toets_moment(plaats: Plaats, datum: date, *, traject_start: date | None = None, veld: str = "startdatum") -> None:
    _wijs_af(
        moment_past(
            datum,
            vanaf=plaats.vanaf,
            traject_start=traject_start or plaats.traject.startdatum,
            traject_einde=plaats.traject.einddatum,
            vandaag=plaats.vandaag,
        ),
        veld,
    )


def _eis_reden(reden: str, zin: str) -> None:
    _wijs_af("" if reden.strip() else zin, "reden")


def _wijs_af(reden: str, veld: str | None) -> None:
    if reden:
        raise RegelGeschonden(reden, veld=veld)


def _leg_toets_vast(
    fase: Fase, deelnemer: bool, casemanager: bool, reden: str, behaald: Iterable[Stabiliteitsdoel], door: Gebruiker
) -> None:
    _wijs_af(toets_volstaat(deelnemer=deelnemer, casemanager=casemanager, reden=reden), "reden")
    doelen = list(behaald)
    if any(doel.bouwsteen_id != fase.bouwsteen_id for doel in doelen):
        raise RegelGeschonden("Dit doel hoort bij een andere bouwsteen.", veld="behaald")
    toets = Stabiliteitstoets.objects.create(
        fase=fase,
        deelnemer_vindt_stabiel=deelnemer,
        casemanager_vindt_stabiel=casemanager,
        reden_afwijking=reden.strip(),
        ingevuld_door=door,
    )
    toets.behaald.set(doelen)


def _nieuwe_fase(
    plaats: Plaats, steen: Bouwsteen, startdatum: date, reden: Fase.Reden, door: Gebruiker, **velden: object
) -> Fase:
    """End the running phase on `startdatum` and start the next: periods are half-open, so they meet on one day."""
    lopend = plaats.lopend
    if lopend is not None:
        lopend.einddatum = startdatum
        lopend.save(update_fields=["einddatum"])
    return Fase.objects.create(
        traject=plaats.traject,
        bouwsteen=steen,
        startdatum=startdatum,
        einddatum=plaats.traject.einddatum,
        reden=reden,
        vorige=lopend,
        aangemaakt_door=door,
        **velden,
    )


def _trek_in(fase: Fase, door: Gebruiker) -> Fase | None:
    """Withdraw `fase` and open the one that it ended, with its check withdrawn too."""
    fase.ingetrokken_op, fase.ingetrokken_door = timezone.now(), door
    fase.save(update_fields=["ingetrokken_op", "ingetrokken_door"])
    if fase.begon_traject:
        _laat_weer_wachten(fase.traject_id)
    vorige: Fase | None = fase.vorige
    return None if vorige is None else _open_weer(vorige, fase.einddatum, door)


def _open_weer(fase: Fase, einddatum: date | None, door: Gebruiker) -> Fase:
    Stabiliteitstoets.objects.geldig().filter(fase=fase).update(ingetrokken_op=timezone.now(), ingetrokken_door=door)
    fase.einddatum = einddatum
    fase.save(update_fields=["einddatum"])
    return fase


def _laat_weer_wachten(traject_id: int) -> None:
    """Let a traject wait again that had started by mistake, unless hours were already written on it."""
    for uren in (Contactmoment, Deelneemuur):
        if uren.objects.filter(traject_id=traject_id).exists():
            raise RegelGeschonden("Er staan al uren op dit traject. Terugdraaien van de start kan niet meer.")
    Traject.objects.filter(pk=traject_id).update(startdatum=None, versie=F("versie") + 1)


def _noteer_stap(soort: Soort, fase: Fase, door: Gebruiker) -> Fase:
    noteer(
        soort,
        door=door,
        over=fase,
        deelnemer=fase.traject.deelnemer,
        bouwsteen=fase.bouwsteen.nummer,
        datum=(fase.einddatum if soort == Soort.BOUWSTEEN_AFGEROND else fase.startdatum).isoformat(),  # type: ignore[union-attr]
    )
    return fase
