"""The page for the privacy officer tells what the code does."""

from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from toegang.weergave import matrix_als_tabel


def test_het_document_is_bijgewerkt(tmp_path):
    vers = tmp_path / "matrix.md"
    call_command("toon_toegangsmatrix", naar=vers, stdout=StringIO())
    assert (Path(settings.BASE_DIR) / "docs" / "toegangsmatrix.md").read_text() == vers.read_text(), (
        "Draai: manage.py toon_toegangsmatrix"
    )


def test_elk_recht_is_een_rij_en_elke_rol_een_kolom():
    tabel = matrix_als_tabel()
    assert all(len(rij.bereiken) == len(tabel.rollen) for rij in tabel.rijen)
    assert "eigen trajecten" in tabel.rijen[0].bereiken
