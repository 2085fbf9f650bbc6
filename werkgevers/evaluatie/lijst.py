"""The list of evaluations, page by page, and those that wait for somebody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Q, When

from toegang.matrix import Recht
from toegang.models import Gebruiker
from werkgevers.evaluatie.beeld import Label, staatlabel
from werkgevers.evaluatie.queries import EvaluatieQuerySet
from werkgevers.evaluatie.regels import Staat
from werkgevers.models import Evaluatie

PER_PAGINA = 25
IN_DAGDEEL = 5
SCHEIDING = "_"
# what asks something of the jobcoach, the most urgent first
VRAAGT_IETS = (Staat.BETWIST, Staat.KLAAR, Staat.WACHT)


@dataclass(frozen=True)
class Rij:
    """An evaluation with its state as a label."""

    evaluatie: Evaluatie
    label: Label


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
    gevonden = list(_na(bron, na).nieuwste_eerst()[: PER_PAGINA + 1])
    rijen = [Rij(evaluatie, staatlabel(evaluatie.staat)) for evaluatie in gevonden[:PER_PAGINA]]
    laatste = rijen[-1].evaluatie if len(gevonden) > PER_PAGINA else None
    return Pagina(rijen, staat, f"{laatste.datum.isoformat()}{SCHEIDING}{laatste.pk}" if laatste else "")


def wachtend_voor(gebruiker: Gebruiker) -> Wachtend:
    """What `gebruiker` prepared or guides and is not signed yet: disputed first, then to be sent, then waiting."""
    bron = Evaluatie.objects.zichtbaar_voor(gebruiker, Recht.PLAATSING_WIJZIGEN).filter(staat__in=VRAAGT_IETS)
    plek = Case(*(When(staat=staat, then=plek) for plek, staat in enumerate(VRAAGT_IETS)))
    eerste = bron.met_wie().order_by(plek, "datum", "id")[:IN_DAGDEEL]
    return Wachtend([Rij(evaluatie, staatlabel(evaluatie.staat)) for evaluatie in eerste], bron.count())


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
