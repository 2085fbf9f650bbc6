"""`{% csrf_token %}` as we write it: with the key by which a form is handled once and never lost."""

from typing import Any

from django import template
from django.template.base import Parser, Token
from django.template.defaulttags import CsrfTokenNode
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from toegang.decorators import OPENBAAR
from toegang.verzending import VELD, maak_bewijs

register = template.Library()


def achter_inloggen(request: Any) -> bool:
    """Whether this page is for somebody who is logged in.

    An open page may stand where there are no users at all: do not ask who it is.
    """
    return getattr(request, "toegang", OPENBAAR) != OPENBAAR and request.user.is_authenticated


class Formuliersleutel(CsrfTokenNode):
    """Django's own hidden field, and behind login ours beside it."""

    def render(self, context: template.Context) -> SafeString:
        """Both hidden fields; only Django's on a page that is open to everybody."""
        van_django = mark_safe(super().render(context))  # noqa: S308 - by Django itself
        request: Any = getattr(context, "request", None)
        if not van_django or not achter_inloggen(request):
            return van_django
        ons = '{}<input type="hidden" name="{}" value="{}" autocomplete="off">'
        return format_html(ons, van_django, VELD, maak_bewijs(request.user))


@register.tag
def csrf_token(parser: Parser, token: Token) -> Formuliersleutel:
    """{% csrf_token %}, in every form that is posted."""
    return Formuliersleutel()


@register.simple_tag(takes_context=True)
def inlogbewijs(context: template.Context) -> str:
    """Attributes of <body> with which a script asks whether this person is still logged in; empty on open pages."""
    request: Any = getattr(context, "request", None)
    if not achter_inloggen(request):
        return ""
    return format_html(' data-van="{}" data-stand-url="{}"', maak_bewijs(request.user), reverse("toegang:inlogstand"))
