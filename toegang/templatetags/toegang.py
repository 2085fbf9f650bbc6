"""Template tag that asks the matrix, so that no template knows a role."""

from typing import Any

from django import template
from django.db import models
from django.template import Context

from toegang.controle import mag as mag_gebruiker

register = template.Library()


@register.simple_tag(takes_context=True)
def mag(context: Context, recht: str, op: models.Model | None = None) -> bool:
    """`{% mag "traject_wijzigen" traject as mag_wijzigen %}`; ValueError on an unknown recht."""
    request: Any = context["request"]
    return mag_gebruiker(request.user, recht, op)
