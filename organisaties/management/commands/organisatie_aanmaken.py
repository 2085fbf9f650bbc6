"""Adds an organisation: its schema, its address, and the programmes of a template."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from organisaties import sjablonen
from organisaties.diensten import NieuweOrganisatie, maak_organisatie
from organisaties.fouten import OrganisatieFout
from organisaties.models import Organisatie
from organisaties.weergave import zinnen


class Command(BaseCommand):
    help = "Maak een organisatie met een eigen schema, adres en programma's."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--schema", required=True, help="naam van het schema, bijvoorbeeld werkmakerij2")
        parser.add_argument("--naam", required=True, help='naam voor mensen, bijvoorbeeld "Tweede Werkmakerij"')
        parser.add_argument("--adres", required=True, help="hostnaam zonder poort, bijvoorbeeld werkmakerij2.localhost")
        parser.add_argument("--ondertitel", default="", help="regel onder de naam")
        parser.add_argument("--soort", default="", choices=["", *Organisatie.Soort.values])
        parser.add_argument(
            "--huisstijl", default="", metavar="PALET", help="naam van een palet; anders die van het sjabloon"
        )
        parser.add_argument(
            "--sjabloon", default="", choices=["", *sjablonen.namen()], help="programma's om mee te beginnen"
        )
        parser.add_argument("--beheerder", default="", metavar="E-MAIL", help="krijgt een uitnodiging per e-mail")

    def handle(self, **opties: Any) -> None:
        velden = ("schema", "naam", "adres", "ondertitel", "soort", "sjabloon", "beheerder")
        huisstijl = {"palet": opties["huisstijl"]} if opties["huisstijl"] else None
        try:
            nieuw = maak_organisatie(huisstijl=huisstijl, door=None, **{veld: opties[veld] for veld in velden})
        except ValidationError as fout:
            raise CommandError("\n".join(zinnen(fout))) from fout
        except OrganisatieFout as fout:
            raise CommandError(str(fout)) from fout
        self._meld(nieuw)

    def _meld(self, nieuw: NieuweOrganisatie) -> None:
        self.stdout.write(f"{nieuw.organisatie.naam} staat klaar op {nieuw.adres} ({nieuw.seconden:.2f} s).")
        for programma in nieuw.programmas:
            self.stdout.write(f"  programma: {programma}")
        if nieuw.uitgenodigd:
            self.stdout.write(f"  uitgenodigd als beheerder: {nieuw.uitgenodigd}")
