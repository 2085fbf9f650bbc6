"""The dossier of a traject, page by page. Each page that is opened is written in the logboek."""

from __future__ import annotations

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.matrix import Recht
from toegang.onthouden import een_keer_vragen
from trajecten.dossier import dossierkop, noteer_bekeken, panelen_van
from trajecten.models import Contactmoment, Traject
from trajecten.panelen import contactregels
from trajecten.registers import tijdlijn_van
from trajecten.views.aanvraag import Aanvraag, getal

PER_PAGINA = 50


@vereist(Recht.TRAJECT_INZIEN)
@require_safe
@transaction.atomic
@een_keer_vragen()
def dossier(request: Aanvraag, pk: int) -> HttpResponse:
    """The overview: the cards of all apps."""
    traject = haal_op(Traject.objects.voor_lijst().select_related("subsidieproject"), request.user, pk=pk)
    noteer_bekeken(request, traject, "overzicht")
    vandaag = timezone.localdate()
    context = {
        "kop": dossierkop(traject, request.user, vandaag, actief="overzicht"),
        "panelen": panelen_van(traject, request.user, vandaag),
        "traject": traject,
        "vandaag": vandaag,
    }
    return render(request, "trajecten/dossier.html", context)


@vereist(Recht.TRAJECT_INZIEN)
@require_safe
@transaction.atomic
@een_keer_vragen()
def tijdlijn(request: Aanvraag, pk: int) -> HttpResponse:
    """Everything that happened, the latest first."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, pk=pk)
    noteer_bekeken(request, traject, "tijdlijn")
    vandaag, vanaf = timezone.localdate(), getal(request.GET.get("vanaf", ""))
    alles = tijdlijn_van(traject, request.user)
    context = {
        "kop": dossierkop(traject, request.user, vandaag, actief="tijdlijn"),
        "gebeurtenissen": alles[vanaf : vanaf + PER_PAGINA],
        "volgende": vanaf + PER_PAGINA if len(alles) > vanaf + PER_PAGINA else None,
        "aantal": len(alles),
        "traject": traject,
        "vandaag": vandaag,
    }
    return render(request, "trajecten/tijdlijn.html", context)


@vereist(Recht.TRAJECT_INZIEN)
@require_safe
@transaction.atomic
def contacten(request: Aanvraag, pk: int) -> HttpResponse:
    """All contact with the deelnemer, the latest first."""
    traject = haal_op(Traject.objects.voor_lijst(), request.user, pk=pk)
    noteer_bekeken(request, traject, "contact")
    vandaag, na = timezone.localdate(), getal(request.GET.get("na", ""))
    ingetrokken = "ingetrokken" in request.GET
    bron = Contactmoment.alle.ingetrokken() if ingetrokken else Contactmoment.objects.all()
    momenten = list(bron.van(traject).na(na).nieuwste_eerst()[: PER_PAGINA + 1])
    context = {
        "kop": dossierkop(traject, request.user, vandaag, actief="contact"),
        "regels": contactregels(traject, request.user, momenten[:PER_PAGINA]),
        "volgende": momenten[PER_PAGINA - 1].pk if len(momenten) > PER_PAGINA else None,
        "ingetrokken": ingetrokken,
        "aantal_ingetrokken": Contactmoment.alle.van(traject).ingetrokken().count(),
        "traject": traject,
        "vandaag": vandaag,
    }
    return render(request, "trajecten/contacten.html", context)
