"""Keeps the children of the demo running until it must stop."""

import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from .fouten import LokaalFout
from .proces import Kind

SIGNALEN = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
KIJK_SECONDEN = 0.5
KORT_LEVEN = 5.0
MAX_KORTE_LEVENS = 5


class Stoppen(BaseException):
    """Somebody asked the demo to stop: Ctrl-C, a closed terminal, kill."""


@contextmanager
def luistert() -> Iterator[None]:
    """Let the signals that ask to stop raise Stoppen here; a second one changes nothing."""

    def stop(nummer: int, frame: FrameType | None) -> None:
        for signaal in SIGNALEN:
            signal.signal(signaal, signal.SIG_IGN)
        raise Stoppen

    oude = {signaal: signal.signal(signaal, stop) for signaal in SIGNALEN}
    try:
        yield
    finally:
        for signaal, oud in oude.items():
            signal.signal(signaal, oud)


def houd_draaiend(kinderen: Sequence[Kind]) -> None:
    """Start each child again that fell over; only Stoppen ends this.

    Raises LokaalFout when a child fell over right after its start too often.
    """
    korte_levens = dict.fromkeys((kind.naam for kind in kinderen), 0)
    begin = {kind.naam: time.monotonic() for kind in kinderen}
    while True:
        time.sleep(KIJK_SECONDEN)
        for kind in kinderen:
            if kind.draait:
                continue
            kort = time.monotonic() - begin[kind.naam] < KORT_LEVEN
            korte_levens[kind.naam] = korte_levens[kind.naam] + 1 if kort else 0
            if korte_levens[kind.naam] == MAX_KORTE_LEVENS:
                raise LokaalFout(f"{kind.naam} blijft omvallen. Het einde van {kind.log}:\n{kind.einde_van_log()}")
            print(f"  {kind.naam} is gestopt; ik start het opnieuw (zie {kind.log}).", flush=True)
            begin[kind.naam] = time.monotonic()
            kind.start()
