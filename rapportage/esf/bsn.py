"""The BSN report for the managing authority, and who is missing in it (domein §3.5).

In 2014-2020 projects reported the BSN of their deelnemers, from which traits and results were derived; in which form
2021-2027 asks it is not known for certain. So: the number and the days, nothing else of anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rapportage import schrijvers
from rapportage.esf.deelname import Deelname
from rapportage.esf.deelnemerslijst import BSN, in_de_lijst, trajecten_van
from rapportage.schrijvers import SCHRIJVERS, Verantwoording
from rapportage.soorten import Uitkomst
from rapportage.tabel import Kolom, Tabel, Waarde
from toegang.models import Gebruiker
from trajecten.bsn.queries import bsn_per_traject, trajecten_met_bsn

KOLOMMEN = (BSN, Kolom("Instroom"), Kolom("Uitstroom"), Kolom("Begonnen in de periode (EECO01)"))
KOLOMMEN_ZONDER = (Kolom("Trajectnummer"), Kolom("Instroom"), Kolom("Uitstroom"))


@dataclass(frozen=True, slots=True)
class BsnRapportage:
    """A row of `regels` for each deelnemer with a BSN, of `zonder` for who has none.

    `trajecten` are the keys of all trajecten of those with one.
    """

    verantwoording: Verantwoording
    regels: tuple[tuple[Waarde, ...], ...]
    zonder: tuple[tuple[Waarde, ...], ...]
    trajecten: tuple[int, ...]


def zonder_bsn(uitkomst: Uitkomst, lezer: Gebruiker) -> tuple[tuple[Deelname, ...], tuple[Deelname, ...]]:
    """Everybody whom the report is about, and those of them without a BSN; reads none."""
    wie = in_de_lijst(uitkomst.rijen, uitkomst.omslag.periode)
    met = trajecten_met_bsn([d.entree.id for d in wie], lezer)
    return wie, tuple(d for d in wie if d.entree.id not in met)


def bsns_van(uitkomst: Uitkomst, lezer: Gebruiker) -> dict[int, str]:
    """The BSN of everybody whom the report is about, by the traject with which they began; one query."""
    return bsn_per_traject([d.entree.id for d in in_de_lijst(uitkomst.rijen, uitkomst.omslag.periode)], lezer)


def maak_bsn_rapportage(uitkomst: Uitkomst, bsns: Mapping[int, str]) -> BsnRapportage:
    """The report of whoever is on the list of deelnemers, ordered by BSN so that the order tells nothing."""
    periode = uitkomst.omslag.periode
    wie = in_de_lijst(uitkomst.rijen, periode)
    met = [d for d in wie if d.entree.id in bsns]
    begon = {d.entree.id: "ja" if d.entree.startdatum in periode else "nee" for d in met}
    regels = [(bsns[d.entree.id], *_dagen(d), begon[d.entree.id]) for d in sorted(met, key=lambda d: bsns[d.entree.id])]
    zonder = tuple((d.entree.nummer, *_dagen(d)) for d in wie if d.entree.id not in bsns)
    trajecten = tuple(trajecten_van(uitkomst.rijen, met))
    return BsnRapportage(_verantwoording(uitkomst, len(wie), len(met)), tuple(regels), zonder, trajecten)


def _dagen(d: Deelname) -> tuple[Waarde, Waarde]:
    return d.entree.startdatum, d.vertrokken_op


def _verantwoording(uitkomst: Uitkomst, alle: int, met: int) -> Verantwoording:
    van_rapport = uitkomst.omslag.verantwoording
    erbij = (("Deelnemers", str(alle)), ("Met BSN", str(met)), ("Zonder BSN", str(alle - met)))
    return Verantwoording(f"BSN-rapportage {van_rapport.titel}", van_rapport.regels + erbij)


def als_csv(rapportage: BsnRapportage) -> bytes:
    """One line for each deelnemer with a BSN below the headings."""
    return schrijvers.als_csv([kolom.kop for kolom in KOLOMMEN], rapportage.regels)


def als_xlsx(rapportage: BsnRapportage) -> bytes:
    """The same on a sheet, behind one that says of how many, and before one with who has no BSN."""
    tabellen = (
        Tabel("bsn", "BSN", KOLOMMEN, rapportage.regels),
        Tabel("zonder", "Zonder BSN", KOLOMMEN_ZONDER, rapportage.zonder),
    )
    return SCHRIJVERS["xlsx"].schrijf(rapportage.verantwoording, tabellen)


SCHRIJF = {"csv": als_csv, "xlsx": als_xlsx}
