"""What the linters must refuse, and what production settings must pass."""

import os
import subprocess
import sys

import pytest

from config.lokaal.plekken import PROJECT

PRODUCTIE = {
    "SECRET_KEY": "x9Kd8-" + "aB3dE5fG7hI9jK1lM3nO5pQ7rS9tU1vW3xY5z" * 2,
    "DATABASE_URL": "postgres://stapsteen@127.0.0.1:1/stapsteen",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "ALLOWED_HOSTS": "stapsteen.example,.stapsteen.example",
    "PUBLIEK_ADRES": "https://stapsteen.example",
    "MAIL_URL": "submission://mail.example:587",
    "MAIL_AFZENDER": "noreply@stapsteen.example",
    "BESTANDEN": "/srv/bestanden",
}


@pytest.mark.parametrize(
    ("regel", "code"),
    [
        ("TID251", "from django.db import connection\nconnection.connection.cursor()\n"),
        ("TID251", "import psycopg\npsycopg.connect('x')\n"),
        ("TID251", "from django.db import connections\n"),
        ("TID251", "import logging\n"),
        ("TID251", "import datetime\ndatetime.datetime.now()\n"),
        ("TID251", "from datetime import date\ndate.today()\n"),
        ("TID253", "import weasyprint\n"),
        ("TID253", "from weasyprint import HTML\n"),
    ],
)
def test_ruff_weigert(regel: str, code: str) -> None:
    opdracht = ["-m", "ruff", "check", "--output-format=concise", "--stdin-filename", "trajecten/x.py", "-"]
    uitkomst = subprocess.run([sys.executable, *opdracht], input=code, cwd=PROJECT, capture_output=True, text=True)
    assert regel in uitkomst.stdout, uitkomst.stdout + uitkomst.stderr


def _check_deploy(**anders: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=PROJECT,
        env={"PATH": os.environ["PATH"], **PRODUCTIE, **anders},
        capture_output=True,
        text=True,
    )


def test_productie_heeft_niets_te_melden() -> None:
    uitkomst = _check_deploy()
    assert uitkomst.returncode == 0, uitkomst.stderr
    assert "no issues (0 silenced)" in uitkomst.stdout


def test_productie_zonder_https_valt_op() -> None:
    uitkomst = _check_deploy(HTTPS="false")
    assert uitkomst.returncode == 1
    assert "stapsteen.E002" in uitkomst.stderr


def test_demo_valt_op_als_productie_gecontroleerd_wordt() -> None:
    uitkomst = _check_deploy(DEMO="true", SECRET_KEY="demo-" + "z" * 60, ALLOWED_HOSTS="localhost")
    assert uitkomst.returncode == 1
    assert "stapsteen.E001" in uitkomst.stderr
