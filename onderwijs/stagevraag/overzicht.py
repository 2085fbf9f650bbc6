"""What the pages of stagevragen show: the list, and one question with the places that fit it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Case, F, IntegerField, Q, Value, When

from onderwijs.models import Stagetoezegging, Stagevraag
from onderwijs.stagevraag import regels
from onderwijs.stagevraag.regels import VOLGORDE, Oordeel, Past, Urgentie, Vraag
from trajecten.models import Codelijst
from trajecten.plaatsvragen import NIVEAUS, Plaatsaanbod, Plaatsvraag, plaatsaanbod, toegezegd_van
from trajecten.tijdlijn import code_namen
from vormgeving.taal import datum

if TYPE_CHECKING:
    from onderwijs.stagevraag.queries import StagevraagQuerySet
    from toegang.models import Gebruiker

PER_PAGINA = 25
PASSEND_HOOGSTENS = 25
KLAAR = "klaar"
LABELS = {Urgentie.DRINGEND: "kritiek", Urgentie.SNEL: "letop", Urgentie.GEWOON: "stil"}


@dataclass(frozen=True)
class Vraagregel:
    """A question in the list, with how it stands in words."""

    vraag: Stagevraag
    nog: int
    stand: str
    standsoort: str
    soort: str
    niveau: str
    sectoren: str


@dataclass(frozen=True)
class Vragenpagina:
    """A page of the list; `volgende` is the id of the question it ends with, None on the last page."""

    regels: list[Vraagregel]
    klaar: bool
    volgende: int | None


@dataclass(frozen=True)
class Passend:
    """A place with what speaks for it and what is missing; `vrij` counts out what was promised."""

    aanbod: Plaatsaanbod
    vrij: int
    hoogstens: int
    oordeel: Oordeel

    @property
    def past_goed(self) -> bool:
        """Whether nothing is missing."""
        return self.oordeel.past == Past.GOED


def maak_lijst(gebruiker: Gebruiker, *, stand: str, na: int, vandaag: date) -> Vragenpagina:
    """The open questions, the most urgent and then the earliest first; with `stand` "klaar" the other ones.

    `na` is the id of the question after which the page begins, 0 for the first page.
    """
    alle = Stagevraag.objects.zichtbaar_voor(gebruiker).select_related("instelling", "behandelaar")
    vragen = _klaar(alle, na, vandaag) if stand == KLAAR else _open(alle, na, vandaag)
    rijen = list(vragen[: PER_PAGINA + 1])
    getoond = rijen[:PER_PAGINA]
    soorten, sectoren = code_namen(Codelijst.PLAATSINGSOORT), code_namen(Codelijst.SECTOR)
    return Vragenpagina(
        regels=[regel_van(vraag, soorten, sectoren, vandaag) for vraag in getoond],
        klaar=stand == KLAAR,
        volgende=getoond[-1].pk if len(rijen) > PER_PAGINA else None,
    )


def regel_van(vraag: Stagevraag, soorten: dict[str, str], sectoren: dict[str, str], vandaag: date) -> Vraagregel:
    """A question (with `toegezegd`) in words; the names of kinds and sectors by code."""
    nog = regels.nog_te_vinden(vraag.aantal, vraag.toegezegd)  # type: ignore[attr-defined]
    stand, standsoort = _stand(vraag, nog, vandaag)
    return Vraagregel(
        vraag=vraag,
        nog=nog,
        stand=stand,
        standsoort=standsoort,
        soort=soorten.get(vraag.soort, vraag.soort),
        niveau="Elk niveau" if vraag.niveau is None else NIVEAUS[vraag.niveau],
        sectoren=regels.sectoren_in_woorden(vraag.sectoren, sectoren),
    )


def passende_plekken(vraag: Stagevraag, gebruiker: Gebruiker, vandaag: date) -> list[Passend]:
    """The places that `gebruiker` may see and that answer `vraag` (with `toegezegd`), the best first."""
    namen = code_namen(Codelijst.SECTOR)
    gevraagd = _als_vraag(vraag)
    nog = regels.nog_te_vinden(vraag.aantal, vraag.toegezegd)  # type: ignore[attr-defined]
    beoordeeld = [(a, regels.beoordeel(gevraagd, a, namen)) for a in plaatsaanbod(gebruiker, vandaag)]
    mogelijk = [(a, oordeel) for a, oordeel in beoordeeld if oordeel.past > Past.NIET]
    bezet = toegezegd_van([a.kenmerk for a, _ in mogelijk])
    passend = [
        Passend(a, vrij, min(vrij, nog), oordeel)
        for a, oordeel in mogelijk
        if (vrij := a.vrij - bezet.get(a.kenmerk, 0)) > 0
    ]
    passend.sort(key=lambda p: (p.oordeel.punten, p.vrij), reverse=True)
    return passend[:PASSEND_HOOGSTENS]


def open_vragen(gebruiker: Gebruiker, vandaag: date) -> list[Plaatsvraag]:
    """The open questions as the app of employers shows them beside its places."""
    vragen = Stagevraag.objects.zichtbaar_voor(gebruiker).open_op(vandaag).select_related("instelling")
    return [
        Plaatsvraag(
            school=vraag.instelling.naam,
            nog=regels.nog_te_vinden(vraag.aantal, vraag.toegezegd),
            soort=vraag.soort,
            sectoren=tuple(vraag.sectoren),
            niveau=vraag.niveau,
            vanaf=vraag.vanaf,
            dringend=VOLGORDE[Urgentie(vraag.urgentie)],
            urgentie=vraag.get_urgentie_display(),
            url=vraag.get_absolute_url(),
        )
        for vraag in vragen
    ]


def toegezegd(kenmerken: object) -> dict[str, int]:
    """How many places are kept free for schools, by the `kenmerk` of the place."""
    return Stagetoezegging.objects.per_kenmerk(kenmerken)  # type: ignore[arg-type]


def _als_vraag(vraag: Stagevraag) -> Vraag:
    return Vraag(
        soort=vraag.soort,
        sectoren=frozenset(vraag.sectoren),
        niveau=vraag.niveau,
        dagen_per_week=None if vraag.dagen_per_week is None else float(vraag.dagen_per_week),
        vanaf=vraag.vanaf,
        tot=vraag.tot,
    )


def _stand(vraag: Stagevraag, nog: int, vandaag: date) -> tuple[str, str]:
    if vraag.is_ingetrokken:
        return "Ingetrokken", "stil"
    if nog == 0:
        return "Alle plekken toegezegd", "goed"
    if vraag.tot is not None and vraag.tot <= vandaag:
        return f"Voorbij sinds {datum(vraag.tot)}", "stil"
    return vraag.get_urgentie_display(), LABELS[Urgentie(vraag.urgentie)]


def _open(alle: StagevraagQuerySet, na: int, vandaag: date) -> StagevraagQuerySet:
    rang = Case(
        *(When(urgentie=urgentie, then=Value(plek)) for urgentie, plek in VOLGORDE.items()),
        default=Value(0),
        output_field=IntegerField(),
    )
    vragen = alle.open_op(vandaag).annotate(rang=rang).order_by("-rang", "vanaf", "pk")
    vorige = Stagevraag.objects.filter(pk=na).annotate(rang=rang).first() if na else None
    if vorige is None:
        return vragen
    zelfde = Q(rang=vorige.rang)
    later = Q(vanaf__gt=vorige.vanaf) | Q(vanaf=vorige.vanaf, pk__gt=vorige.pk)
    return vragen.filter(Q(rang__lt=vorige.rang) | (zelfde & later))


def _klaar(alle: StagevraagQuerySet, na: int, vandaag: date) -> StagevraagQuerySet:
    vragen = alle.met_toegezegd().filter(
        Q(ingetrokken_op__isnull=False) | Q(aantal__lte=F("toegezegd")) | Q(tot__lte=vandaag)
    )
    return (vragen.filter(pk__lt=na) if na else vragen).order_by("-pk")
