"""Puts an archived organisation back, also beside the original under another name."""

from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from organisaties.adressen import adres_van
from organisaties.fouten import OrganisatieFout
from organisaties.herstel import herstel_organisatie
from organisaties.weergave import zinnen


class Command(BaseCommand):
    help = "Zet een organisatie terug uit een archief. Andere organisaties merken er niets van."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("archief", type=Path)
        parser.add_argument("--schema", default="", help="onder een ander schema; geef dan ook --adres")
        parser.add_argument("--adres", default="", help="hostnaam voor een nieuwe organisatie")
        parser.add_argument("--naam", default="", help="andere naam")
        parser.add_argument("--vervang", action="store_true", help="gooi weg wat er nu onder dit schema staat")

    def handle(self, **opties: Any) -> None:
        velden = ("archief", "schema", "adres", "naam", "vervang")
        try:
            organisatie = herstel_organisatie(**{veld: opties[veld] for veld in velden})
        except ValidationError as fout:
            raise CommandError("\n".join(zinnen(fout))) from fout
        except OrganisatieFout as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(f"{organisatie.naam} staat weer klaar op {adres_van(organisatie)}.")
