"""Which signals there are: of all sources together, as far as somebody may know and the organisation wants them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from toegang.controle import bereik
from toegang.matrix import Bereik, Recht
from toegang.onthouden import een_keer_vragen
from trajecten.models import Signaaluitstel
from trajecten.registers import Signaal, registers
from trajecten.signaalsoorten import staat_aan

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.queries import TrajectQuerySet

Sleutel = tuple[int | None, str, str]


@dataclass(frozen=True)
class Opgemerkt:
    """A signal, and the "not now" that keeps it waiting; None when it asks attention today.

    One that is not `zichtbaar` may be counted, but not shown: this person may not know of whom it is.
    """

    signaal: Signaal
    uitstel: Signaaluitstel | None = None
    zichtbaar: bool = True


def signalen_van(trajecten: TrajectQuerySet, gebruiker: Gebruiker, vandaag: date) -> list[Signaal]:
    """What asks for attention on `vandaag` among `trajecten`, as far as `gebruiker` may know; the most urgent first.

    What somebody postponed is left out until its day.
    """
    return [o.signaal for o in opgemerkt_bij(trajecten, gebruiker, vandaag) if o.uitstel is None]


def opgemerkt_bij(
    trajecten: TrajectQuerySet,
    gebruiker: Gebruiker,
    vandaag: date,
    *,
    met_eigen: bool = False,
    alles: bool = False,
) -> list[Opgemerkt]:
    """All signals of `trajecten` on `vandaag` as far as `gebruiker` may know, also those that wait.

    With `met_eigen` also those about the work of `gebruiker`, with `alles` also those that may only be counted. The
    most urgent first. The number of queries is that of the sources, and at most eight more.
    """
    with een_keer_vragen():
        gevonden = list(_over_trajecten(trajecten, gebruiker, vandaag, alles))
        if met_eigen:
            gevonden += [(signaal, True) for bron in registers.eigen_signalen for signaal in bron(gebruiker, vandaag)]
        gewenst = [(signaal, zichtbaar) for signaal, zichtbaar in gevonden if staat_aan(signaal.code)]
    uitgesteld = _uitgesteld([signaal for signaal, _ in gewenst], gebruiker, vandaag)
    gewenst.sort(key=lambda paar: _volgorde(paar[0]))
    return [Opgemerkt(signaal, uitgesteld.get(_sleutel(signaal)), zichtbaar) for signaal, zichtbaar in gewenst]


def _over_trajecten(
    trajecten: TrajectQuerySet, gebruiker: Gebruiker, vandaag: date, alles: bool
) -> Iterator[tuple[Signaal, bool]]:
    """Each signal, and whether this person may see of whom it is; with `alles` also where not."""
    lopend, gestopt = trajecten.lopend_op(vandaag), trajecten.gestopt_op(vandaag)
    for iedereen, bronnen in ((lopend, registers.signalen), (gestopt, registers.signalen_na_afloop)):
        kringen: dict[Bereik | None, TrajectQuerySet] = {Bereik.ORGANISATIE: iedereen.op_sleutel()}
        for rechten, bron in bronnen:
            recht = _ruimste(gebruiker, rechten)
            reikt = bereik(gebruiker, recht)
            if not alles and reikt not in kringen:
                kring = kringen[Bereik.ORGANISATIE].zichtbaar_voor(gebruiker, recht).op_sleutel()
                # sources that get the same object may ask once together
                kringen[reikt] = next((k for k in kringen.values() if k.zijn_dezelfde(kring)), kring)
            for signaal in bron(kringen[Bereik.ORGANISATIE if alles else reikt], vandaag):
                yield signaal, not alles or reikt is not None


def _ruimste(gebruiker: Gebruiker, rechten: Recht | tuple[Recht, ...]) -> Recht:
    """Of several rights the one that reaches farthest for this person."""
    return rechten if isinstance(rechten, Recht) else max(rechten, key=lambda recht: bereik(gebruiker, recht) or 0)


def _uitgesteld(signalen: Iterable[Signaal], gebruiker: Gebruiker, vandaag: date) -> dict[Sleutel, Signaaluitstel]:
    """By signal what keeps it waiting; the one that lasts longest when there are more."""
    over = {signaal.traject_id for signaal in signalen}
    wachtend = Signaaluitstel.objects.filter(ingetrokken_op__isnull=True, van__lte=vandaag, tot__gt=vandaag)
    van_deze = Q(traject__in=over - {None})
    if None in over:
        van_deze |= Q(medewerker=gebruiker)
    rijen = wachtend.filter(van_deze).select_related("door").order_by("tot", "pk") if over else []
    return {(uitstel.traject_id, uitstel.code, uitstel.kenmerk): uitstel for uitstel in rijen}


def _sleutel(signaal: Signaal) -> Sleutel:
    return (signaal.traject_id, signaal.code, signaal.kenmerk)


def _volgorde(signaal: Signaal) -> tuple[int, int, int, str, str]:
    return (-signaal.ernst, -signaal.gewicht, signaal.traject_id or 0, signaal.code, signaal.kenmerk)
