"""`make schoon`: removes everything that demo and tests keep. Needs the standard library only."""

import fcntl
import shutil
import sys

from .plekken import PROJECT, VAR, Plek

CACHES = (".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache")


def main() -> None:
    """Remove `var/` and what stands for it elsewhere, and the caches; refuses while a demo runs."""
    if VAR.exists():
        with (VAR / "lokaal.slot").open("w") as slot:
            try:
                fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                sys.exit("FOUT: de demo draait nog. Stop die eerst (Ctrl-C in dat venster).")
    plek = Plek(VAR)
    for map_ in (VAR, plek.sockets, plek.elders, *(PROJECT / naam for naam in CACHES)):
        shutil.rmtree(map_, ignore_errors=True)
    print("Alle gegevens van demo en tests zijn weg. .venv blijft staan.")


if __name__ == "__main__":
    main()
