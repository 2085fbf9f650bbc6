"""Which figures of the ESF+ report add up: what a reader of its public version could work out (domein §3.4)."""

from collections.abc import Iterator

from rapportage.esf.cijfers import KOLOMMEN, TOTALEN, Esf
from rapportage.esf.deelname import GESLACHTEN
from rapportage.esf.posten import ONVOLLEDIG
from rapportage.openbaar.tabellen import Openbaarheid
from rapportage.openbaar.verbergen import Verband

ALLE = "EECO01"
ARBEID = ("EECO02", "EECO04", "EECO05")
LEEFTIJD = ("EECO06", "EECO07", "EECO08")
OPLEIDING = ("EECO09", "EECO10", "EECO11")
KENMERKEN = ("EECO12", "EECO13", "EECO14", "EECO15", "EECO16", "EECO17")


def verbanden(esf: Esf) -> tuple[Verband, ...]:
    """All of them: over the columns of each indicator, and over the indicators of each column."""
    return (*_over_kolommen(esf), *(verband for kolom in KOLOMMEN for verband in _over_indicatoren(kolom)))


def _over_kolommen(esf: Esf) -> Iterator[Verband]:
    for cijfers in esf.indicatoren:
        delen = tuple(f"{cijfers.code}.{geslacht}" for geslacht in GESLACHTEN)
        # of whom the gender is not known, only the total counts
        yield Verband((f"{cijfers.code}.{TOTALEN}",), delen)


def _over_indicatoren(kolom: str) -> Iterator[Verband]:
    """Of a gender nobody tells how many records are incomplete; and no indicator counts ages from 30 to 54."""
    onvolledig = (ONVOLLEDIG,) if kolom == TOTALEN else ()
    for codes in (ARBEID, LEEFTIJD, OPLEIDING):
        delen = tuple(f"{code}.{kolom}" for code in codes)
        yield Verband((f"{ALLE}.{kolom}",), (*delen, *onvolledig))
    for reeks in (ARBEID, OPLEIDING):
        yield Verband(tuple(f"{code}.{kolom}" for code in reeks), tuple(f"{c}.{kolom}" for c in LEEFTIJD))
    yield Verband(tuple(f"{code}.{kolom}" for code in ARBEID), tuple(f"{code}.{kolom}" for code in OPLEIDING))
    yield Verband((f"EECO02.{kolom}",), (f"EECO03.{kolom}",))
    for kenmerk in KENMERKEN:
        yield Verband((f"{ALLE}.{kolom}",), (f"{kenmerk}.{kolom}",))


# the official names stand in the regulation; on a public page they are a table without a number
OPENBAAR = Openbaarheid(verbanden, zonder=frozenset({"codes"}), kern=(f"{ALLE}.{TOTALEN}",))
