"""Who guides a traject, and what goes along at a hand-over, as one reader may see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.kolommen import Cel, huizen_van
from trajecten.models import Afspraak, Betrokkene, Contactmoment, Overdracht
from trajecten.panelen import Contactregel, contactregels
from trajecten.stappenplan.zicht import Plan, plan_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject

CONTACTEN_BIJ_OVERDRACHT = 5
STAPPEN_BIJ_OVERDRACHT = 8
AFSPRAKEN_BIJ_OVERDRACHT = 5


@dataclass(frozen=True)
class Begeleiding:
    """Who guides now, who will, and who did."""

    nu: Sequence[Betrokkene]
    straks: Sequence[Betrokkene]
    eerder: Sequence[Betrokkene]


@dataclass(frozen=True)
class Samenvatting:
    """The one page that goes with a hand-over: read now, except for the words of who handed over."""

    overdracht: Overdracht
    huis: Cel | None
    plan: Plan | None
    contacten: Sequence[Contactregel]
    afspraken: Sequence[Afspraak]
    leest: bool
    mag_lezen: bool


def begeleiding_van(traject: Traject, vandaag: date) -> Begeleiding:
    """Everybody who guides, will guide or guided `traject`, the latest first."""
    alle = list(Betrokkene.objects.van(traject).select_related("gebruiker").order_by("rol", "-van", "-id"))
    eerder = [b for b in alle if b.tot is not None and b.tot <= vandaag]
    straks = [b for b in alle if b.van > vandaag and b not in eerder]
    nu = [b for b in alle if b not in eerder and b not in straks]
    return Begeleiding(nu, straks, sorted(eerder, key=lambda b: (b.tot, b.pk), reverse=True))


def samenvatting_van(overdracht: Overdracht, gebruiker: Gebruiker, vandaag: date) -> Samenvatting:
    """The page of `overdracht` for `gebruiker`; what was written is for who takes over, and who may read reports."""
    traject = overdracht.traject
    betrokken = gebruiker.pk in (overdracht.naar_id, overdracht.van_id, overdracht.gemaakt_door_id)
    leest = betrokken or mag(gebruiker, Recht.VERSLAG_INZIEN, traject)
    momenten = list(Contactmoment.objects.van(traject).nieuwste_eerst()[:CONTACTEN_BIJ_OVERDRACHT])
    komend = Afspraak.objects.met(traject).gepland().vanaf(timezone.now()).select_related("medewerker")
    return Samenvatting(
        overdracht=overdracht,
        huis=huizen_van([traject], gebruiker, vandaag).get(traject.pk),
        plan=plan_van(traject, gebruiker, vandaag) if mag(gebruiker, Recht.STAPPENPLAN_INZIEN, traject) else None,
        contacten=contactregels(traject, gebruiker, momenten),
        afspraken=list(komend[:AFSPRAKEN_BIJ_OVERDRACHT]) if leest else [],
        leest=leest,
        mag_lezen=overdracht.naar_id == gebruiker.pk and overdracht.gelezen_op is None,
    )


def ongelezen(gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any] | None:
    """What somebody took over and did not read yet, for Mijn dag; None when there is nothing."""
    overdrachten = list(Overdracht.objects.ongelezen_door(gebruiker).om_te_tonen()[:20])
    return {"overdrachten": overdrachten} if overdrachten else None
