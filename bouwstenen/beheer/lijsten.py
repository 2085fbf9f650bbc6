"""The lines of a bouwsteen: stability goals and modules, kept up in the same way.

A line that was ticked in a check or chosen in a plan is never reworded: it is retired and a new one takes its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from bouwstenen.beheer.diensten import VERANDERD, noteer_route, vergrendel_route
from bouwstenen.beheer.regels import HOOGSTENS_REGELS, Richting, buur
from bouwstenen.models import Bouwsteen, Onderdeel, Route, Stabiliteitsdoel
from bouwstenen.models.route import Steenregel
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.models import Gebruiker


@dataclass(frozen=True)
class Lijst:
    """One of the lists: its model, its words, and whether a line of it was used."""

    code: str
    naam: str
    een: str
    uitleg: str
    model: type[Any]
    gebruikt: Callable[[Any], bool]
    # whether a line can be about health or justice
    kent_bijzonder: bool = False

    @property
    def url_nieuw(self) -> str:
        """Name of the address at which a line is added, with the id of the bouwsteen."""
        return f"bouwstenen:{self.code}_nieuw"

    @property
    def url_regel(self) -> str:
        """Name of the address of a line, with its id; the two below move it."""
        return f"bouwstenen:{self.code}_regel"

    @property
    def url_omhoog(self) -> str:
        """Name of the address that moves a line up."""
        return f"bouwstenen:{self.code}_{Richting.OMHOOG}"

    @property
    def url_omlaag(self) -> str:
        """Name of the address that moves a line down."""
        return f"bouwstenen:{self.code}_{Richting.OMLAAG}"


LIJSTEN: Mapping[str, Lijst] = {
    "doelen": Lijst(
        "doelen",
        "Wat stabiel moet voelen",
        "doel",
        "Dit vraag je na voordat iemand verdergaat.",
        Stabiliteitsdoel,
        lambda regel: regel.stabiliteitstoets_set.exists(),
        kent_bijzonder=True,
    ),
    "onderdelen": Lijst(
        "onderdelen",
        "Modules om uit te kiezen",
        "module",
        "Per deelnemer kies je in het persoonlijk plan welke modules iemand volgt. Heet een module of leerlijn van een"
        " groep hetzelfde? Wie die groep afrondt, heeft de module hier ook klaar.",
        Onderdeel,
        lambda regel: regel.plannen.exists(),
    ),
}


@transaction.atomic
def voeg_regel_toe(
    *, lijst: Lijst, steen: Bouwsteen, tekst: str, door: Gebruiker, bijzonder: bool = False
) -> Steenregel:
    """Add a line at the end; a goal on health or justice with `bijzonder`.

    Raises RegelGeschonden when it stands there already, or the list is full.
    """
    route = vergrendel_route(steen.route.programma)
    regels = _in_volgorde(lijst, steen)
    _eis_eigen_tekst(regels, tekst)
    if len(regels) >= HOOGSTENS_REGELS:
        raise RegelGeschonden(f"Hier passen er hoogstens {HOOGSTENS_REGELS}.", veld="tekst")
    volgorde = max((regel.volgorde for regel in regels), default=0) + 1
    velden = {"bijzonder": bijzonder} if lijst.kent_bijzonder else {}
    regel: Steenregel = lijst.model.objects.create(bouwsteen=steen, volgorde=volgorde, tekst=tekst, **velden)
    noteer_route(route, door, nummer=steen.nummer, toegevoegd=tekst, **velden)
    return regel


@transaction.atomic
def wijzig_regel(
    *, lijst: Lijst, regel: Any, tekst: str, was: str, door: Gebruiker, bijzonder: bool = False
) -> Steenregel:
    """Reword a line; one that was used is retired and the new words get their own line in its place.

    `bijzonder` closes a goal, also where it was used; opening one that was used leaves what was ticked closed.
    `was` is the text that was on the screen. Raises NietMeerActueel when it changed meanwhile.
    """
    route, vers = _vergrendel(lijst, regel, was)
    velden = {"bijzonder": bijzonder} if lijst.kent_bijzonder else {}
    gaat_dicht, gaat_open = _verschil(vers, velden)
    if vers.tekst == tekst and not gaat_dicht and not gaat_open:
        return vers
    _eis_eigen_tekst([r for r in _in_volgorde(lijst, vers.bouwsteen) if r.pk != vers.pk], tekst)
    if gaat_dicht:
        vers.bijzonder = True
        vers.save(update_fields=["bijzonder"])
    if (vers.tekst != tekst or gaat_open) and lijst.gebruikt(vers):
        vers.vervallen_op = timezone.now()
        vers.save(update_fields=["vervallen_op"])
        vers = lijst.model(bouwsteen=vers.bouwsteen, volgorde=vers.volgorde, **velden)
    if gaat_open:
        vers.bijzonder = False
    vers.tekst = tekst
    vers.save()
    noteer_route(route, door, nummer=vers.bouwsteen.nummer, van=was, naar=tekst, **velden)
    return vers


@transaction.atomic
def verplaats_regel(*, lijst: Lijst, regel: Any, richting: Richting, was: int, door: Gebruiker) -> None:
    """Change places with the line above or below. `was` is the place that was on the screen, counted from 1."""
    route, vers = _vergrendel(lijst, regel, regel.tekst)
    regels = _in_volgorde(lijst, vers.bouwsteen)
    pks = [r.pk for r in regels]
    if vers.pk not in pks or pks.index(vers.pk) + 1 != was:
        raise NietMeerActueel(VERANDERD)
    ander = buur(pks, vers.pk, richting)
    if ander is None:
        return
    a, b = pks.index(vers.pk), pks.index(ander)
    regels[a], regels[b] = regels[b], regels[a]
    for plaats, r in enumerate(regels, start=1):
        r.volgorde = plaats
    lijst.model.objects.bulk_update(regels, ["volgorde"])
    noteer_route(route, door, nummer=vers.bouwsteen.nummer, verplaatst=vers.tekst, naar=b + 1)


@transaction.atomic
def haal_regel_weg(*, lijst: Lijst, regel: Any, was: str, door: Gebruiker) -> None:
    """Take a line out of use: removed when it was never used, retired when it was."""
    route, vers = _vergrendel(lijst, regel, was)
    noteer_route(route, door, nummer=vers.bouwsteen.nummer, verwijderd=vers.tekst)
    if lijst.gebruikt(vers):
        vers.vervallen_op = timezone.now()
        vers.save(update_fields=["vervallen_op"])
    else:
        vers.delete()


def _verschil(regel: Any, velden: Mapping[str, bool]) -> tuple[bool, bool]:
    """Whether a goal becomes one on health or justice, and whether it is that no longer."""
    if "bijzonder" not in velden:
        return False, False
    return velden["bijzonder"] and not regel.bijzonder, regel.bijzonder and not velden["bijzonder"]


def _vergrendel(lijst: Lijst, regel: Any, was: str) -> tuple[Route, Any]:
    """Lock the route and read the line again; it must still be in use and say what the screen said."""
    route = vergrendel_route(regel.bouwsteen.route.programma)
    vers = lijst.model.objects.select_related("bouwsteen").filter(pk=regel.pk).first()
    if vers is None or vers.vervallen_op is not None or vers.tekst != was:
        raise NietMeerActueel(VERANDERD)
    return route, vers


def _in_volgorde(lijst: Lijst, steen: Bouwsteen) -> list[Any]:
    return list(lijst.model.objects.filter(bouwsteen=steen).in_gebruik())


def _eis_eigen_tekst(regels: list[Any], tekst: str) -> None:
    if any(regel.tekst.casefold() == tekst.casefold() for regel in regels):
        raise RegelGeschonden("Dit staat er al.", veld="tekst")
