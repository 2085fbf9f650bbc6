"""A page with one form: what it is called, what its button says and where it leads back to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import render

from toegang.aanvraag import Aanvraag
from toegang.fouten import DomeinFout, NietMeerActueel

if TYPE_CHECKING:
    from trajecten.models import Traject


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
    """The page; 422 when what was sent is not right, unless `status` says otherwise. `context` may hold a draft."""
    status = status or (422 if formulier.errors else 200)
    return render(request, "werkgevers/formulier.html", {"form": formulier, "pagina": pagina, **context}, status=status)


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
    context |= {"form": formulier, "pagina": pagina, "traject": traject}
    status = status or (422 if formulier.errors else 200)
    return render(request, "werkgevers/formulier_dossier.html", context, status=status)


def verwerk_fout(formulier: Any, fout: DomeinFout, huidig: Callable[[Any], Any]) -> int | None:
    """Put what a dienst says in the form, and give the status of the answer; None for that of a form with errors.

    What a colleague saved in between is shown beside what was typed: `huidig` makes the form of a record. Raises `fout`
    again when that record is gone.
    """
    if isinstance(fout, NietMeerActueel):
        if fout.nu is None:
            raise fout
        formulier.zet_naast(huidig(fout.nu), fout.nu.versie)
        return fout.status
    formulier.add_error(fout.veld if fout.veld in formulier.fields else None, str(fout))
    return None
