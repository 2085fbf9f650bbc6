"""Mijn dag and the deelnemerslijst."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from toegang.controle import mag
from toegang.decorators import vereist
from toegang.matrix import Recht
from toegang.onthouden import een_keer_vragen
from trajecten.agenda.dag import afspraken_op
from trajecten.contact import kies_start, maak_kaart
from trajecten.fragment import is_fragment
from trajecten.lijst import Vraag, maak_lijst
from trajecten.mijn_dag import SIGNALEN_OP_MIJN_DAG, aandacht_voor, eigen_trajecten, ooit_eigen
from trajecten.models import Traject
from trajecten.registers import dagdelen_van
from trajecten.views.aanvraag import Aanvraag


@vereist()
@require_safe
@een_keer_vragen()
def mijn_dag(request: Aanvraag) -> HttpResponse:
    """What somebody does today: log a contact, and look after who needs it."""
    vandaag, gebruiker = timezone.localdate(), request.user
    eigen = eigen_trajecten(gebruiker, vandaag)
    aantal = eigen.values("deelnemer").distinct().count()
    trajecten = ooit_eigen(gebruiker) if aantal else Traject.objects.zichtbaar_voor(gebruiker)
    hoogstens = SIGNALEN_OP_MIJN_DAG if aantal else 0
    telt = mag(gebruiker, Recht.RAPPORT_INZIEN)
    traject, afspraak = kies_start(gebruiker, request.GET.get("traject", ""), timezone.now())
    context = {
        "vandaag": vandaag,
        "aantal": aantal,
        "ziet_trajecten": mag(gebruiker, Recht.TRAJECT_INZIEN),
        "telt_signalen": telt,
        "aandacht": aandacht_voor(
            trajecten, gebruiker, vandaag, met_eigen=True, ook_geteld=telt and not aantal, aantal=hoogstens
        ),
        "kaart": maak_kaart(traject, gebruiker, vandaag, terug="dag", afspraak=afspraak) if traject else None,
        "dagdelen": dagdelen_van(gebruiker, vandaag),
        "afspraken": afspraken_op(gebruiker, vandaag, vandaag + timedelta(days=1)),
        "maakt_afspraken": mag(gebruiker, Recht.CONTACT_LOGGEN),
    }
    return render(request, "trajecten/mijn_dag.html", context)


@vereist(Recht.TRAJECT_INZIEN)
@require_safe
@een_keer_vragen()
def lijst(request: Aanvraag) -> HttpResponse:
    """The deelnemers in reach: searched, filtered, sorted, page by page."""
    vraag = Vraag.van(request.GET)
    trajecten = Traject.objects.zichtbaar_voor(request.user)
    pagina = maak_lijst(trajecten, vraag, request.user, timezone.localdate())
    sjabloon = "trajecten/lijst.html"
    if is_fragment(request):
        sjabloon += "#rijen" if vraag.na else "#resultaat"
    return render(request, sjabloon, {"lijst": pagina, "vraag": vraag})


@vereist(Recht.TRAJECT_INZIEN)
@require_safe
def zoeken(request: Aanvraag) -> HttpResponse:
    """From the header to the field in which you search, among all deelnemers and not only the running ones."""
    return redirect(f"{reverse('trajecten:lijst')}?stand=#zoek")
