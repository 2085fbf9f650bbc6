"""The pages about schedules: what is planned, being made, made and failed; adding one, changing it, turning it off."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from rapportage.models import Rapportschema, Rapportsoort
from rapportage.schema import diensten
from rapportage.schema.forms import NieuwSchemaFormulier, SchemaFormulier
from rapportage.schema.overzicht import maak_overzicht, volgende
from rapportage.soorten import te_kiezen
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.matrix import Recht
from vormgeving.taal import datum


@vereist(Recht.RAPPORT_INZIEN)
@require_safe
def overzicht(request: Aanvraag) -> HttpResponse:
    """All schedules, and how far the reports of the clock are."""
    na = request.GET.get("na", "")
    beeld = maak_overzicht(request.user, timezone.localdate(), na=int(na) if na.isdecimal() and len(na) < 19 else None)
    if request.htmx:  # type: ignore[attr-defined]
        # while reports are made only their progress is swapped; once they are done the whole page is new
        if not beeld.bezig:
            return HttpResponseClientRefresh()
        return render(request, "rapportage/schema/overzicht.html#bezig", {"beeld": beeld})
    return render(request, "rapportage/schema/overzicht.html", {"beeld": beeld, "eerste": not na})


@vereist(Recht.RAPPORT_MAKEN)
@require_http_methods(["GET", "HEAD", "POST"])
def nieuw(request: Aanvraag, soort: str = Rapportsoort.VOORTGANG) -> HttpResponse:
    """Add a schedule for one kind of report."""
    if soort not in te_kiezen():
        raise Http404
    form = NieuwSchemaFormulier(request.POST or None, soort=soort)
    if request.method == "POST" and form.is_valid():
        try:
            gemaakt = diensten.maak_schema(
                velden=form.velden(), ontvangers=form.cleaned_data["ontvangers"], door=request.user
            )
        except RegelGeschonden as fout:
            form.add_error(fout.veld, str(fout))
        else:
            messages.success(request, f"Het schema is gemaakt. {_meteen(gemaakt)}{_eerste_keer(gemaakt)}")
            return redirect("rapportage:schema")
    context = {"form": form, "soort": Rapportsoort(soort), "soorten": [Rapportsoort(code) for code in te_kiezen()]}
    return render(request, "rapportage/schema/nieuw.html", context, status=422 if form.errors else 200)


@vereist(Recht.RAPPORT_MAKEN)
@require_http_methods(["GET", "HEAD", "POST"])
def wijzigen(request: Aanvraag, pk: int) -> HttpResponse:
    """Change when a report is made, who hears of it and how long it is kept."""
    schema = haal_op(Rapportschema.objects.met_onderwerp(), request.user, Recht.RAPPORT_MAKEN, pk=pk)
    form = SchemaFormulier(request.POST or None, schema=schema)
    if request.method == "POST" and form.is_valid():
        try:
            diensten.wijzig_schema(
                schema=schema,
                velden=form.velden(),
                ontvangers=form.cleaned_data["ontvangers"],
                versie=form.cleaned_data["versie"],
                door=request.user,
            )
        except NietMeerActueel as botsing:
            if botsing.nu is None:
                raise
            form.zet_naast(SchemaFormulier(schema=botsing.nu), botsing.nu.versie)
            return render(request, "rapportage/schema/wijzigen.html", {"form": form, "schema": schema}, status=409)
        messages.success(request, f"Het schema is opgeslagen. {_eerste_keer(schema)}")
        return redirect("rapportage:schema")
    status = 422 if form.errors else 200
    return render(request, "rapportage/schema/wijzigen.html", {"form": form, "schema": schema}, status=status)


@vereist(Recht.RAPPORT_MAKEN)
@require_POST
def zet(request: Aanvraag, pk: int) -> HttpResponse:
    """Turn a schedule off or on."""
    schema = haal_op(Rapportschema.objects.met_onderwerp(), request.user, Recht.RAPPORT_MAKEN, pk=pk)
    actief = request.POST.get("actief") == "ja"
    nu = diensten.zet_schema(schema=schema, actief=actief, door=request.user)
    zin = _eerste_keer(nu) if actief else "Er komen geen nieuwe rapporten. Wat er is, blijft staan."
    messages.success(request, f"“{nu}” staat nu {'aan' if actief else 'uit'}. {zin}")
    return redirect("rapportage:schema")


def _eerste_keer(schema: Rapportschema) -> str:
    """When the next report of a schedule comes."""
    komt = volgende(schema, timezone.localdate())
    return f"Het volgende rapport komt op {datum(komt.dag)}." if komt else "Er komt nu geen nieuw rapport."


def _meteen(schema: Rapportschema) -> str:
    """What a new schedule makes at once, over periods that are over."""
    voorbij = len(schema.tempo.verschuldigd(timezone.localdate()))
    if voorbij == 0:
        return ""
    if voorbij == 1:
        return "Over een periode die al voorbij is, komt er binnen een paar minuten een rapport. "
    return f"Over {voorbij} periodes die al voorbij zijn, komen er binnen een paar minuten rapporten. "
