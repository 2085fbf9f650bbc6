"""The lists of the organisation: partners, and the expertises to which somebody can be referred."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.models import Expertise, Partner
from trajecten.stappenplan import partners as diensten
from trajecten.stappenplan.verwijsformulieren import ExpertiseFormulier, PartnerFormulier
from trajecten.stappenplan.views import meld_in
from trajecten.views.aanvraag import Aanvraag


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_safe
def partners(request: Aanvraag) -> HttpResponse:
    """All partners and expertises, those that are not used any more last."""
    expertises = Expertise.objects.order_by("-actief", "volgorde", "pk")
    namen = {expertise.code: expertise.naam for expertise in expertises}
    regels = [
        (partner, ", ".join(namen[code] for code in partner.expertises if code in namen))
        for partner in Partner.objects.order_by("-actief", "naam", "pk")
    ]
    return render(request, "trajecten/stappenplan/partners.html", {"partners": regels, "expertises": expertises})


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def partner(request: Aanvraag, pk: int | None = None) -> HttpResponse:
    """Add a partner, or change one."""
    bestaand = get_object_or_404(Partner, pk=pk) if pk else None
    form = PartnerFormulier(request.POST or None, instance=bestaand)
    if request.method == "POST" and form.is_valid():
        vers = Partner.objects.get(pk=pk) if pk else None
        try:
            diensten.bewaar_partner(partner=vers, door=request.user, **form.cleaned_data)
        except NietMeerActueel as fout:
            form.zet_naast(PartnerFormulier(instance=fout.nu), fout.nu.versie)
            return _pagina(request, form, "Partner", fout.nu, status=fout.status)
        except DomeinFout as fout:
            meld_in(form, fout)
        else:
            messages.success(request, "De partner is opgeslagen.")
            return redirect("trajecten:partners")
    return _pagina(request, form, "Partner", bestaand)


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def expertise(request: Aanvraag, pk: int | None = None) -> HttpResponse:
    """Add an expertise, or change one."""
    bestaand = get_object_or_404(Expertise, pk=pk) if pk else None
    form = ExpertiseFormulier(request.POST or None, instance=bestaand)
    if request.method == "POST" and form.is_valid():
        vers = Expertise.objects.get(pk=pk) if pk else None
        try:
            diensten.bewaar_expertise(expertise=vers, door=request.user, **form.cleaned_data)
        except NietMeerActueel as fout:
            form.zet_naast(ExpertiseFormulier(instance=fout.nu), fout.nu.versie)
            return _pagina(request, form, "Expertise", fout.nu, status=fout.status)
        except DomeinFout as fout:
            meld_in(form, fout)
        else:
            messages.success(request, "De expertise is opgeslagen.")
            return redirect("trajecten:partners")
    return _pagina(request, form, "Expertise", bestaand)


def _pagina(request: Aanvraag, form: Any, soort: str, bestaand: Any, *, status: int | None = None) -> HttpResponse:
    context = {"form": form, "soort": soort, "bestaand": bestaand}
    return render(
        request, "trajecten/stappenplan/partner.html", context, status=status or (422 if form.errors else 200)
    )
