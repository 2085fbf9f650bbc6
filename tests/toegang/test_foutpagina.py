"""A domain error that no view caught is a page with a sentence, not a crash."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from toegang.decorators import vereist
from toegang.fouten import DomeinFout, NietMeerActueel, OvergangNietToegestaan, RegelGeschonden

FOUTEN = {"regel": RegelGeschonden, "overgang": OvergangNietToegestaan, "actueel": NietMeerActueel}


@vereist()
def fout(request: HttpRequest, soort: str) -> HttpResponse:
    """Breaks the rule that is asked for."""
    raise FOUTEN[soort](f"Dit kan niet <b>{soort}</b>.")


urlpatterns = [path("fout/<slug:soort>/", fout), path("", include("config.urls"))]


@pytest.mark.parametrize(("soort", "status"), [("regel", 422), ("overgang", 422), ("actueel", 409)])
def test_een_fout_van_het_domein_wordt_een_pagina_met_de_zin(klant, jobcoach, settings, soort, status):
    settings.ROOT_URLCONF = __name__
    klant.force_login(jobcoach)
    antwoord = klant.get(f"/fout/{soort}/")
    assert antwoord.status_code == status
    assert f"Dit kan niet &lt;b&gt;{soort}&lt;/b&gt;." in antwoord.content.decode()


def test_een_fout_kan_zeggen_over_welk_veld_hij_gaat():
    assert RegelGeschonden("Te laat.", veld="startdatum").veld == "startdatum"
    assert RegelGeschonden("Te laat.").veld is None
    assert issubclass(NietMeerActueel, DomeinFout)


def test_geen_recht_geeft_de_pagina_geen_toegang(klant, jobcoach):
    klant.force_login(jobcoach)
    antwoord = klant.get("/gebruikers/")
    assert antwoord.status_code == 403
    assert "<h1" in antwoord.content.decode()
