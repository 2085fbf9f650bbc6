"""`make demo` as a whole: one address, everything kept, nothing left behind."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from config.lokaal.omgeving import ADRESSEN
from config.lokaal.plekken import PROJECT
from config.lokaal.proces import leeft
from tests.config.starter import wacht_tot_weg

START_SECONDEN = 200


class Demo:
    """A launcher with the processes below it."""

    def __init__(self, map_: Path, poort: int) -> None:
        gewoon = {naam: waarde for naam, waarde in os.environ.items() if naam not in ADRESSEN}
        # the stories have a demo with all of them
        self.env = gewoon | {"DEMO_MAP": str(map_), "POORT": str(poort), "DEMO_ORGANISATIES": "werkmakerij"}
        self.poort = poort
        self.proces = self.start_nog_een()

    def start_nog_een(self) -> "subprocess.Popen[str]":
        """Start the launcher on this folder."""
        opdracht = [sys.executable, "-m", "config.lokaal.demo"]
        uit = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        return subprocess.Popen(opdracht, cwd=PROJECT, env=self.env, text=True, **uit)

    def wacht_tot_klaar(self) -> str:
        """What it printed until it was ready; fails when it is not in time."""
        assert self.proces.stdout is not None
        einde, regels = time.monotonic() + START_SECONDEN, []
        for regel in self.proces.stdout:
            regels.append(regel)
            if "Stoppen: Ctrl-C" in regel:
                return "".join(regels)
            assert time.monotonic() < einde, "".join(regels)
        pytest.fail("De demo start niet:\n" + "".join(regels))

    def lees(self, pad: str) -> str:
        """A page of the public address."""
        with urllib.request.urlopen(f"http://localhost:{self.poort}{pad}", timeout=20) as antwoord:
            return antwoord.read().decode()

    def beheer(self, code: str) -> str:
        """What a line of Python prints in `manage.py shell`, beside the running demo."""
        opdracht = [sys.executable, "manage.py", "shell", "-v0", "-c", code]
        return subprocess.run(opdracht, cwd=PROJECT, env=self.env, capture_output=True, text=True, check=True).stdout

    def processen(self) -> list[int]:
        """Everything below the launcher."""
        onder, rij = [], [self.proces.pid]
        while rij:
            kinderen = _kinderen(rij.pop())
            onder += kinderen
            rij += kinderen
        return onder


def _kinderen(pid: int) -> list[int]:
    draden = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(kind) for draad in draden for kind in draad.read_text().split()]


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[Callable[[], Demo]]:
    """Starts demos on one folder and one port of this test."""
    gestart: list[Demo] = []
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        poort = s.getsockname()[1]

    def start() -> Demo:
        gestart.append(Demo(tmp_path / "var", poort))
        return gestart[-1]

    yield start
    for een in gestart:
        if een.proces.poll() is None:
            een.proces.send_signal(signal.SIGINT)
            een.proces.communicate()


def test_demo_van_begin_tot_eind(demo: Callable[[], Demo]) -> None:
    eerste = demo()
    verteld = eerste.wacht_tot_klaar()
    assert verteld.count(f"http://localhost:{eerste.poort}\n") == 1
    assert "De Werkmakerij" in eerste.lees("/")
    assert "HW Werkt!" not in eerste.lees("/")
    assert json.loads(eerste.lees("/gezond"))["gezond"] is True

    # a command beside it works on the same data; a second demo in the same folder does not start
    in_werkmakerij = "from organisaties import in_organisatie as i; from toegang.models import Team as T\n"
    eerste.beheer(in_werkmakerij + "with i('werkmakerij'): T.objects.create(naam='Blijft')")
    tweede = eerste.start_nog_een()
    assert "de demo draait al" in tweede.communicate()[0]
    assert tweede.returncode == 1

    # kill -9 leaves no server, web, worker or beat behind
    processen = eerste.processen()
    assert len(processen) >= 7
    eerste.proces.send_signal(signal.SIGKILL)
    eerste.proces.communicate()
    wacht_tot_weg(processen, 20)

    # a second start keeps what was written, and sets nothing up again
    weer = demo()
    assert "De Werkmakerij" not in weer.wacht_tot_klaar()
    telt = in_werkmakerij + "with i('werkmakerij'): print(T.objects.filter(naam='Blijft').count())"
    assert weer.beheer(telt).strip() == "1"

    # Ctrl-C ends everything
    processen = weer.processen()
    weer.proces.send_signal(signal.SIGINT)
    assert "Alles is gestopt" in weer.proces.communicate()[0]
    assert weer.proces.returncode == 0
    assert not any(leeft(pid) for pid in processen)
