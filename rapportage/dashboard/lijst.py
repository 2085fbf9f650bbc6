"""Who is behind a figure of the dashboard, a page at a time, as one reader may see it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bouwstenen.models import Bouwsteen
from rapportage.dashboard import tegen, verandering
from rapportage.dashboard.kader import Kader
from rapportage.dashboard.maten import MATEN, Maat, steen_maat
from trajecten.models import Traject
from vormgeving.taal import datum

if TYPE_CHECKING:
    from toegang.models import Gebruiker

PER_PAGINA = 50


@dataclass(frozen=True)
class Rij:
    """A traject that is counted. Of whom the reader may not know that, only the programme and who guides it."""

    traject: Traject
    zichtbaar: bool
    zin: str

    @property
    def begeleiders(self) -> str:
        """Who guides it now; somebody with two roles is named once."""
        namen = (betrokkene.gebruiker.naam for betrokkene in self.traject.begeleiders_nu)  # type: ignore[attr-defined]
        return ", ".join(dict.fromkeys(namen))


@dataclass(frozen=True)
class Lijst:
    """A page of the list: `aantal` is the number of the figure, `volgende` the key to go on after (None at the end)."""

    maat: Maat
    aantal: int
    rijen: tuple[Rij, ...]
    volgende: int | None

    @property
    def is_afgeschermd(self) -> bool:
        """Whether there is somebody on this page whose name is not shown."""
        return not all(rij.zichtbaar for rij in self.rijen)


def zoek_maat(code: str) -> Maat | None:
    """The figure with this code, as it stands in an address; None when there is none."""
    if not code.isprintable():
        return None
    if code in MATEN:
        return MATEN[code]
    if code == verandering.VERGELEKEN:
        return verandering.vergeleken_maat()
    soort, _, rest = code.partition(".")
    if soort == "rem":
        return tegen.maat_van(rest)
    if soort == "bouwsteen" and rest.isdecimal():
        steen = Bouwsteen.objects.filter(pk=int(rest)).first() if len(rest) < 19 else None
        return steen_maat(steen) if steen else None
    return _leefgebied(rest) if soort == "leefgebied" else None


def lees_lijst(maat: Maat, kader: Kader, na: int, lezer: Gebruiker) -> Lijst:
    """The page after the traject with key `na` (0: the first); a fixed number of queries, whatever the length."""
    trajecten = maat.trajecten(kader)
    pagina = list(trajecten.filter(pk__gt=na).voor_lijst().order_by("pk")[: PER_PAGINA + 1])
    getoond = pagina[:PER_PAGINA]
    volgende = getoond[-1].pk if len(pagina) > PER_PAGINA else None
    return Lijst(maat, trajecten.count(), _rijen(maat, kader, getoond, lezer), volgende)


def _rijen(maat: Maat, kader: Kader, trajecten: Collection[Traject], lezer: Gebruiker) -> tuple[Rij, ...]:
    ids = [traject.pk for traject in trajecten]
    if not ids:
        return ()
    dagen = maat.dagen(kader, ids)
    binnen = Traject.objects.filter(pk__in=ids).zichtbaar_voor(lezer, maat.recht)
    zichtbaar = set(binnen.values_list("pk", flat=True))
    return tuple(
        Rij(traject, traject.pk in zichtbaar, f"{maat.zin} {datum(dag)}" if (dag := dagen.get(traject.pk)) else "")
        for traject in trajecten
    )


def _leefgebied(rest: str) -> Maat | None:
    code, _, kant = rest.rpartition(".")
    gebied = verandering.zoek_gebied(code) if kant in verandering.RICHTING else None
    if gebied is None:
        return None
    return verandering.maat_van(code, kant, gebied.naam, bijzonder=gebied.bijzonder)  # type: ignore[arg-type]  # one of RICHTING
