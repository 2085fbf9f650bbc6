"""Setting up the demo anew: what somebody did in it stays, and never keeps it from starting."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from config.lokaal.inrichten import lees_voorbeelden
from tests.fabrieken.trajecten import TrajectFactory
from trajecten.models import Traject

pytestmark = pytest.mark.django_db


@pytest.fixture
def voorbeelden(tmp_path: Path) -> Path:
    """Sample data that cannot be read in."""
    (tmp_path / "trajecten.csv").write_text("nummer;deelnemer\nT-1;bestaat-niet\n", encoding="utf-8")
    return tmp_path


def test_voorbeelden_die_niet_meer_passen_houden_een_gebruikte_demo_niet_tegen(voorbeelden, capsys):
    traject = TrajectFactory()
    lees_voorbeelden("werkmakerij", voorbeelden)
    assert list(Traject.objects.all()) == [traject]
    assert "wat jij veranderde blijft staan" in capsys.readouterr().out


def test_in_een_lege_demo_moeten_de_voorbeelden_kloppen(voorbeelden):
    with pytest.raises(CommandError, match="Er is niets ingelezen"):
        lees_voorbeelden("werkmakerij", voorbeelden)
