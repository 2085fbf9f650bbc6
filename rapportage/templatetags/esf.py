"""What the page of an ESF+ report asks about who looks: `{% load esf %}`."""

from typing import Any

from django import template

from toegang.controle import mag
from toegang.matrix import Recht
from trajecten.bsn.queries import mag_bsn

register = template.Library()


@register.simple_tag(takes_context=True)
def mag_lijst_met_bsn(context: dict[str, Any]) -> bool:
    """Whether there are lists with a BSN here, for whoever looks at this page."""
    return mag(context["request"].user, Recht.BSN_RAPPORTEREN) and mag_bsn()
