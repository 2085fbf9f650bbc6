"""Drafts: what somebody types in a long form is kept on the server, for that person alone.

A form is registered once (`registreer_conceptsoort`) and posts itself to `concept_url(...)` while typing
(static/js/concept.js). The page asks `concept_van(...)`, and after saving the view calls `wis_concept(...)`.
See docs/ontwikkel/nooit-kwijt.md. What is in a draft is never logged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.db import transaction
from django.db.models import Model
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils import timezone

from toegang.controle import haal_op
from toegang.matrix import Recht
from toegang.verzending import HOOGSTENS_TEKENS, NIET_BEWAREN, zonder_nul
from trajecten.models import Concept
from trajecten.views.aanvraag import getal
from vormgeving.taal import datum, tijd

if TYPE_CHECKING:
    from toegang.models import Gebruiker

BEWAREN = timedelta(days=30)
# of one person; whoever starts more has long forgotten the oldest
HOOGSTENS_PER_PERSOON = 60
# what a form is about when it makes something new
NIEUW = "nieuw"


@dataclass(frozen=True)
class Conceptsoort:
    """A form of which drafts are kept.

    `laad(gebruiker, over)` finds what the form is about, and raises Http404 outside the reach of that person and
    PermissionDenied when the form may not be filled in. `over` comes from an address: anything may be in it.
    """

    code: str
    laad: Callable[[Gebruiker, str], object]


soorten: dict[str, Conceptsoort] = {}


def soort_over(code: str, model: type[Model], recht: Recht) -> Conceptsoort:
    """A form about one record of `model`, for who has `recht` over it; the draft is kept under its key."""

    def laad(gebruiker: Gebruiker, over: str) -> object:
        return haal_op(model, gebruiker, recht, pk=getal(over))

    return Conceptsoort(code, laad)


def registreer_conceptsoort(soort: Conceptsoort) -> None:
    """Add a form of which drafts are kept. Raises ValueError when its code is taken."""
    if soort.code in soorten:
        raise ValueError(f"conceptsoort {soort.code!r} is registered twice")
    soorten[soort.code] = soort


def soort_van(code: str) -> Conceptsoort:
    """The form with this code. Raises Http404 when there is none."""
    if code not in soorten:
        raise Http404
    return soorten[code]


def concept_url(code: str, over: object = NIEUW) -> str:
    """Where the form `code` about `over` keeps its draft: the value of data-concept-url."""
    return reverse("trajecten:concept", args=[soort_van(code).code, str(over)])


@transaction.atomic
def bewaar_concept(*, gebruiker: Gebruiker, code: str, over: str, gegevens: Mapping[str, Sequence[str]]) -> datetime:
    """Keep what was typed, in place of what was kept before, and return when. Checks no reach: `laad` does.

    Of one person the last HOOGSTENS_PER_PERSOON stay.
    `gegevens` gives by name of a field what a browser sends. Raises ValueError when it is too much.
    """
    velden = {
        zonder_nul(naam): [zonder_nul(waarde) for waarde in waarden]
        for naam, waarden in gegevens.items()
        if naam not in NIET_BEWAREN
    }
    if sum(len(naam) + sum(map(len, waarden)) for naam, waarden in velden.items()) > HOOGSTENS_TEKENS:
        raise ValueError("too much for a draft")
    nu = timezone.now()
    Concept.objects.bulk_create(
        [Concept(gebruiker=gebruiker, code=code, over=over, velden=velden, bewaard_op=nu)],
        update_conflicts=True,
        unique_fields=["gebruiker", "code", "over"],
        update_fields=["velden", "bewaard_op"],
    )
    van_gebruiker = Concept.objects.filter(gebruiker=gebruiker)
    nieuwste = van_gebruiker.order_by("-bewaard_op", "-pk").values("pk")[:HOOGSTENS_PER_PERSOON]
    van_gebruiker.exclude(pk__in=nieuwste).delete()
    return nu


@dataclass(frozen=True)
class Bewaard:
    """A draft as a page shows it: what it is about, and what was typed."""

    concept: Concept

    @property
    def wanneer(self) -> str:
        """When it was kept: “10.58 uur”, with the day when that is not today."""
        moment = timezone.localtime(self.concept.bewaard_op)
        dag = "" if moment.date() == timezone.localdate() else f"{datum(moment.date())} om "
        return f"{dag}{tijd(moment)}"

    @property
    def weggooien_url(self) -> str:
        """Where it is thrown away."""
        return reverse("trajecten:concept_weggooien", args=[self.concept.code, self.concept.over])

    def vul(self, formulier: forms.BaseForm) -> None:
        """Show in `formulier`, that was not sent yet, what was typed; fields that it does not know stay as they are."""
        gegevens = QueryDict(mutable=True)
        for naam, waarden in self.concept.velden.items():
            gegevens.setlist(naam, waarden)
        for naam, veld in formulier.fields.items():
            met_voorvoegsel = formulier.add_prefix(naam)
            if not veld.widget.value_omitted_from_data(gegevens, {}, met_voorvoegsel):
                formulier.initial[naam] = veld.widget.value_from_datadict(gegevens, {}, met_voorvoegsel)


def concept_van(gebruiker: Gebruiker, code: str, over: object = NIEUW) -> Bewaard | None:
    """What `gebruiker` typed in the form `code` about `over` and did not save; None when there is nothing."""
    gevonden = Concept.objects.filter(gebruiker=gebruiker, code=code, over=str(over)).first()
    return Bewaard(gevonden) if gevonden else None


def op_pagina(gebruiker: Gebruiker, code: str, over: object, *formulieren: forms.BaseForm) -> dict[str, Any]:
    """Fill the forms of a page with what was typed before, and give what the page shows of that.

    Once one of them was sent, that is what counts: nothing is filled in any more.
    """
    gestuurd = any(formulier.is_bound for formulier in formulieren)
    concept = None if gestuurd else concept_van(gebruiker, code, over)
    if concept:
        for formulier in formulieren:
            concept.vul(formulier)
    return {"concept": concept, "concept_url": concept_url(code, over)}


def wis_concept(gebruiker: Gebruiker, code: str, over: object = NIEUW) -> None:
    """Forget the draft: it was saved, or thrown away."""
    Concept.objects.filter(gebruiker=gebruiker, code=code, over=str(over)).delete()


def ruim_oude_concepten_op() -> None:
    """Throw away the drafts of this organisation that nobody touched for 30 days."""
    Concept.objects.filter(bewaard_op__lt=timezone.now() - BEWAREN).delete()
