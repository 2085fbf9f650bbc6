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

    def lukt(self, *opdracht: str) -> bool:
        """Whether this command succeeds as that user."""
        if self.voor and not shutil.which(self.voor[0]):
            return False
        return subprocess.run([*self.voor, *opdracht], capture_output=True, check=False, cwd="/").returncode == 0


def kies_uitvoerder() -> Uitvoerder:
    """Ourselves; for root a user namespace in which we are not root, else the user nobody.

    Raises LokaalFout when all are refused.
    """
    if os.geteuid() != 0:
        return Uitvoerder()
    for uitvoerder in (Uitvoerder(IN_NAMESPACE), Uitvoerder(AS_NOBODY, andere_gebruiker=True)):
        if uitvoerder.lukt("true"):
            return uitvoerder
    raise LokaalFout(
        "PostgreSQL mag niet als root draaien, en deze machine staat niet toe om een andere "
        "gebruiker te worden. Start de opdracht als gewone gebruiker, of zet DATABASE_URL."
    )
