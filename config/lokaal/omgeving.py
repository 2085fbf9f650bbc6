"""The environment in which Stapsteen runs locally, and `manage.py` beside or without a demo."""

import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.bewaking import DEMO_SLEUTEL

from . import servers, slot
from .plekken import VAR, Plek

POORT = 8000
ADRESSEN = ("DATABASE_URL", "REDIS_URL", "SECRET_KEY")


def demo_plek() -> Plek:
    """The folder of the demo: `var/` of this checkout, or the one that DEMO_MAP names."""
    return Plek(Path(os.environ.get("DEMO_MAP") or VAR))


def demo_omgeving(plek: Plek, adressen: dict[str, str], poort: int = POORT) -> dict[str, str]:
    """Every variable that settings.py reads, for a demo on this machine."""
    return {
        **adressen,
        "DEMO": "true",
        "SECRET_KEY": _geheim(plek, "geheim"),
        "BSN_SLEUTELS": _geheim(plek, "geheim_bsn"),
        "ALLOWED_HOSTS": "localhost,.localhost,127.0.0.1",
        "PUBLIEK_ADRES": f"http://localhost:{poort}",
        "MAIL_URL": f"file:///{plek.map / 'post'}",
        "MAIL_AFZENDER": "Stapsteen <noreply@stapsteen.example>",
        "BESTANDEN": str(plek.map / "bestanden"),
        "HTTPS": "false",
        "STATISCH_GEBUNDELD": "false",
        "LOGVORM": "tekst",
    }


@contextmanager
def met_lokale_servers() -> Iterator[None]:
    """Give `manage.py` its environment: what is configured, a running demo's, else own servers.

    Own servers live as long as the command, and as long as any other command that found them.
    """
    if any(os.environ.get(naam) for naam in ADRESSEN):
        # configured: settings.py names whatever is missing
        yield
        return
    plek = demo_plek()
    try:
        with slot.eigenaar(plek):
            print("Geen adressen ingesteld: ik gebruik de ingebouwde databank in var/.", file=sys.stderr)
            with _eigen_servers(plek):
                yield
    except slot.Bezet:
        os.environ.update(slot.lees_omgeving(plek))
        with slot.gebruiker(plek):
            yield


@contextmanager
def _eigen_servers(plek: Plek) -> Iterator[None]:
    with servers.draaiend(plek) as draaiende:
        omgeving = demo_omgeving(plek, draaiende.adressen)
        slot.schrijf_omgeving(plek, omgeving)
        os.environ.update(omgeving)
        try:
            yield
        finally:
            slot.wacht_op_gebruikers(plek)


def _geheim(plek: Plek, naam: str) -> str:
    """A secret of the demo's own, made once so that sessions and what is encrypted outlive a restart."""
    bestand = plek.map / naam
    if not bestand.exists():
        with open(os.open(bestand, os.O_WRONLY | os.O_CREAT, 0o600), "w", encoding="ascii") as nieuw:
            nieuw.write(DEMO_SLEUTEL + secrets.token_urlsafe(48))
    return bestand.read_text(encoding="ascii")
