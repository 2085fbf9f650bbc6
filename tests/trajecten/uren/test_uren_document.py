"""The page about the steps of an urenstaat tells what the code does."""

from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from trajecten.management.commands.toon_urenstappen import DOCUMENT


def test_het_document_is_bijgewerkt(tmp_path):
    vers = tmp_path / "stappen.md"
    call_command("toon_urenstappen", naar=vers, stdout=StringIO())
    assert (Path(settings.BASE_DIR) / DOCUMENT).read_text() == vers.read_text(), "Draai: manage.py toon_urenstappen"
