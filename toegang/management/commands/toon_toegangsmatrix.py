"""Writes the table of rights to docs/toegangsmatrix.md, for the privacy officer."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from toegang.weergave import matrix_als_markdown


class Command(BaseCommand):
    help = "Schrijft wie wat mag naar docs/toegangsmatrix.md."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--naar", type=Path, default=Path(settings.BASE_DIR) / "docs" / "toegangsmatrix.md")

    def handle(self, *args: Any, naar: Path, **options: Any) -> None:
        naar.write_text(matrix_als_markdown())
        self.stdout.write(f"Geschreven: {naar}")
