"""Secrets of signing: what goes into a link or a message, and what of it is kept."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from uuid import UUID

from django.utils.crypto import salted_hmac

from werkgevers.ondertekening.regels import CODE_CIJFERS

# 256 bits: nobody finds a link by trying
TOKEN_BYTES = 32
CODE_ZOUT = "werkgevers.ondertekening.code"
ADRES_ZOUT = "werkgevers.ondertekening.adres"


def maak_token() -> str:
    """A secret for an address: 256 random bits, fit for a URL."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_van(token: str) -> str:
    """SHA-256: a secret of 256 random bits needs no salt, and this can be looked up."""
    return hashlib.sha256(token.encode()).hexdigest()


def maak_code() -> str:
    """Six random figures, with the zeros in front."""
    return f"{secrets.randbelow(10**CODE_CIJFERS):0{CODE_CIJFERS}d}"


def code_hash(code: str, bij: int) -> str:
    """What is kept of a code that belongs to signature `bij`.

    With our own key: of a million codes whoever reads a dump would have the right one at once.
    """
    return salted_hmac(CODE_ZOUT, f"{bij}:{code}", algorithm="sha256").hexdigest()


def kenmerk_van(email: str) -> UUID:
    """An address, whatever its capitals, as an id that tells nothing without our key: so no address is queued."""
    return UUID(salted_hmac(ADRES_ZOUT, email.strip().casefold(), algorithm="sha256").hexdigest()[:32])


def is_code(code: str, bewaard: str, bij: int) -> bool:
    """Whether this is the code of which `bewaard` was kept; takes as long for a wrong one as for a right one."""
    return hmac.compare_digest(code_hash(code, bij), bewaard)
