"""The start of a traject: whether the rules allow it, and why they were set aside."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.aanmelden import regels
from trajecten.aanmelden.regels import Grenzen, Regelstand
from trajecten.models import Programma, Subsidieproject, Toelatingstoets, Traject


class NietToegelaten(OvergangNietToegestaan):
    """A rule of admission says no or is unknown, and nobody wrote down why they start all the same."""


def toelating_van(traject: Traject, startdatum: date, project: Subsidieproject | None) -> list[Regelstand]:
    """Each rule for a start of `traject` on `startdatum`, paid by `project`; see regels.toelating."""
    return regels.toelating(
        geboortedatum=traject.deelnemer.geboortedatum,
        startdatum=startdatum,
        programma=_grenzen_van_programma(traject.programma),
        project=_grenzen_van_project(project) if project else None,
    )


def _grenzen_van_programma(programma: Programma) -> Grenzen:
    return Grenzen(
        naam=programma.naam,
        leeftijd_van=programma.leeftijd_van,
        leeftijd_tot=programma.leeftijd_tot,
        actief=programma.actief,
    )


def _grenzen_van_project(project: Subsidieproject) -> Grenzen:
    return Grenzen(
        naam=project.naam,
        leeftijd_van=project.leeftijd_van,
        leeftijd_tot=project.leeftijd_tot,
        van=project.van,
        tot=project.tot,
        min_maanden=project.min_maanden,
    )


@transaction.atomic
def start_traject(
    *,
    traject: Traject,
    startdatum: date,
    door: Gebruiker,
    subsidieproject: Subsidieproject | None = None,
    reden: str = "",
) -> Toelatingstoets:
    """Start a traject that waits, and keep how each rule of admission came out.

    `reden` says why they start although a rule says no, or is unknown; it is stored and noted. Raises
    OvergangNietToegestaan for a traject that has started, NietToegelaten for one that does not fit without `reden`,
    and RegelGeschonden for a day that cannot be.
    """
    traject = (
        Traject.objects.select_for_update(of=("self",), no_key=True)
        .select_related("deelnemer", "programma")
        .get(pk=traject.pk)
    )
    if traject.startdatum is not None:
        raise OvergangNietToegestaan(f"Dit traject is al gestart, op {traject.startdatum:%d-%m-%Y}.")
    bezwaar = regels.startdatum_kan(startdatum, aanmelddatum=traject.aanmelddatum, vandaag=timezone.localdate())
    if bezwaar:
        raise RegelGeschonden(bezwaar, veld="startdatum")
    toets = _leg_toets_vast(traject, startdatum, subsidieproject, reden.strip(), door)
    traject.startdatum, traject.subsidieproject = startdatum, subsidieproject
    traject.versie += 1
    with beperkingen_in_woorden({"traject_een_lopend_per_programma": "startdatum"}):
        traject.save(update_fields=["startdatum", "subsidieproject", "versie"])
    noteer(
        Soort.TRAJECT_GESTART,
        door=door,
        over=traject,
        deelnemer=traject.deelnemer,
        startdatum=startdatum.isoformat(),
        wachtdagen=(startdatum - traject.aanmelddatum).days,
    )
    return toets


def _leg_toets_vast(
    traject: Traject, startdatum: date, project: Subsidieproject | None, reden: str, door: Gebruiker
) -> Toelatingstoets:
    standen = toelating_van(traject, startdatum, project)
    past = regels.voldoet(standen)
    if not past and not reden:
        raise NietToegelaten("Dit past niet bij de regels. Schrijf op waarom de deelnemer toch start.", veld="reden")
    if not past:
        noteer(
            Soort.TOEGELATEN_MET_REDEN,
            door=door,
            over=traject,
            deelnemer=traject.deelnemer,
            reden=reden,
            regels=[stand.code for stand in standen if stand.stand != regels.Stand.JA],
        )
    return Toelatingstoets.objects.create(
        traject=traject,
        subsidieproject=project,
        startdatum=startdatum,
        voldoet=past,
        uitkomst=[stand.als_gegevens() for stand in standen],
        reden="" if past else reden,
        getoetst_door=door,
    )
