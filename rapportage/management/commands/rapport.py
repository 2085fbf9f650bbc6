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
from rapportage.bestanden import FORMATEN, LIJST, als_bestand
from rapportage.maak import bereken
from rapportage.periode import Periode
from rapportage.post import Post
from rapportage.soorten import DEFINITIES
from rapportage.verantwoording.lijstbestand import alles_als_csv
from rapportage.vraag import Onderwerp, Vraag
from trajecten.models import Programma, Subsidieproject, Traject

# how the subject of a report is named on the command line: option, field, word
ONDERWERPEN: dict[type[Onderwerp], tuple[str, str, str]] = {
    Programma: ("programma", "code", "programma"),
    Subsidieproject: ("project", "code", "subsidieproject"),
    Traject: ("traject", "trajectnummer", "traject"),
}


class Command(BaseCommand):
    """Makes one report now, without keeping it."""

    help = "Maak een rapport en schrijf de cijfers of het document."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("soort", choices=DEFINITIES)
        parser.add_argument("--organisatie", required=True, help="De naam van het schema.")
        parser.add_argument("--programma", help="De code van het programma.")
        parser.add_argument("--project", help="De code van het subsidieproject.")
        parser.add_argument("--traject", help="Het trajectnummer.")
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
        onderwerp = self._onderwerp(opties)
        try:
            periode = Periode(opties["van"], opties["tot"])
        except ValueError as fout:
            raise CommandError(str(fout)) from fout
        vraag = Vraag(opties["soort"], onderwerp, periode, opties["peildatum"] or timezone.localdate())
        uitkomst = bereken(vraag, gemaakt_door="De opdrachtregel")
        if opties["formaat"] == LIJST:
            return alles_als_csv(uitkomst, _mag_lezen)
        return als_bestand(uitkomst, opties["formaat"])

    def _onderwerp(self, opties: dict[str, Any]) -> Onderwerp:
        model = DEFINITIES[opties["soort"]].onderwerp
        optie, veld, woord = ONDERWERPEN[model]
        if not opties[optie]:
            raise CommandError(f"Geef met --{optie} waar dit rapport over gaat.")
        onderwerp = model.objects.filter(**{veld: opties[optie]}).first()  # type: ignore[attr-defined]
        if onderwerp is None:
            raise CommandError(f"Er is geen {woord} {opties[optie]!r} in {opties['organisatie']!r}.")
        return onderwerp

    def _schrijf(self, inhoud: bytes, bestand: Path | None) -> None:
        if bestand is not None:
            bestand.write_bytes(inhoud)
            self.stderr.write(f"Geschreven: {bestand}")
            return
        sys.stdout.buffer.write(inhoud)
        sys.stdout.buffer.flush()


def _mag_lezen(post: Post, traject_id: int) -> bool:
    """Nobody is logged in here: a reason that asks a right stays closed."""
    return post.recht is None
