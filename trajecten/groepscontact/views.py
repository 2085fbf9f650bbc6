"""Logging and correcting contact with a group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from trajecten.concepten import NIEUW, op_pagina, wis_concept
from trajecten.contact import loggen_voor, van_afspraak
from trajecten.correctie.forms import IntrekFormulier
from trajecten.groepscontact import correctie, diensten
from trajecten.groepscontact.concept import CONCEPT, WIJZIGEN
from trajecten.groepscontact.diensten import Groepslid
from trajecten.groepscontact.forms import GroepscontactFormulier, WijzigGroepFormulier
from trajecten.models import Afspraak, Contactmoment, Groepscontact, Traject
from trajecten.views.aanvraag import Aanvraag, getal

GEVRAAGD_HOOGSTENS = 60


@vereist(Recht.CONTACT_LOGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def groepscontact(request: Aanvraag) -> HttpResponse:
    """Log one session with several deelnemers; `?traject=` or an appointment says who is in the group beforehand."""
    afspraak = _afspraak(request)
    leden = [Groepslid(traject) for traject in _gevraagd(request, afspraak)]
    formulier = GroepscontactFormulier(
        request.POST or None,
        keuze=_keuze(request, [lid.traject for lid in leden]),
        afspraken=Afspraak.objects.filter(medewerker=request.user),
        vooraf=van_afspraak(afspraak) if afspraak else {},
        leden=leden,
    )
    concept = op_pagina(request.user, CONCEPT, NIEUW, formulier)
    terug = reverse("trajecten:agenda" if request.GET.get("terug") == "agenda" else "trajecten:mijn_dag")
    if request.method == "POST" and formulier.is_valid():
        try:
            groep = diensten.log_groepscontact(
                door=request.user,
                gegevens=formulier.gegevens(),
                leden=formulier.leden(),
                sleutel=formulier.cleaned_data["sleutel"],
                afspraak=formulier.cleaned_data["afspraak"],
            )
        except DomeinFout as fout:
            _zet_fout(formulier, fout)
        else:
            wis_concept(request.user, CONCEPT)
            aantal = Contactmoment.objects.filter(groepscontact=groep).count()
            messages.success(request, f"Contact met {aantal} deelnemers is opgeslagen. Jouw tijd telt één keer.")
            return redirect(terug)
    return _pagina(request, formulier, {"terug": terug} | concept)


@vereist(Recht.CONTACT_LOGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def groepscontact_wijzigen(request: Aanvraag, pk: int) -> HttpResponse:
    """Correct an own session with a group; where it changed meanwhile, both texts stand beside each other."""
    groep = haal_op(Groepscontact.objects.geldig(), request.user, pk=pk)
    formulier = _wijzigformulier(request, groep, request.POST or None)
    context = {"terug": reverse("trajecten:mijn_dag"), "groep": groep} | op_pagina(
        request.user, WIJZIGEN, pk, formulier
    )
    if request.method != "POST" or not formulier.is_valid():
        return _pagina(request, formulier, context)
    try:
        correctie.wijzig_groepscontact(
            groep=groep,
            door=request.user,
            versie=formulier.cleaned_data["versie"],
            gegevens=formulier.gegevens(),
            leden=formulier.leden(),
        )
    except NietMeerActueel as fout:
        nu = haal_op(Groepscontact.objects.geldig(), request.user, pk=pk)
        formulier.zet_naast(_wijzigformulier(request, nu), nu.versie)
        return _pagina(request, formulier, context, status=fout.status)
    except DomeinFout as fout:
        _zet_fout(formulier, fout)
        return _pagina(request, formulier, context)
    wis_concept(request.user, WIJZIGEN, pk)
    messages.success(request, "Het groepscontact is verbeterd.")
    return redirect("trajecten:mijn_dag")


def _wijzigformulier(
    request: Aanvraag, groep: Groepscontact, gegevens: QueryDict | None = None
) -> WijzigGroepFormulier:
    """The form with `groep` as it stands, or with what was sent."""
    contacten = list(Contactmoment.objects.filter(groepscontact=groep).select_related("traject__deelnemer"))
    begin = next((timezone.localtime(c.tijdvak.lower).time() for c in contacten if c.tijdvak), None)
    namen = ("soort", "minuten", "verslag", "datum", "alleen_collegas")
    return WijzigGroepFormulier(
        gegevens,
        keuze=_keuze(request, [c.traject for c in contacten]),
        afspraken=Afspraak.objects.none(),
        vooraf={naam: getattr(groep, naam) for naam in namen} | {"begin": begin},
        leden=[Groepslid(c.traject, c.aanwezigheid, c.onderwerp) for c in contacten],
        versie=groep.versie,
    )


@vereist(Recht.CONTACT_LOGGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def groepscontact_intrekken(request: Aanvraag, pk: int) -> HttpResponse:
    """Withdraw an own session with a group that was not."""
    groep = haal_op(Groepscontact.objects.geldig(), request.user, pk=pk)
    formulier = IntrekFormulier(request.POST or None, initial={"versie": groep.versie})
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and formulier.is_valid():
        try:
            correctie.trek_groepscontact_in(groep=groep, door=request.user, **formulier.cleaned_data)
        except DomeinFout as fout:
            formulier.add_error(fout.veld, str(fout))
            status = fout.status
        else:
            messages.success(request, "Het groepscontact is ingetrokken. Het telt bij niemand meer mee.")
            return redirect("trajecten:mijn_dag")
    terug = reverse("trajecten:groepscontact_wijzigen", args=[pk])
    context = {"groep": groep, "form": formulier, "terug": terug}
    return render(request, "trajecten/correctie/intrekken.html", context, status=status)


def _keuze(request: Aanvraag, erbij: Sequence[Traject]) -> list[Traject]:
    """The running trajecten that may be chosen, by name, with those that are in the group already."""
    lopend = loggen_voor(request.user).lopend_op(timezone.localdate()).op_naam()
    samen = {traject.pk: traject for traject in (*lopend, *erbij)}
    return sorted(samen.values(), key=lambda traject: (traject.deelnemer.sorteernaam, traject.pk))


def _gevraagd(request: Aanvraag, afspraak: Afspraak | None) -> list[Traject]:
    """Who an address or an appointment names, as far as it is within reach."""
    eigen = loggen_voor(request.user).lopend_op(timezone.localdate())
    if afspraak is not None:
        return list(eigen.filter(afspraken=afspraak))
    sleutels = [getal(waarde) for waarde in request.GET.getlist("traject")[:GEVRAAGD_HOOGSTENS]]
    return list(eigen.filter(pk__in=sleutels)) if sleutels else []


def _afspraak(request: Aanvraag) -> Afspraak | None:
    gevraagd = getal((request.POST or request.GET).get("afspraak", ""))
    return Afspraak.objects.zichtbaar_voor(request.user).filter(pk=gevraagd).first() if gevraagd else None


def _zet_fout(formulier: GroepscontactFormulier, fout: DomeinFout) -> None:
    """Put what the dienst refused at its field; what is about the members above the form."""
    formulier.add_error(fout.veld if fout.veld in formulier.fields else None, str(fout))


def _pagina(
    request: Aanvraag, formulier: GroepscontactFormulier, meer: dict[str, Any], status: int = 422
) -> HttpResponse:
    context = {"formulier": formulier} | meer
    status = status if request.method == "POST" else 200
    return render(request, "trajecten/groepscontact/formulier.html", context, status=status)
