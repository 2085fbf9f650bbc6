"""Which figures of the financiering report add up: what a reader of its public version could work out."""

from rapportage.financiering.cijfers import TERMIJNEN, Financiering
from rapportage.openbaar.tabellen import Openbaarheid
from rapportage.openbaar.verbergen import Verband


def verbanden(f: Financiering) -> tuple[Verband, ...]:
    """All of them. A traject counts at every project that pays, so the projects do not add up."""
    return (
        Verband(("lopend",), (*(f"afloop.{code}" for code in TERMIJNEN), "zonder")),
        Verband(("lopend",), ("gedeeld",)),
    )


# the other table has one row for each traject, by its number
OPENBAAR = Openbaarheid(verbanden, zonder=frozenset({"binnenkort"}), kern=("lopend",))
