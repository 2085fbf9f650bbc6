"""A page with one form: what it is called, what its button says and where it leads back to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from toegang.aanvraag import Aanvraag
from toegang.fouten import NietMeerActueel


@dataclass(frozen=True)
class Formulierpagina:
    """The words around a form; `terug` is the address of `terugnaam`, `uitleg` are lines that help."""

    titel: str
    knop: str
    terug: str
    terugnaam: str
    onder: str = ""
    uitleg: tuple[str, ...] = ()


def toon_formulier(
    request: Aanvraag, formulier: Any, pagina: Formulierpagina, *, status: int | None = None, **context: Any
) -> HttpResponse:
    """The page; 422 when what was sent is not right, unless `status` says otherwise."""
    status = status or (422 if formulier.errors else 200)
    return render(request, "onderwijs/formulier.html", {"form": formulier, "pagina": pagina, **context}, status=status)


def leg_ernaast(formulier: Any, huidig: Callable[[Any], Any], fout: NietMeerActueel) -> int:
    """Show what a colleague saved beside what was typed, and give the status; `huidig` makes the form of a record.

    Raises `fout` again when the record is gone.
    """
    if fout.nu is None:
        raise fout
    formulier.zet_naast(huidig(fout.nu), fout.nu.versie)
    return fout.status
