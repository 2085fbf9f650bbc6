"""`manage.py importeer`: read in the lists of one organisation, all or nothing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

import organisaties
from organisaties.models import Organisatie
from trajecten.importeren import uitvoering
from trajecten.importeren.bron import uit_pad
from trajecten.importeren.meldingen import Melding
from trajecten.importeren.uitvoering import Uitkomst

OPMERKINGEN_HOOGSTENS = 20


class Command(BaseCommand):
    """Reads in a folder of CSV files, or an XLSX with a sheet per list."""

    help = "Lees lijsten in: een map met CSV-bestanden of een XLSX. Alles of niets."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("pad", type=Path, metavar="MAP_OF_XLSX")
        parser.add_argument("--organisatie", required=True, help="De naam van het schema.")
        parser.add_argument("--proef", action="store_true", help="Alleen controleren, niets schrijven.")

    def handle(self, *args: Any, **opties: Any) -> None:
        doe = uitvoering.controleer if opties["proef"] else uitvoering.lees_in
        try:
            with organisaties.in_organisatie(opties["organisatie"]):
                uitkomst = doe(uit_pad(opties["pad"]), door=None, voortgang=self._voortgang(opties["verbosity"]))
        except Organisatie.DoesNotExist as fout:
            raise CommandError(f"Er is geen organisatie {opties['organisatie']!r}.") from fout
        self._toon(uitkomst)
        if not uitkomst.goed:
            raise CommandError(f"{uitkomst.meldingen.aantal_fouten} fout(en). Er is niets ingelezen.")
        self.stdout.write("Proef: er is niets geschreven." if opties["proef"] else "Ingelezen.")

    def _voortgang(self, verbosity: int) -> Any:
        def meld(wat: str, procent: int) -> None:
            if verbosity > 1:
                self.stderr.write(f"{procent:3}% {wat}")

        return meld

    def _toon(self, uitkomst: Uitkomst) -> None:
        self.stdout.write(f"{'':20}{'nieuw':>10}{'gewijzigd':>12}{'gelijk':>10}")
        for naam, telling in uitkomst.tellingen.items():
            self.stdout.write(f"{naam:20}{telling.nieuw:>10}{telling.gewijzigd:>12}{telling.gelijk:>10}")
        if uitkomst.gebruikers:
            self.stdout.write(f"\nNieuwe medewerkers, nog niet uitgenodigd: {', '.join(uitkomst.gebruikers)}")
        meldingen = uitkomst.meldingen
        self._toon_lijst("Opmerkingen", meldingen.opmerkingen[:OPMERKINGEN_HOOGSTENS], meldingen.aantal_opmerkingen)
        self._toon_lijst("Fouten", meldingen.fouten, meldingen.aantal_fouten)

    def _toon_lijst(self, kop: str, meldingen: list[Melding], aantal: int) -> None:
        if not aantal:
            return
        self.stdout.write(f"\n{kop} ({aantal})")
        for melding in meldingen:
            delen = (melding.bestand, f"rij {melding.rij}" if melding.rij else "", melding.kolom)
            self.stdout.write(f"  {', '.join(deel for deel in delen if deel)}: {melding.wat} {melding.doe}".rstrip())
        if aantal > len(meldingen):
            self.stdout.write(f"  … en nog {aantal - len(meldingen)}")
