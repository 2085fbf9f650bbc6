"""The embedded PostgreSQL and Valkey: they keep what was written, keep strangers out, and die with their parent."""

import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
import pytest
import redis

from config.lokaal import gebruiker, postgres, servers, valkey
from config.lokaal.fouten import LokaalFout
from config.lokaal.plekken import MAX_SOCKET_PATH, Plek, maak_besloten_map
from config.lokaal.proces import leeft
from tests.config.starter import Starter, wacht_tot_weg

Start = Callable[..., Starter]


def _sql(url: str, opdracht: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url, autocommit=True) as verbinding:  # noqa: TID251 - another server than Django's
        cursor = verbinding.execute(opdracht)
        return cursor.fetchall() if cursor.description else []


def test_gegevens_blijven_na_kill_9_en_er_blijft_geen_server_achter(starter: Start) -> None:
    eerste = starter()
    _sql(eerste.database_url, "CREATE TABLE steen (naam text)")
    _sql(eerste.database_url, "INSERT INTO steen VALUES ('fundament')")
    with redis.Redis.from_url(eerste.redis_url) as client:
        client.set("steen", "dak")
        client.execute_command("WAITAOF", 1, 0, 5000)
    eerste.dood()
    wacht_tot_weg(eerste.pids)
    tweede = starter()
    assert _sql(tweede.database_url, "SELECT naam FROM steen") == [("fundament",)]
    with redis.Redis.from_url(tweede.redis_url) as client:
        assert client.get("steen") == b"dak"


def test_na_een_gewone_stop_is_alles_weg(starter: Start) -> None:
    een = starter()
    een.stop()
    wacht_tot_weg(een.pids)
    assert een.pids
    assert not any(leeft(pid) for pid in een.pids)


def test_twee_mappen_draaien_naast_elkaar(starter: Start) -> None:
    een, ander = starter("een"), starter("ander")
    _sql(een.database_url, "CREATE TABLE alleen_hier (x int)")
    assert _sql(ander.database_url, "SELECT to_regclass('alleen_hier')") == [(None,)]
    assert een.redis_url != ander.redis_url


def test_instellingen_van_de_databank(starter: Start) -> None:
    url = starter().database_url
    assert _sql(url, "SHOW max_locks_per_transaction") == [("512",)]
    assert _sql(url, "SHOW listen_addresses") == [("",)]
    assert _sql(url, "SHOW fsync") == [("on",)]
    assert _sql(url, "SHOW server_encoding") == [("UTF8",)]


def test_alleen_de_eigenaar_komt_bij_de_socket(starter: Start) -> None:
    sockets = Path(unquote(urlsplit(starter().database_url).hostname or ""))
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700


def test_valkey_vraagt_een_wachtwoord(starter: Start) -> None:
    poort = urlsplit(starter().redis_url).port
    with redis.Redis(port=poort or 0) as client, pytest.raises(redis.AuthenticationError):
        client.ping()


def test_server_met_een_ingesteld_adres_wordt_niet_gestart(tmp_path: Path) -> None:
    assert os.environ["DATABASE_URL"]
    with servers.draaiend(Plek(tmp_path)) as draaiende:
        assert draaiende.kinderen == []
        assert draaiende.adressen["DATABASE_URL"] == os.environ["DATABASE_URL"]


def test_diepe_map_krijgt_een_kort_pad_voor_de_socket(tmp_path: Path) -> None:
    diep = Plek(tmp_path / ("m" * 60) / ("n" * 60))
    assert len(str(diep.sockets / ".s.PGSQL.5432.lock")) <= MAX_SOCKET_PATH
    assert diep.sockets != Plek(tmp_path / ("m" * 60) / ("o" * 60)).sockets


def test_server_start_in_een_diepe_map(starter: Start) -> None:
    diep = starter("m" * 60 + "/" + "n" * 60)
    assert _sql(diep.database_url, "SELECT 1") == [(1,)]


def test_ondiepe_map_houdt_de_socket_bij_zich() -> None:
    assert Plek(Path("/srv/stapsteen/var")).sockets == Path("/srv/stapsteen/var/run")


def test_besloten_map_wordt_weer_besloten(tmp_path: Path) -> None:
    open_map = tmp_path / "open"
    open_map.mkdir(mode=0o755)
    assert stat.S_IMODE(maak_besloten_map(open_map).stat().st_mode) == 0o700


def test_besloten_map_weigert_een_verwijzing(tmp_path: Path) -> None:
    (tmp_path / "doel").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "doel")
    with pytest.raises(LokaalFout):
        maak_besloten_map(tmp_path / "link")


def test_programmas_komen_uit_de_python_pakketten() -> None:
    assert postgres.zoek_binaries().parts[-2:] == ("pginstall", "bin")
    assert valkey.zoek_binary().name == "valkey-server"


def test_postgres_draait_nooit_als_root() -> None:
    uitvoerder = gebruiker.kies_uitvoerder()
    assert bool(uitvoerder.voor) == (os.geteuid() == 0)


def test_postgres_start_ook_waar_geen_namespace_mag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root becomes nobody then, with its data where nobody may come; another user notices nothing."""
    monkeypatch.setattr(gebruiker, "IN_NAMESPACE", ("false",))
    plek = Plek(tmp_path / "var")
    try:
        url, kind = postgres.start(plek, zorgvuldig=False)
        assert _sql(url, "SELECT current_user") == [("stapsteen",)]
        assert Path(f"/proc/{kind.pid}").stat().st_uid != 0
        kind.stop()
    finally:
        shutil.rmtree(plek.elders, ignore_errors=True)


def test_onleesbare_programmas_worden_met_hun_bibliotheken_gekopieerd(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    niemand = gebruiker.Uitvoerder(("false",), andere_gebruiker=True)
    kopie = postgres._leesbaar(postgres.zoek_binaries(), tmp_path, niemand)
    uitkomst = subprocess.run([kopie / "initdb", "--version"], capture_output=True, text=True)
    assert uitkomst.stdout.startswith("initdb (PostgreSQL)"), uitkomst.stderr
