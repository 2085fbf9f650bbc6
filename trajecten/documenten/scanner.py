"""Whether a file holds a virus, asked of the clamd of CLAMD_ADRES; without that address nothing is asked."""

from __future__ import annotations

import io
from urllib.parse import urlsplit

from clamav_client.clamd import ClamdError, ClamdNetworkSocket, ClamdUnixSocket
from django.conf import settings

# looking through one file takes clamd seconds at most
WACHT_SECONDEN = 30
POORT = 3310


class ScannerOnbereikbaar(Exception):
    """clamd does not answer, or could not say anything of this file: ask again later."""


def is_ingesteld() -> bool:
    """Whether files are checked here."""
    return bool(settings.CLAMD_ADRES)


def is_besmet(inhoud: bytes) -> bool:
    """Whether clamd finds a virus in these bytes. Raises ScannerOnbereikbaar when it gives no answer."""
    try:
        antwoord = _clamd().instream(io.BytesIO(inhoud))
    except (ClamdError, OSError, UnicodeDecodeError) as fout:
        raise ScannerOnbereikbaar(str(fout)) from fout
    stand, _ = antwoord.get("stream", ("", None))
    if stand not in ("OK", "FOUND"):
        raise ScannerOnbereikbaar(f"clamd answered {stand or 'nothing'}")
    return stand == "FOUND"


def _clamd() -> ClamdNetworkSocket:
    adres = urlsplit(settings.CLAMD_ADRES)
    if adres.scheme == "unix":
        return ClamdUnixSocket(adres.path, timeout=WACHT_SECONDEN)
    return ClamdNetworkSocket(adres.hostname or "127.0.0.1", adres.port or POORT, timeout=WACHT_SECONDEN)
