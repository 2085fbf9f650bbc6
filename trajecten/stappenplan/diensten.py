"""The writers of the stappenplan. Every change leaves a Stapversie and a line in the logboek.

Each locks the traject first: of two who change one plan at once the second waits, and is told when what was on the
screen is no longer so (NietMeerActueel).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.models import Betrokkene, Stap, Stapversie, Traject
from trajecten.registers import Leefgebied, leefgebieden_van, urgenties_van
from trajecten.stappenplan import regels
from trajecten.stappenplan.grenzen import grenzen
from trajecten.stappenplan.partners import partner_met_naam
from trajecten.stappenplan.regels import Plek, Stapstand, Wie
from trajecten.versies import eis_versie

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Partner

# Our own choice: an acute problem is taken up within a week, another low score within two.
EERSTE_STAP_ACUUT = timedelta(days=7)
EERSTE_STAP_ANDERS = timedelta(days=14)


@dataclass(frozen=True)
class Uitvoerder:
    """Who does a step: one of the three, as the form gives it. A new partner comes as a name."""

    soort: Wie
    medewerker: Gebruiker | None = None
    partner: Partner | None = None
    nieuwe_partner: str = ""


DEELNEMER = Uitvoerder(Wie.DEELNEMER)


@transaction.atomic
def maak_stap(
    *,
    traject: Traject,
    leefgebied: str = "",
    wat: str,
    wie: Uitvoerder = DEELNEMER,
    deadline: date | None = None,
    neutraal: str = "",
    score: int | None = None,
    sleutel: UUID | None = None,
    door: Gebruiker,
) -> Stap:
    """Add a step to the plan of `traject` and return it.

    `leefgebied` is a code of the instrument of the traject, empty for a step about something else. `score` is the
    score from which it follows; left out it is the latest fixed one. `sleutel` belongs to one filled-in form: sent
    twice, it is written once. Raises RegelGeschonden for an unknown leefgebied, a colleague who does not guide the
    traject, a deadline that cannot be, or a traject that has ended.
    """
    traject = vergrendel(traject)
    eerder = Stap.objects.filter(sleutel=sleutel).first() if sleutel else None
    if eerder is not None:
        return _zelfde_stap(eerder, traject, door, wat)
    toets_loopt_nog(traject)
    gebied = _leefgebied(traject, leefgebied)
    stap = Stap(traject=traject, gemaakt_door=door, sleutel=sleutel or uuid4(), wat=wat)
    _zet_leefgebied(stap, gebied, score, neutraal)
    _zet_uitvoerder(stap, wie, door)
    _zet_deadline(stap, deadline)
    stap.save(force_insert=True)
    _leg_versie_vast(stap, door)
    _noteer(Soort.STAP_GEMAAKT, stap, door)
    return stap


@transaction.atomic
def maak_eerste_stappen(*, traject: Traject, leefgebieden: Sequence[str], door: Gebruiker) -> list[Stap]:
    """Make of each of these leefgebieden, with a low score, a first step for `door`, to be made concrete later.

    A leefgebied that has an open step already gets no second one. Raises RegelGeschonden where the latest fixed score
    is not low.
    """
    traject = vergrendel(traject)
    scores = urgenties_van([traject])[traject.pk]
    met_stap = set(Stap.objects.van(traject).open().values_list("leefgebied_code", flat=True))
    vanaf = grenzen()
    if any(not vanaf.is_dringend(scores.get(code)) for code in leefgebieden):
        raise RegelGeschonden("Dit leefgebied heeft nu geen lage score. Bekijk eerst hoe het nu is.")
    gevraagd = [g for g in leefgebieden_van(traject) if g.code in leefgebieden and g.code not in met_stap]
    return [_maak_eerste_stap(traject, gebied, vanaf.is_acuut(scores[gebied.code]), door) for gebied in gevraagd]


@transaction.atomic
def wijzig_stap(
    *,
    stap: Stap,
    verwacht: int,
    leefgebied: str,
    wat: str,
    wie: Uitvoerder,
    deadline: date | None,
    neutraal: str = "",
    door: Gebruiker,
) -> Stap:
    """Change what was agreed; `verwacht` is the version on the screen.

    Raises NietMeerActueel when somebody changed it since, OvergangNietToegestaan when it is closed, and RegelGeschonden
    as `maak_stap` does.
    """
    stap = _vergrendel_stap(stap, verwacht)
    if not stap.is_open:
        raise OvergangNietToegestaan("Deze stap is afgesloten. Open hem eerst weer.")
    if leefgebied != stap.leefgebied_code:
        _zet_leefgebied(stap, _leefgebied(stap.traject, leefgebied), None, neutraal)
    else:
        stap.neutraal = neutraal if stap.bijzonder else ""
    stap.wat = wat
    _zet_uitvoerder(stap, wie, door)
    _zet_deadline(stap, deadline)
    return _bewaar(stap, Soort.STAP_GEWIJZIGD, door)


@transaction.atomic
def sluit_stap(*, stap: Stap, verwacht: int, staat: str, resultaat: str, door: Gebruiker) -> Stap:
    """Close a step as done or dropped, with what came of it. Raises as `wijzig_stap` does."""
    stap = _vergrendel_stap(stap, verwacht)
    _toets_overgang(stap, staat)
    if not resultaat.strip():
        raise RegelGeschonden("Schrijf op wat het resultaat is.", veld="resultaat")
    stap.staat, stap.resultaat = staat, resultaat.strip()
    stap.afgesloten_op, stap.afgesloten_door, stap.volgorde = timezone.now(), door, None
    return _bewaar(stap, Soort.STAP_AFGESLOTEN, door)


@transaction.atomic
def heropen_stap(*, stap: Stap, verwacht: int, door: Gebruiker) -> Stap:
    """Open a closed step again; its result stays in an earlier version. Raises as `wijzig_stap` does."""
    stap = _vergrendel_stap(stap, verwacht)
    _toets_overgang(stap, Stapstand.OPEN)
    toets_loopt_nog(stap.traject)
    stap.staat, stap.resultaat = Stapstand.OPEN, ""
    stap.afgesloten_op, stap.afgesloten_door = None, None
    return _bewaar(stap, Soort.STAP_HEROPEND, door)


@transaction.atomic
def verplaats_stap(*, stap: Stap, plaatsen: int, zichtbaar: Sequence[Plek], door: Gebruiker) -> None:
    """Move an open step so many places (below 0 is up); from now on the whole plan has the order set by hand.

    `zichtbaar` are the places as `door` sees them: who may not know the score on health or justice does not learn it
    from the order. Raises NietMeerActueel when other steps are open than these.
    """
    stappen = {s.pk: s for s in Stap.objects.van(vergrendel(stap.traject)).open()}
    volgorde = [plek.stap for plek in regels.op_volgorde(zichtbaar)]
    if set(volgorde) != set(stappen) or stap.pk not in stappen:
        raise OvergangNietToegestaan("Het stappenplan is net veranderd. Bekijk eerst hoe het nu is.")
    # every place is free before it is given again: the database looks at each row
    Stap.objects.filter(pk__in=stappen).update(volgorde=None)
    for plek, pk in enumerate(regels.verschuif(volgorde, stap.pk, plaatsen), start=1):
        stappen[pk].volgorde = plek
    Stap.objects.bulk_update(stappen.values(), ["volgorde"])
    _noteer(Soort.STAPPEN_GEORDEND, stap, door)


@transaction.atomic
def herstel_volgorde(*, traject: Traject, door: Gebruiker) -> None:
    """Let go of the order set by hand: urgency decides again."""
    traject = vergrendel(traject)
    if Stap.objects.van(traject).filter(volgorde__isnull=False).update(volgorde=None):
        noteer(Soort.STAPPEN_GEORDEND, door=door, over=traject, deelnemer=traject.deelnemer, volgorde="urgentie")


@transaction.atomic
def geef_stappen_door(*, traject: Traject, van: Gebruiker, naar: Gebruiker, door: Gebruiker) -> int:
    """Let `naar` do the open steps that `van` would do, and return how many; called when guidance goes over."""
    stappen = list(Stap.objects.van(traject).open().filter(medewerker=van).select_for_update(of=("self",)))
    for stap in stappen:
        stap.traject, stap.medewerker = traject, naar
        _bewaar(stap, Soort.STAP_GEWIJZIGD, door)
    return len(stappen)


def vergrendel(traject: Traject) -> Traject:
    """The traject as it is now, held still until the transaction ends."""
    return (
        Traject.objects.select_for_update(no_key=True, of=("self",))
        .select_related("deelnemer", "programma")
        .get(pk=traject.pk)
    )


def toets_loopt_nog(traject: Traject) -> None:
    """Raise RegelGeschonden when `traject` has ended: then nothing new is agreed."""
    if traject.einddatum is not None and traject.einddatum <= timezone.localdate():
        raise RegelGeschonden(f"Dit traject stopte op {traject.einddatum:%d-%m-%Y}.")


def _maak_eerste_stap(traject: Traject, gebied: Leefgebied, acuut: bool, door: Gebruiker) -> Stap:
    return maak_stap(
        traject=traject,
        leefgebied=gebied.code,
        wat=regels.eerste_stap_tekst(gebied.naam, acuut=acuut, bijzonder=gebied.bijzonder),
        wie=Uitvoerder(Wie.MEDEWERKER, medewerker=door),
        deadline=timezone.localdate() + (EERSTE_STAP_ACUUT if acuut else EERSTE_STAP_ANDERS),
        door=door,
    )


def _vergrendel_stap(stap: Stap, verwacht: int) -> Stap:
    traject = vergrendel(stap.traject)
    vers = eis_versie(stap, verwacht)
    vers.traject = traject
    return vers


def _toets_overgang(stap: Stap, staat: str) -> None:
    if bezwaar := regels.mag_naar_stapstand(stap.staat, staat):
        raise OvergangNietToegestaan(bezwaar)


def _zelfde_stap(eerder: Stap, traject: Traject, door: Gebruiker, wat: str) -> Stap:
    """`eerder`, provided that it is what this form wrote before."""
    if (eerder.traject_id, eerder.gemaakt_door_id) != (traject.pk, door.pk):
        raise RegelGeschonden("Dit formulier is al gebruikt voor een andere stap. Vul het opnieuw in.")
    if eerder.versie == 1 and eerder.wat != wat:
        raise RegelGeschonden("Deze stap was al opgeslagen. Wat je daarna veranderde, staat er niet bij.")
    return eerder


def _leefgebied(traject: Traject, code: str) -> Leefgebied | None:
    if not code:
        return None
    gevonden = next((gebied for gebied in leefgebieden_van(traject) if gebied.code == code), None)
    if gevonden is None:
        raise RegelGeschonden("Kies een leefgebied uit de lijst.", veld="leefgebied")
    return gevonden


def _zet_leefgebied(stap: Stap, gebied: Leefgebied | None, score: int | None, neutraal: str) -> None:
    stap.leefgebied_code = gebied.code if gebied else ""
    stap.leefgebied_naam = gebied.naam if gebied else ""
    stap.bijzonder = gebied.bijzonder if gebied else False
    stap.neutraal = neutraal if stap.bijzonder else ""
    if gebied and score is None:
        score = urgenties_van([stap.traject])[stap.traject_id].get(gebied.code)
    stap.bron_score = score if gebied else None


def _zet_uitvoerder(stap: Stap, wie: Uitvoerder, door: Gebruiker) -> None:
    """Put on the step who does it; a colleague must guide the traject, or have done so when the step was agreed."""
    nieuw = wie.medewerker is not None and wie.medewerker.pk != stap.medewerker_id
    if nieuw and not Betrokkene.objects.van(stap.traject).nu().filter(gebruiker=wie.medewerker).exists():
        raise RegelGeschonden("Deze collega begeleidt dit traject niet.", veld="wie")
    partner = partner_met_naam(naam=wie.nieuwe_partner, door=door) if wie.nieuwe_partner else wie.partner
    stap.wie_soort = wie.soort
    stap.medewerker = wie.medewerker if wie.soort == Wie.MEDEWERKER else None
    stap.partner = partner if wie.soort == Wie.PARTNER else None


def _zet_deadline(stap: Stap, deadline: date | None) -> None:
    if bezwaar := regels.deadline_past(deadline, was=stap.deadline, vandaag=timezone.localdate()):
        raise RegelGeschonden(bezwaar, veld="deadline")
    stap.deadline = deadline


def _bewaar(stap: Stap, soort: Soort, door: Gebruiker) -> Stap:
    stap.versie += 1
    stap.save()
    _leg_versie_vast(stap, door)
    _noteer(soort, stap, door)
    return stap


def _leg_versie_vast(stap: Stap, door: Gebruiker) -> None:
    Stapversie.objects.create(
        stap=stap,
        versie=stap.versie,
        wat=stap.wat,
        leefgebied_naam=stap.leefgebied_naam,
        wie=stap.wie_naam,
        deadline=stap.deadline,
        staat=stap.staat,
        resultaat=stap.resultaat,
        vastgelegd_door=door,
    )


def _noteer(soort: Soort, stap: Stap, door: Gebruiker) -> None:
    """What happened, never what the step is about."""
    noteer(soort, door=door, over=stap, deelnemer=stap.traject.deelnemer, staat=stap.staat)
