"""The page on which a beheerder chooses the look. Who may open it is decided in config/urls.py."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from organisaties.diensten import wijzig_huisstijl
from organisaties.fouten import HuisstijlVeranderd
from organisaties.huisstijlformulier import HuisstijlFormulier
from organisaties.middleware import Verzoek
from organisaties.models import Organisatie
from vormgeving.huisstijl import van_tokens
from vormgeving.svg.huis import VOORBEELD
from vormgeving.versies import versie_uit


@require_http_methods(["GET", "POST"])
def huisstijl(request: Verzoek) -> HttpResponse:
    """Choose, look at an example, save. An example is drawn from what was sent, nothing is kept of it."""
    # not the one of the request: that is shared with other requests
    eigen = get_object_or_404(Organisatie, pk=getattr(request.organisatie, "pk", None))
    form = HuisstijlFormulier(request.POST or None, huisstijl=eigen.huisstijl)
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid() and "opslaan" in request.POST:
        versie = form.cleaned_data["versie"]
        try:
            wijzig_huisstijl(organisatie=eigen, huisstijl=form.tokens(), versie=versie, door=request.user)
        except HuisstijlVeranderd as fout:
            form.zet_naast(HuisstijlFormulier(huisstijl=fout.nu), versie_uit(fout.nu))
            status = 409
        else:
            messages.success(request, "De huisstijl is opgeslagen. Iedereen ziet hem vanaf nu.")
            return redirect("huisstijl")
    voorbeeld = f"{reverse('huisstijl_voorbeeld')}?{urlencode(form.tokens())}"
    gegevens = {"form": form, "voorbeeld_css": voorbeeld, "huis": VOORBEELD, "scores": (1, 2, 3, 4, 5)}
    return render(request, "organisaties/huisstijl.html", gegevens, status=status)


@require_safe
def voorbeeld_css(request: Verzoek) -> HttpResponse:
    """The css of the tokens in the address, as `.thema-voorbeeld`; what is no colour is left out."""
    css = van_tokens(request.GET.dict()).css("voorbeeld")
    return HttpResponse(css, content_type="text/css; charset=utf-8")
