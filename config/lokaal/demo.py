"""`make demo`: everything in one terminal, until Ctrl-C.

PostgreSQL and Valkey from Python packages, five organisations with the sample data, web, worker
and beat. A second start finds everything there and takes seconds.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack

from . import inrichting_nodig, programmas, servers, slot, toezicht
from .demo_gegevens import ALLE_ORGANISATIES, KEUZE
from .fouten import LokaalFout
from .omgeving import POORT, demo_omgeving, demo_plek
from .plekken import PROJECT, Plek
from .proces import Kind, sterft_mee, stop_samen

KLAAR_SECONDEN = 60
STOP_SECONDEN = 6
POORT_VRIJ_SECONDEN = 3


def main() -> None:
    """Run the demo; exit status 0 after Ctrl-C, 1 with a Dutch sentence when it cannot run."""
    try:
        with toezicht.luistert():
            _controleer_keuze()
            _draai(_poort())
    except toezicht.Stoppen:
        print("\nAlles is gestopt. De gegevens staan in var/; `make schoon` gooit ze weg.", flush=True)
    except slot.Bezet:
        sys.exit("FOUT: de demo draait al in deze map. Stop die eerst (Ctrl-C in dat venster).")
    except LokaalFout as fout:
        sys.exit(f"FOUT: {fout}")


def _draai(poort: int) -> None:
    begin = time.monotonic()
    plek = demo_plek()
    with ExitStack() as stapel:
        stapel.enter_context(slot.eigenaar(plek))
        _controleer_poort(poort)
        meld("PostgreSQL en Valkey starten")
        draaiende = stapel.enter_context(servers.draaiend(plek))
        omgeving = demo_omgeving(plek, draaiende.adressen, poort)
        slot.schrijf_omgeving(plek, omgeving)
        env = {**os.environ, **omgeving, "DJANGO_SETTINGS_MODULE": "config.settings"}
        _richt_in(plek, env)
        meld("Web, worker en beat starten")
        kinderen = _start_programmas(stapel, plek, env, poort)
        _vertel(poort, time.monotonic() - begin)
        toezicht.houd_draaiend([*draaiende.kinderen, *kinderen])


def _controleer_keuze() -> None:
    """Raise LokaalFout when DEMO_ORGANISATIES names what the demo does not have."""
    schemas = [organisatie.schema for organisatie in ALLE_ORGANISATIES]
    if onbekend := KEUZE - set(schemas):
        raise LokaalFout(f"DEMO_ORGANISATIES={','.join(sorted(onbekend))} kan niet. Kies uit: {', '.join(schemas)}.")


def _poort() -> int:
    tekst = os.environ.get("POORT") or str(POORT)
    if not tekst.isdigit() or not 1024 <= int(tekst) <= 65535:
        raise LokaalFout(f"POORT={tekst} kan niet. Kies een getal van 1024 tot en met 65535: POORT=8010 make demo")
    return int(tekst)


def _controleer_poort(poort: int) -> None:
    """Raise LokaalFout when the port stays taken; a web server that is just stopping gets a moment."""
    einde = time.monotonic() + POORT_VRIJ_SECONDEN
    while _bezet(poort):
        if time.monotonic() > einde:
            raise LokaalFout(
                f"poort {poort} is bezet door een ander programma. Stop dat, of kies een andere poort:\n\n"
                f"    POORT={poort + 10} make demo\n"
            )
        time.sleep(0.2)


def _bezet(poort: int) -> bool:
    with socket.socket() as s:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            s.bind(("127.0.0.1", poort))
        except OSError:
            return True
    return False


def _richt_in(plek: Plek, env: dict[str, str]) -> None:
    """Make or update organisations and data, when something of it changed since the last time."""
    if not inrichting_nodig.is_nodig(plek, env["DATABASE_URL"]):
        return
    opdracht = [*sterft_mee(signal.SIGTERM), sys.executable, "-m", "config.lokaal.inrichten"]
    # the terminal shows the steps; only what goes wrong may stand between them
    rustig = env | {"LOGNIVEAU": "WARNING"}
    if subprocess.run(opdracht, env=rustig, cwd=PROJECT, check=False, start_new_session=True).returncode:
        raise LokaalFout("het inrichten van de demo lukt niet; de reden staat hierboven.")
    inrichting_nodig.noteer(plek, env["DATABASE_URL"])


def _start_programmas(stapel: ExitStack, plek: Plek, env: dict[str, str], poort: int) -> list[Kind]:
    kinderen: list[Kind] = []
    stapel.callback(stop_samen, kinderen, STOP_SECONDEN)
    kinderen.append(programmas.start_web(plek, env, poort))
    kinderen.append(programmas.start_worker(plek, env))
    _wacht_tot_klaar(kinderen, poort)
    # last: nobody waits for it, and the other two start quicker without it
    kinderen.append(programmas.start_beat(plek, env))
    return kinderen


def _wacht_tot_klaar(kinderen: list[Kind], poort: int) -> None:
    einde = time.monotonic() + KLAAR_SECONDEN
    while not _is_gezond(poort):
        for kind in kinderen:
            if not kind.draait:
                raise LokaalFout(f"{kind.naam} start niet. Het einde van {kind.log}:\n{kind.einde_van_log(20)}")
        if time.monotonic() > einde:
            raise LokaalFout(f"Stapsteen is na {KLAAR_SECONDEN} seconden nog niet klaar; kijk in var/log/.")
        time.sleep(0.2)


def _is_gezond(poort: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{poort}/gezond", timeout=5) as antwoord:
            return bool(json.load(antwoord)["gezond"])
    except (urllib.error.URLError, OSError, ValueError):
        return False


def _vertel(poort: int, seconden: float) -> None:
    adres = f"http://localhost:{poort}"
    print(
        f"\nStapsteen draait ({seconden:.1f} s). Open in je browser:\n\n    {adres}\n\n"
        f"Verstuurde mail staat op {adres}/postvak, logregels staan in var/log/.\n"
        "Stoppen: Ctrl-C.\n",
        flush=True,
    )


def meld(tekst: str) -> None:
    """Tell on the terminal what is being done."""
    print(f"  {tekst} …", flush=True)


if __name__ == "__main__":
    main()
