"""The request as a view behind @vereist gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails

    from toegang.models import Gebruiker


class Aanvraag(HttpRequest):
    """A request behind @vereist: somebody is logged in."""

    user: Gebruiker
    htmx: HtmxDetails
