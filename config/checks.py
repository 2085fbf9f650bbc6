"""System checks of the project, for `manage.py check --deploy`."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register


@register(Tags.security, deploy=True)
def demo_staat_uit(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """An error when demo mode, which logs in without a password, is on."""
    if not settings.DEMO:
        return []
    return [Error("DEMO staat aan: iedereen kan zonder wachtwoord inloggen.", id="stapsteen.E001")]


@register(Tags.security, deploy=True)
def https_staat_aan(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """An error when pages are served without TLS."""
    if settings.HTTPS:
        return []
    return [Error("HTTPS staat uit: wachtwoorden gaan leesbaar over het netwerk.", id="stapsteen.E002")]
