"""The list of deelnemers that a funder draws its sample from (domein §3.5).

Who is in it comes from the rows of the report, so that it reconciles with EECO01; names and what was done are looked up
for whoever takes the list. A BSN is in it only when it is asked for, where the organisation has a ground (views_bsn).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from rapportage import schrijvers
from rapportage.esf.deelname import Deelname, deelnames
from rapportage.esf.indicatoren import PER_CODE, Regels
from rapportage.esf.prestaties import Prestatie, prestaties
from rapportage.esf.rijen import Rijen
from rapportage.esf.sluitend import bij_de_start
from rapportage.periode import Periode
from rapportage.schrijvers import SCHRIJVERS, Verantwoording
from rapportage.soorten import Uitkomst
from rapportage.tabel import Kolom, Tabel, Waarde, als_uren
from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.models import Traject
from trajecten.namen import volledige_naam
from vormgeving.taal import datum

T = TypeVar("T")

UREN = "uur"
KOLOMMEN = (
    Kolom("Trajectnummer"),
    Kolom("Naam"),
    Kolom("Geboortedatum"),
    Kolom("Instroom"),
    Kolom("Uitstroom"),
    Kolom("Doelgroep"),
    Kolom("Activiteiten"),
    Kolom("Uren van de deelnemer", UREN),
    Kolom("Uren begeleiding", UREN),
    Kolom("Begonnen in de periode (EECO01)"),
)
BSN = Kolom("BSN")
# behind the name
PLEK_BSN = 2
# the labour situation, age and education; the special traits are nobody's business here (domein §3.2, Annex 1.2)
DOELGROEP = frozenset(f"EECO{nummer:02}" for nummer in range(2, 12))
GEEN_BSN = "Staat niet in deze lijst."


@dataclass(frozen=True, slots=True)
class Deelnemerslijst:
    """The list: one of `regels` for each deelnemer, below `kolommen`, and `trajecten` (keys) that it tells of."""

    verantwoording: Verantwoording
    kolommen: tuple[Kolom, ...]
    regels: tuple[tuple[Waarde, ...], ...]
    trajecten: tuple[int, ...]


def in_de_lijst(rijen: Rijen, periode: Periode) -> tuple[Deelname, ...]:
    """Whoever began in the period, and whoever was still busy in it: EECO01 and those running."""
    return tuple(
        d
        for d in deelnames(rijen.trajecten)
        if d.entree.startdatum <= periode.tot and (d.vertrokken_op is None or d.vertrokken_op >= periode.van)
    )


def trajecten_van(rijen: Rijen, wie: Iterable[Deelname]) -> dict[int, int]:
    """All trajecten of these deelnemers in the report: traject → deelnemer."""
    getoond = {d.entree.deelnemer_id for d in wie}
    return {t.id: t.deelnemer_id for t in rijen.trajecten if t.deelnemer_id in getoond}


def maak_lijst(
    uitkomst: Uitkomst, *, lezer: Gebruiker, vandaag: date, bsns: Mapping[int, str] | None = None
) -> Deelnemerslijst:
    """The list of an ESF+ report whose rows are still there, as `lezer` may see it; a fixed number of queries.

    With `bsns` (traject → BSN) it has a column for them, empty for who has none.
    """
    rijen, periode = uitkomst.rijen, uitkomst.omslag.periode
    wie = in_de_lijst(rijen, periode)
    van_wie = trajecten_van(rijen, wie)
    gedaan = prestaties(van_wie, periode)
    namen = _namen(van_wie, lezer)
    open_ = set(Traject.objects.zichtbaar_voor(lezer, Recht.SITUATIE_INZIEN).values_list("pk", flat=True))
    regels = Regels(frozenset(rijen.kwalificaties))
    zonder_bsn = (
        _regel(
            d,
            namen.get(d.entree.id, ""),
            _doelgroep(d, regels) if d.entree.id in open_ else "",
            gedaan.get(d.entree.deelnemer_id, Prestatie()),
            periode,
        )
        for d in wie
    )
    verantwoording = _verantwoording(uitkomst, wie, vandaag, bsns)
    if bsns is None:
        return Deelnemerslijst(verantwoording, KOLOMMEN, tuple(zonder_bsn), tuple(van_wie))
    met_bsn = tuple(_met(regel, bsns.get(d.entree.id, "")) for d, regel in zip(wie, zonder_bsn, strict=True))
    return Deelnemerslijst(verantwoording, _met(KOLOMMEN, BSN), met_bsn, tuple(van_wie))


def _met(rij: tuple[T, ...], bsn: T) -> tuple[T, ...]:
    return (*rij[:PLEK_BSN], bsn, *rij[PLEK_BSN:])


def _regel(d: Deelname, naam: str, doelgroep: str, gedaan: Prestatie, periode: Periode) -> tuple[Waarde, ...]:
    return (
        d.entree.nummer,
        naam,
        d.entree.geboortedatum,
        d.entree.startdatum,
        d.vertrokken_op,
        doelgroep,
        ", ".join(gedaan.activiteiten),
        als_uren(gedaan.minuten),
        als_uren(gedaan.begeleiding),
        "ja" if d.entree.startdatum in periode else "nee",
    )


def _doelgroep(d: Deelname, regels: Regels) -> str:
    if not d.is_volledig:
        return "Niet alles bekend"
    return "; ".join(PER_CODE[code].naam for code in sorted(bij_de_start(d, regels) & DOELGROEP))


def _namen(trajecten: Iterable[int], lezer: Gebruiker) -> dict[int, str]:
    zichtbaar = Traject.objects.zichtbaar_voor(lezer).filter(pk__in=tuple(trajecten))
    delen = zichtbaar.values_list("pk", "deelnemer__voornaam", "deelnemer__tussenvoegsel", "deelnemer__achternaam")
    return {pk: volledige_naam(*naam) for pk, *naam in delen}


def _verantwoording(
    uitkomst: Uitkomst, wie: tuple[Deelname, ...], vandaag: date, bsns: Mapping[int, str] | None
) -> Verantwoording:
    van_rapport = uitkomst.omslag.verantwoording
    begonnen = sum(d.entree.startdatum in uitkomst.omslag.periode for d in wie)
    erbij = (
        ("Deelnemers in deze lijst", str(len(wie))),
        ("Begonnen in de periode (EECO01)", str(begonnen)),
        ("Eerder begonnen en nog bezig in de periode", str(len(wie) - begonnen)),
        ("Namen, uren en activiteiten", f"Zoals ze waren vastgelegd op {datum(vandaag)}."),
        ("BSN", GEEN_BSN if bsns is None else f"Van {sum(d.entree.id in bsns for d in wie)} deelnemers bekend."),
    )
    return Verantwoording(f"Deelnemerslijst {van_rapport.titel}", van_rapport.regels + erbij)


def als_csv(lijst: Deelnemerslijst) -> bytes:
    """One line for each deelnemer below the headings."""
    return schrijvers.als_csv([kolom.kop for kolom in lijst.kolommen], lijst.regels)


def als_xlsx(lijst: Deelnemerslijst) -> bytes:
    """The list on a sheet of its own, behind one that says how many there are and why."""
    tabel = Tabel("deelnemers", "Deelnemers", lijst.kolommen, lijst.regels)
    return SCHRIJVERS["xlsx"].schrijf(lijst.verantwoording, (tabel,))


SCHRIJF: Mapping[str, Callable[[Deelnemerslijst], bytes]] = {"csv": als_csv, "xlsx": als_xlsx}
