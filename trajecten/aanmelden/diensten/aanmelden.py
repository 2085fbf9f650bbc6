"""Signing somebody up: deelnemer, traject, benefits, start situation and who guides, in one go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker, Logregel
from trajecten.aanmelden import regels
from trajecten.aanmelden.dubbelen import Gevonden, mag_kiezen, zoek_dubbelen
from trajecten.aanmelden.nummers import vergrendel, volgend_nummer
from trajecten.aanmelden.queries import als_persoon
from trajecten.models import Betrokkene, Deelnemer, Onderscheid, Programma, Startsituatie, Traject, Uitkering

# the same hint about the same person to the same colleague is one line in the logboek
OPNIEUW_NA_UREN = 1
# what a Traject keeps of an Aanmelding as it was filled in
EIGEN = ("programma", "aanmelddatum", "instroomkanaal", "doel")


class MogelijkDubbel(OvergangNietToegestaan):
    """Somebody who looks like this person is there already; `gevonden` says who, as far as may be known."""

    def __init__(self, gevonden: Gevonden) -> None:
        super().__init__("Deze persoon staat misschien al in Stapsteen. Kijk hieronder of het dezelfde is.")
        self.gevonden = gevonden


@dataclass(frozen=True)
class Aanmelding:
    """What is asked of a traject when somebody is signed up.

    `uitkeringen` are (code, since), with None for a start that nobody knows. `startsituatie` holds fields of
    Startsituatie except the benefit, which follows from the benefits; nothing known writes none. `begeleiders` are
    (rol, colleague).
    """

    programma: Programma
    aanmelddatum: date
    sleutel: UUID
    instroomkanaal: str = ""
    doelgroepen: Sequence[str] = ()
    doel: str = ""
    uitkeringen: Sequence[tuple[str, date | None]] = ()
    startsituatie: Mapping[str, Any] = field(default_factory=dict)
    begeleiders: Sequence[tuple[str, Gebruiker]] = ()


@transaction.atomic
def meld_aan(*, persoon: Mapping[str, Any], aanmelding: Aanmelding, door: Gebruiker, beoordeeld: str = "") -> Traject:
    """Sign up somebody new and return the traject, which has not started.

    `persoon` holds fields of Deelnemer. `beoordeeld` is the kenmerk of the doubles of which `door` said that they are
    somebody else: those are kept apart from now on (Onderscheid). Raises MogelijkDubbel while there are others, and
    RegelGeschonden for dates that cannot be. The same form twice is written once.
    """
    vergrendel()
    if eerder := _al_gemaakt(aanmelding, door, persoon=persoon):
        return eerder
    deelnemer = Deelnemer(**persoon)
    _wijs_af(regels.geboortedatum_kan(deelnemer.geboortedatum, timezone.localdate()), "geboortedatum")
    gevonden = zoek_dubbelen(als_persoon(deelnemer), door)
    if gevonden and gevonden.kenmerk != beoordeeld:
        raise MogelijkDubbel(gevonden)
    deelnemer.deelnemernummer = volgend_nummer(Deelnemer, "deelnemernummer", "D", timezone.localdate())
    with beperkingen_in_woorden({"deelnemer_postcode_vorm": "postcode"}):
        deelnemer.save(force_insert=True)
    for ander in gevonden.deelnemers:
        houd_uit_elkaar(deelnemer, ander, door=door)
    return _maak_traject(deelnemer, aanmelding, door)


@transaction.atomic
def meld_opnieuw_aan(*, deelnemer: Deelnemer, aanmelding: Aanmelding, door: Gebruiker) -> Traject:
    """Give somebody who is there already a traject in another programma, or in the same one after the last ended.

    Raises RegelGeschonden when there is a traject in that programma that waits or runs, or when `deelnemer` is out of
    the reach of `door`.
    """
    vergrendel()
    if eerder := _al_gemaakt(aanmelding, door, deelnemer=deelnemer):
        return eerder
    if not mag_kiezen(deelnemer, door):
        raise RegelGeschonden("Deze deelnemer kun je niet aanmelden. Vraag het de collega die begeleidt.")
    _toets_programma(deelnemer, aanmelding.programma)
    return _maak_traject(deelnemer, aanmelding, door)


def _al_gemaakt(
    aanmelding: Aanmelding,
    door: Gebruiker,
    *,
    persoon: Mapping[str, Any] | None = None,
    deelnemer: Deelnemer | None = None,
) -> Traject | None:
    """The traject that this form made before; None when it made none.

    Raises RegelGeschonden when it was somebody else who sent it, or something else was in it.
    """
    eerder = Traject.objects.filter(sleutel=aanmelding.sleutel).select_related("deelnemer").first()
    if eerder is None:
        return None
    zelfde = Logregel.objects.filter(
        soort=Soort.DEELNEMER_AANGEMELD, door_pk=door.pk, over_soort=Traject._meta.label_lower, over_pk=eerder.pk
    ).exists() and all(getattr(eerder, veld) == getattr(aanmelding, veld) for veld in EIGEN)
    if deelnemer is not None:
        zelfde = zelfde and eerder.deelnemer_id == deelnemer.pk
    if not zelfde or any(getattr(eerder.deelnemer, veld) != waarde for veld, waarde in (persoon or {}).items()):
        raise RegelGeschonden("Deze aanmelding was al opgeslagen. Wat je daarna veranderde, staat er niet bij.")
    return eerder


def _toets_programma(deelnemer: Deelnemer, programma: Programma) -> None:
    for traject in Traject.objects.filter(deelnemer=deelnemer, programma=programma):
        if traject.startdatum is None:
            zin = f"{deelnemer.naam} is al aangemeld voor {programma.naam}."
        elif traject.einddatum is None or traject.einddatum > timezone.localdate():
            zin = f"{deelnemer.naam} heeft al een lopend traject in {programma.naam}."
        else:
            continue
        raise RegelGeschonden(zin, veld="programma")


def _maak_traject(deelnemer: Deelnemer, aanmelding: Aanmelding, door: Gebruiker) -> Traject:
    vandaag = timezone.localdate()
    _wijs_af(regels.aanmelddatum_kan(aanmelding.aanmelddatum, vandaag), "aanmelddatum")
    traject = Traject.objects.create(
        trajectnummer=volgend_nummer(Traject, "trajectnummer", "T", vandaag),
        deelnemer=deelnemer,
        programma=aanmelding.programma,
        aanmelddatum=aanmelding.aanmelddatum,
        instroomkanaal=aanmelding.instroomkanaal,
        doelgroepen=list(aanmelding.doelgroepen),
        doel=aanmelding.doel,
        sleutel=aanmelding.sleutel,
    )
    _zet_begeleiders(traject, aanmelding.begeleiders)
    _zet_uitkeringen(deelnemer, aanmelding.uitkeringen)
    _zet_startsituatie(traject, aanmelding.startsituatie, door)
    noteer(
        Soort.DEELNEMER_AANGEMELD,
        door=door,
        over=traject,
        deelnemer=deelnemer,
        programma=aanmelding.programma.code,
        dagen_geleden=(vandaag - aanmelding.aanmelddatum).days,
    )
    return traject


def _zet_begeleiders(traject: Traject, begeleiders: Sequence[tuple[str, Gebruiker]]) -> None:
    """Whoever guides may see the traject from the day of signing up."""
    Betrokkene.objects.bulk_create(
        Betrokkene(traject=traject, gebruiker=gebruiker, rol=rol, van=traject.aanmelddatum)
        for rol, gebruiker in dict.fromkeys(begeleiders)
    )


def _zet_uitkeringen(deelnemer: Deelnemer, uitkeringen: Sequence[tuple[str, date | None]]) -> None:
    _wijs_af(regels.uitkeringen_passen(soort for soort, _ in uitkeringen), "uitkering_1")
    with beperkingen_in_woorden({"uitkering_niet_dubbel": "uitkering_1"}):
        for soort, van in uitkeringen:
            Uitkering.objects.create(deelnemer=deelnemer, soort=soort, van=van)


def _zet_startsituatie(traject: Traject, antwoorden: Mapping[str, Any], door: Gebruiker) -> None:
    """The first version, with the benefit that ran on the day of signing up; of several the one written down first."""
    dag = traject.aanmelddatum
    lopend = traject.deelnemer.uitkeringen.exclude(tot__lte=dag).exclude(van__gt=dag).order_by("id")
    uitkering = lopend.values_list("soort", flat=True).first() or ""
    if any(antwoorden.values()) or uitkering:
        Startsituatie.objects.create(traject=traject, vastgelegd_door=door, uitkering=uitkering, **antwoorden)


def _wijs_af(bezwaar: str, veld: str) -> None:
    if bezwaar:
        raise RegelGeschonden(bezwaar, veld=veld)


@transaction.atomic
def houd_uit_elkaar(een: Deelnemer, ander: Deelnemer, *, door: Gebruiker) -> None:
    """Write down that these two, who look alike, are two people; once."""
    eerste, tweede = sorted((een, ander), key=lambda deelnemer: deelnemer.pk)
    _, nieuw = Onderscheid.objects.get_or_create(eerste=eerste, tweede=tweede, defaults={"vastgelegd_door": door})
    if nieuw:
        noteer(Soort.DUBBELE_AFGEWEZEN, door=door, over=een, deelnemer=ander)


@transaction.atomic
def noteer_buiten_bereik(gevonden: Gevonden, *, door: Gebruiker) -> None:
    """Write down of whom outside the reach of `door` it was told that they are there; once an hour per person."""
    sinds = timezone.now() - timedelta(hours=OPNIEUW_NA_UREN)
    al_verteld = set(
        Logregel.objects.filter(soort=Soort.DUBBELE_GEMELD, door_pk=door.pk, tijdstip__gt=sinds).values_list(
            "deelnemer_pk", flat=True
        )
    )
    for deelnemer in gevonden.buiten:
        if deelnemer.pk not in al_verteld:
            noteer(Soort.DUBBELE_GEMELD, door=door, over=deelnemer, deelnemer=deelnemer)
