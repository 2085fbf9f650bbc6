"""What somebody types to log in."""

import base64
import hashlib
import hmac
import os
import struct
import subprocess
import sys
import time
from ast import literal_eval
from collections.abc import Callable
from contextlib import suppress

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpResponse
from django.test import Client

from tests.fabrieken.toegang import WACHTWOORD
from toegang.geheim import ontsleutel
from toegang.models import Gebruiker


def totp(geheim: str, moment: float | None = None) -> str:
    """The code that an app with this base32 secret shows (RFC 6238: SHA-1, 30 seconds, 6 digits)."""
    teller = struct.pack(">Q", int(moment or time.time()) // 30)
    som = hmac.new(base64.b32decode(geheim), teller, hashlib.sha1).digest()
    begin = som[-1] & 0x0F
    return f"{(struct.unpack('>I', som[begin : begin + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


@pytest.fixture
def app_code() -> Callable[[Gebruiker], str]:
    """The code that the app of this person shows now."""

    def code(gebruiker: Gebruiker) -> str:
        app = Authenticator.objects.get(user=gebruiker, type=Authenticator.Type.TOTP)
        return totp(ontsleutel(app.data["secret"]))

    return code


@pytest.fixture
def log_in(klant: Client) -> Callable[..., HttpResponse]:
    """Fill in the login page."""

    def vul_in(email: str, wachtwoord: str = WACHTWOORD, naar: str = "") -> HttpResponse:
        pad = f"/inloggen/?next={naar}" if naar else "/inloggen/"
        return klant.post(pad, {"login": email, "password": wachtwoord})

    return vul_in


@pytest.fixture(scope="session")
def productie(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs manage.py as production does: HTTPS, no demo, no debug."""
    omgeving = os.environ | {
        "DEMO": "false",
        "DEBUG": "false",
        "HTTPS": "true",
        "SECRET_KEY": "".join(chr(65 + (teller * 7) % 58) for teller in range(64)),
        "ALLOWED_HOSTS": ".stapsteen.example",
        "PUBLIEK_ADRES": "https://stapsteen.example",
        "MAIL_URL": "submission://gebruiker:wachtwoord@mail.example:587",
        "MAIL_AFZENDER": "noreply@stapsteen.example",
        "BESTANDEN": str(tmp_path_factory.mktemp("bestanden")),
    }

    def draai(*opdracht: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *opdracht],
            env=omgeving,
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            check=False,
        )

    return draai


@pytest.fixture(scope="session")
def productie_instellingen(productie: Callable[..., subprocess.CompletedProcess[str]]) -> dict[str, object]:
    """The settings that production would have."""
    uitkomst = productie("diffsettings", "--all", "--output", "unified")
    regels = (regel[2:].partition(" = ") for regel in uitkomst.stdout.splitlines() if regel[:1] in " +")
    instellingen = {}
    for naam, _, waarde in regels:
        with suppress(ValueError, SyntaxError):
            instellingen[naam] = literal_eval(waarde)
    return instellingen
