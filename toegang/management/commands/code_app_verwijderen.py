"""Removes the code app of somebody whom no beheerder can help: the only beheerder of an organisation."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from organisaties import in_organisatie
from organisaties.models import Organisatie
from toegang.diensten import verwijder_tweede_stap
from toegang.models import Gebruiker


class Command(BaseCommand):
    help = "Verwijdert de code-app en herstelcodes van iemand die beide kwijt is. Ga eerst na wie het vraagt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--schema", required=True, help="de organisatie")
        parser.add_argument("--email", required=True, help="het adres waarmee die persoon inlogt")
        parser.add_argument("--reden", required=True, help="komt in het logboek van de organisatie")

    def handle(self, *args: Any, schema: str, email: str, reden: str, **options: Any) -> None:
        """Raises CommandError for an unknown organisation or person."""
        try:
            with in_organisatie(schema), transaction.atomic():
                gebruiker = Gebruiker.objects.get(email=email.lower())
                verwijder_tweede_stap(gebruiker=gebruiker, reden=reden, door=None)
        except Organisatie.DoesNotExist as fout:
            raise CommandError(f"Er is geen organisatie {schema}.") from fout
        except Gebruiker.DoesNotExist as fout:
            raise CommandError(f"Bij {schema} werkt niemand met het adres {email}.") from fout
        self.stdout.write(f"{gebruiker.naam} stelt bij het inloggen een nieuwe code-app in.")
