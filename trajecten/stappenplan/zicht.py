"""The stappenplan as one reader may see it.

A step or a referral on health or justice (`bijzonder`) shows its subject only with BIJZONDER_INZIEN. Others see "Een
persoonlijk onderwerp" and the neutral text. What somebody wrote, or has to do, that person may read; the name of the
leefgebied and the score stay hidden then too. Nor does the order tell: without the right such a step is placed as if
its score were unknown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from toegang.controle import mag
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from trajecten.models import Stap
from trajecten.registers import Leefgebied, leefgebieden_van, urgenties_van
from trajecten.stappenplan import regels
from trajecten.stappenplan.grenzen import grenzen
from trajecten.stappenplan.regels import Grenzen, Plek, Stapstand, Wie

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Doorverwijzing, Traject

PERSOONLIJK = "Een persoonlijk onderwerp"
EEN_PARTNER = "een partner"


@dataclass(frozen=True)
class Lezer:
    """What one reader may see of the plan of one traject."""

    gebruiker: Gebruiker
    bijzonder: bool
    scores: bool
    wijzigen: bool

    def ziet_onderwerp(self, deel: Stap | Doorverwijzing) -> bool:
        """Whether this reader may know which leefgebied or expertise it is about."""
        return self.bijzonder or not deel.bijzonder

    def leest(self, deel: Stap | Doorverwijzing) -> bool:
        """Whether this reader may read its words."""
        eigen = (deel.gemaakt_door_id, getattr(deel, "medewerker_id", None))
        return self.ziet_onderwerp(deel) or self.gebruiker.pk in eigen


@dataclass(frozen=True)
class Label:
    """A label as the component wants it."""

    tekst: str
    soort: str


@dataclass(frozen=True)
class Stapregel:
    """A step as a list shows it; `score` is None for whoever may not know it."""

    stap: Stap
    nummer: int
    wat: str
    wie: str
    onderwerp: str
    score: int | None
    label: Label
    afgeschermd: bool

    @property
    def is_kritiek(self) -> bool:
        """Whether it stands out in the list."""
        return self.label.soort == "kritiek"


@dataclass(frozen=True)
class Aanbod:
    """A leefgebied with a low score that has no open step yet."""

    leefgebied: Leefgebied
    score: int


@dataclass(frozen=True)
class Plan:
    """The plan of a traject for one reader."""

    lezer: Lezer
    regels: Sequence[Stapregel]
    aanbod: Sequence[Aanbod]
    aantal_klaar: int
    met_de_hand: bool
    plekken: Sequence[Plek]
    toont_bijzonder: bool
    grenzen: Grenzen


def lezer_van(traject: Traject, gebruiker: Gebruiker) -> Lezer:
    """What `gebruiker` may see of the plan of `traject`."""
    return Lezer(
        gebruiker=gebruiker,
        bijzonder=mag(gebruiker, Recht.BIJZONDER_INZIEN, traject),
        scores=mag(gebruiker, Recht.METING_INZIEN, traject),
        wijzigen=mag(gebruiker, Recht.STAPPENPLAN_WIJZIGEN, traject),
    )


def plan_van(traject: Traject, gebruiker: Gebruiker, vandaag: date) -> Plan:
    """The open steps of `traject` in order, and which leefgebieden ask for one, as far as `gebruiker` may see."""
    lezer = lezer_van(traject, gebruiker)
    stappen = {stap.pk: stap for stap in Stap.objects.van(traject).open().om_te_tonen()}
    scores = urgenties_van([traject])[traject.pk] if lezer.scores else {}
    vanaf = grenzen()
    plekken = [_plek(stap, lezer, scores, vanaf) for stap in stappen.values()]
    volgorde = regels.op_volgorde(plekken)
    aanbod = _aanbod(traject, lezer, scores, vanaf, {stap.leefgebied_code for stap in stappen.values()})
    return Plan(
        lezer=lezer,
        regels=[_regel(stappen[p.stap], n, lezer, p, vandaag) for n, p in enumerate(volgorde, start=1)],
        aanbod=aanbod,
        aantal_klaar=Stap.objects.van(traject).klaar().count(),
        met_de_hand=any(plek.volgorde is not None for plek in plekken),
        plekken=plekken,
        toont_bijzonder=any(stap.bijzonder and lezer.leest(stap) for stap in stappen.values())
        or any(deel.leefgebied.bijzonder for deel in aanbod),
        grenzen=vanaf,
    )


def klare_regels(stappen: Sequence[Stap], lezer: Lezer) -> list[Stapregel]:
    """Closed steps as a list shows them; they have no number."""
    labels = {
        Stapstand.GEDAAN: Label("Gedaan", "goed"),
        Stapstand.VERVALLEN: Label("Vervallen", "stil"),
    }
    return [
        Stapregel(
            stap,
            0,
            wat_voor(stap, lezer),
            wie_voor(stap, lezer),
            onderwerp_voor(stap, lezer),
            None,
            labels[Stapstand(stap.staat)],
            not lezer.leest(stap),
        )
        for stap in stappen
    ]


def wat_voor(stap: Stap, lezer: Lezer) -> str:
    """The words of a step for this reader."""
    return stap.wat if lezer.leest(stap) else neutraal_van(stap)


def neutraal_van(stap: Stap) -> str:
    """The words of a step for everybody who may see the plan: on health and justice only the neutral ones."""
    return stap.neutraal or PERSOONLIJK if stap.bijzonder else stap.wat


def wie_voor(stap: Stap, lezer: Lezer) -> str:
    """Who does a step, for this reader: the name of a partner may tell what it is about."""
    if stap.wie_soort == Wie.PARTNER and not lezer.leest(stap):
        return EEN_PARTNER
    return stap.wie_naam


def onderwerp_voor(deel: Stap | Doorverwijzing, lezer: Lezer) -> str:
    """The name of its leefgebied for this reader; empty when there is none."""
    return deel.leefgebied_naam if lezer.ziet_onderwerp(deel) else PERSOONLIJK


def noteer_bijzonder(traject: Traject, *, door: Gebruiker) -> None:
    """Write in the logboek that somebody read of the plan what is about health or justice.

    Call it in the transaction of the view: what could not be noted is not shown.
    """
    noteer(Soort.BIJZONDER_BEKEKEN, door=door, over=traject, deelnemer=traject.deelnemer, pagina="stappenplan")


def label_van(stap: Stap, dringend: bool, vandaag: date) -> Label:
    """How soon an open step asks for attention, in words; `dringend` is whether its score is urgent."""
    if stap.te_laat_op(vandaag):
        return Label("Te laat", "kritiek")
    if dringend:
        return Label("Dringend", "kritiek")
    if stap.deadline is None:
        return Label("Geen datum", "stil")
    binnenkort = stap.deadline <= vandaag + regels.BINNENKORT
    return Label("Deze week", "letop") if binnenkort else Label("Gepland", "info")


def _plek(stap: Stap, lezer: Lezer, scores: Mapping[str, int], vanaf: Grenzen) -> Plek:
    score = scores.get(stap.leefgebied_code) if lezer.ziet_onderwerp(stap) else None
    return Plek(stap.pk, score, stap.deadline, stap.volgorde, dringend=vanaf.is_dringend(score))


def _regel(stap: Stap, nummer: int, lezer: Lezer, plek: Plek, vandaag: date) -> Stapregel:
    return Stapregel(
        stap=stap,
        nummer=nummer,
        wat=wat_voor(stap, lezer),
        wie=wie_voor(stap, lezer),
        onderwerp=onderwerp_voor(stap, lezer),
        score=plek.score,
        label=label_van(stap, plek.dringend, vandaag),
        afgeschermd=not lezer.leest(stap),
    )


def _aanbod(
    traject: Traject, lezer: Lezer, scores: Mapping[str, int], vanaf: Grenzen, met_stap: set[str]
) -> list[Aanbod]:
    """The leefgebieden that ask for a step, the lowest score first and then in the order of the instrument."""
    if not lezer.wijzigen:
        return []
    zonder = [
        Aanbod(gebied, scores[gebied.code])
        for gebied in leefgebieden_van(traject)
        if vanaf.is_dringend(scores.get(gebied.code))
        and gebied.code not in met_stap
        and (lezer.bijzonder or not gebied.bijzonder)
    ]
    return sorted(zonder, key=lambda deel: deel.score)
