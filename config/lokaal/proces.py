"""Child processes that die with the process that started them."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from pathlib import Path


def sterft_mee(signaal: signal.Signals) -> list[str]:
    """Prefix of a command that makes the kernel send it `signaal` when its parent dies.

    Empty where setpriv (util-linux) is absent, as on macOS.
    """
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", signaal.name.removeprefix("SIG")] if setpriv else []


class Kind:
    """A child process: started at once, stopped in order, and started again the same way if it fell over.

    `signaal` is what it gets to stop, `doodsignaal` what the kernel sends when this process dies (the
    same, unless given); `voor` is a prefix that changes its user. Its output is appended to `log`.
    Make it in the main thread: the kernel watches the thread that started it.
    """

    def __init__(
        self,
        naam: str,
        opdracht: Sequence[str | Path],
        *,
        log: Path,
        signaal: signal.Signals = signal.SIGTERM,
        doodsignaal: signal.Signals | None = None,
        voor: Sequence[str] = (),
        env: Mapping[str, str] | None = None,
    ) -> None:
        self.naam = naam
        self.log = log
        self._signaal = signaal
        self._env = env
        # the change of user comes first: it clears the request for a signal
        self._argv = [*voor, *sterft_mee(doodsignaal or signaal), *map(str, opdracht)]
        self.start()

    def start(self) -> None:
        """Start it, in a session of its own: a Ctrl-C in the terminal reaches only us."""
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as uitvoer:
            self._proces = subprocess.Popen(
                self._argv,
                stdin=subprocess.DEVNULL,
                stdout=uitvoer,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env=dict(os.environ if self._env is None else self._env),
            )

    @property
    def pid(self) -> int:
        """Its process number."""
        return self._proces.pid

    @property
    def draait(self) -> bool:
        """Whether it runs."""
        return self._proces.poll() is None

    def vraag_te_stoppen(self) -> None:
        """Ask it to stop, without waiting."""
        if self.draait:
            self._proces.send_signal(self._signaal)

    def stop(self, seconden: float = 10) -> None:
        """Ask it to stop, and end its whole session after `seconden` when it does not."""
        self.vraag_te_stoppen()
        self.wacht(seconden)

    def wacht(self, seconden: float) -> None:
        """Wait for its end, and end its whole session after `seconden`."""
        try:
            self._proces.wait(seconden)
        except subprocess.TimeoutExpired:
            os.killpg(self.pid, signal.SIGKILL)
            self._proces.wait()

    def einde_van_log(self, regels: int = 8) -> str:
        """The last lines that it wrote, for in an error message."""
        tekst = self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""
        return "\n".join(tekst.splitlines()[-regels:])


def stop_samen(kinderen: Sequence[Kind], seconden: float) -> None:
    """Stop them beside each other, each within `seconden`."""
    for kind in kinderen:
        kind.vraag_te_stoppen()
    einde = time.monotonic() + seconden
    for kind in kinderen:
        kind.wacht(max(0.1, einde - time.monotonic()))


def leeft(pid: int) -> bool:
    """Whether a process with this number exists and is not a zombie."""
    if not Path("/proc/self").exists():
        return _reageert(pid)
    try:
        stand = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except FileNotFoundError:
        return False
    return stand.rpartition(")")[2].split()[0] != "Z"


def _reageert(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
