"""The manual tells of what is there: its links lead somewhere, and its pictures are those that the stories make."""

import re
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parent.parent
HANDLEIDING = WORTEL / "docs" / "handleiding"
BLADZIJDEN = sorted(HANDLEIDING.glob("*.md"))
ONDERDEEL = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")


def _onderdelen(bladzijde: Path, *, beeld: bool) -> list[tuple[str, str]]:
    """(text, target) of each picture or link on a page."""
    gevonden = ONDERDEEL.findall(bladzijde.read_text())
    return [(tekst, doel) for teken, tekst, doel in gevonden if bool(teken) is beeld]


def _gemaakt() -> set[str]:
    """The names of the pictures that the stories make."""
    verhalen = "\n".join(pad.read_text() for pad in (WORTEL / "tests" / "verhalen").glob("*.py"))
    return set(re.findall(r'\.beeld\(\s*"([a-z0-9-]+)"', verhalen))


@pytest.mark.parametrize("bladzijde", BLADZIJDEN, ids=lambda pad: pad.stem)
def test_elk_beeld_bestaat_heeft_een_beschrijving_en_komt_uit_een_verhaal(bladzijde):
    gemaakt = _gemaakt()
    for tekst, doel in _onderdelen(bladzijde, beeld=True):
        assert tekst, doel
        assert (bladzijde.parent / doel).is_file(), doel
        assert Path(doel).stem in gemaakt, doel


@pytest.mark.parametrize("bladzijde", BLADZIJDEN, ids=lambda pad: pad.stem)
def test_elke_verwijzing_leidt_ergens_heen(bladzijde):
    eigen = [doel.partition("#")[0] for _, doel in _onderdelen(bladzijde, beeld=False) if "://" not in doel]
    assert [doel for doel in eigen if doel and not (bladzijde.parent / doel).exists()] == []


def test_elk_beeld_staat_ook_in_de_handleiding():
    genoemd = {Path(doel).name for pad in BLADZIJDEN for _, doel in _onderdelen(pad, beeld=True)}
    assert {pad.name for pad in (HANDLEIDING / "beelden").glob("*")} == genoemd
