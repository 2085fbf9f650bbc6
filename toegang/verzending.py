"""Nothing that was sent is written twice, and nothing is lost: the key that every form carries.

`{% csrf_token %}` adds a hidden field to every form behind login (toegang.templatetags.formulieren). It tells, signed,
for whom the page was made and which page it was. With it the middleware writes a form once however often it is sent,
and what comes when the login has expired is kept for the one who typed it. See docs/ontwikkel/nooit-kwijt.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit
from uuid import UUID, uuid4, uuid5

from django.core import signing
from django.db import InterfaceError, OperationalError, connection, transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

import organisaties
from toegang.models import OnderbrokenInvoer, Verzending

if TYPE_CHECKING:
    from toegang.models import Gebruiker

VELD = "verzending"
VERVOLG_OP = "onderbroken"
ZOUT = "toegang.verzending"
# a page that stood open longer than this is no proof of who sends it any more
BEWIJS_GELDIG = timedelta(days=2)
# ten long reports; what is longer is no form that somebody typed
HOOGSTENS_TEKENS = 200_000
# what one person may have waiting after logging in again
ONDERBROKEN_HOOGSTENS = 20
NIET_BEWAREN = frozenset({"csrfmiddlewaretoken", VELD, VERVOLG_OP})
# fields that are never kept in the open: a form that has one is typed again
GEHEIM = re.compile(r"password|wachtwoord|bsn")


@dataclass(frozen=True)
class Bewijs:
    """For whom a form was made, and which one of all forms it is."""

    gebruiker: int
    sleutel: UUID


def maak_bewijs(gebruiker: Gebruiker) -> str:
    """The value of the hidden field of one form on a page for `gebruiker`."""
    return signing.dumps([gebruiker.pk, uuid4().hex], salt=zout_hier())


def zout_hier() -> str:
    """What keeps a proof of this organisation apart from those of others, where the same key is somebody else."""
    organisatie = organisaties.huidige()
    return f"{ZOUT}.{organisatie.schema_name if organisatie else ''}"


def lees_bewijs(waarde: str) -> Bewijs | None:
    """What the hidden field tells; None when it is missing, not ours or too old."""
    try:
        gebruiker, sleutel = signing.loads(waarde, salt=zout_hier(), max_age=BEWIJS_GELDIG)
        return Bewijs(gebruiker, UUID(sleutel))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def afdruk_van(request: HttpRequest) -> str:
    """A fingerprint of what was filled in, that tells nothing about it without our key."""
    velden = sorted((naam, request.POST.getlist(naam)) for naam in request.POST if naam not in NIET_BEWAREN)
    bestanden = sorted((naam, b.name, b.size) for naam, b in _bestanden(request))
    return salted_hmac(ZOUT, json.dumps([request.path, velden, bestanden]), algorithm="sha256").hexdigest()


def _bestanden(request: HttpRequest) -> list[tuple[str, Any]]:
    """Each file that was sent, with the name of its field."""
    return [(naam, bestand) for naam, bestanden in request.FILES.lists() for bestand in bestanden]


@contextmanager
def een_tegelijk(sleutel: UUID) -> Iterator[None]:
    """Let of two equal forms only one pass at a time; the other waits here until the first is done."""
    organisatie = organisaties.huidige()
    naam = f"{organisatie.schema_name if organisatie else ''}:{sleutel}"
    _slot("pg_advisory_lock", naam)
    try:
        yield
    finally:
        # the lock goes with the connection: when that is gone, so is the lock
        try:
            _slot("pg_advisory_unlock", naam)
        except (OperationalError, InterfaceError):
            connection.close()


def _slot(functie: str, naam: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {functie}(hashtextextended(%s, 0))", [naam])


def onthoud(bewijs: Bewijs, *, afdruk: str, naar: str) -> None:
    """Remember that this form was handled and where that led. Once is enough: a second time changes nothing."""
    Verzending.objects.bulk_create(
        [Verzending(sleutel=bewijs.sleutel, gebruiker_id=bewijs.gebruiker, afdruk=afdruk, naar=naar[:2000])],
        ignore_conflicts=True,
    )


@transaction.atomic
def bewaar_onderbroken(request: HttpRequest) -> OnderbrokenInvoer | None:
    """Keep what was sent for whom its page was made; None when that is not known, or nothing was typed.

    Never a password, never a file. Without a valid proof nothing is written: a stranger fills no database. The same
    form with the same in it is kept once, and of one person the last ONDERBROKEN_HOOGSTENS stay.
    """
    bewijs = lees_bewijs(request.POST.get(VELD, ""))
    velden = [
        [zonder_nul(naam), zonder_nul(waarde)]
        for naam, waarden in request.POST.lists()
        if naam not in NIET_BEWAREN
        for waarde in waarden
    ]
    te_lang = sum(len(naam) + len(waarde) for naam, waarde in velden) > HOOGSTENS_TEKENS
    if bewijs is None or not velden or te_lang or any(GEHEIM.search(naam) for naam, _ in velden):
        return None
    onderbroken: OnderbrokenInvoer
    onderbroken, _ = OnderbrokenInvoer.objects.get_or_create(
        # of this form with this in it: what somebody else sent with the same page never takes its place
        sleutel=uuid5(bewijs.sleutel, afdruk_van(request)),
        gebruiker_id=bewijs.gebruiker,
        defaults={
            "pad": request.get_full_path()[:2000],
            "pagina": zonder_nul(pad_hier(request, request.headers.get("referer")))[:2000],
            "velden": velden,
            "bestanden": [zonder_nul(bestand.name) for _, bestand in _bestanden(request)],
        },
    )
    _houd_de_laatste(bewijs.gebruiker)
    return onderbroken


def _houd_de_laatste(gebruiker: int) -> None:
    """Forget the oldest of what somebody has waiting, beyond ONDERBROKEN_HOOGSTENS."""
    van_gebruiker = OnderbrokenInvoer.objects.filter(gebruiker_id=gebruiker)
    nieuwste = van_gebruiker.order_by("-onderbroken_op", "-pk").values("pk")[:ONDERBROKEN_HOOGSTENS]
    van_gebruiker.exclude(pk__in=nieuwste).delete()


def zonder_nul(tekst: str) -> str:
    """`tekst` as the database can keep it: PostgreSQL has no NUL, and nobody types one."""
    return tekst.replace("\0", "")


def teksten_uit(velden: Iterable[Sequence[str]]) -> list[str]:
    """What somebody typed, to recognise it by: not the chosen values and keys."""
    return [waarde for _, waarde in velden if " " in waarde.strip()]


def is_uuid(waarde: str) -> bool:
    """Whether `waarde` is a key as we write them."""
    try:
        UUID(waarde)
    except ValueError:
        return False
    return True


def pad_hier(request: HttpRequest, adres: str | None) -> str:
    """Path and query of the page that a browser says it is on; empty when that is no page of ours."""
    try:
        delen = urlsplit(adres or "")
    except ValueError:
        return ""
    # one slash in front: with two a browser reads the name of another site
    pad = "/" + delen.path.lstrip("/\\")
    return urlunsplit(("", "", pad, delen.query, "")) if delen.netloc == request.get_host() else ""
