"""The kinds of signals: what each means, and what an organisation may set about it.

Every app registers its kinds in `AppConfig.ready()`, next to the source that makes them. An organisation switches a
kind off or changes its thresholds (Signaalinstelling); what it left alone is as registered here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toegang.onthouden import een_keer_vragen, onthoud
from trajecten.models import Signaalinstelling


@dataclass(frozen=True)
class Drempel:
    """A number from which on a signal appears, in whole `eenheid`, from `minst` up to and including `hoogst`."""

    naam: str
    label: str
    eenheid: str
    standaard: int
    minst: int
    hoogst: int

    def past(self, waarde: object) -> bool:
        """Whether `waarde` can be set: a whole number within the bounds."""
        return type(waarde) is int and self.minst <= waarde <= self.hoogst


@dataclass(frozen=True)
class Signaalsoort:
    """A kind of signal: `code` as in Signaal.code, the name in the plural, and the rule in plain words.

    `uitleg` says on which facts the signal rests. `actie` says what to do about it. `volgorde` is its place on the
    page with settings. With `oplopend` no threshold is lower than the one before it.
    """

    code: str
    naam: str
    uitleg: str
    drempels: tuple[Drempel, ...] = ()
    actie: str = ""
    volgorde: int = 50
    oplopend: bool = False

    @property
    def wat_je_doet(self) -> str:
        """What to do about it, as a sentence; empty when nothing is said."""
        actie = self.actie.rstrip(".")
        return f"Wat je doet: {actie[:1].lower()}{actie[1:]}." if actie else ""


soorten: dict[str, Signaalsoort] = {}

Instellingen = Mapping[str, Signaalinstelling]
# around what asks several thresholds: the settings are then read once
instellingen_onthouden = een_keer_vragen


def registreer_signaalsoort(soort: Signaalsoort) -> None:
    """Add a kind of signal. Raises ValueError when its code is taken."""
    if soorten.get(soort.code, soort) != soort:
        raise ValueError(f"signaalsoort {soort.code!r} is registered twice")
    soorten[soort.code] = soort


def soort_van(code: str) -> Signaalsoort:
    """The kind with this code. Raises LookupError when nobody registered it."""
    if code not in soorten:
        raise LookupError(f"signaalsoort {code!r} is not registered: call registreer_signaalsoort() in ready()")
    return soorten[code]


def staat_aan(code: str) -> bool:
    """Whether this organisation wants to see signals of this kind. Raises LookupError when nobody registered it."""
    soort_van(code)
    instelling = _instellingen().get(code)
    return instelling is None or instelling.aan


def drempel(code: str, naam: str) -> int:
    """The threshold `naam` of this kind: what the organisation set, else what it came with.

    Raises LookupError for a kind or a threshold that does not exist.
    """
    gezocht = {d.naam: d for d in soort_van(code).drempels}
    if naam not in gezocht:
        raise LookupError(f"signaalsoort {code!r} has no drempel {naam!r}")
    instelling = _instellingen().get(code)
    ingesteld = instelling.drempels.get(naam) if instelling else None
    # bounds may have become narrower since it was set
    return ingesteld if gezocht[naam].past(ingesteld) else gezocht[naam].standaard  # type: ignore[return-value]


def _instellingen() -> Instellingen:
    return onthoud("signaalinstellingen", _lees)


def _lees() -> Instellingen:
    return {instelling.code: instelling for instelling in Signaalinstelling.objects.all()}
