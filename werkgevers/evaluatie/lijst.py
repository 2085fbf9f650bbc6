"""The list of evaluations, page by page, and those that wait for somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.mijn_dag import eigen_trajecten
from trajecten.signaalsoorten import staat_aan
from werkgevers.evaluatie.beeld import Label, staatlabel
from werkgevers.evaluatie.queries import EvaluatieQuerySet
from werkgevers.evaluatie.regels import Staat, wacht_in_woorden
from werkgevers.models import Evaluatie, Ondertekening

PER_PAGINA = 25
IN_DAGDEEL = 5
SCHEIDING = "_"
# the code of the signal about signatures (werkgevers.ondertekening.aanmelding)
SIGNAAL = "ondertekening_vraagt_antwoord"
# what asks something of the jobcoach, the most urgent first
VRAAGT_IETS = (Staat.BETWIST, Staat.KLAAR, Staat.WACHT)


@dataclass(frozen=True)
class Rij:
    """An evaluation with its state as a label; `wacht` says for whom it waits and how long, empty when for nobody."""

    evaluatie: Evaluatie
    label: Label
    wacht: str = ""


@dataclass(frozen=True)
class Pagina:
    """One page in one state (empty: all); `volgende` is where the next one starts, empty on the last."""

    rijen: Sequence[Rij]
    staat: str
    volgende: str


@dataclass(frozen=True)
class Wachtend:
    """The first of what waits, and how many there are in all."""

    rijen: Sequence[Rij]
    totaal: int

    @property
    def meer(self) -> int:
        """How many are not among the first."""
        return self.totaal - len(self.rijen)


def pagina_van(gebruiker: Gebruiker, staat: str, na: str) -> Pagina:
    """The evaluations within reach after key `na` ("<day>_<id>"), the latest first, in two queries."""
    bron = Evaluatie.objects.zichtbaar_voor(gebruiker, Recht.PLAATSING_INZIEN).met_wie()
    if staat:
        bron = bron.filter(staat=staat)
    gevonden = list(_met_wachten(_na(bron, na)).nieuwste_eerst()[: PER_PAGINA + 1])
    rijen = [_rij(evaluatie) for evaluatie in gevonden[:PER_PAGINA]]
    laatste = rijen[-1].evaluatie if len(gevonden) > PER_PAGINA else None
    return Pagina(rijen, staat, f"{laatste.datum.isoformat()}{SCHEIDING}{laatste.pk}" if laatste else "")


def wachtend_voor(gebruiker: Gebruiker) -> Wachtend:
    """What `gebruiker` prepared or guides and is not signed yet: disputed first, then to be sent, then waiting.

    A dispute about whom they guide is a signal on the same page, unless the organisation turned that off.
    """
    bron = Evaluatie.objects.zichtbaar_voor(gebruiker, Recht.PLAATSING_WIJZIGEN).filter(staat__in=VRAAGT_IETS)
    if staat_aan(SIGNAAL):
        eigen = eigen_trajecten(gebruiker, timezone.localdate())
        bron = bron.exclude(staat=Staat.BETWIST, plaatsing__traject__in=eigen.order_by().values("pk"))
    totaal = bron.count()
    if not totaal:
        return Wachtend([], 0)
    plek = Case(*(When(staat=staat, then=plek) for plek, staat in enumerate(VRAAGT_IETS)))
    eerste = _met_wachten(bron.met_wie()).order_by(plek, "datum", "id")[:IN_DAGDEEL]
    return Wachtend([_rij(evaluatie) for evaluatie in eerste], totaal)


def _met_wachten(bron: EvaluatieQuerySet) -> EvaluatieQuerySet:
    """With who is waited for longest, and since when."""
    open_ = Ondertekening.objects.open().filter(evaluatie=OuterRef("pk"))
    langst = open_.order_by(Coalesce("verstuurd_op", "gevraagd_op"), "id")
    sinds = langst.annotate(sinds=Coalesce("verstuurd_op", "gevraagd_op"))
    return bron.annotate(
        wacht_op=Subquery(langst.values("partij")[:1]), wacht_sinds=Subquery(sinds.values("sinds")[:1])
    )


def _rij(evaluatie: Any) -> Rij:
    wacht = ""
    if evaluatie.staat == Staat.WACHT and evaluatie.wacht_op:
        dagen = (timezone.localdate() - timezone.localtime(evaluatie.wacht_sinds).date()).days
        wacht = wacht_in_woorden(evaluatie.wacht_op, dagen)
    return Rij(evaluatie, staatlabel(evaluatie.staat), wacht)


def _na(bron: EvaluatieQuerySet, na: str) -> EvaluatieQuerySet:
    """Those after `na` in order of day and id; all for an empty or unreadable one."""
    dag, _, nummer = na.partition(SCHEIDING)
    try:
        datum = date.fromisoformat(dag)
    except ValueError:
        return bron
    if not nummer.isdecimal() or len(nummer) > 18:
        return bron
    return bron.filter(Q(datum__lt=datum) | Q(datum=datum, pk__lt=int(nummer)))
