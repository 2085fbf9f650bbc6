"""The launcher: restarts what falls over, stops when asked, names a taken port."""

import os
import signal
import socket
import threading
import time
from pathlib import Path

import pytest

from config.lokaal import demo, toezicht
from config.lokaal.fouten import LokaalFout
from config.lokaal.proces import Kind, leeft


def _later(seconden: float, pid: int, signaal: signal.Signals) -> None:
    threading.Timer(seconden, os.kill, (pid, signaal)).start()


def test_gevallen_kind_wordt_opnieuw_gestart(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    kind = Kind("worker", ["sleep", "60"], log=tmp_path / "worker.log")
    eerste = kind.pid
    _later(0.2, eerste, signal.SIGKILL)
    _later(1.6, os.getpid(), signal.SIGTERM)
    with pytest.raises(toezicht.Stoppen), toezicht.luistert():
        toezicht.houd_draaiend([kind])
    assert kind.draait
    assert kind.pid != eerste
    assert "worker is gestopt; ik start het opnieuw" in capfd.readouterr().out
    kind.stop()


def test_kind_dat_blijft_omvallen_stopt_de_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(toezicht, "KIJK_SECONDEN", 0.05)
    kind = Kind("beat", ["sh", "-c", "echo geen zin vandaag; exit 3"], log=tmp_path / "beat.log")
    with pytest.raises(LokaalFout, match="geen zin vandaag"):
        toezicht.houd_draaiend([kind])


@pytest.mark.parametrize("signaal", toezicht.SIGNALEN)
def test_signaal_vraagt_om_te_stoppen(signaal: signal.Signals) -> None:
    vooraf = signal.getsignal(signaal)
    with pytest.raises(toezicht.Stoppen), toezicht.luistert():
        signal.raise_signal(signaal)
    assert signal.getsignal(signaal) == vooraf


def test_kind_dat_niet_luistert_wordt_beeindigd(tmp_path: Path) -> None:
    doof = Kind("doof", ["sh", "-c", "trap '' TERM; echo klaar; sleep 60 & wait; sleep 60"], log=tmp_path / "doof.log")
    while not doof.einde_van_log():
        time.sleep(0.05)
    doof.stop(seconden=0.3)
    assert not leeft(doof.pid)


def test_bezette_poort_wordt_genoemd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "POORT_VRIJ_SECONDEN", 0)
    with socket.create_server(("127.0.0.1", 0)) as server:
        poort = server.getsockname()[1]
        with pytest.raises(LokaalFout, match=f"poort {poort} is bezet") as fout:
            demo._controleer_poort(poort)
    assert f"POORT={poort + 10} make demo" in str(fout.value)


@pytest.mark.parametrize("tekst", ["80", "70000", "acht", "-1"])
def test_onmogelijke_poort_wordt_geweigerd(tekst: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POORT", tekst)
    with pytest.raises(LokaalFout, match=f"POORT={tekst} kan niet"):
        demo._poort()


def test_zonder_poort_is_het_8000(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POORT", "")
    assert demo._poort() == 8000


def test_een_organisatie_die_de_demo_niet_heeft_wordt_genoemd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "KEUZE", frozenset({"hwwerkt", "hwwrekt"}))
    with pytest.raises(LokaalFout, match=r"DEMO_ORGANISATIES=hwwrekt kan niet. Kies uit: werkmakerij, "):
        demo._controleer_keuze()
