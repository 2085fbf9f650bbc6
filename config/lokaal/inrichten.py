"""Sets the demo up: schemas, organisations, users, sample data. Repeating it changes nothing.

Run as a program (`python -m config.lokaal.inrichten`) in the environment of the demo.
"""

import os
import sys
import time
from collections.abc import Callable
from functools import partial
from io import StringIO
from pathlib import Path
from typing import Any

import django
from django.core.management import CommandError, call_command

from .demo_gegevens import ORGANISATIES, DemoGebruiker, DemoOrganisatie
from .plekken import PROJECT


def main() -> None:
    """Do all steps, each with its duration; exits with a Dutch sentence when one fails."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    _stap("Databank bijwerken", partial(_opdracht, "migreer"))
    for organisatie in ORGANISATIES:
        _stap(organisatie.naam, partial(_richt_in, organisatie))


def _stap(wat: str, doe: Callable[[], object]) -> None:
    begin = time.monotonic()
    print(f"  {wat} …", end=" ", flush=True)
    try:
        doe()
    except CommandError as fout:
        sys.exit(f"\nFOUT: {fout}")
    print(f"{time.monotonic() - begin:.1f} s", flush=True)


def _opdracht(opdracht: str, *args: str, **opties: Any) -> None:
    """Run a command in silence; its errors come out as CommandError."""
    call_command(opdracht, *args, stdout=StringIO(), **opties)


def _richt_in(organisatie: DemoOrganisatie) -> None:
    """Make the organisation with users and data, whatever of it is not there yet."""
    from organisaties import in_organisatie
    from organisaties.models import Organisatie

    if not Organisatie.objects.filter(schema_name=organisatie.schema).exists():
        _opdracht(
            "organisatie_aanmaken",
            schema=organisatie.schema,
            naam=organisatie.naam,
            adres=organisatie.adres,
            soort=organisatie.soort,
            sjabloon=organisatie.sjabloon,
        )
    with in_organisatie(organisatie.schema):
        for gebruiker in (*organisatie.gebruikers, *organisatie.collegas):
            _zet_gebruiker(gebruiker, gebruiker.email(organisatie.schema))
    voorbeeld = PROJECT / "voorbeelden" / organisatie.schema
    if voorbeeld.is_dir():
        lees_voorbeelden(organisatie.schema, voorbeeld)
        _vul_met_werk(organisatie.schema)


def lees_voorbeelden(schema: str, map_: Path) -> None:
    """Read in the sample data of `map_`; what somebody changed in the demo since stays, also when it no longer fits.

    Raises CommandError when there was nothing yet and it cannot be read in.
    """
    from organisaties import in_organisatie
    from trajecten.models import Traject

    try:
        _opdracht("importeer", str(map_), organisatie=schema)
    except CommandError:
        with in_organisatie(schema):
            if not Traject.objects.exists():
                raise
        print("wat jij veranderde blijft staan …", end=" ", flush=True)


def _vul_met_werk(schema: str) -> None:
    """Add the daily work that the sample data does not hold."""
    from django.utils import timezone

    from organisaties import in_organisatie

    from .demo_werk import vul_alles

    with in_organisatie(schema):
        vul_alles(timezone.localdate())


def _zet_gebruiker(gebruiker: DemoGebruiker, email: str) -> None:
    """Make a demo user once; what was changed in the demo later stays."""
    from toegang.models import Gebruiker, Team

    if Gebruiker.objects.filter(email=email).exists():
        return
    team = Team.objects.get_or_create(naam=gebruiker.team)[0] if gebruiker.team else None
    Gebruiker.objects.create_user(
        email,
        rollen=[gebruiker.rol],
        team=team,
        voornaam=gebruiker.voornaam,
        tussenvoegsel=gebruiker.tussenvoegsel,
        achternaam=gebruiker.achternaam,
    )


if __name__ == "__main__":
    main()
