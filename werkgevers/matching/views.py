"""The search for work of a traject, who suits a place, and the form of a wish."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.formulierfouten import verwerk_fout
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.concepten import op_pagina, wis_concept
from trajecten.dossier import dossierkop, noteer_bekeken
from trajecten.formulierpagina import toon_in_dossier
from trajecten.models import Traject
from trajecten.views.aanvraag import getal
from vormgeving.formulierpagina import Formulierpagina
from werkgevers.matching.afstand import Adres
from werkgevers.matching.diensten import bewaar_werkwens
from werkgevers.matching.forms import CONCEPT_WENS, WensFormulier
from werkgevers.matching.pagina import maak_kandidatenpagina, maak_werkpagina
from werkgevers.models import Werkplek, Werkwens

UITLEG = (
    "Vul dit samen in. Hiermee zoeken we een passende werkplek.",
    "We kijken alleen naar wat hier staat, naar geldige certificaten en naar eerder werk. "
    "Leeftijd, geslacht, herkomst, taal, gezondheid, justitie en uitkering tellen niet mee.",
    "We rekenen geen kilometers. We vergelijken de cijfers van de postcode.",
)


@vereist(Recht.PLAATSING_INZIEN)
@require_safe
@transaction.atomic
def werk(request: Aanvraag, pk: int) -> HttpResponse:
    """What somebody looks for, which places suit and why, and the klikgesprekken."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, Recht.PLAATSING_INZIEN, pk=pk)
    noteer_bekeken(request, traject, "werk")
    vandaag = timezone.localdate()
    context = {
        "kop": dossierkop(traject, request.user, vandaag, actief="werk"),
        "traject": traject,
        "pagina": maak_werkpagina(traject, request.user, vandaag, getal(request.GET.get("vanaf", ""))),
        "vandaag": vandaag,
    }
    return render(request, "werkgevers/matching/werk.html", context)


@vereist(Recht.PLAATSING_INZIEN)
@require_safe
def kandidaten(request: Aanvraag, pk: int) -> HttpResponse:
    """Who suits a place, and why."""
    vandaag = timezone.localdate()
    werkplek = haal_op(Werkplek.objects.met_vrij(vandaag).om_te_tonen(), request.user, Recht.WERKGEVER_INZIEN, pk=pk)
    context = {
        "werkplek": werkplek,
        "pagina": maak_kandidatenpagina(werkplek, request.user, vandaag, getal(request.GET.get("vanaf", ""))),
    }
    return render(request, "werkgevers/matching/kandidaten.html", context)


@vereist(Recht.PLAATSING_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def werkwens(request: Aanvraag, pk: int) -> HttpResponse:
    """Fill in, or change, what somebody looks for."""
    trajecten = Traject.objects.select_related("deelnemer", "programma")
    traject = haal_op(trajecten, request.user, Recht.PLAATSING_WIJZIGEN, pk=pk)
    rij = Werkwens.objects.van(traject).first() or _nieuwe_wens(traject)
    form, status = WensFormulier(request.POST or None, instance=rij), None
    concept = op_pagina(request.user, CONCEPT_WENS, pk, form)
    if request.method == "POST" and form.is_valid():
        try:
            bewaar_werkwens(rij=form.instance, versie=form.cleaned_data["versie"], door=request.user)
        except DomeinFout as fout:
            status = verwerk_fout(form, fout, lambda nu: WensFormulier(instance=nu))
        else:
            wis_concept(request.user, CONCEPT_WENS, pk)
            messages.success(request, "De werkwens is opgeslagen. Hieronder staan de plekken die passen.")
            return redirect("werkgevers:werk", pk=pk)
    terug, wie = reverse("werkgevers:werk", args=[pk]), traject.deelnemer.naam
    pagina = Formulierpagina("Werkwens", "Werkwens opslaan", terug, "Werk zoeken", wie, UITLEG)
    return toon_in_dossier(request, form, pagina, traject, status=status, **concept)


def _nieuwe_wens(traject: Traject) -> Werkwens:
    """A wish with from where somebody travels: the address that we have."""
    thuis = Adres.uit(traject.deelnemer.postcode, traject.deelnemer.woonplaats)
    return Werkwens(traject=traject, postcodegebied=thuis.gebied, plaats=thuis.plaats)
