"""`manage.py rapport`: the figures or the document of a report, on the terminal or in a file."""

import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

import organisaties
from organisaties.models import Organisatie
from rapportage.bestanden import FORMATEN, als_bestand
from rapportage.maak import bereken
from rapportage.models import Rapportsoort
from rapportage.periode import Periode
from trajecten.models import Programma


class Command(BaseCommand):
    """Makes one report now, without keeping it."""

    help = "Maak een rapport over een programma en schrijf de cijfers of het document."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("soort", choices=Rapportsoort.values)
        parser.add_argument("--organisatie", required=True, help="De naam van het schema.")
        parser.add_argument("--programma", required=True, help="De code van het programma.")
        parser.add_argument("--van", required=True, type=date.fromisoformat, help="jjjj-mm-dd")
        parser.add_argument("--tot", required=True, type=date.fromisoformat, help="jjjj-mm-dd, deze dag telt mee")
        parser.add_argument("--peildatum", type=date.fromisoformat, help="Wat vandaag is; zonder deze: vandaag.")
        parser.add_argument("--formaat", choices=FORMATEN, default="json")
        parser.add_argument("--uit", type=Path, help="Schrijf naar dit bestand in plaats van naar het scherm.")

    def handle(self, *args: Any, **opties: Any) -> None:
        try:
            with organisaties.in_organisatie(opties["organisatie"]):
                inhoud = self._maak(opties)
        except Organisatie.DoesNotExist as fout:
            raise CommandError(f"Er is geen organisatie {opties['organisatie']!r}.") from fout
        self._schrijf(inhoud, opties["uit"])

    def _maak(self, opties: dict[str, Any]) -> bytes:
        programma = Programma.objects.filter(code=opties["programma"]).first()
        if programma is None:
            raise CommandError(f"Er is geen programma {opties['programma']!r} in {opties['organisatie']!r}.")
        try:
            periode = Periode(opties["van"], opties["tot"])
        except ValueError as fout:
            raise CommandError(str(fout)) from fout
        peildatum = opties["peildatum"] or timezone.localdate()
        uitkomst = bereken(opties["soort"], programma, periode, peildatum, gemaakt_door="De opdrachtregel")
        return als_bestand(uitkomst, opties["formaat"])

    def _schrijf(self, inhoud: bytes, bestand: Path | None) -> None:
        if bestand is not None:
            bestand.write_bytes(inhoud)
            self.stderr.write(f"Geschreven: {bestand}")
            return
        sys.stdout.buffer.write(inhoud)
        sys.stdout.buffer.flush()
