"""The kinds of proof of the organisation."""

from __future__ import annotations

from itertools import count

from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_http_methods, require_safe

from onderwijs.bewijs.diensten import bewaar_soort
from onderwijs.bewijs.forms import SoortFormulier
from onderwijs.models import Bewijssoort
from onderwijs.opleiding.formulierpagina import Afloop, behandel
from toegang.aanvraag import Aanvraag
from toegang.controle import haal_op
from toegang.decorators import vereist
from toegang.matrix import Recht
from trajecten.aanmelden.regels import heeft_startkwalificatie
from trajecten.models import Codelijst
from trajecten.models.situatie import Opleidingsniveau
from trajecten.tijdlijn import code_namen
from vormgeving.formulierpagina import Formulierpagina

# of the 40 signs of a code a few are left for a number
CODE_HOOGSTENS = 36


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_safe
def soorten(request: Aanvraag) -> HttpResponse:
    """All kinds, those that are not used any more last."""
    namen = code_namen(Codelijst.KWALIFICATIE)
    regels = [
        {
            "soort": soort,
            "niveaus": [Opleidingsniveau(niveau).label for niveau in soort.niveaus],
            "start": any(heeft_startkwalificatie(niveau) for niveau in soort.niveaus),
            "kwalificatie": namen.get(soort.kwalificatie, soort.kwalificatie),
        }
        for soort in Bewijssoort.objects.order_by("-actief", "volgorde", "pk")
    ]
    return render(request, "onderwijs/bewijs/soorten.html", {"regels": regels})


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def soort_nieuw(request: Aanvraag) -> HttpResponse:
    """Add a kind; its code follows from its name and stays."""
    laatste = Bewijssoort.objects.aggregate(hoogste=Max("volgorde"))["hoogste"] or 0
    return _bewerk(request, Bewijssoort(volgorde=laatste + 1), "Soort bewijs toevoegen")


@vereist(Recht.PROGRAMMA_BEHEREN)
@require_http_methods(["GET", "HEAD", "POST"])
def soort(request: Aanvraag, pk: int) -> HttpResponse:
    """Change a kind."""
    return _bewerk(request, haal_op(Bewijssoort, request.user, pk=pk), "Soort bewijs wijzigen")


def _bewerk(request: Aanvraag, rij: Bewijssoort, titel: str) -> HttpResponse:
    formulier = SoortFormulier(request.POST or None, instance=rij)

    def doe() -> Bewijssoort:
        gevuld = formulier.instance
        gevuld.code = gevuld.code or _nieuwe_code(gevuld)
        return bewaar_soort(soort=gevuld, versie=formulier.cleaned_data["versie"], door=request.user)

    terug = reverse("onderwijs:bewijssoorten")
    afloop = Afloop(
        doe=doe,
        melding=lambda gemaakt: f"{gemaakt} is opgeslagen.",
        naar=lambda _: terug,
        huidig=lambda nu: SoortFormulier(instance=nu),
    )
    uitleg = ("Wat al is vastgelegd, houdt zijn eigen datums.",)
    pagina = Formulierpagina(titel, "Soort bewijs opslaan", terug, "Soorten bewijs", uitleg=uitleg)
    return behandel(request, formulier, pagina, afloop)


def _nieuwe_code(soort: Bewijssoort) -> str:
    """A code from the name that no other kind has: "VCA" and "VCA+" are two kinds."""
    basis = slugify(soort.naam)[:CODE_HOOGSTENS] or f"soort-{soort.volgorde}"
    bezet = set(Bewijssoort.objects.filter(code__startswith=basis).values_list("code", flat=True))
    return next(code for keer in count(1) if (code := basis if keer == 1 else f"{basis}-{keer}") not in bezet)
