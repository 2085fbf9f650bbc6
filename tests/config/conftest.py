"""Fixtures for the tests of starting locally."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from config.lokaal.plekken import Plek
from tests.config.starter import Starter


@pytest.fixture
def starter(tmp_path: Path) -> Iterator[Callable[..., Starter]]:
    """Starts servers in a folder of this test; whatever still runs afterwards is ended."""
    gestart: list[Starter] = []

    def start(naam: str = "var") -> Starter:
        gestart.append(Starter(Plek(tmp_path / naam)))
        return gestart[-1]

    yield start
    for een in gestart:
        if een.proces.poll() is None:
            een.stop()
