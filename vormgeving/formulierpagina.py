"""A page with one form: what it is called, what its button says and where it leads back to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@dataclass(frozen=True)
class Formulierpagina:
    """The words around a form; `terug` is the address of `terugnaam`, `uitleg` are lines that help.

    `niet` is the link beside the button for who leaves things as they are, `icoon` the picture in the button.
    """

    titel: str
    knop: str
    terug: str
    terugnaam: str
    onder: str = ""
    uitleg: tuple[str, ...] = ()
    niet: str = "Niets veranderen"
    icoon: str = "check"


def toon(
    request: HttpRequest,
    sjabloon: str,
    formulier: Any,
    pagina: Formulierpagina,
    *,
    status: int | None = None,
    **context: Any,
) -> HttpResponse:
    """The page in a template that extends `_componenten/formulierpagina.html`; `context` may hold a draft.

    422 when what was sent is not right, unless `status` says otherwise.
    """
    status = status or (422 if formulier.errors else 200)
    return render(request, sjabloon, {"form": formulier, "pagina": pagina, **context}, status=status)
