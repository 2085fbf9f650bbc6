"""Writes one organisation with its files to one archive."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from organisaties.archief import dump_organisatie
from organisaties.fouten import OrganisatieFout
from organisaties.models import Organisatie
from organisaties.weergave import grootte


class Command(BaseCommand):
    help = "Bewaar één organisatie met haar bestanden in één archief. Het werk kan gewoon doorgaan."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("schema")
        parser.add_argument("bestand", nargs="?", type=Path, help="anders SCHEMA-DATUM.tar.gz in deze map")

    def handle(self, *, schema: str, bestand: Path | None, **opties: Any) -> None:
        doel = bestand or Path(f"{schema}-{timezone.localtime():%Y%m%d-%H%M}.tar.gz")
        try:
            inhoud = dump_organisatie(Organisatie.objects.get(schema_name=schema), doel)
        except Organisatie.DoesNotExist:
            raise CommandError(f"Er is geen organisatie met schema {schema}.") from None
        except FileExistsError:
            raise CommandError(f"{doel} bestaat al.") from None
        except OrganisatieFout as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(
            f"{doel}: {sum(inhoud.rijen.values())} rijen in {len(inhoud.rijen)} tabellen,"
            f" {inhoud.bestanden} bestanden, {grootte(doel.stat().st_size)}."
        )
