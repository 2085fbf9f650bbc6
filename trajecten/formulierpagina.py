"""Pages with one form in the dossier of somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse

from vormgeving.formulierpagina import Formulierpagina, toon

if TYPE_CHECKING:
    from toegang.aanvraag import Aanvraag
    from trajecten.models import Traject


def toon_in_dossier(
    request: Aanvraag,
    formulier: Any,
    pagina: Formulierpagina,
    traject: Traject,
    *,
    sjabloon: str = "trajecten/formulier_dossier.html",
    status: int | None = None,
    **context: Any,
) -> HttpResponse:
    """The page of `vormgeving.formulierpagina.toon`; the path to it begins at the dossier of `traject`."""
    return toon(request, sjabloon, formulier, pagina, status=status, traject=traject, **context)
