"""Writing programmes and projects, each with its line in the logboek."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction

from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from trajecten.beheer.regels import verschillen
from trajecten.models import Programma, Subsidieproject
from trajecten.versies import eis_versie

M = TypeVar("M", Programma, Subsidieproject)


@transaction.atomic
def maak_programma(*, velden: Mapping[str, Any], door: Gebruiker) -> Programma:
    """Write a new programme. Raises IntegrityError for a code that is taken; the form says it first."""
    return _maak(Programma(**velden), Soort.PROGRAMMA_GEWIJZIGD, door)


@transaction.atomic
def wijzig_programma(*, programma: Programma, velden: Mapping[str, Any], versie: int, door: Gebruiker) -> None:
    """Write what changed. Raises NietMeerActueel when somebody saved since `versie` was on the screen."""
    _wijzig(programma, velden, versie, Soort.PROGRAMMA_GEWIJZIGD, door)


@transaction.atomic
def zet_programma_actief(*, programma: Programma, actief: bool, door: Gebruiker) -> None:
    """Take a programme out of use, or into it again: nobody new starts in it, whoever is in it goes on."""
    vers = Programma.objects.select_for_update().get(pk=programma.pk)
    _wijzig(vers, {"actief": actief}, vers.versie, Soort.PROGRAMMA_GEWIJZIGD, door)


@transaction.atomic
def maak_subsidieproject(*, velden: Mapping[str, Any], door: Gebruiker) -> Subsidieproject:
    """Write a new project. Raises IntegrityError for a code that is taken; the form says it first."""
    return _maak(Subsidieproject(**velden), Soort.SUBSIDIEPROJECT_GEWIJZIGD, door)


@transaction.atomic
def wijzig_subsidieproject(
    *, project: Subsidieproject, velden: Mapping[str, Any], versie: int, door: Gebruiker
) -> None:
    """Write what changed. Raises NietMeerActueel when somebody saved since `versie` was on the screen."""
    _wijzig(project, velden, versie, Soort.SUBSIDIEPROJECT_GEWIJZIGD, door)


def _maak(nieuw: M, soort: Soort, door: Gebruiker) -> M:
    nieuw.save()
    noteer(soort, door=door, over=nieuw, code=nieuw.code, nieuw=True)
    return nieuw


def _wijzig(voorwerp: M, velden: Mapping[str, Any], versie: int, soort: Soort, door: Gebruiker) -> None:
    vers: M = eis_versie(voorwerp, versie)
    oud = {naam: getattr(vers, naam) for naam in velden}
    anders: dict[str, dict[str, str]] = verschillen(oud, velden)
    if not anders:
        return
    for naam in anders:
        setattr(vers, naam, velden[naam])
    vers.versie += 1
    vers.save(update_fields=[*anders, "versie"])
    noteer(soort, door=door, over=vers, code=vers.code, gewijzigd=anders)
