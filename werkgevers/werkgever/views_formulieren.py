"""The forms about employers, each to make something and to change it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.formulierfouten import verwerk_fout
from toegang.fouten import DomeinFout, RegelGeschonden
from toegang.matrix import Recht
from trajecten.concepten import NIEUW, op_pagina, wis_concept
from vormgeving.formulierpagina import Formulierpagina
from werkgevers.formulierpagina import toon_formulier
from werkgevers.models import Contactpersoon, Erkenning, Vestiging, Werkgever, Werkgeverscontact
from werkgevers.werkgever import diensten, forms
from werkgevers.werkgever.dubbelen import kenmerk_van, zoek_dubbelen
from werkgevers.werkgever.vertrek import meld_open_vragen

OVER_ERKENNING = (
    "Een erkenning geldt voor één kwalificatie op één vestiging. Is de vestiging voor meer kwalificaties erkend? "
    "Voeg ze dan één voor één toe.",
    "Zonder erkenning kan een student er geen stage (bpv) van de opleiding doen.",
)


@dataclass(frozen=True)
class Bewerking:
    """A form over one row: which form, who writes it, and of which kind its drafts are (none without large text)."""

    formulier: Any
    bewaar: Callable[..., Any]
    concept: str = ""
    over: object = NIEUW
    let_op_dubbelen: bool = False
    na: Callable[[Aanvraag, Any], None] | None = None


WERKGEVER = Bewerking(
    forms.WerkgeverFormulier, diensten.bewaar_werkgever, forms.CONCEPT_WERKGEVER, let_op_dubbelen=True
)
VESTIGING = Bewerking(forms.VestigingFormulier, diensten.bewaar_vestiging)
ERKENNING = Bewerking(forms.ErkenningFormulier, diensten.bewaar_erkenning)
CONTACTPERSOON = Bewerking(forms.ContactpersoonFormulier, diensten.bewaar_contactpersoon, na=meld_open_vragen)


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def werkgever_nieuw(request: Aanvraag) -> HttpResponse:
    """A new employer."""
    pagina = Formulierpagina("Werkgever toevoegen", "Werkgever opslaan", reverse("werkgevers:werkgevers"), "Werkgevers")
    return _bewerk(request, WERKGEVER, Werkgever(), pagina)


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def werkgever_wijzigen(request: Aanvraag, pk: int) -> HttpResponse:
    """Change an employer."""
    rij = haal_op(Werkgever, request.user, Recht.WERKGEVER_WIJZIGEN, pk=pk)
    bewerking = Bewerking(forms.WerkgeverFormulier, diensten.bewaar_werkgever, forms.CONCEPT_WERKGEVER_WIJZIGEN, rij.pk)
    return _bewerk(request, bewerking, rij, _bij(rij, "Gegevens wijzigen", "Gegevens opslaan"))


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def vestiging_nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """A new vestiging of an employer."""
    werkgever = haal_op(Werkgever, request.user, Recht.WERKGEVER_WIJZIGEN, pk=pk)
    pagina = _bij(werkgever, "Vestiging toevoegen", "Vestiging opslaan")
    return _bewerk(request, VESTIGING, Vestiging(werkgever=werkgever), pagina)


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def vestiging(request: Aanvraag, pk: int) -> HttpResponse:
    """Change a vestiging."""
    rij = haal_op(Vestiging.objects.select_related("werkgever"), request.user, Recht.WERKGEVER_WIJZIGEN, pk=pk)
    return _bewerk(request, VESTIGING, rij, _bij(rij.werkgever, "Vestiging wijzigen", "Vestiging opslaan"))


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def erkenning_nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """A new recognition of a vestiging."""
    van = haal_op(Vestiging.objects.select_related("werkgever"), request.user, Recht.WERKGEVER_WIJZIGEN, pk=pk)
    pagina = _bij(van.werkgever, "Erkenning toevoegen", "Erkenning opslaan", onder=str(van), uitleg=OVER_ERKENNING)
    return _bewerk(request, ERKENNING, Erkenning(vestiging=van), pagina)


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def erkenning(request: Aanvraag, pk: int) -> HttpResponse:
    """Change a recognition."""
    alle = Erkenning.objects.select_related("vestiging__werkgever")
    rij = haal_op(alle, request.user, Recht.WERKGEVER_WIJZIGEN, pk=pk)
    onder = str(rij.vestiging)
    pagina = _bij(rij.vestiging.werkgever, "Erkenning wijzigen", "Erkenning opslaan", onder, OVER_ERKENNING)
    return _bewerk(request, ERKENNING, rij, pagina)


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def contactpersoon_nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """A new contactpersoon at an employer."""
    werkgever = haal_op(Werkgever, request.user, Recht.WERKGEVER_WIJZIGEN, pk=pk)
    pagina = _bij(werkgever, "Contactpersoon toevoegen", "Contactpersoon opslaan")
    return _bewerk(request, CONTACTPERSOON, Contactpersoon(werkgever=werkgever), pagina)


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def contactpersoon(request: Aanvraag, pk: int) -> HttpResponse:
    """Change a contactpersoon."""
    rij = haal_op(Contactpersoon.objects.select_related("werkgever"), request.user, Recht.WERKGEVER_WIJZIGEN, pk=pk)
    pagina = _bij(rij.werkgever, "Contactpersoon wijzigen", "Contactpersoon opslaan")
    return _bewerk(request, CONTACTPERSOON, rij, pagina)


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def contact_nieuw(request: Aanvraag, pk: int) -> HttpResponse:
    """Write contact with an employer down."""
    werkgever = haal_op(Werkgever, request.user, Recht.WERKGEVER_WIJZIGEN, pk=pk)
    bewerking = Bewerking(forms.ContactFormulier, diensten.bewaar_contact, forms.CONCEPT_CONTACT, werkgever.pk)
    rij = Werkgeverscontact(werkgever=werkgever, medewerker=request.user)
    return _bewerk(request, bewerking, rij, _bij(werkgever, "Contact vastleggen", "Contact opslaan"))


@vereist(Recht.WERKGEVER_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def contact(request: Aanvraag, pk: int) -> HttpResponse:
    """Correct contact with an employer; only whoever had it does."""
    alle = Werkgeverscontact.objects.select_related("werkgever", "medewerker")
    rij = haal_op(alle, request.user, Recht.WERKGEVER_WIJZIGEN, pk=pk)
    if rij.medewerker_id != request.user.pk:
        raise RegelGeschonden("Alleen wie het contact had, kan het verbeteren.")
    bewerking = Bewerking(forms.ContactFormulier, diensten.bewaar_contact, forms.CONCEPT_CONTACT_WIJZIGEN, rij.pk)
    return _bewerk(request, bewerking, rij, _bij(rij.werkgever, "Contact verbeteren", "Contact opslaan"))


def _bij(werkgever: Werkgever, titel: str, knop: str, onder: str = "", uitleg: tuple[str, ...] = ()) -> Formulierpagina:
    return Formulierpagina(titel, knop, werkgever.get_absolute_url(), werkgever.naam, onder or werkgever.naam, uitleg)


def _bewerk(request: Aanvraag, bewerking: Bewerking, rij: Any, pagina: Formulierpagina) -> HttpResponse:
    """The page of the form; after saving to the page of the employer."""
    formulier, status = bewerking.formulier(request.POST or None, instance=rij), None
    context = _zoek_dubbelen(request, formulier) if bewerking.let_op_dubbelen else {}
    if request.method == "POST" and formulier.is_valid():
        try:
            bewerking.bewaar(rij=rij, versie=formulier.cleaned_data["versie"], door=request.user)
        except DomeinFout as fout:
            status = verwerk_fout(formulier, fout, lambda nu: bewerking.formulier(instance=nu))
        else:
            if bewerking.concept:
                wis_concept(request.user, bewerking.concept, bewerking.over)
            messages.success(request, f"{str(rij._meta.verbose_name).capitalize()} opgeslagen.")
            if bewerking.na:
                bewerking.na(request, rij)
            return redirect(rij if isinstance(rij, Werkgever) else pagina.terug)
    if bewerking.concept:
        context |= op_pagina(request.user, bewerking.concept, bewerking.over, formulier)
    return toon_formulier(request, formulier, pagina, status=status, **context)


def _zoek_dubbelen(request: Aanvraag, formulier: Any) -> dict[str, Any]:
    """What the page says of employers that look like the one that was sent; an error until somebody looked at them."""
    context: dict[str, Any] = {"dubbelen_url": reverse("werkgevers:werkgever_dubbelen")}
    if request.method != "POST" or not formulier.is_valid():
        return context
    gevonden = zoek_dubbelen(formulier.cleaned_data["naam"], formulier.cleaned_data["kvk_nummer"])
    kenmerk, beoordeeld = kenmerk_van(gevonden), request.POST.get("andere_werkgever", "")
    if gevonden and beoordeeld != kenmerk:
        formulier.add_error(None, "Er staat al een werkgever die hierop lijkt. Kijk of het dezelfde is.")
    return context | {"dubbelen": gevonden, "kenmerk": kenmerk, "beoordeeld": beoordeeld}
