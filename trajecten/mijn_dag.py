"""Mijn dag: what somebody guides, and what asks for attention today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.urls import reverse

from toegang.matrix import Recht
from trajecten.kolommen import Cel, huizen_van
from trajecten.models import Signaaluitstel, Traject
from trajecten.queries import binnen_bereik
from trajecten.registers import Ernst, Signaal
from trajecten.signaallijst import Opgemerkt, opgemerkt_bij

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.queries import TrajectQuerySet

SIGNALEN_OP_MIJN_DAG = 5
SIGNALEN_PER_PAGINA = 25
# whoever guides somebody decides that something can wait; who only watches does not
UITSTELLEN = Recht.CONTACT_LOGGEN


@dataclass(frozen=True)
class Signaalregel:
    """A signal with the traject that it is about; None for what is about somebody's own work."""

    signaal: Signaal
    traject: Traject | None
    huis: Cel | None
    mag_actie: bool
    mag_uitstellen: bool
    uitstel: Signaaluitstel | None = None

    @property
    def uitstel_url(self) -> str:
        """Where "not now" is chosen; empty for who may not."""
        if not self.mag_uitstellen:
            return ""
        wat = {"traject": self.signaal.traject_id or "", "code": self.signaal.code, "kenmerk": self.signaal.kenmerk}
        return f"{reverse('trajecten:signaal_uitstellen')}?{urlencode(wat)}"


@dataclass(frozen=True)
class Signaaltelling:
    """How many signals there are of one kind, and how bad the worst of them is; without `lijst` only counted."""

    code: str
    naam: str
    ernst: Ernst
    aantal: int
    lijst: bool


@dataclass(frozen=True)
class Aandacht:
    """The signals of somebody's trajecten: the most urgent ones, and how many there are, also that wait."""

    regels: list[Signaalregel]
    totaal: int
    dringend: int
    tellingen: list[Signaaltelling]
    uitgesteld: int


def eigen_trajecten(gebruiker: Gebruiker, vandaag: date) -> TrajectQuerySet:
    """The running trajecten that `gebruiker` guides."""
    return ooit_eigen(gebruiker).lopend_op(vandaag)


def ooit_eigen(gebruiker: Gebruiker) -> TrajectQuerySet:
    """The trajecten that `gebruiker` guides, or guided up to their end: afterwards something may be asked too."""
    return Traject.objects.zichtbaar_voor(gebruiker).begeleid_door(gebruiker)


def aandacht_voor(
    trajecten: TrajectQuerySet,
    gebruiker: Gebruiker,
    vandaag: date,
    *,
    soort: str = "",
    uitgesteld: bool = False,
    met_eigen: bool = False,
    ook_geteld: bool = False,
    vanaf: int = 0,
    aantal: int,
) -> Aandacht:
    """The signals of `trajecten`, of which `aantal` from number `vanaf` on with all that a line shows.

    `soort` leaves only the signals of that kind; `uitgesteld` gives those that wait instead of those of today;
    `met_eigen` adds those about the work of `gebruiker`, `ook_geteld` those of which only the number may be known:
    they count, and have no line.
    """
    gezien = opgemerkt_bij(trajecten, gebruiker, vandaag, met_eigen=met_eigen, alles=ook_geteld)
    alle = [o for o in gezien if o.zichtbaar]
    nu = [o for o in gezien if bool(o.uitstel) is uitgesteld]
    gekozen = [o for o in nu if soort in ("", o.signaal.code)]
    regels = [o for o in gekozen if o.zichtbaar]
    return Aandacht(
        regels=_regels(regels[vanaf : vanaf + aantal], gebruiker, vandaag),
        totaal=len(gekozen),
        dringend=sum(o.signaal.ernst == Ernst.KRITIEK for o in gekozen),
        tellingen=_tellingen(nu),
        uitgesteld=sum(o.uitstel is not None for o in alle),
    )


def _regels(opgemerkt: Sequence[Opgemerkt], gebruiker: Gebruiker, vandaag: date) -> list[Signaalregel]:
    signalen = [o.signaal for o in opgemerkt if o.signaal.traject_id is not None]
    sleutels = {s.traject_id for s in signalen}
    trajecten = Traject.objects.select_related("deelnemer", "programma").in_bulk(sleutels)
    huizen = huizen_van(list(trajecten.values()), gebruiker, vandaag)
    mogelijk = _mogelijk(signalen, gebruiker)
    return [_regel(o, trajecten, huizen, mogelijk) for o in opgemerkt]


def _regel(
    opgemerkt: Opgemerkt, trajecten: dict[int, Traject], huizen: dict[int, Cel], mogelijk: set[tuple[Recht, int]]
) -> Signaalregel:
    signaal, pk = opgemerkt.signaal, opgemerkt.signaal.traject_id
    if pk is None:
        return Signaalregel(signaal, None, None, True, True, opgemerkt.uitstel)
    return Signaalregel(
        signaal=signaal,
        traject=trajecten[pk],
        huis=huizen.get(pk),
        mag_actie=(signaal.recht, pk) in mogelijk,
        mag_uitstellen=(UITSTELLEN, pk) in mogelijk,
        uitstel=opgemerkt.uitstel,
    )


def _mogelijk(signalen: Sequence[Signaal], gebruiker: Gebruiker) -> set[tuple[Recht, int]]:
    """Which right reaches which traject: of each right that the signals ask, and of waiting."""
    gevraagd: dict[Recht, set[int]] = {UITSTELLEN: set()}
    for signaal in signalen:
        if signaal.traject_id is not None:
            gevraagd[UITSTELLEN].add(signaal.traject_id)
            gevraagd.setdefault(signaal.recht, set()).add(signaal.traject_id)
    alle = gevraagd[UITSTELLEN]
    return {(recht, pk) for recht, welke in gevraagd.items() for pk in welke & binnen_bereik(alle, gebruiker, recht)}


def _tellingen(opgemerkt: Sequence[Opgemerkt]) -> list[Signaaltelling]:
    """By kind, in the order in which the kinds first appear: the worst first."""
    aantallen = Counter(o.signaal.code for o in opgemerkt)
    verborgen = {o.signaal.code for o in opgemerkt if not o.zichtbaar}
    ergste: dict[str, Signaal] = {}
    for o in opgemerkt:
        ergste.setdefault(o.signaal.code, o.signaal)
    return [
        Signaaltelling(code, s.soortnaam or s.titel, s.ernst, aantallen[code], lijst=code not in verborgen)
        for code, s in ergste.items()
    ]
