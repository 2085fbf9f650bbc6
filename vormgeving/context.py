"""What every page needs to draw the shell."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from vormgeving.menu import menu_voor
from vormgeving.svg.zrm import NIVEAUS
from vormgeving.thema import Thema


def schil(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `thema`, `organisatie`, `zrm_niveaus` and `menu` (looked up only by pages that show it)."""
    return {
        "thema": Thema.van(request),
        "organisatie": getattr(request, "organisatie", None),
        "zrm_niveaus": tuple(NIVEAUS.items()),
        "menu": SimpleLazyObject(lambda: menu_voor(request)),
    }
