"""What every page with one form does: check, write, say so and lead back; 409 when a colleague was first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import redirect

from toegang.aanvraag import Aanvraag
from toegang.formulierfouten import leg_ernaast
from toegang.fouten import DomeinFout, NietMeerActueel
from trajecten.concepten import op_pagina, wis_concept
from vormgeving.formulierpagina import Formulierpagina, toon

SJABLOON = "_componenten/formulierpagina.html"


@dataclass(frozen=True)
class Afloop:
    """What saving does, what it says and where it leads: `naar` and `melding` get what was written.

    `huidig` makes the same form of a record, to lay beside what was typed. `concept` is the draft: its code and what
    it is about.
    """

    doe: Callable[[], Any]
    melding: Callable[[Any], str]
    naar: Callable[[Any], str]
    huidig: Callable[[Any], Any] | None = None
    concept: tuple[str, object] | None = None


def behandel(request: Aanvraag, formulier: Any, pagina: Formulierpagina, afloop: Afloop) -> HttpResponse:
    """Answer a request for a page with one form: 200 and the form, a redirect, 422, or 409 with both texts."""
    status = None
    if request.method == "POST" and formulier.is_valid():
        try:
            rij = afloop.doe()
        except NietMeerActueel as fout:
            if afloop.huidig is None:
                raise
            status = leg_ernaast(formulier, afloop.huidig, fout)
        except DomeinFout as fout:
            formulier.add_error(fout.veld, str(fout))
        else:
            if afloop.concept:
                wis_concept(request.user, *afloop.concept)
            messages.success(request, afloop.melding(rij))
            return redirect(afloop.naar(rij))
    context: dict[str, Any] = {}
    if afloop.concept:
        context |= op_pagina(request.user, *afloop.concept, formulier)
    return toon(request, SJABLOON, formulier, pagina, status=status, **context)


def naar_url(rij: Model) -> str:
    """The page of a record that has one."""
    return str(rij.get_absolute_url())  # type: ignore[attr-defined]
