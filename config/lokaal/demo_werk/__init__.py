"""What the demo shows of daily work besides the sample data: each part fills its own, once, through its diensten.

A part is a module here with `vul(vandaag)`, run inside an organisation; it does nothing when its work is there already.
"""

from datetime import date
from importlib import import_module

# urenstaten come last: what is handed in no longer changes
ONDERDELEN: tuple[str, ...] = (
    "aanmelden",
    "bsn",
    "doelgroepen",
    "werkgevers",
    "werkplekken",
    "zegels",
    "afspraken",
    "stappen",
    "ladder",
    "urenstaten",
    "plannen",
    "groepen",
    "opleidingen",
    "vragen",
    "plaatsingen",
    "banen",
    "evaluaties",
    "ondertekeningen",
    "signalen",
    "doelen",
    "esf",
    "rapportschemas",
    "deelnemerrapporten",
)


def vul_alles(vandaag: date) -> None:
    """Fill each part for the organisation at hand as it would look on `vandaag`."""
    for onderdeel in ONDERDELEN:
        import_module(f"{__name__}.{onderdeel}").vul(vandaag)
