"""One participation: give it a place, move it on the waiting list, let it stop."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from onderwijs.diensten import deelnames
from onderwijs.diensten.afwijken import RedenGevraagd
from onderwijs.forms import AFRONDEN, StopFormulier
from onderwijs.forms_leerlijn import AfwijkFormulier
from onderwijs.models import Deelname, Groep
from onderwijs.models.leerlijn import AFWIJKING_HOOGSTENS
from onderwijs.regels import Richting
from onderwijs.views.formulierpagina import toon_formulier
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, RegelGeschonden
from toegang.matrix import Recht
from trajecten.models import Traject
from vormgeving.formulierpagina import Formulierpagina


@vereist(Recht.GROEP_BEHEREN)
@require_POST
def indelen(request: Aanvraag, pk: int) -> HttpResponse:
    """Somebody who waits comes into the group."""
    deelname = _haal_op(request, pk)
    afwijking = request.POST.get("afwijking", "")[:AFWIJKING_HOOGSTENS]
    try:
        deelnames.deel_in(groep=deelname.groep, traject=deelname.traject, afwijking=afwijking, door=request.user)
    except RedenGevraagd as fout:
        return vraag_reden(request, deelname.groep, deelname.traject, fout)
    messages.success(request, f"{deelname.traject.deelnemer.naam} zit nu in de groep.")
    return redirect("onderwijs:groep", pk=deelname.groep_id)


@vereist(Recht.GROEP_BEHEREN)
@require_POST
def verplaatsen(request: Aanvraag, pk: int) -> HttpResponse:
    """Up, down or to the end of the waiting list."""
    deelname = _haal_op(request, pk)
    if (richting := request.POST.get("richting", "")) not in list(Richting):
        raise RegelGeschonden("Kies omhoog, omlaag of naar het eind.")
    deelnames.verplaats(deelname=deelname, richting=Richting(richting), door=request.user)
    return redirect("onderwijs:groep", pk=deelname.groep_id)


@vereist(Recht.GROEP_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def stoppen(request: Aanvraag, pk: int) -> HttpResponse:
    """Somebody finished, or leaves the group or its waiting list."""
    deelname = _haal_op(request, pk)
    formulier = StopFormulier(request.POST or None, deelname=deelname)
    if request.method == "POST" and formulier.is_valid():
        try:
            _stop(deelname, formulier, request)
        except DomeinFout as fout:
            formulier.add_error(fout.veld, str(fout))
        else:
            messages.success(request, f"De deelname van {deelname.traject.deelnemer.naam} is gestopt.")
            return redirect("onderwijs:groep", pk=deelname.groep_id)
    naam = deelname.traject.deelnemer.naam
    pagina = Formulierpagina(
        "Deelname stoppen",
        "Deelname stoppen",
        deelname.groep.get_absolute_url(),
        deelname.groep.naam,
        onder=naam,
        uitleg=("Past een ander aanbod beter? Verwijs dan door vanuit het dossier.",),
    )
    return toon_formulier(request, formulier, pagina)


def vraag_reden(request: Aanvraag, groep: Groep, traject: Traject, fout: RedenGevraagd) -> HttpResponse:
    """Ask why somebody comes in all the same; the form sends to the same address, with the reason."""
    formulier = AfwijkFormulier({"traject": traject.pk, "afwijking": request.POST.get("afwijking", "")})
    formulier.errors.pop("afwijking", None)
    formulier.add_error("afwijking", str(fout))
    naam = traject.deelnemer.naam
    pagina = Formulierpagina(f"{naam} in de groep", "Toch in de groep zetten", groep.get_absolute_url(), groep.naam)
    return toon_formulier(request, formulier, pagina)


def _haal_op(request: Aanvraag, pk: int) -> Deelname:
    """The participation, when the group is within reach."""
    bron = Deelname.objects.select_related("groep__leerlijn", "groep__module__leerlijn", "traject__deelnemer")
    return haal_op(bron, request.user, Recht.GROEP_BEHEREN, pk=pk)


def _stop(deelname: Deelname, formulier: StopFormulier, request: Aanvraag) -> None:
    velden = formulier.cleaned_data
    if velden["reden"] == AFRONDEN:
        deelnames.rond_af(deelname=deelname, tot=velden["tot"], door=request.user)
    else:
        deelnames.stop(deelname=deelname, reden=velden["reden"], tot=velden["tot"], door=request.user)
