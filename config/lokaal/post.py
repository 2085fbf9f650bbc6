"""The postvak of the demo: outgoing mail ends up in a folder, one file per message."""

import email
import itertools
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage as Bericht
from email.policy import default
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

_volgnummer = itertools.count()


class Postvak(BaseEmailBackend):
    """Mail backend that keeps every message in settings.EMAIL_FILE_PATH instead of sending it."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep them; returns how many."""
        map_ = Path(settings.EMAIL_FILE_PATH)
        map_.mkdir(parents=True, exist_ok=True)
        for bericht in email_messages:
            # whole or not at all: the page may be reading the folder
            tijdelijk = map_ / f".{time.time_ns()}-{next(_volgnummer)}"
            tijdelijk.write_bytes(bericht.message().as_bytes())
            tijdelijk.rename(map_ / f"{tijdelijk.name[1:]}.eml")
        return len(email_messages)


@dataclass(frozen=True)
class Ontvangen:
    """A message of the postvak; `code` is its name in an address."""

    code: str
    op: datetime
    van: str
    aan: str
    onderwerp: str
    tekst: str
    bijlagen: tuple[str, ...]


def berichten() -> list[Ontvangen]:
    """All messages, the newest first."""
    return [_lees(bestand) for bestand in sorted(Path(settings.EMAIL_FILE_PATH).glob("*.eml"), reverse=True)]


def zoek_bericht(code: str) -> Ontvangen | None:
    """The message with this code; None when there is none."""
    return next((bericht for bericht in berichten() if bericht.code == code), None)


def _lees(bestand: Path) -> Ontvangen:
    bericht = email.message_from_bytes(bestand.read_bytes(), _class=Bericht, policy=default)
    lijf = bericht.get_body(preferencelist=("plain", "html"))
    return Ontvangen(
        code=bestand.stem,
        op=datetime.fromtimestamp(int(bestand.stem.partition("-")[0]) / 1e9, tz=UTC),
        van=str(bericht["From"]),
        aan=str(bericht["To"]),
        onderwerp=str(bericht["Subject"]),
        tekst=lijf.get_content() if lijf else "",
        bijlagen=tuple(deel.get_filename() or "zonder naam" for deel in bericht.iter_attachments()),
    )
