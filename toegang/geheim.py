"""Encryption of values that must not be readable in the database or a dump of it."""

import base64

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes


def versleutel(tekst: str) -> str:
    """The text encrypted (AES-128-CBC with HMAC), as ASCII."""
    return _sloten().encrypt(tekst.encode()).decode()


def ontsleutel(versleuteld: str) -> str:
    """The text that `versleutel` got. Raises cryptography's InvalidToken for anything else."""
    return _sloten().decrypt(versleuteld.encode()).decode()


def _sloten() -> MultiFernet:
    """Keys derived from SECRET_KEY and, for reading only, SECRET_KEY_FALLBACKS."""
    return MultiFernet([Fernet(_sleutel(geheim)) for geheim in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _sleutel(geheim: str | bytes) -> bytes:
    afgeleid = HKDF(hashes.SHA256(), length=32, salt=None, info=b"stapsteen.geheim")
    return base64.urlsafe_b64encode(afgeleid.derive(force_bytes(geheim)))
