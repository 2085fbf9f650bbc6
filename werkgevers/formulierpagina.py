"""Pages with one form about an employer."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from toegang.aanvraag import Aanvraag
from vormgeving.formulierpagina import Formulierpagina, toon


def toon_formulier(
    request: Aanvraag, formulier: Any, pagina: Formulierpagina, *, status: int | None = None, **context: Any
) -> HttpResponse:
    """The page of `vormgeving.formulierpagina.toon`, below the employers."""
    return toon(request, "werkgevers/formulier.html", formulier, pagina, status=status, **context)
