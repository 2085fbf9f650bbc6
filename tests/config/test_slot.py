"""One owner per folder; manage.py finds the servers of a running demo, or starts its own."""

import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from config.lokaal import omgeving, slot
from config.lokaal.fouten import LokaalFout
from config.lokaal.plekken import Plek
from config.lokaal.proces import leeft


@pytest.fixture
def plek(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Plek]:
    """The folder of the demo, moved to this test; and no configured addresses."""
    monkeypatch.setattr(omgeving, "demo_plek", lambda: Plek(tmp_path / "var"))
    with mock.patch.dict(os.environ):
        for naam in omgeving.ADRESSEN:
            del os.environ[naam]
        yield omgeving.demo_plek()


def test_een_map_heeft_een_eigenaar(plek: Plek) -> None:
    with slot.eigenaar(plek), pytest.raises(slot.Bezet), slot.eigenaar(plek):
        pass
    with slot.eigenaar(plek):
        pass


def test_briefje_is_alleen_voor_de_eigenaar_leesbaar(plek: Plek) -> None:
    with slot.eigenaar(plek):
        slot.schrijf_omgeving(plek, {"REDIS_URL": "redis://:geheim@x"})
        assert (plek.map / "lokaal.json").stat().st_mode & 0o077 == 0
        assert slot.lees_omgeving(plek) == {"REDIS_URL": "redis://:geheim@x"}
    assert not (plek.map / "lokaal.json").exists()


def test_briefje_van_een_gestorven_eigenaar_telt_niet(plek: Plek, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slot, "FIND_SECONDS", 0.2)
    plek.map.mkdir()
    slot.schrijf_omgeving(plek, {"DATABASE_URL": "postgres://oud"})
    with slot.eigenaar(plek), pytest.raises(LokaalFout):
        slot.lees_omgeving(plek)


def test_opdracht_start_eigen_servers_zolang_als_nodig(plek: Plek, capfd: pytest.CaptureFixture[str]) -> None:
    with omgeving.met_lokale_servers():
        pid = int((plek.map / "pgdata" / "postmaster.pid").read_text().split("\n")[0])
        assert leeft(pid)
        assert os.environ["DEMO"] == "true"
        assert str(plek.map) in os.environ["BESTANDEN"]
    assert not leeft(pid)
    assert "ingebouwde databank" in capfd.readouterr().err


def test_opdracht_naast_een_demo_gebruikt_diens_servers(plek: Plek) -> None:
    with slot.eigenaar(plek):
        slot.schrijf_omgeving(plek, {"DATABASE_URL": "postgres://van-de-demo"})
        with omgeving.met_lokale_servers():
            assert os.environ["DATABASE_URL"] == "postgres://van-de-demo"


@pytest.mark.parametrize("naam", omgeving.ADRESSEN)
def test_ingestelde_omgeving_blijft_zoals_ze_is(plek: Plek, naam: str) -> None:
    os.environ[naam] = "ingesteld"
    with omgeving.met_lokale_servers():
        assert {n: os.environ.get(n) for n in omgeving.ADRESSEN if n in os.environ} == {naam: "ingesteld"}
    assert not plek.map.exists()


def test_sleutel_van_de_demo_blijft_dezelfde(plek: Plek) -> None:
    plek.map.mkdir()
    eerste = omgeving.demo_omgeving(plek, {})["SECRET_KEY"]
    assert omgeving.demo_omgeving(plek, {})["SECRET_KEY"] == eerste
    assert (plek.map / "geheim").stat().st_mode & 0o077 == 0
