"""Pages with one form about an employer, and about somebody's work in the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse

from toegang.aanvraag import Aanvraag
from vormgeving.formulierpagina import Formulierpagina, toon

if TYPE_CHECKING:
    from trajecten.models import Traject


def toon_formulier(
    request: Aanvraag, formulier: Any, pagina: Formulierpagina, *, status: int | None = None, **context: Any
) -> HttpResponse:
    """The page of `vormgeving.formulierpagina.toon`, below the employers."""
    return toon(request, "werkgevers/formulier.html", formulier, pagina, status=status, **context)


def toon_in_dossier(
    request: Aanvraag,
    formulier: Any,
    pagina: Formulierpagina,
    traject: Traject,
    *,
    status: int | None = None,
    **context: Any,
) -> HttpResponse:
    """As `toon_formulier`, for a form that belongs to the dossier of `traject`: the path to it begins there."""
    return toon(
        request, "werkgevers/formulier_dossier.html", formulier, pagina, status=status, traject=traject, **context
    )
