"""The page Metingen: what in the own caseload was measured lately, fell, is acute, is due or waits to be fixed.

Each part has a number of queries that does not grow, and shows the most urgent first; asked for alone it shows more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from toegang.controle import mag
from toegang.logboek import Soort, noteer_elk
from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.kolommen import Cel, huizen_van
from trajecten.models import Traject
from trajecten.queries import TrajectQuerySet, binnen_bereik
from trajecten.registers import Signaal
from trajecten.signaalsoorten import drempel, instellingen_onthouden
from zelfredzaamheid.models import Meting
from zelfredzaamheid.recent import Gemeten, gemeten_van
from zelfredzaamheid.signalen import METINGEN_NODIG, eindmeting_te_laat
from zelfredzaamheid.signalen.soorten import GEDAALD
from zelfredzaamheid.stand import Stand, acuut_zonder_stap

# Longer lists are worked through from the top: the most urgent first. Asked for alone a part shows more of it.
OP_DE_PAGINA = 10
ALLEEN = 200
PER_BLADZIJDE = 25
DELEN = ("klaar", "concepten", "verwacht", "acuut", "dalingen", "gemeten")


@dataclass(frozen=True)
class Regel:
    """A measurement that should have been, with whose it is."""

    traject: Traject
    signaal: Signaal
    huis: Cel | None


@dataclass(frozen=True)
class Acuut:
    """A traject with the leefgebieden that stand at acute without a step."""

    traject: Traject
    standen: Sequence[Stand]
    mag_stap: bool


@dataclass(frozen=True)
class Lijst:
    """One part of the page: what is shown of it, and how much there is."""

    code: str
    rijen: Sequence[object]
    totaal: int

    @property
    def meer(self) -> bool:
        """Whether there is more than is shown."""
        return self.totaal > len(self.rijen)


@dataclass(frozen=True)
class TeDoen:
    """The parts of the page by code; `volgende` is the key from which the measurements go on, 0 at the end."""

    lijsten: Mapping[str, Lijst]
    volgende: int
    mag_vaststellen: bool


def te_doen_voor(gebruiker: Gebruiker, vandaag: date, *, deel: str = "", na: int = 0) -> TeDoen:
    """The page for `gebruiker`, or only `deel` of it; the measurements go on after the one with key `na`."""
    hoogstens = ALLEEN if deel else OP_DE_PAGINA
    eigen = Traject.objects.zichtbaar_voor(gebruiker, Recht.METING_INZIEN).begeleid_door(gebruiker).op_sleutel()
    with instellingen_onthouden():
        bouwers = {
            "klaar": lambda: _klaar(gebruiker, hoogstens),
            "concepten": lambda: _concepten(gebruiker, hoogstens),
            "verwacht": lambda: _verwacht(gebruiker, vandaag, hoogstens),
            "acuut": lambda: _acuut(eigen.lopend_op(vandaag), gebruiker, hoogstens),
            "dalingen": lambda: _dalingen(eigen, gebruiker, vandaag, hoogstens),
            "gemeten": lambda: _gemeten(eigen, na, PER_BLADZIJDE if deel else OP_DE_PAGINA),
        }
        lijsten = {code: bouw() for code, bouw in bouwers.items() if deel in ("", code)}
    gemeten = lijsten.get("gemeten")
    laatste = gemeten.rijen[-1] if gemeten and gemeten.meer else None
    volgende = laatste.meting.pk if isinstance(laatste, Gemeten) else 0
    return TeDoen(lijsten, volgende, mag(gebruiker, Recht.METING_VASTSTELLEN))


def noteer_gelezen(te_doen: TeDoen, *, door: Gebruiker) -> None:
    """Write in the logboek of whom this page named health or justice. Call it in the transaction of the view."""
    acuut = te_doen.lijsten["acuut"].rijen if "acuut" in te_doen.lijsten else ()
    dalingen = te_doen.lijsten["dalingen"].rijen if "dalingen" in te_doen.lijsten else ()
    gelezen = {
        rij.traject.pk: rij.traject
        for rij in acuut
        if isinstance(rij, Acuut) and any(stand.leefgebied.bijzonder for stand in rij.standen)
    } | {
        rij.meting.traject_id: rij.meting.traject
        for rij in dalingen
        if isinstance(rij, Gemeten) and any(daling.leefgebied.bijzonder for daling in rij.dalingen)
    }
    if gelezen:
        over = [(traject, traject.deelnemer) for traject in gelezen.values()]
        noteer_elk(Soort.BIJZONDER_BEKEKEN, door=door, over=over, pagina="metingen")


def _klaar(gebruiker: Gebruiker, hoogstens: int) -> Lijst:
    klaar = Meting.objects.klaar_om_vast_te_stellen().zichtbaar_voor(gebruiker, Recht.METING_VASTSTELLEN)
    return Lijst("klaar", list(klaar.om_te_tonen()[:hoogstens]), klaar.count())


def _concepten(gebruiker: Gebruiker, hoogstens: int) -> Lijst:
    """What was begun and not handed over; to whoever may only read it says that somebody is measuring."""
    concepten = Meting.objects.concept().filter(klaar_op__isnull=True).zichtbaar_voor(gebruiker, Recht.METING_INZIEN)
    return Lijst("concepten", list(concepten.om_te_tonen().order_by("-datum", "-id")[:hoogstens]), concepten.count())


def _verwacht(gebruiker: Gebruiker, vandaag: date, hoogstens: int) -> Lijst:
    trajecten = Traject.objects.zichtbaar_voor(gebruiker, Recht.METING_INVULLEN)
    lopend, gestopt = trajecten.lopend_op(vandaag), trajecten.gestopt_op(vandaag)
    gevonden = [signaal for bron in METINGEN_NODIG for signaal in bron(lopend, vandaag)]
    gevonden += eindmeting_te_laat(gestopt, vandaag)
    gevonden.sort(key=lambda s: (-s.ernst, -s.gewicht))
    van = Traject.objects.voor_lijst().in_bulk([signaal.traject_id for signaal in gevonden[:hoogstens]])
    huizen = huizen_van(list(van.values()), gebruiker, vandaag)
    rijen = [Regel(van[s.traject_id], s, huizen.get(s.traject_id)) for s in gevonden[:hoogstens] if s.traject_id]
    return Lijst("verwacht", rijen, len(gevonden))


def _acuut(eigen: TrajectQuerySet, gebruiker: Gebruiker, hoogstens: int) -> Lijst:
    open_ = _met_bijzonder(eigen, gebruiker)
    standen = [
        stand
        for stand in acuut_zonder_stap(eigen.sleutels(), bijzonder=bool(open_))
        if not stand.leefgebied.bijzonder or stand.traject_id in open_
    ]
    groepen = [list(groep) for _, groep in groupby(standen, key=lambda stand: stand.traject_id)]
    groepen.sort(key=lambda groep: (-len(groep), groep[0].datum))
    getoond = groepen[:hoogstens]
    van = Traject.objects.select_related("deelnemer").in_bulk([groep[0].traject_id for groep in getoond])
    mag_stap = binnen_bereik(van, gebruiker, Recht.STAPPENPLAN_WIJZIGEN)
    rijen = [Acuut(van[g[0].traject_id], g, g[0].traject_id in mag_stap) for g in getoond]
    return Lijst("acuut", rijen, len(groepen))


def _dalingen(eigen: TrajectQuerySet, gebruiker: Gebruiker, vandaag: date, hoogstens: int) -> Lijst:
    """The latest measurements of late with a lower score than before, the biggest fall first."""
    terug = timedelta(days=drempel(GEDAALD.code, "dagen"))
    metingen = Meting.objects.filter(traject__in=eigen.sleutels()).geldend()
    recent = metingen.filter(datum__gt=vandaag - terug, datum__lte=vandaag).laatste_per_traject()
    gemeten = gemeten_van(recent.met_wie().order_by("pk"), met_bijzonder=_met_bijzonder(eigen, gebruiker))
    lager = sorted((rij for rij in gemeten if rij.dalingen), key=lambda rij: (-rij.grootste, -len(rij.dalingen)))
    return Lijst("dalingen", lager[:hoogstens], len(lager))


def _gemeten(eigen: TrajectQuerySet, na: int, hoogstens: int) -> Lijst:
    metingen = Meting.objects.filter(traject__in=eigen.sleutels()).geldend()
    bladzijde = list(metingen.na(na).order_by("-datum", "-id").values_list("pk", flat=True)[: hoogstens + 1])
    getoond = gemeten_van(metingen.filter(pk__in=bladzijde[:hoogstens]).met_wie().order_by("-datum", "-id"))
    return Lijst("gemeten", getoond, len(bladzijde))


def _met_bijzonder(trajecten: TrajectQuerySet, gebruiker: Gebruiker) -> set[int]:
    """Of which of these `gebruiker` may see health and justice."""
    return set(trajecten.zichtbaar_voor(gebruiker, Recht.BIJZONDER_INZIEN).order_by().values_list("pk", flat=True))
