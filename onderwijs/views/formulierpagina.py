"""A page with one form: what it is called, what its button says and where it leads back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from toegang.aanvraag import Aanvraag


@dataclass(frozen=True)
class Formulierpagina:
    """The words around a form; `terug` is the address of `terugnaam`, `uitleg` are lines that help."""

    titel: str
    knop: str
    terug: str
    terugnaam: str
    onder: str = ""
    uitleg: tuple[str, ...] = ()


def toon_formulier(request: Aanvraag, formulier: Any, pagina: Formulierpagina) -> HttpResponse:
    """The page; 422 when what was sent is not right."""
    context = {"form": formulier, "pagina": pagina}
    return render(request, "onderwijs/formulier.html", context, status=422 if formulier.errors else 200)
