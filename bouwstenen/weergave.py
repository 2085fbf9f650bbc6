"""The steps of the route as a page that people can read, drawn from the table that the code follows."""

from bouwstenen.regels import TOEGESTANE_OVERGANGEN, Stand

KOP = """# Stappen in de route

Deze pagina is gemaakt uit `TOEGESTANE_OVERGANGEN` in `bouwstenen/regels.py`, met `manage.py toon_overgangen`.
Elke stap kan 24 uur lang worden teruggedraaid.
"""


def overgangen_als_markdown() -> str:
    """The page: what each state means, and a diagram of the steps between them."""
    betekenis = [f"- **{stand.value}**: {stand.label}." for stand in Stand]
    pijlen = [
        f"    {van.value} --> {naar.value}: {overgang.value}"
        for van, overgangen in TOEGESTANE_OVERGANGEN.items()
        for overgang, standen in overgangen.items()
        for naar in Stand
        if naar in standen
    ]
    diagram = ["```mermaid", "stateDiagram-v2", "    [*] --> wacht", *pijlen, "```"]
    return "\n".join([KOP, *betekenis, "", *diagram, ""])
