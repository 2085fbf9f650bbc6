"""Whether somebody who is being signed up is there already, and how much of that this person may know.

Inside the reach of who asks, a double is shown as it is: name, number, date of birth, programmes.

Outside that reach a record must not be found out by trying names. So only somebody who is almost certainly the same
(the name, and the date of birth or the contact) is mentioned at all; nothing of the record is shown, not even its
number or programme; only that there is one, and which colleague to ask. That much is needed, as without it the same
person is signed up twice and two colleagues work past each other. Each time it is said, the logboek holds who was
told and of whom (diensten.noteer_buiten_bereik). Who has no traject at all is nobody's, and may be chosen by
whoever signs people up.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.crypto import salted_hmac

from toegang.matrix import Recht
from trajecten.aanmelden.gelijkenis import Gelijkenis, Persoon
from trajecten.aanmelden.queries import lijken_op
from trajecten.models import Betrokkene, Deelnemer, Samenvoeging, Traject

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@dataclass(frozen=True)
class Dubbele:
    """A deelnemer within reach who may be the same person; `trajecten` are those that may be seen."""

    deelnemer: Deelnemer
    gelijkenis: Gelijkenis
    trajecten: tuple[Traject, ...]


@dataclass(frozen=True)
class Gevonden:
    """Who may be the same person. Of those outside reach only `vragen_aan`: the colleagues who know."""

    binnen: tuple[Dubbele, ...] = ()
    buiten: tuple[Deelnemer, ...] = ()
    vragen_aan: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.binnen or self.buiten)

    @property
    def deelnemers(self) -> list[Deelnemer]:
        """Everybody who was found, also those who may not be shown."""
        return [*(dubbele.deelnemer for dubbele in self.binnen), *self.buiten]

    @property
    def kenmerk(self) -> str:
        """Stands for exactly these people without naming them: who says "somebody else" says it of these."""
        sleutels = ",".join(str(pk) for pk in sorted(deelnemer.pk for deelnemer in self.deelnemers))
        return salted_hmac("trajecten.aanmelden.dubbelen", sleutels).hexdigest()[:20]


def zoek_dubbelen(persoon: Persoon, gebruiker: Gebruiker, *, behalve: int | None = None) -> Gevonden:
    """Who of the deelnemers may be `persoon`, as far as `gebruiker` may know; in at most five queries."""
    lijkend = lijken_op(persoon, behalve=behalve)
    if not lijkend:
        return Gevonden()
    sleutels = [deelnemer.pk for deelnemer, _ in lijkend]
    zichtbaar = _trajecten(Traject.objects.filter(deelnemer__in=sleutels).zichtbaar_voor(gebruiker))
    van_iemand = set(Traject.objects.filter(deelnemer__in=sleutels).values_list("deelnemer_id", flat=True))
    binnen = [
        Dubbele(deelnemer, gelijkenis, tuple(zichtbaar[deelnemer.pk]))
        for deelnemer, gelijkenis in lijkend
        if deelnemer.pk in zichtbaar or deelnemer.pk not in van_iemand
    ]
    getoond = {dubbele.deelnemer.pk for dubbele in binnen}
    buiten = [deelnemer for deelnemer, gelijkenis in lijkend if gelijkenis.zeker and deelnemer.pk not in getoond]
    return Gevonden(tuple(binnen), tuple(buiten), _vragen_aan(buiten))


def mag_kiezen(deelnemer: Deelnemer, gebruiker: Gebruiker) -> bool:
    """Whether `gebruiker` may give this deelnemer another traject; nobody may once it was merged into another."""
    eigen = Traject.objects.filter(deelnemer=deelnemer)
    if eigen.exists():
        return bool(eigen.zichtbaar_voor(gebruiker, Recht.TRAJECT_AANMELDEN).exists())
    return not Samenvoeging.objects.filter(opgegaan=deelnemer, teruggedraaid_op__isnull=True).exists()


def _trajecten(trajecten) -> dict[int, list[Traject]]:  # type: ignore[no-untyped-def]
    per_deelnemer: dict[int, list[Traject]] = defaultdict(list)
    for traject in trajecten.select_related("programma").order_by("-aanmelddatum", "-id"):
        per_deelnemer[traject.deelnemer_id].append(traject)
    return per_deelnemer


def _vragen_aan(buiten: list[Deelnemer]) -> tuple[str, ...]:
    """The colleagues who guide these people now, casemanagers first; empty when nobody does."""
    if not buiten:
        return ()
    betrokken = Betrokkene.objects.nu().filter(traject__deelnemer__in=buiten, gebruiker__is_active=True)
    namen = [betrokkene.gebruiker.naam for betrokkene in betrokken.select_related("gebruiker").order_by("rol", "-van")]
    return tuple(dict.fromkeys(namen))[:2]
