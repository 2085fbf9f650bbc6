"""A process that runs embedded servers of its own, and may be killed."""

import json
import os
import signal
import subprocess
import sys
import time
from typing import Any

from config.lokaal.plekken import PROJECT, Plek
from config.lokaal.proces import leeft

STARTER = """
import json, sys
from pathlib import Path
from config.lokaal import servers
from config.lokaal.plekken import Plek
with servers.draaiend(Plek(Path(sys.argv[1]))) as draaiende:
    pids = [kind.pid for kind in draaiende.kinderen]
    print(json.dumps({**draaiende.adressen, "pids": pids}), flush=True)
    sys.stdin.read()
"""


class Starter:
    """A running starter: its addresses, the pids of its servers, and ways to end it."""

    def __init__(self, plek: Plek) -> None:
        zonder = {naam: w for naam, w in os.environ.items() if naam not in ("DATABASE_URL", "REDIS_URL")}
        self.proces = subprocess.Popen(
            [sys.executable, "-c", STARTER, str(plek.map)],
            cwd=PROJECT,
            env=zonder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.proces.stdout is not None
        antwoord: dict[str, Any] = json.loads(self.proces.stdout.readline())
        self.pids: list[int] = antwoord.pop("pids")
        self.database_url: str = antwoord["DATABASE_URL"]
        self.redis_url: str = antwoord["REDIS_URL"]

    def stop(self) -> None:
        """End it in order."""
        self.proces.communicate()

    def dood(self) -> None:
        """kill -9."""
        self.proces.send_signal(signal.SIGKILL)
        self.proces.communicate()


def wacht_tot_weg(pids: list[int], seconden: float = 15) -> None:
    """Wait until none of these processes is left; fails when one stays."""
    einde = time.monotonic() + seconden
    while over := [pid for pid in pids if leeft(pid)]:
        assert time.monotonic() < einde, f"draait nog: {over}"
        time.sleep(0.1)
