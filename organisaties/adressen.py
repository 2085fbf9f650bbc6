"""Which organisation answers at which address, remembered for a few seconds."""

import copy
import time
from urllib.parse import urlsplit

from django.conf import settings

from organisaties.models import Domein, Organisatie

# per process: address -> (until when, organisation). Only known addresses are kept, so that strangers
# cannot fill it; an organisation that is switched off elsewhere disappears here after these seconds.
_BEKEND: dict[str, tuple[float, Organisatie]] = {}


def zoek_organisatie(adres: str) -> Organisatie | None:
    """The active organisation at this address (host name, lower case, without port), or None.

    Must be called in public. The answer may be ORGANISATIE_ONTHOUD_SECONDEN old.
    """
    if "\0" in adres:
        # no host name has one, and PostgreSQL refuses the question
        return None
    tot, bekend = _BEKEND.get(adres, (0.0, None))
    organisatie = bekend if bekend and tot > time.monotonic() else _lees(adres)
    # a copy: requests run beside each other and each may hang something on its own organisation
    return copy.copy(organisatie)


def _lees(adres: str) -> Organisatie | None:
    domein = Domein.objects.voor_adres(adres).first()
    if domein is None:
        _BEKEND.pop(adres, None)
        return None
    _BEKEND[adres] = (time.monotonic() + settings.ORGANISATIE_ONTHOUD_SECONDEN, domein.tenant)
    return domein.tenant


def vergeet_adressen() -> None:
    """Forget all addresses in this process, after a change to an organisation."""
    _BEKEND.clear()


def publieke_adressen() -> set[str]:
    """The host names that belong to no organisation (settings.PUBLIEK_ADRES)."""
    return {urlsplit(settings.PUBLIEK_ADRES).hostname or ""}


def adres_van(organisatie: Organisatie, pad: str = "/") -> str:
    """The full address of a page of an organisation, with the scheme and port of the public address.

    Raises Domein.DoesNotExist when the organisation has no main address.
    """
    publiek = urlsplit(settings.PUBLIEK_ADRES)
    poort = f":{publiek.port}" if publiek.port else ""
    domein = organisatie.domains.get(is_primary=True)
    return f"{publiek.scheme}://{domein.domain}{poort}{pad}"
