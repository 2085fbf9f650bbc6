"""The settings of signing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from toegang.aanvraag import Aanvraag
from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel
from toegang.matrix import Recht
from werkgevers.ondertekening import instelling as dienst
from werkgevers.ondertekening.forms_intern import InstellingFormulier
from werkgevers.ondertekening.views import ingevuld


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def instelling(request: Aanvraag) -> HttpResponse:
    """How long a link works, when we remind, and whether a code is asked."""
    form, status = (
        InstellingFormulier(ingevuld(request), instance=dienst.instelling()),
        200,
    )
    if request.method == "POST" and form.is_valid():
        velden = {naam: form.cleaned_data[naam] for naam in ("geldig_dagen", "herinner_eerst", "herinner_dan", "code")}
        try:
            dienst.wijzig_instelling(verwacht=form.cleaned_data["versie"], door=request.user, **velden)
        except NietMeerActueel as fout:
            form.zet_naast(InstellingFormulier(instance=dienst.instelling()), dienst.instelling().versie)
            status = fout.status
        except DomeinFout as fout:
            form.add_error(fout.veld, str(fout))
            status = fout.status
        else:
            messages.success(request, "De instelling is opgeslagen. Ze geldt voor wat je vanaf nu verstuurt.")
            return redirect("werkgevers:ondertekeninstelling")
    elif form.errors:
        status = 422
    return render(request, "werkgevers/ondertekening/instelling.html", {"form": form}, status=status)
