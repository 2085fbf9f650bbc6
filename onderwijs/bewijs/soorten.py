"""The kinds of proof that every organisation starts with; it changes them and adds its own.

What each proves follows domein §5.4: a praktijkverklaring has no exam, so it completes no level and is a qualification
only where a subsidieproject says so. How long each is valid follows domein §5.5: where no term is in law it is what
trainers usually print, and the organisation may change it.
"""

from __future__ import annotations

from dataclasses import dataclass

MBO = ("mbo-1", "mbo-2", "mbo-3", "mbo-4", "mbo-4-specialist")
JAAR = 12


@dataclass(frozen=True)
class Meegeleverd:
    """A kind as it comes: the fields of Bewijssoort."""

    code: str
    naam: str
    herkomst: str = "elders"
    niveaus: tuple[str, ...] = ()
    kwalificatie: str = ""
    geldig_maanden: int | None = None


SOORTEN = (
    Meegeleverd("mbo-diploma", "Mbo-diploma", niveaus=MBO, kwalificatie="mbo-diploma"),
    Meegeleverd("mbo-certificaat", "Mbo-certificaat", kwalificatie="mbo-certificaat"),
    Meegeleverd("praktijkverklaring", "Praktijkverklaring", "werkprocessen", kwalificatie="praktijkverklaring"),
    Meegeleverd("mbo-verklaring", "Mbo-verklaring"),
    Meegeleverd("diploma-praktijkonderwijs", "Diploma praktijkonderwijs", niveaus=("praktijkonderwijs",)),
    Meegeleverd("vmbo-diploma", "Vmbo-diploma", niveaus=("vmbo",)),
    Meegeleverd("havo-diploma", "Havo-diploma", niveaus=("havo",), kwalificatie="havo-diploma"),
    Meegeleverd("vwo-diploma", "Vwo-diploma", niveaus=("vwo",), kwalificatie="vwo-diploma"),
    Meegeleverd("hbo-diploma", "Hbo-diploma", niveaus=("ad", "hbo"), kwalificatie="hbo-diploma"),
    Meegeleverd(
        "wo-diploma", "Wo-diploma", niveaus=("wo-bachelor", "wo-master", "promotie"), kwalificatie="wo-diploma"
    ),
    Meegeleverd("deelnamecertificaat", "Deelnamecertificaat", "deelname", kwalificatie="deelnamecertificaat"),
    Meegeleverd("mdt-certificaat", "MDT-certificaat", "mdt"),
    Meegeleverd("vca", "VCA", kwalificatie="vca", geldig_maanden=10 * JAAR),
    Meegeleverd("heftruck", "Heftruckcertificaat", geldig_maanden=5 * JAAR),
    Meegeleverd("haccp", "HACCP"),
    Meegeleverd("bhv", "BHV", geldig_maanden=JAAR),
    Meegeleverd("code-95", "Code 95", geldig_maanden=5 * JAAR),
    Meegeleverd("rijbewijs", "Rijbewijs", geldig_maanden=10 * JAAR),
)
