"""Where the embedded servers keep their files."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .fouten import LokaalFout

PROJECT = Path(__file__).resolve().parents[2]
VAR = PROJECT / "var"

# sun_path holds 108 bytes including its closing zero (unix(7))
MAX_SOCKET_PATH = 106
LONGEST_SOCKET_NAME = ".s.PGSQL.5432.lock"


@dataclass(frozen=True)
class Plek:
    """The folder of one set of servers: `var/` for the demo, a fresh one below it for tests."""

    map: Path

    @property
    def log(self) -> Path:
        """Folder of the servers' log files."""
        return self.map / "log"

    @property
    def sockets(self) -> Path:
        """Folder of the PostgreSQL socket; below the temporary folder where `map` is too deep."""
        near = self.map / "run"
        if len(os.fsencode(near / LONGEST_SOCKET_NAME)) <= MAX_SOCKET_PATH:
            return near
        return Path(tempfile.gettempdir()) / f"stapsteen-{self.hash}"

    @property
    def elders(self) -> Path:
        """Folder outside any home folder, for a PostgreSQL that must run as another user."""
        return Path("/var/tmp") / f"stapsteen-{self.hash}"  # noqa: S108 - only root uses it, mode checked

    @property
    def hash(self) -> str:
        """Twelve characters that tell this folder from every other one on the machine."""
        return hashlib.sha256(os.fsencode(self.map)).hexdigest()[:12]


def maak_besloten_map(map_: Path) -> Path:
    """Make `map_` with mode 0700 and return it; LokaalFout when another user owns it.

    The sockets in it ask for no password, so nobody else may get in.
    """
    map_.mkdir(mode=0o700, parents=True, exist_ok=True)
    if map_.is_symlink() or map_.stat().st_uid != os.geteuid():
        raise LokaalFout(f"de map {map_} is van een andere gebruiker; verwijder die map eerst.")
    map_.chmod(0o700)
    return map_
