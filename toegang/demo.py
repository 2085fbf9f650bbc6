"""The signed link with which the page of the demo logs in: for one minute, at one organisation."""

from datetime import timedelta

from django.core.signing import BadSignature, TimestampSigner

import organisaties
from toegang.models import Gebruiker

ZOUT = "demo-inloggen"
GELDIG = timedelta(seconds=60)


def maak_token(schema: str, email: str) -> str:
    """A token that logs in this person at the organisation with this schema."""
    return TimestampSigner(salt=ZOUT).sign(f"{schema}:{email}")


def gebruiker_van_token(token: str) -> Gebruiker | None:
    """The active person of the token; None when it is false, too old or of another organisation."""
    try:
        inhoud = TimestampSigner(salt=ZOUT).unsign(token, max_age=GELDIG)
    except BadSignature:
        return None
    schema, _, email = inhoud.partition(":")
    if schema != organisaties.schema():
        return None
    gebruiker: Gebruiker | None = Gebruiker.objects.actief().filter(email=email.lower()).first()
    return gebruiker
