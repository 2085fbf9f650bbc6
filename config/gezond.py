"""Health pages under /gezond, on any host and before an organisation is looked up.

`/gezond/leeft`: this process answers. `/gezond/klaar`: database, Redis and a Celery worker answer
too. `/gezond`: both. They name no organisation and no version, so they may be open.
`/gezond/adres?domain=…` tells the TLS front whether it may ask a certificate for that address.
"""

from collections.abc import Callable

import structlog
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse

from config.celery import app
from organisaties.adressen import publieke_adressen, zoek_organisatie
from organisaties.context import in_publiek

log = structlog.get_logger()
WORKER_SECONDS = 2.0


class GezondMiddleware:
    """Answers /gezond itself; hands every other request on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        match request.path.rstrip("/"):
            case "/gezond/leeft":
                return _antwoord({"proces": True})
            case "/gezond/klaar":
                return _antwoord(_onderdelen())
            case "/gezond":
                return _antwoord({"proces": True, **_onderdelen()})
            case "/gezond/adres":
                return _adres_bekend(request.GET.get("domain", "").lower())
        return self.get_response(request)


def _antwoord(stand: dict[str, bool]) -> JsonResponse:
    """200 when all is well, else 503; with the state of each part."""
    goed = all(stand.values())
    inhoud = {"gezond": goed, **{naam: "goed" if ok else "fout" for naam, ok in stand.items()}}
    return JsonResponse(inhoud, status=200 if goed else 503, headers={"Cache-Control": "no-store"})


def _adres_bekend(adres: str) -> HttpResponse:
    """200 for the public address and for those of active organisations, else 404."""
    with in_publiek():
        bekend = adres in publieke_adressen() or zoek_organisatie(adres) is not None
    return HttpResponse(status=200 if bekend else 404)


def _onderdelen() -> dict[str, bool]:
    controles = {"databank": _databank, "redis": _redis, "worker": _worker}
    return {naam: _lukt(naam, controle) for naam, controle in controles.items()}


def _lukt(naam: str, controle: Callable[[], bool]) -> bool:
    try:
        return controle()
    except Exception as fout:
        log.warning("gezond_fout", onderdeel=naam, fout=str(fout))
        return False


def _databank() -> bool:
    with in_publiek(), connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _redis() -> bool:
    with in_publiek():
        cache.get("gezond")
    return True


def _worker() -> bool:
    # limit: the first answer is enough, without it the ping waits its whole time-out
    return bool(app.control.ping(timeout=WORKER_SECONDS, limit=1))
