"""The page on which a personal plan is made, and the buttons that say which modules are done."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from bouwstenen.models import Planonderdeel
from bouwstenen.plannen import diensten
from bouwstenen.plannen.forms import PlanFormulier
from bouwstenen.plannen.keuzes import planbeeld
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.matrix import Recht
from trajecten.models import Traject
from trajecten.views.aanvraag import Aanvraag, getal


@vereist(Recht.FASE_WIJZIGEN)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: Aanvraag, pk: int) -> HttpResponse:
    """Choose which bouwstenen and modules somebody follows."""
    trajecten = Traject.objects.select_related("deelnemer", "programma")
    traject = haal_op(trajecten, request.user, Recht.FASE_WIJZIGEN, pk=pk)
    beeld = planbeeld(traject)
    form = PlanFormulier(request.POST or None, beeld=beeld)
    if request.method == "POST" and form.is_valid():
        try:
            diensten.bewaar_plan(traject=traject, door=request.user, **form.argumenten())
        except NietMeerActueel as botsing:
            if botsing.nu is None:
                raise
            form.zet_naast(PlanFormulier(beeld=planbeeld(traject)), botsing.nu.versie)
        except RegelGeschonden as fout:
            form.add_error(None, str(fout))
        else:
            messages.success(request, "Het persoonlijk plan is opgeslagen.")
            return redirect("bouwstenen:bouwsteen", pk=pk)
    status = 409 if form.verschillen else 422 if form.errors else 200
    return render(request, "bouwstenen/plan.html", {"traject": traject, "beeld": beeld, "form": form}, status=status)


@vereist(Recht.FASE_WIJZIGEN)
@require_POST
def module_klaar(request: Aanvraag, pk: int) -> HttpResponse:
    """Say that a module of the plan is done today, or that it is not done after all."""
    traject = haal_op(Traject, request.user, Recht.FASE_WIJZIGEN, pk=pk)
    onderdelen = Planonderdeel.objects.filter(plan__traject=traject)
    onderdeel = get_object_or_404(onderdelen, pk=getal(request.POST.get("onderdeel", "")))
    klaar_op = timezone.localdate() if request.POST.get("klaar") == "ja" else None
    diensten.zet_module_klaar(onderdeel=onderdeel, klaar_op=klaar_op, door=request.user)
    messages.success(request, "De module is klaar." if klaar_op else "De module is weer open.")
    return redirect("bouwstenen:bouwsteen", pk=pk)
