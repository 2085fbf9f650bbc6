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
class Rijen:
    """All started trajecten of one subsidieproject, and its own settings.

    `kwalificaties` are the codes that count for EECR03.
    """

    trajecten: tuple[TrajectRij, ...] = ()
    kwalificaties: tuple[str, ...] = ()
