"""The servers and the environment of a test session."""

import atexit
import os
import shutil
from contextlib import ExitStack
from pathlib import Path

from . import proces, servers
from .plekken import VAR, Plek

PROEVEN = VAR / "proef"
# tells an xdist worker that its controller has already started everything
MERK = "STAPSTEEN_PROEF"


def begin() -> None:
    """Set the environment of this test session, and start the servers that it does not name.

    They run without durability in a folder of their own below `var/proef`, so that several
    sessions can run side by side, and end with the process. A worker of xdist uses the servers of
    its controller, with a Redis database of its own.
    """
    if os.environ.get(MERK):
        _eigen_redis(os.environ.get("PYTEST_XDIST_WORKER", "gw0"))
        return
    _ruim_oude_op()
    plek = Plek(PROEVEN / str(os.getpid()))
    stapel = ExitStack()
    stapel.callback(shutil.rmtree, plek.map, ignore_errors=True)
    stapel.callback(shutil.rmtree, plek.elders, ignore_errors=True)
    atexit.register(stapel.close)
    draaiende = stapel.enter_context(servers.draaiend(plek, zorgvuldig=False))
    os.environ.update(_omgeving(plek.map, draaiende.adressen))


def _eigen_redis(werker: str) -> None:
    """Before Django reads its settings: a cache that is in use already does not move any more."""
    basis, _, nummer = os.environ["REDIS_URL"].rpartition("/")
    os.environ["REDIS_URL"] = f"{basis}/{int(nummer or 0) + int(werker.removeprefix('gw'))}"


def _omgeving(map_: Path, adressen: dict[str, str]) -> dict[str, str]:
    """As production, but for TLS and the bundling of static files."""
    return {
        **adressen,
        MERK: str(map_),
        "SECRET_KEY": "alleen-voor-proeven-" + "p" * 50,
        "BSN_SLEUTELS": "alleen-voor-proeven-" + "b" * 50,
        "ALLOWED_HOSTS": "*",
        "PUBLIEK_ADRES": "http://localhost:8000",
        "MAIL_URL": f"file:///{map_ / 'post'}",
        "MAIL_AFZENDER": "Stapsteen <noreply@stapsteen.example>",
        "BESTANDEN": str(map_ / "bestanden"),
        "DEMO": "false",
        "HTTPS": "false",
        "STATISCH_GEBUNDELD": "false",
        "LOGVORM": "tekst",
        # on a busy machine a test takes longer than these seconds, and then asks one thing more
        "ORGANISATIE_ONTHOUD_SECONDEN": "600",
    }


def _ruim_oude_op() -> None:
    """Remove the folders of sessions that were killed."""
    for map_ in PROEVEN.glob("*"):
        if map_.name.isdigit() and not proces.leeft(int(map_.name)):
            shutil.rmtree(map_, ignore_errors=True)
