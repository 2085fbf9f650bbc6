"""What the views share: the request as it is behind @vereist, and numbers from an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

if TYPE_CHECKING:
    from toegang.models import Gebruiker


class Aanvraag(HttpRequest):
    """A request behind @vereist: somebody is logged in."""

    user: Gebruiker  # type: ignore[assignment]
    htmx: Any


def getal(waarde: str) -> int:
    """A number of 0 or more from an address; 0 for what is none."""
    return int(waarde) if waarde.isdecimal() and len(waarde) < 7 else 0
