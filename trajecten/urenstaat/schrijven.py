"""The writers of other hours and of counter-entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.models import Contactmoment, Subsidieproject, Tegenboeking, Urenregel, Urenstaat
from trajecten.urenstaat.regels import (
    Staat,
    maandag_van,
    project_loopt,
    tegenboeking_kan,
    urenregel_kan,
)
from trajecten.urenstaat.slot import boekdatum_voor, eis_dag_past, eis_open_week
from trajecten.versies import eis_versie

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@dataclass(frozen=True)
class Werk:
    """Other hours as somebody fills them in."""

    datum: date
    minuten: int
    soort: str
    subsidieproject: Subsidieproject | None
    toelichting: str


@transaction.atomic
def schrijf_uren(*, werk: Werk, sleutel: UUID, door: Gebruiker) -> Urenregel:
    """Write other hours of `door` and return them; in a locked week they count on the first day that is open.

    `sleutel` belongs to one filled-in form: sent twice, it is written once. Raises RegelGeschonden when the day lies in
    the future or is full, the subsidieproject does not run on it, or the form changed after it was saved.
    """
    eerder = Urenregel.objects.filter(sleutel=sleutel).first()
    if eerder is not None:
        return _zelfde_uren(eerder, werk, door)
    _toets(werk, door, behalve=0)
    regel = Urenregel(
        medewerker=door,
        boekdatum=boekdatum_voor(door, werk.datum, timezone.localdate()),
        sleutel=sleutel,
        **_velden(werk),
    )
    with beperkingen_in_woorden():
        regel.save(force_insert=True)
    noteer(Soort.UREN_GESCHREVEN, door=door, over=regel, minuten=regel.minuten)
    return regel


@transaction.atomic
def wijzig_uren(*, regel: Urenregel, versie: int, werk: Werk, door: Gebruiker) -> Urenregel:
    """Change other hours in an open week. Raises RegelGeschonden as schrijf_uren does, and in a locked week.

    NietMeerActueel when they changed since version `versie`, which was on the screen.
    """
    nu = eis_versie(regel, versie)
    eis_open_week(nu.medewerker, nu.boekdatum or nu.datum)
    _toets(werk, nu.medewerker, behalve=nu.minuten if nu.datum == werk.datum else 0)
    nu.boekdatum = boekdatum_voor(nu.medewerker, werk.datum, timezone.localdate())
    for naam, waarde in _velden(werk).items():
        setattr(nu, naam, waarde)
    nu.versie += 1
    with beperkingen_in_woorden():
        nu.save()
    noteer(Soort.UREN_GESCHREVEN, door=door, over=nu, minuten=nu.minuten)
    return nu


@transaction.atomic
def verwijder_uren(*, regel: Urenregel, versie: int, door: Gebruiker) -> None:
    """Take other hours away again. Raises RegelGeschonden in a locked week, NietMeerActueel as wijzig_uren does."""
    nu = eis_versie(regel, versie)
    eis_open_week(nu.medewerker, nu.boekdatum or nu.datum)
    noteer(Soort.UREN_GESCHREVEN, door=door, over=nu, minuten=0)
    nu.delete()


@transaction.atomic
def boek_tegen(
    *,
    uur: Contactmoment | Urenregel,
    minuten: int,
    subsidieproject: Subsidieproject | None,
    reden: str,
    sleutel: UUID,
    door: Gebruiker,
) -> list[Tegenboeking]:
    """Correct an hour of `door` in an approved week: it should be `minuten` (0: nothing) for `subsidieproject`.

    Writes what still counts of it with a minus and what is right with a plus, on the first day that is open, and
    returns both (or the one that is needed). `sleutel` makes sending twice harmless. Raises RegelGeschonden when
    nothing changes, the reason is missing, the week was not approved, or the project did not run on that day.
    """
    eerder = list(Tegenboeking.objects.filter(medewerker=door, sleutel__startswith=f"{sleutel}"))
    if eerder:
        return eerder
    uur = type(uur).objects.select_for_update(no_key=True, of=("self",)).get(pk=uur.pk)
    stand = stand_van(uur)
    project_id = subsidieproject.pk if subsidieproject else None
    bezwaar = tegenboeking_kan(
        eigen=uur.medewerker_id == door.pk,
        goedgekeurd=_is_goedgekeurd(uur),
        verandert=stand != (minuten, project_id if minuten else stand[1]),
        reden=reden,
    ) or (project_loopt(subsidieproject, uur.datum) if minuten else "")
    if bezwaar:
        raise RegelGeschonden(bezwaar)
    boekingen = [(-stand[0], stand[1], "-"), (minuten, project_id, "+")]
    geschreven = [
        _boek(uur, aantal, project, reden.strip(), f"{sleutel}{teken}", door)
        for aantal, project, teken in boekingen
        if aantal
    ]
    noteer(Soort.UREN_TEGENGEBOEKT, door=door, over=uur, reden=reden.strip(), was=stand[0], minuten=minuten)
    return geschreven


def stand_van(uur: Contactmoment | Urenregel) -> tuple[int, int | None]:
    """What counts of `uur` after its counter-entries: minutes, and the id of the project they count for."""
    oorspronkelijk = uur.medewerkerminuten if isinstance(uur, Contactmoment) else uur.minuten
    per_project = {uur.subsidieproject_id: oorspronkelijk}
    boekingen = uur.tegenboekingen.order_by().values_list("subsidieproject_id")
    for project, som in boekingen.annotate(som=Sum("minuten")):
        per_project[project] = per_project.get(project, 0) + som
    over = {project: som for project, som in per_project.items() if som}
    # every correction takes away all that is there, so that one project is left at the most
    return next(((som, project) for project, som in over.items()), (0, uur.subsidieproject_id))


def _boek(
    uur: Contactmoment | Urenregel, minuten: int, project_id: int | None, reden: str, sleutel: str, door: Gebruiker
) -> Tegenboeking:
    vandaag = timezone.localdate()
    boeking = Tegenboeking(
        medewerker=door,
        contactmoment=uur if isinstance(uur, Contactmoment) else None,
        urenregel=uur if isinstance(uur, Urenregel) else None,
        datum=uur.datum,
        boekdatum=boekdatum_voor(door, vandaag, vandaag) or vandaag,
        minuten=minuten,
        subsidieproject_id=project_id,
        reden=reden,
        sleutel=sleutel,
        aangemaakt_door=door,
    )
    with beperkingen_in_woorden():
        boeking.save(force_insert=True)
    return boeking


def _is_goedgekeurd(uur: Contactmoment | Urenregel) -> bool:
    maandag = maandag_van(uur.boekdatum or uur.datum)
    staten = Urenstaat.objects.filter(medewerker_id=uur.medewerker_id, week=maandag)
    return staten.filter(staat=Staat.GOEDGEKEURD).exists()


def _velden(werk: Werk) -> dict[str, object]:
    return {
        "datum": werk.datum,
        "minuten": werk.minuten,
        "soort": werk.soort,
        "subsidieproject": werk.subsidieproject,
        "toelichting": werk.toelichting.strip(),
    }


def _toets(werk: Werk, medewerker: Gebruiker, *, behalve: int) -> None:
    """`behalve` are minutes of that day which are about to be replaced."""
    if bezwaar := urenregel_kan(werk.datum, werk.minuten, vandaag=timezone.localdate()):
        raise RegelGeschonden(bezwaar.zin, veld=bezwaar.veld)
    if werk.soort == Urenregel.Soort.OVERIG and not werk.toelichting.strip():
        raise RegelGeschonden("Schrijf bij ander werk op wat je deed.", veld="toelichting")
    if zin := project_loopt(werk.subsidieproject, werk.datum):
        raise RegelGeschonden(zin, veld="subsidieproject")
    eis_dag_past(medewerker, werk.datum, werk.minuten - behalve)


def _zelfde_uren(eerder: Urenregel, werk: Werk, door: Gebruiker) -> Urenregel:
    """`eerder`, provided that it is what this form wrote before: what was typed since then may not vanish unsaid."""
    if eerder.medewerker_id != door.pk or any(getattr(eerder, veld) != nu for veld, nu in _velden(werk).items()):
        raise RegelGeschonden("Deze uren waren al opgeslagen. Wat je daarna veranderde, staat er niet bij.")
    return eerder
