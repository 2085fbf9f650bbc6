"""Encryption of values that must not be readable in the database or a dump of it."""

import base64
from collections.abc import Iterable

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


def sloten(geheimen: Iterable[str | bytes], doel: str) -> MultiFernet:
    """What encrypts with a key derived from the first of `geheimen`, and reads what was encrypted with any of them."""
    return MultiFernet([Fernet(base64.urlsafe_b64encode(afgeleid(geheim, doel))) for geheim in geheimen])


def afgeleid(geheim: str | bytes, doel: str) -> bytes:
    """32 bytes derived from `geheim` for this use alone (HKDF): keys for other uses tell nothing about it."""
    return HKDF(hashes.SHA256(), length=32, salt=None, info=doel.encode()).derive(force_bytes(geheim))


def _sloten() -> MultiFernet:
    """Keys derived from SECRET_KEY and, for reading only, SECRET_KEY_FALLBACKS."""
    return sloten((settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS), "stapsteen.geheim")
