"""Whether the demo must be set up again: remembers from what it was set up."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from .demo_gegevens import KEUZE
from .plekken import PROJECT, Plek

BRONNEN = (
    "*/migrations/*.py",
    "organisaties/sjablonen/*",
    "voorbeelden/*/*",
    "config/lokaal/inrichten.py",
    "config/lokaal/demo_werk/*.py",
)


def is_nodig(plek: Plek, databank: str) -> bool:
    """Whether migrations, templates, sample data, database or choice differ from the last finished set-up."""
    merk = _merk(plek)
    return not merk.exists() or merk.read_text(encoding="ascii") != _vingerafdruk(databank)


def noteer(plek: Plek, databank: str) -> None:
    """Remember that the set-up has finished."""
    _merk(plek).write_text(_vingerafdruk(databank), encoding="ascii")


def _merk(plek: Plek) -> Path:
    return plek.map / "ingericht"


def _bestanden() -> Iterator[Path]:
    for patroon in BRONNEN:
        yield from sorted(pad for pad in PROJECT.glob(patroon) if pad.is_file())


def _vingerafdruk(databank: str) -> str:
    som = hashlib.sha256(" ".join((databank, *sorted(KEUZE))).encode())
    for pad in _bestanden():
        som.update(str(pad.relative_to(PROJECT)).encode())
        som.update(pad.read_bytes())
    return som.hexdigest()
