"""The steps of an urenstaat as a page of documentation, from the table that the code goes by."""

from __future__ import annotations

from trajecten.urenstaat.regels import OP_SLOT, STAAT_UITLEG, TOEGESTANE_STAPPEN, Staat

KOP = """# Stappen van een urenstaat

Deze pagina is gemaakt uit `TOEGESTANE_STAPPEN` in `trajecten/urenstaat/regels.py`, met `manage.py toon_urenstappen`.
Elke stap is gedateerd en zegt wie hem zette. Goedkeuren en terugsturen doet een ander. Op slot: de databank laat
de uren van die week niet meer veranderen.
"""


def stappen_als_markdown() -> str:
    """The page: what each state means, and a diagram of the steps between them."""
    betekenis = [
        f"- **{staat.value}**{' (op slot)' if staat in OP_SLOT else ''}: {uitleg}."
        for staat, uitleg in STAAT_UITLEG.items()
    ]
    pijlen = [
        f"    {van.value} --> {naar.value}: {stap.value}"
        for van, stappen in TOEGESTANE_STAPPEN.items()
        for stap, naar in stappen.items()
    ]
    diagram = ["```mermaid", "stateDiagram-v2", f"    [*] --> {Staat.CONCEPT.value}", *pijlen, "```"]
    return "\n".join([KOP, *betekenis, "", *diagram, ""])
