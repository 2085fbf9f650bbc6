"""What the ESF+ report is calculated from: plain values, no models, no names."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TrajectRij:
    """A started traject [startdatum, einddatum) in the project, with what was stated of it; "" and None are unknown.

    `opleiding` says whether somebody followed one at the start, `opleidingsniveau` what they had completed. The fields
    from `uitstroom_peildatum` on say how things were on leaving and six months later.
    """

    id: int
    nummer: str
    deelnemer_id: int
    startdatum: date
    einddatum: date | None = None
    geslacht: str = ""
    geboortedatum: date | None = None
    arbeidssituatie: str = ""
    werkloos_sinds: date | None = None
    opleidingsniveau: str = ""
    opleiding: str = ""
    beperking: str = ""
    derdelander: str = ""
    migratieachtergrond: str = ""
    minderheid: str = ""
    dakloos: str = ""
    landelijk_gebied: str = ""
    uitstroom_peildatum: date | None = None
    uitstroom_arbeidssituatie: str = ""
    uitstroom_opleiding: str = ""
    uitstroom_kwalificatie: str = ""
    arbeidssituatie_na_zes_maanden: str = ""
    verbeterd_na_zes_maanden: str = ""


@dataclass(frozen=True, slots=True)
class OpgaveRij:
    """Organisations that were supported in [van, tot], both days included, as entered on `opgegeven_op`."""

    van: date
    tot: date
    overheden: int
    bedrijven: int
    opgegeven_op: date


@dataclass(frozen=True, slots=True)
class MedeRij:
    """A started traject of another project for which this one pays along over [van, tot)."""

    traject_id: int
    nummer: str
    van: date
    tot: date | None
    eigen_project: str = ""


@dataclass(frozen=True, slots=True)
class DubbelRij:
    """Two deelnemers of the project, by their keys, who may be one person, and why."""

    eerste: int
    tweede: int
    redenen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EerderRij:
    """The final report before this one: whom it counted in EECO01, by the traject of entry.

    `verdwenen` are (key, number) of those that are no entry in this project any more.
    """

    van: date
    tot: date
    versie: int
    ids: tuple[int, ...]
    verdwenen: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rijen:
    """All started trajecten of one subsidieproject, its own settings, and what its checks look at.

    `kwalificaties` are the codes that count for EECR03, `doelen` the targets by code.
    """

    trajecten: tuple[TrajectRij, ...] = ()
    kwalificaties: tuple[str, ...] = ()
    doelen: tuple[tuple[str, int], ...] = ()
    opgaven: tuple[OpgaveRij, ...] = ()
    mede: tuple[MedeRij, ...] = ()
    dubbelen: tuple[DubbelRij, ...] = ()
    eerder: EerderRij | None = None
