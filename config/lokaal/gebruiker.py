"""The user under which PostgreSQL runs, because it refuses to run as root."""

import os
import shutil
import subprocess
from dataclasses import dataclass

from .fouten import LokaalFout

NOBODY = 65534
IN_NAMESPACE = ("unshare", "--user", "--map-user=1000", "--map-group=1000")
AS_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")


@dataclass(frozen=True)
class Uitvoerder:
    """Who runs PostgreSQL: a prefix for its commands, and whether the files must be another user's."""

    voor: tuple[str, ...] = ()
    andere_gebruiker: bool = False


def kies_uitvoerder() -> Uitvoerder:
    """Ourselves; for root a user namespace in which we are not root, else the user nobody.

    Raises LokaalFout when all are refused.
    """
    if os.geteuid() != 0:
        return Uitvoerder()
    if _lukt(IN_NAMESPACE):
        return Uitvoerder(IN_NAMESPACE)
    if _lukt(AS_NOBODY):
        return Uitvoerder(AS_NOBODY, andere_gebruiker=True)
    raise LokaalFout(
        "PostgreSQL mag niet als root draaien, en deze machine staat niet toe om een andere "
        "gebruiker te worden. Start de opdracht als gewone gebruiker, of zet DATABASE_URL."
    )


def _lukt(voor: tuple[str, ...]) -> bool:
    if not shutil.which(voor[0]):
        return False
    return subprocess.run([*voor, "true"], capture_output=True, check=False).returncode == 0
