"""Planning the weekly guidance of somebody who learns at an employer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.formulierfouten import verwerk_fout
from toegang.fouten import DomeinFout
from toegang.matrix import Recht
from trajecten.agenda.diensten import overlappende
from trajecten.formulierpagina import toon_in_dossier
from trajecten.models import Traject
from vormgeving.taal import dag_en_datum, hoeveel, tijd
from werkgevers.plaatsing.begeleiding import plan_begeleiding
from werkgevers.plaatsing.begeleidingsformulier import BegeleidingFormulier
from werkgevers.plaatsing.ritme import in_woorden, praktijkdeel
from werkgevers.plaatsing.views import FORMULIER, bij, haal_plaatsing

UITLEG = "De afspraken komen in je agenda, elke week op dezelfde dag en tijd. Daar verzet je er een, of zeg je hem af."


@vereist(Recht.CONTACT_LOGGEN)
@require_http_methods(FORMULIER)
def begeleiding_plannen(request: Aanvraag, pk: int) -> HttpResponse:
    """A series of appointments in the own agenda, for the weeks that the placement lasts."""
    rij = haal_plaatsing(request, pk, Recht.PLAATSING_INZIEN)
    haal_op(Traject, request.user, Recht.CONTACT_LOGGEN, pk=rij.traject_id)
    deel = praktijkdeel(rij.traject)
    form = BegeleidingFormulier(request.POST or None, plaatsing=rij, deel=deel, vandaag=timezone.localdate())
    status = None
    if request.method == "POST" and form.is_valid():
        try:
            afspraken = plan_begeleiding(plaatsing=rij, door=request.user, **form.argumenten())
        except DomeinFout as fout:
            status = verwerk_fout(form, fout, lambda nu: form)
        else:
            aantal, wanneer = hoeveel(len(afspraken), "afspraken"), dag_en_datum(afspraken[0].van).lower()
            eerste = f"De eerste is op {wanneer} om {tijd(afspraken[0].van)}."
            messages.success(request, f"{aantal.capitalize()} gepland. {eerste}")
            if dubbel := overlappende(afspraken):
                wanneer = f"{dag_en_datum(dubbel[0].van).lower()} om {tijd(dubbel[0].van)}"
                messages.warning(request, f"Let op: je hebt dan al een afspraak op {wanneer}.")
            return redirect("werkgevers:plaatsing", pk=pk)
    route = f"De route vraagt: {in_woorden(deel)}." if deel and in_woorden(deel) else ""
    pagina = bij(rij, "Begeleiding plannen", "Begeleiding plannen", *(zin for zin in (UITLEG, route) if zin))
    return toon_in_dossier(request, form, pagina, rij.traject, status=status)
