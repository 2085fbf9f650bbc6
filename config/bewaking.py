"""What must never run together: refuses a start that would be unsafe, in a sentence."""

import re
from collections.abc import Mapping, Sequence

DEMO_SLEUTEL = "demo-"  # the SECRET_KEY that `make demo` makes begins with this
BSN_SLEUTEL_MINSTENS = 32  # characters; `secrets.token_urlsafe(48)` gives 64
HIER = ("localhost", "127.0.0.1", "[::1]")


def ontbrekend(verplicht: Sequence[str], omgeving: Mapping[str, str]) -> str:
    """A sentence that names the variables of `verplicht` that `omgeving` lacks; empty if none."""
    namen = [naam for naam in verplicht if not omgeving.get(naam)]
    if not namen:
        return ""
    return (
        f"FOUT: Stapsteen start niet, want deze omgevingsvariabele ontbreekt: {', '.join(namen)}. "
        "In .env.voorbeeld staat wat elke variabele betekent."
    )


def clamd_bezwaar(adres: str) -> str:
    """Why clamd cannot be reached at this address; empty if it can be tried, or if there is none."""
    if not adres or re.fullmatch(r"tcp://[^/:\s]+(:\d{1,5})?|unix:///\S+", adres):
        return ""
    return "FOUT: CLAMD_ADRES klopt niet. Schrijf tcp://machine:3310 of unix:///pad/naar/clamd.ctl, of haal het weg."


def bsn_bezwaar(sleutels: Sequence[str], geheim: str) -> str:
    """Why these keys cannot keep a BSN secret; empty if they can, or if there are none."""
    if any(len(sleutel) < BSN_SLEUTEL_MINSTENS for sleutel in sleutels):
        return f"FOUT: een sleutel in BSN_SLEUTELS is korter dan {BSN_SLEUTEL_MINSTENS} tekens. Maak een langere."
    if geheim in sleutels:
        return "FOUT: BSN_SLEUTELS is gelijk aan SECRET_KEY. Maak een eigen sleutel."
    return ""


def demo_bezwaar(*, demo: bool, sleutel: str, hosts: Sequence[str], database_host: str) -> str:
    """Why demo mode may not be as it is here; empty if nothing is wrong.

    The demo logs anyone in without a password. So it runs only with the key that `make demo`
    made, for addresses and a database of this machine; and that key is worth nothing elsewhere.
    """
    if not demo:
        if sleutel.startswith(DEMO_SLEUTEL):
            return "FOUT: SECRET_KEY is die van de demo. Maak voor deze omgeving een eigen sleutel."
        return ""
    if not sleutel.startswith(DEMO_SLEUTEL):
        return "FOUT: DEMO staat aan met een eigen SECRET_KEY. Haal DEMO weg; alleen `make demo` zet dit aan."
    vreemd = [host for host in hosts if not _is_hier(host)]
    if vreemd or not hosts:
        return f"FOUT: DEMO staat aan voor adressen van buiten ({', '.join(vreemd) or 'alle'}). Haal DEMO weg."
    if not _is_hier(database_host) and not database_host.startswith("/"):
        return f"FOUT: DEMO staat aan met een databank op {database_host}. Haal DEMO weg."
    return ""


def _is_hier(host: str) -> bool:
    return host in HIER or host.endswith(".localhost")
