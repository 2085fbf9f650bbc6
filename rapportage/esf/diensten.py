"""Writers of what an ESF+ report shows besides what is counted: targets, and the organisations that got support."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from rapportage.models import EsfDoel, EsfOpgave
from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.versies import eis_versie
from trajecten.models import Subsidieproject
from vormgeving.versies import versie_uit

if TYPE_CHECKING:
    from toegang.models import Gebruiker

VELDEN = {"esf_opgave_een_per_dag": "van", "esf_opgave_periode_oplopend": "tot"}


def doelen_van(project: Subsidieproject) -> dict[str, int]:
    """The targets of a project by code of the indicator."""
    return dict(EsfDoel.objects.filter(subsidieproject=project).order_by("code").values_list("code", "aantal"))


@transaction.atomic
def bewaar_doelen(*, project: Subsidieproject, doelen: Mapping[str, int], versie: int, door: Gebruiker) -> None:
    """Make these the targets of a project; a code that is not among them has no target any more.

    `versie` is `versie_uit` of the targets that the page showed. Raises NietMeerActueel when they are others by now,
    and RegelGeschonden for a project of another kind or a target that cannot be.
    """
    _neem_project(project)
    nu = doelen_van(project)
    if versie_uit(nu) != versie:
        raise NietMeerActueel("Een collega heeft de doelen net veranderd. Kijk wat het moet zijn.", nu=nu)
    if dict(doelen) == nu:
        return
    with beperkingen_in_woorden():
        EsfDoel.objects.filter(subsidieproject=project).delete()
        EsfDoel.objects.bulk_create(
            EsfDoel(subsidieproject=project, code=code, aantal=aantal) for code, aantal in doelen.items()
        )
    noteer(Soort.ESF_DOELEN_BEWAARD, door=door, over=project, project=project.code, was=nu, doelen=dict(doelen))


@transaction.atomic
def geef_op(
    *, project: Subsidieproject, van: date, tot: date, overheden: int, bedrijven: int, door: Gebruiker
) -> EsfOpgave:
    """Enter how many organisations got support over [van, tot], both days included; asked again, it is that one.

    Raises RegelGeschonden for a project of another kind, or when an earlier opgave covers one of these days.
    """
    _neem_project(project)
    velden = {"subsidieproject": project, "van": van, "tot": tot, "overheden": overheden, "bedrijven": bedrijven}
    zelfde: EsfOpgave | None = EsfOpgave.objects.filter(**velden).first()
    if zelfde is not None:
        return zelfde
    with beperkingen_in_woorden(VELDEN):
        opgave = EsfOpgave.objects.create(**velden, door=door, op=timezone.now())
    _noteer(opgave, door)
    return opgave


@transaction.atomic
def verbeter_opgave(
    *, opgave: EsfOpgave, versie: int, van: date, tot: date, overheden: int, bedrijven: int, door: Gebruiker
) -> EsfOpgave:
    """Change what was entered; a report that exists keeps what it said.

    Raises NietMeerActueel when a colleague was first, and RegelGeschonden as `geef_op` does.
    """
    nu = eis_versie(opgave, versie)
    was = [nu.van.isoformat(), nu.tot.isoformat(), nu.overheden, nu.bedrijven]
    nu.van, nu.tot, nu.overheden, nu.bedrijven = van, tot, overheden, bedrijven
    nu.door, nu.op, nu.versie = door, timezone.now(), nu.versie + 1
    with beperkingen_in_woorden(VELDEN):
        nu.save()
    _noteer(nu, door, was=was)
    return nu


def _neem_project(project: Subsidieproject) -> None:
    """Who enters something of a project at the same moment waits. Raises RegelGeschonden when it is not of ESF+."""
    vast = Subsidieproject.objects.select_for_update(no_key=True).get(pk=project.pk)
    if vast.soort != Subsidieproject.Soort.ESF:
        raise RegelGeschonden("Alleen een project van ESF+ heeft deze doelen en opgaven.")


def _noteer(opgave: EsfOpgave, door: Gebruiker, **anders: Any) -> None:
    noteer(
        Soort.ESF_OPGAVE_BEWAARD,
        door=door,
        over=opgave,
        project=opgave.subsidieproject.code,
        van=opgave.van.isoformat(),
        tot=opgave.tot.isoformat(),
        overheden=opgave.overheden,
        bedrijven=opgave.bedrijven,
        **anders,
    )
