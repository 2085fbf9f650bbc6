"""The look of an organisation reaches the page as a css file, and only as colours."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.http import Http404
from django.test import RequestFactory

from vormgeving.huisstijl import van_tokens
from vormgeving.paletten import PALETTEN
from vormgeving.thema import Thema
from vormgeving.views import huisstijl_css, paletten_css

WORTEL = Path(__file__).resolve().parents[2]


def verzoek(schema="werkmakerij", tokens=None):
    request = RequestFactory().get("/")
    request.organisatie = SimpleNamespace(schema_name=schema, huisstijl=tokens or {"palet": "werkmakerij"})
    return request


def test_de_huisstijl_komt_als_css_die_lang_bewaard_mag_worden():
    request = verzoek()
    antwoord = huisstijl_css(request, Thema.van(request).bestand)
    assert antwoord.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in antwoord.headers["Cache-Control"]
    assert ".thema-werkmakerij" in antwoord.content.decode()
    assert "--hs-primair: #14534a;" in antwoord.content.decode()
    assert "--huis-dak: #7b2f1c;" in antwoord.content.decode()


def test_een_andere_kleur_geeft_een_ander_adres():
    assert Thema.van(verzoek()).url != Thema.van(verzoek(tokens={"palet": "werkmakerij", "accent": "#f2b36c"})).url


def test_een_oud_adres_leidt_naar_het_nieuwe():
    request = verzoek()
    antwoord = huisstijl_css(request, "werkmakerij-0000000000")
    assert antwoord.status_code == 302
    assert antwoord.headers["Location"] == Thema.van(request).url


def test_de_huisstijl_van_een_ander_bestaat_hier_niet():
    with pytest.raises(Http404):
        huisstijl_css(verzoek(), "hwwerkt-0000000000")


def test_alle_paletten_staan_naast_elkaar_in_een_bestand():
    css = paletten_css(RequestFactory().get("/")).content.decode()
    assert re.findall(r"\.thema-([a-z]+)", css) == list(PALETTEN)


def test_zonder_organisatie_geldt_het_standaardpalet():
    thema = Thema.van(RequestFactory().get("/"))
    assert thema.naam == "stapsteen"
    assert thema.stijl == van_tokens({})


@pytest.mark.parametrize(
    "tokens", [{"primair": "red;} body{x:y"}, {"letter": '"; }'}, {"ronding": "4px;"}, "geen dict", ["x"]]
)
def test_onbruikbare_tokens_komen_niet_in_de_css(tokens):
    css = van_tokens(tokens if isinstance(tokens, dict) else None).css("x")
    assert css.count("{") == css.count("}") == 1


def test_de_kleuren_zonder_huisstijl_zijn_die_van_het_standaardpalet():
    tokens = (WORTEL / "static/css/tokens.css").read_text()
    for regel in van_tokens({}).css("x").splitlines()[1:-1]:
        assert regel.strip() in tokens, regel


def test_elk_token_van_de_huisstijl_wordt_gebruikt():
    css = "".join(pad.read_text() for pad in (WORTEL / "static/css").glob("*.css"))
    for naam in re.findall(r"--[a-z0-9-]+(?=:)", van_tokens({}).css("x")):
        assert f"var({naam})" in css, naam
