"""The link of an invitation: signed, works once, expires, and only at its own organisation."""

from django.core import signing
from django.utils.crypto import salted_hmac

import organisaties
from toegang.fouten import RegelGeschonden
from toegang.models import Gebruiker
from toegang.regels import UITNODIGING_GELDIG

ZOUT = "toegang.uitnodiging"
WERKT_NIET = "Deze link werkt niet meer. Vraag je beheerder om een nieuwe uitnodiging."


def maak_token(gebruiker: Gebruiker) -> str:
    """A token for the address of the invitation, fit for a URL."""
    return signing.dumps([organisaties.schema(), gebruiker.pk, _stand(gebruiker)], salt=ZOUT)


def lees_token(token: str) -> Gebruiker:
    """The person whom this token invites. Raises RegelGeschonden when it does not work any more."""
    try:
        schema, pk, stand = signing.loads(token, salt=ZOUT, max_age=UITNODIGING_GELDIG)
    except signing.BadSignature as fout:
        raise RegelGeschonden(WERKT_NIET) from fout
    gebruiker: Gebruiker | None = Gebruiker.objects.actief().filter(pk=pk).first()
    if schema != organisaties.schema() or gebruiker is None or stand != _stand(gebruiker):
        raise RegelGeschonden(WERKT_NIET)
    return gebruiker


def _stand(gebruiker: Gebruiker) -> str:
    """A fingerprint of the password field: setting a password, or inviting again, changes it."""
    return salted_hmac(ZOUT, gebruiker.password).hexdigest()[:20]
