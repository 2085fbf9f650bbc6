"""What the environment must give, and what must never run together."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

from config.bewaking import bsn_bezwaar, demo_bezwaar, ontbrekend
from config.lokaal.omgeving import demo_omgeving, demo_plek
from config.lokaal.plekken import PROJECT

DEMO = {
    "demo": True,
    "sleutel": "demo-abc",
    "hosts": ["localhost", ".localhost"],
    "database_host": "/srv/var/run",
}


def _import_settings(omgeving: dict[str, str], en_dan: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"from config import settings; {en_dan}"],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], **omgeving},
        capture_output=True,
        text=True,
        check=False,
    )


def _volledig() -> dict[str, str]:
    return {naam: os.environ[naam] for naam in settings.VERPLICHT}


def test_elke_ontbrekende_variabele_wordt_genoemd() -> None:
    zin = ontbrekend(["SECRET_KEY", "REDIS_URL", "MAIL_URL"], {"REDIS_URL": "redis://x", "MAIL_URL": ""})
    assert "SECRET_KEY, MAIL_URL" in zin
    assert "REDIS_URL" not in zin


def test_start_stopt_bij_een_ontbrekende_variabele() -> None:
    omgeving = _volledig()
    del omgeving["DATABASE_URL"]
    uitkomst = _import_settings(omgeving)
    assert uitkomst.returncode == 1
    assert "ontbreekt: DATABASE_URL." in uitkomst.stderr
    assert "Traceback" not in uitkomst.stderr


def test_start_lukt_met_alleen_de_verplichte_variabelen() -> None:
    uitkomst = _import_settings(_volledig())
    assert uitkomst.returncode == 0, uitkomst.stderr


def test_een_uitgezette_organisatie_is_elders_na_een_paar_seconden_weg() -> None:
    uitkomst = _import_settings(_volledig(), "print(settings.ORGANISATIE_ONTHOUD_SECONDEN)")
    assert 0 <= float(uitkomst.stdout) <= 5


@pytest.mark.parametrize(("sleutels", "zin"), [(["kort"], "korter dan 32"), (["g" * 64], "gelijk aan SECRET_KEY")])
def test_een_zwakke_sleutel_voor_het_bsn_wordt_geweigerd(sleutels: list[str], zin: str) -> None:
    assert zin in bsn_bezwaar(sleutels, "g" * 64)
    uitkomst = _import_settings(_volledig() | {"BSN_SLEUTELS": ",".join(sleutels), "SECRET_KEY": "g" * 64})
    assert uitkomst.returncode == 1
    assert zin in uitkomst.stderr


def test_zonder_sleutel_voor_het_bsn_start_stapsteen_gewoon() -> None:
    assert bsn_bezwaar([], "g" * 64) == bsn_bezwaar(["a" * 32, "b" * 32], "g" * 64) == ""
    uitkomst = _import_settings(_volledig(), "print(settings.BSN_SLEUTELS)")
    assert uitkomst.stdout.strip() == "[]"


def test_demo_start_niet_met_een_eigen_sleutel() -> None:
    uitkomst = _import_settings(_volledig() | {"DEMO": "true"})
    assert uitkomst.returncode == 1
    assert "DEMO" in uitkomst.stderr


def test_demo_mag_op_deze_machine() -> None:
    assert demo_bezwaar(**DEMO) == ""


@pytest.mark.parametrize(
    "anders",
    [
        {"sleutel": "eigen-sleutel"},
        {"hosts": ["stapsteen.example"]},
        {"hosts": ["localhost", "*"]},
        {"hosts": []},
        {"database_host": "db.example"},
        {"database_host": ""},
        {"demo": False},
    ],
    ids=lambda anders: "-".join(anders),
)
def test_demo_mag_nergens_anders(anders: dict[str, object]) -> None:
    assert demo_bezwaar(**DEMO | anders).startswith("FOUT")


def test_demo_zet_alle_verplichte_variabelen() -> None:
    adressen = {"DATABASE_URL": "postgres://x", "REDIS_URL": "redis://x"}
    assert not ontbrekend(settings.VERPLICHT, demo_omgeving(demo_plek(), adressen))


def test_voorbeeld_noemt_precies_de_variabelen_die_gelezen_worden() -> None:
    gelezen = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', _lees("config/settings.py")))
    gelezen |= set(re.findall(r'os\.environ\.get\("([A-Z_]+)"', _lees("config/gunicorn.py")))
    compose = set(re.findall(r"\$\{([A-Z_]+)", _lees("docker-compose.yml")))
    genoemd = set(re.findall(r"^#?([A-Z_]+)=", _lees(".env.voorbeeld"), flags=re.MULTILINE))
    assert genoemd == gelezen | compose


def _lees(pad: str) -> str:
    return (PROJECT / pad).read_text(encoding="utf-8")


def test_twee_demos_op_een_machine_houden_hun_eigen_sessie() -> None:
    """Browsers send a cookie to every port of a host, so its name carries the port."""
    namen = []
    for poort in (8000, 8010):
        omgeving = _volledig() | {"HTTPS": "false", "PUBLIEK_ADRES": f"http://localhost:{poort}"}
        namen.append(_import_settings(omgeving, "print(settings.SESSION_COOKIE_NAME)").stdout.strip())
    assert namen == ["stapsteen-8000", "stapsteen-8010"]
