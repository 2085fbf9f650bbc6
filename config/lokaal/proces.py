"""Child processes that die with the process that started them."""

import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


def sterft_mee(signaal: str) -> list[str]:
    """Prefix of a command that makes the kernel send it `signaal` when its parent dies.

    Empty where setpriv (util-linux) is absent, as on macOS.
    """
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", signaal] if setpriv else []


def start(
    opdracht: Sequence[str | Path],
    *,
    log: Path,
    signaal: str = "TERM",
    voor: Sequence[str] = (),
    env: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """Start `opdracht` in a session of its own, its output appended to `log`.

    `signaal` reaches it when this process dies, `voor` is a prefix that changes its user.
    A session of its own keeps a Ctrl-C in the terminal away from it: the launcher stops the
    children in the right order. Call this from the main thread: the kernel watches the thread.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    # the prefix comes first: a change of user clears the request for a signal
    argv = [*voor, *sterft_mee(signaal), *map(str, opdracht)]
    with log.open("ab") as uitvoer:
        return subprocess.Popen(
            argv,
            stdin=subprocess.DEVNULL,
            stdout=uitvoer,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env=dict(os.environ if env is None else env),
        )


def stop(kind: subprocess.Popen[bytes], *, signaal: int = signal.SIGTERM, seconden: float = 10) -> None:
    """Ask `kind` to stop with `signaal`, and end it after `seconden` when it does not."""
    if kind.poll() is not None:
        return
    kind.send_signal(signaal)
    try:
        kind.wait(seconden)
    except subprocess.TimeoutExpired:
        # its whole session, so that no pool process stays behind
        os.killpg(kind.pid, signal.SIGKILL)
        kind.wait()


def leeft(pid: int) -> bool:
    """Whether a process with this number exists and is not a zombie."""
    try:
        stand = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except FileNotFoundError:
        return not Path("/proc/self").exists() and _reageert(pid)
    return stand.rpartition(")")[2].split()[0] != "Z"


def _reageert(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True


def einde_van_log(log: Path, regels: int = 8) -> str:
    """The last lines of `log`, for in an error message."""
    if not log.exists():
        return ""
    return "\n".join(log.read_text(encoding="utf-8", errors="replace").splitlines()[-regels:])
