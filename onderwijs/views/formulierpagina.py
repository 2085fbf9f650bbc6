"""A page with one form about a group or a leerlijn."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from toegang.aanvraag import Aanvraag
from vormgeving.formulierpagina import Formulierpagina, toon


def toon_formulier(
    request: Aanvraag, formulier: Any, pagina: Formulierpagina, *, status: int | None = None, **context: Any
) -> HttpResponse:
    """The page of `vormgeving.formulierpagina.toon`, below the groups."""
    return toon(request, "onderwijs/formulier.html", formulier, pagina, status=status, **context)
