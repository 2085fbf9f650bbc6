"""Writing evaluations: begin, prepare, freeze, withdraw, put right.

Each locks the placement or the evaluation first: of two who write at once the second waits and is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.versies import eis_versie
from werkgevers.evaluatie import regels
from werkgevers.evaluatie.formulieren import formulier_voor
from werkgevers.evaluatie.inhoud import bevries
from werkgevers.evaluatie.regels import Staat, Week
from werkgevers.evaluatie.weken import weken_van
from werkgevers.models import Evaluatie, Evaluatieregel, Evaluatieweek, Plaatsing

if TYPE_CHECKING:
    from toegang.models import Gebruiker

SOORT_VAN_STAAT = {
    Staat.WACHT: Soort.EVALUATIE_VERSTUURD,
    Staat.GETEKEND: Soort.EVALUATIE_GETEKEND,
    Staat.BETWIST: Soort.EVALUATIE_BETWIST,
    Staat.INGETROKKEN: Soort.EVALUATIE_INGETROKKEN,
}


@dataclass(frozen=True)
class Oordeel:
    """What somebody filled in on one line: a place on the scale from 1, or that it was not discussed, and a note."""

    oordeel: int | None
    niet_besproken: bool = False
    toelichting: str = ""


@transaction.atomic
def begin_evaluatie(*, plaatsing: Plaatsing, moment: str, datum: date, door: Gebruiker) -> Evaluatie:
    """Begin an evaluation as a concept: the lines of the form of the programme, and the hours that are known.

    Raises RegelGeschonden for a day that cannot be, or a second one at a moment that comes once.
    """
    plaatsing = _op_slot(plaatsing)
    _toets(plaatsing, moment, datum, behalve=None)
    evaluatie = Evaluatie.objects.create(
        plaatsing=plaatsing,
        formulier=formulier_voor(plaatsing.traject.programma),
        moment=moment,
        datum=datum,
        opgesteld_door=door,
    )
    evaluatie.schrijvers.add(door)
    Evaluatieregel.objects.bulk_create(
        Evaluatieregel(evaluatie=evaluatie, formulierregel=regel) for regel in evaluatie.formulier.regels.all()
    )
    _schrijf_weken(evaluatie, [w for w in _weken(evaluatie) if w.minuten])
    _noteer(Soort.EVALUATIE_BEGONNEN, evaluatie, door)
    return evaluatie


@transaction.atomic
def bewaar_evaluatie(
    *,
    evaluatie: Evaluatie,
    verwacht: int,
    moment: str,
    datum: date,
    oordelen: Mapping[int, Oordeel],
    afspraken: str,
    weken: Sequence[Week],
    door: Gebruiker,
) -> Evaluatie:
    """Keep what was filled in: `oordelen` by id of the line, and `weken` as they have to be.

    On another day than before the weeks are those up to that day: what was filled in stays where the week stays.
    `verwacht` is the version on the screen. Raises NietMeerActueel when somebody saved in between,
    OvergangNietToegestaan when it is frozen, and RegelGeschonden for values that cannot be.
    """
    vers = _concept(evaluatie, verwacht)
    _toets(_op_slot(vers.plaatsing), moment, datum, behalve=vers)
    verschoven = datum != vers.datum
    vers.moment, vers.datum, vers.afspraken = moment, datum, afspraken.strip()
    _schrijf_oordelen(vers, oordelen)
    _schrijf_weken(vers, _verschuif(vers, weken) if verschoven else weken)
    vers.schrijvers.add(door)
    return _bewaar(vers, Soort.EVALUATIE_GEWIJZIGD, door, ["moment", "datum", "afspraken"])


@transaction.atomic
def zet_klaar(*, evaluatie: Evaluatie, verwacht: int, door: Gebruiker) -> Evaluatie:
    """Freeze the content: from now on it never changes, and it can be sent to be signed.

    Raises as `bewaar_evaluatie` does, and RegelGeschonden while a line has no judgement.
    """
    vers = _concept(evaluatie, verwacht)
    if not regels.is_compleet(list(vers.regels.values_list("oordeel", "niet_besproken"))):
        raise RegelGeschonden("Kies bij elke regel een oordeel of “Niet besproken”. Minstens één regel is besproken.")
    vers.schrijvers.add(door)
    vers.inhoud, vers.inhoud_sha256 = bevries(vers)
    vers.bevroren_op, vers.bevroren_door, vers.staat = timezone.now(), door, Staat.KLAAR
    velden = ["inhoud", "inhoud_sha256", "bevroren_op", "bevroren_door", "staat"]
    return _bewaar(vers, Soort.EVALUATIE_BEVROREN, door, velden, sha256=vers.inhoud_sha256)


@transaction.atomic
def gooi_weg(*, evaluatie: Evaluatie, verwacht: int, door: Gebruiker) -> None:
    """Throw a concept away. Raises as `bewaar_evaluatie` does."""
    vers = _concept(evaluatie, verwacht)
    _noteer(Soort.EVALUATIE_WEGGEGOOID, vers, door)
    vers.delete()


@transaction.atomic
def verander_staat(*, evaluatie: Evaluatie, naar: str, door: Gebruiker | None) -> Evaluatie:
    """Let a frozen evaluation wait, be signed or be disputed; `door` is None when an employer did it.

    Raises OvergangNietToegestaan when its state does not allow it. Withdrawing is `trek_in`.
    """
    vers = _vergrendel(evaluatie)
    _eis_overgang(vers, naar)
    vers.staat = Staat(naar)
    return _bewaar(vers, SOORT_VAN_STAAT[Staat(naar)], door, ["staat"])


@transaction.atomic
def trek_in(*, evaluatie: Evaluatie, reden: str, door: Gebruiker) -> Evaluatie:
    """Withdraw a frozen evaluation that was not signed: its links no longer work, it stays readable.

    Raises OvergangNietToegestaan when it is signed or withdrawn already, RegelGeschonden without a reason.
    """
    vers = _vergrendel(evaluatie)
    _eis_overgang(vers, Staat.INGETROKKEN)
    if not reden.strip():
        raise RegelGeschonden("Schrijf op waarom je de evaluatie intrekt.", veld="reden")
    vers.staat, vers.ingetrokken_omdat = Staat.INGETROKKEN, reden.strip()
    vers.ingetrokken_op, vers.ingetrokken_door = timezone.now(), door
    velden = ["staat", "ingetrokken_omdat", "ingetrokken_op", "ingetrokken_door"]
    return _bewaar(vers, Soort.EVALUATIE_INGETROKKEN, door, velden)


@transaction.atomic
def herzie(*, evaluatie: Evaluatie, reden: str, door: Gebruiker) -> Evaluatie:
    """Withdraw an evaluation and begin a new concept with the same content, which replaces it; return the new one.

    Whoever wrote that content wrote in the new one too. Raises as `trek_in` does.
    """
    oud = trek_in(evaluatie=evaluatie, reden=reden, door=door)
    nieuw = Evaluatie.objects.create(
        plaatsing=oud.plaatsing,
        formulier=oud.formulier,
        moment=oud.moment,
        datum=oud.datum,
        afspraken=oud.afspraken,
        opgesteld_door=door,
        vervangt=oud,
    )
    nieuw.schrijvers.set({door, *oud.schrijvers.all()})
    Evaluatieregel.objects.bulk_create(
        Evaluatieregel(
            evaluatie=nieuw,
            formulierregel_id=regel.formulierregel_id,
            oordeel=regel.oordeel,
            niet_besproken=regel.niet_besproken,
            toelichting=regel.toelichting,
        )
        for regel in oud.regels.all()
    )
    _schrijf_weken(nieuw, [Week(w.van, w.tot, w.minuten) for w in oud.weken.all()])
    _noteer(Soort.EVALUATIE_BEGONNEN, nieuw, door)
    return nieuw


def _op_slot(plaatsing: Plaatsing) -> Plaatsing:
    """The placement as it is now; who begins another evaluation of it waits."""
    bron = Plaatsing.objects.select_for_update(of=("self",))
    vers: Plaatsing = bron.select_related("traject__deelnemer", "traject__programma", "werkgever").get(pk=plaatsing.pk)
    return vers


def _vergrendel(evaluatie: Evaluatie) -> Evaluatie:
    return Evaluatie.objects.select_for_update(of=("self",)).met_wie().get(pk=evaluatie.pk)


def _concept(evaluatie: Evaluatie, verwacht: int) -> Evaluatie:
    vers = eis_versie(evaluatie, verwacht)
    if not vers.is_concept:
        raise OvergangNietToegestaan("Deze evaluatie staat vast. Verbeter haar in een nieuwe.")
    return vers


def _toets(plaatsing: Plaatsing, moment: str, datum: date, *, behalve: Evaluatie | None) -> None:
    vandaag = timezone.localdate()
    _wijs_af(regels.datum_past(datum, start=plaatsing.startdatum, vandaag=vandaag), "datum")
    andere = plaatsing.evaluaties.all().geldig()
    if behalve is not None:
        andere = andere.exclude(pk=behalve.pk)
    _wijs_af(regels.moment_past(moment, set(andere.values_list("moment", flat=True))), "moment")


def _wijs_af(reden: str, veld: str) -> None:
    if reden:
        raise RegelGeschonden(reden, veld=veld)


def _eis_overgang(evaluatie: Evaluatie, naar: str) -> None:
    reden = regels.mag_naar_staat(evaluatie.staat, naar)
    if reden:
        raise OvergangNietToegestaan(reden)


def _weken(evaluatie: Evaluatie) -> list[Week]:
    return weken_van(evaluatie.plaatsing, evaluatie.datum, Evaluatie.objects.vorige_van(evaluatie))


def _verschuif(evaluatie: Evaluatie, weken: Sequence[Week]) -> list[Week]:
    """The weeks up to the new day of `evaluatie`, with what was filled in for those that stay."""
    gevuld = {week.van: week.minuten for week in weken}
    nieuw = [Week(week.van, week.tot, gevuld.get(week.van, week.minuten)) for week in _weken(evaluatie)]
    return [week for week in nieuw if week.minuten or week.van in gevuld]


def _schrijf_oordelen(evaluatie: Evaluatie, oordelen: Mapping[int, Oordeel]) -> None:
    hoogste = len(evaluatie.formulier.niveaus)
    rijen = {regel.pk: regel for regel in evaluatie.regels.all()}
    for pk, wat in oordelen.items():
        if wat.oordeel is not None and not 1 <= wat.oordeel <= hoogste:
            raise RegelGeschonden("Kies een oordeel van de schaal, of “Niet besproken”.")
        rij = rijen[pk]
        rij.oordeel, rij.niet_besproken = wat.oordeel, wat.niet_besproken
        rij.toelichting = wat.toelichting.strip()
    Evaluatieregel.objects.bulk_update(rijen.values(), ["oordeel", "niet_besproken", "toelichting"])


def _schrijf_weken(evaluatie: Evaluatie, weken: Sequence[Week]) -> None:
    evaluatie.weken.all().delete()
    Evaluatieweek.objects.bulk_create(
        Evaluatieweek(evaluatie=evaluatie, van=week.van, tot=week.tot, minuten=week.minuten) for week in weken
    )


def _bewaar(
    evaluatie: Evaluatie, soort: Soort, door: Gebruiker | None, velden: Sequence[str], **details: str
) -> Evaluatie:
    evaluatie.versie += 1
    evaluatie.save(update_fields=[*velden, "versie"])
    _noteer(soort, evaluatie, door, **details)
    return evaluatie


def _noteer(soort: Soort, evaluatie: Evaluatie, door: Gebruiker | None, **details: str) -> None:
    deelnemer = evaluatie.plaatsing.traject.deelnemer
    noteer(soort, door=door, over=evaluatie, deelnemer=deelnemer, moment=str(evaluatie.moment), **details)
