"""Writes the steps of an urenstaat to docs/domein/urenstappen.md."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from trajecten.urenstaat.weergave import stappen_als_markdown

DOCUMENT = Path("docs") / "domein" / "urenstappen.md"


class Command(BaseCommand):
    help = f"Schrijft welke stap van een urenstaat waarheen leidt naar {DOCUMENT}."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--naar", type=Path, default=Path(settings.BASE_DIR) / DOCUMENT)

    def handle(self, *args: Any, naar: Path, **options: Any) -> None:
        naar.write_text(stappen_als_markdown())
        self.stdout.write(f"Geschreven: {naar}")
