"""Makes `.venv` and installs what the system lacks, on a machine with only Python, git and make.

Run by the Python of the system (`python3 -m config.lokaal.opzet demo|test`), so this module knows
the standard library only, and an old Python must be able to read it.
"""

import ctypes
import hashlib
import io
import os
import platform
import shutil
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
VENV = PROJECT / ".venv"
UV_MAP = PROJECT / ".uv"
MERK = VENV / ".opgezet"
PYTHON_MINIMUM = (3, 11)

PANGO = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fonts-dejavu-core"]
PANGO_BIBLIOTHEKEN = ["libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"]
CHROMIUM = ["chromium-headless-shell"]
# pdfsig: another program than ours confirms the seal on a document
POPPLER = ["poppler-utils"]
# soffice: a spreadsheet program opens the files with figures; 90 MB to fetch, 270 MB on the disk
LIBREOFFICE = ["libreoffice-calc-nogui"]


def main(doel):
    """Prepare for `doel`: "demo" or "test" (which needs a browser too). Exits with a Dutch sentence."""
    kies_python()
    installeer_systeempakketten(ontbrekende_pakketten(doel))
    maak_venv()


def kies_python():
    """Go on with a newer Python from the PATH when this one is too old."""
    if sys.version_info[:2] >= PYTHON_MINIMUM:
        return
    for minor in range(14, 10, -1):
        nieuwer = shutil.which(f"python3.{minor}")
        if nieuwer:
            os.execv(nieuwer, [nieuwer, "-m", "config.lokaal.opzet", *sys.argv[1:]])  # noqa: S606 - the same script
    sys.exit("FOUT: Stapsteen heeft Python 3.11 of nieuwer nodig; dit is " + platform.python_version() + ".")


def ontbrekende_pakketten(doel):
    """The Debian packages that `doel` needs and this machine lacks."""
    pakketten = [] if all(map(_laadt, PANGO_BIBLIOTHEKEN)) else list(PANGO)
    if doel == "test" and not (shutil.which("chromium-headless-shell") or shutil.which("chromium")):
        pakketten += CHROMIUM
    if doel == "test" and not shutil.which("pdfsig"):
        pakketten += POPPLER
    if doel == "test" and not shutil.which("soffice"):
        pakketten += LIBREOFFICE
    return pakketten


def _laadt(bibliotheek):
    try:
        ctypes.CDLL(bibliotheek)
    except OSError:
        return False
    return True


def installeer_systeempakketten(pakketten):
    """Install them with apt as root or with a sudo that asks nothing; else exit with the line to type."""
    if not pakketten:
        return
    regel = "apt-get install -y --no-install-recommends " + " ".join(pakketten)
    voor = _als_root()
    if voor is None or not shutil.which("apt-get"):
        sys.exit(
            "FOUT: dit ontbreekt op deze machine: " + ", ".join(pakketten) + ".\n"
            "Typ deze regel en probeer het daarna opnieuw:\n\n    sudo " + regel + "\n"
        )
    meld("Systeempakketten installeren: " + " ".join(pakketten))
    omgeving = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for opdracht in ("apt-get update -q", regel + " -q"):
        uitkomst = subprocess.run(
            voor + opdracht.split(),
            env=omgeving,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    if uitkomst.returncode:
        sys.exit(uitkomst.stdout + "\nFOUT: installeren lukt niet. Typ zelf:\n\n    sudo " + regel + "\n")


def _als_root():
    """The prefix with which apt may be called; None when it may not."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], stderr=subprocess.DEVNULL, check=False).returncode == 0:
        return [sudo, "-n", "DEBIAN_FRONTEND=noninteractive"]
    return None


def maak_venv():
    """Make `.venv` equal to uv.lock; nothing to do when it already is."""
    stand = _gewenste_stand()
    if MERK.exists() and MERK.read_text(encoding="ascii") == stand:
        return
    uv = haal_uv()
    meld("Python-pakketten installeren in .venv")
    omgeving = dict(os.environ, UV_PYTHON_DOWNLOADS="never", UV_PROJECT_ENVIRONMENT=str(VENV))
    # another environment that happens to be active is not ours
    omgeving.pop("VIRTUAL_ENV", None)
    opdracht = [str(uv), "sync", "--locked", "--quiet", "--python", sys.executable]
    if subprocess.run(opdracht, cwd=str(PROJECT), env=omgeving, check=False).returncode:
        sys.exit("FOUT: de Python-pakketten zijn niet geïnstalleerd; de reden staat hierboven.")
    MERK.write_text(stand, encoding="ascii")


def _gewenste_stand():
    som = hashlib.sha256(sys.version.encode())
    for naam in ("pyproject.toml", "uv.lock"):
        som.update((PROJECT / naam).read_bytes())
    return som.hexdigest()


def haal_uv():
    """The uv that uv.lock names, installed in `.uv`; with pip where there is one."""
    slot = uv_in_het_slot()
    uv = UV_MAP / slot["version"] / "bin" / "uv"
    if uv.exists():
        return uv
    meld("uv " + slot["version"] + " ophalen van PyPI")
    if not _met_pip(uv.parents[1], slot["version"]):
        _zonder_pip(uv, slot)
    if not uv.exists():
        sys.exit("FOUT: uv is niet geïnstalleerd; is er een verbinding met PyPI?")
    return uv


def uv_in_het_slot():
    """What uv.lock says of uv itself: its version, and its wheels with their addresses and hashes."""
    import tomllib  # only there from Python 3.11 on, see kies_python

    pakketten = tomllib.loads((PROJECT / "uv.lock").read_text(encoding="utf-8"))["package"]
    return next(pakket for pakket in pakketten if pakket["name"] == "uv")


def wheel_voor(slot, machine):
    """The wheel of uv for a Linux on `machine` ("x86_64"), as uv.lock names it; None where there is none."""
    soort = "manylinux_2_17_" + machine + "."
    return next((wheel for wheel in slot["wheels"] if soort in wheel["url"]), None)


def _met_pip(doelmap, versie):
    pip = [sys.executable, "-m", "pip"]
    if subprocess.run(
        [*pip, "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    ).returncode:
        return False
    opdracht = [
        *pip,
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--root-user-action=ignore",
        "--no-deps",
        "--only-binary=:all:",
    ]
    opdracht += ["--target", str(doelmap), "uv==" + versie]
    return subprocess.run(opdracht, check=False).returncode == 0


def _zonder_pip(uv, slot):
    """Fetch the wheel itself, for a Python without pip, and check it against the hash in uv.lock."""
    wheel = wheel_voor(slot, platform.machine())
    if not wheel:
        sys.exit("FOUT: deze Python heeft geen pip. Typ: sudo apt-get install -y python3-pip")
    adres, som = wheel["url"], wheel["hash"].removeprefix("sha256:")
    with urllib.request.urlopen(adres, timeout=120) as antwoord:  # noqa: S310 - https, from uv.lock
        inhoud = antwoord.read()
    if hashlib.sha256(inhoud).hexdigest() != som:
        sys.exit("FOUT: het bestand van uv is niet wat het moet zijn: " + adres)
    with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
        programma = archief.read("uv-" + slot["version"] + ".data/scripts/uv")
    uv.parent.mkdir(parents=True, exist_ok=True)
    uv.write_bytes(programma)
    uv.chmod(0o755)


def meld(tekst):
    """Tell on the terminal what is being done."""
    print("  " + tekst + " …", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
