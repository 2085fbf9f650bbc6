"""What must hold of all templates, css and scripts: a strict CSP leaves no room for inline code."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

from vormgeving.pakketten import ICONEN, NLDS, PAKKETTEN
from vormgeving.vendoren import VENDOR, bundel, herkomst

WORTEL = Path(__file__).resolve().parents[2]
SJABLONEN = sorted((WORTEL / "templates").rglob("*.html"))
EIGEN_CSS = sorted((WORTEL / "static" / "css").glob("*.css"))
EIGEN_JS = sorted((WORTEL / "static" / "js").glob("*.js"))
# a page for WeasyPrint has no CSP and its own small sheet; a mail has no page
PAGINAS = [pad for pad in SJABLONEN if not {"print", "mail", "email"} & set(pad.parts)]


def ids(pad: Path) -> str:
    return str(pad.relative_to(WORTEL))


@pytest.mark.parametrize("pad", PAGINAS, ids=ids)
def test_geen_stijl_of_script_in_een_pagina(pad):
    html = re.sub(r"{% comment %}.*?{% endcomment %}", "", pad.read_text(), flags=re.DOTALL)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|hx-on|data:[a-z]+/", html), "inline"
    assert not re.search(r"<script(?![^>]*\ssrc=)", html), "script zonder src"
    assert not re.search(r"""(\ssrc|<link[^>]*\shref|\saction)=["'](https?:)?//""", html), "van een ander adres"


@pytest.mark.parametrize("pad", SJABLONEN, ids=ids)
def test_elk_sjabloon_is_te_lezen(pad):
    naam = str(pad.relative_to(WORTEL / "templates"))
    assert get_template(naam).origin.template_name == naam


@pytest.mark.parametrize("pad", SJABLONEN, ids=ids)
def test_een_opmerking_over_meer_regels_komt_niet_op_het_scherm(pad):
    """Django's {# #} holds for one line only: longer ones are printed."""
    assert all("#}" in regel for regel in pad.read_text().splitlines() if "{#" in regel)


@pytest.mark.parametrize("pad", sorted((WORTEL / "templates" / "_componenten").glob("*.html")), ids=ids)
def test_elk_onderdeel_begint_met_zijn_contract(pad):
    assert pad.read_text().startswith(("{% comment %}", "{# "))


@pytest.mark.parametrize("pad", [*EIGEN_CSS, *EIGEN_JS], ids=ids)
def test_css_en_script_halen_niets_van_elders(pad):
    tekst = pad.read_text()
    assert "@import" not in tekst
    assert not re.search(r"data:[a-z]+/|https?://|\beval\(|new Function|innerHTML", tekst)
    assert len(tekst.splitlines()) < 400


def test_de_bibliotheek_heeft_geen_data_uri_en_geen_import():
    tekst = (VENDOR / "nlds.css").read_text()
    assert "data:" not in tekst
    assert "@import" not in tekst


def test_de_bundel_is_de_bibliotheek_in_een_laag():
    assert (VENDOR / "nlds.css").read_text() == bundel()
    assert bundel().count("@layer nlds {") == 1


def test_elk_pakket_is_er_met_zijn_licentie():
    assert (VENDOR / "HERKOMST.md").read_text() == herkomst()
    for pakket in PAKKETTEN:
        for bestand in pakket.bestanden:
            assert (VENDOR / pakket.map / Path(bestand).name).stat().st_size > 0
        assert any("LICENSE" in bestand for bestand in pakket.bestanden), pakket.naam


def test_niets_staat_er_zonder_dat_het_in_de_lijst_staat():
    verwacht = {VENDOR / p.map / Path(b).name for p in PAKKETTEN for b in p.bestanden}
    aanwezig = {pad for pad in VENDOR.rglob("*") if pad.is_file()} - {VENDOR / "nlds.css", VENDOR / "HERKOMST.md"}
    assert aanwezig == verwacht


def test_geen_huisstijl_van_een_andere_gemeente():
    assert not [pakket.naam for pakket in PAKKETTEN if "design-tokens" in pakket.naam]
    assert {pakket.licentie for pakket in NLDS} == {"EUPL-1.2"}


def test_elk_icoon_in_een_sjabloon_is_er():
    gevraagd = {naam for pad in SJABLONEN for naam in re.findall(r'{% icoon "([^"]+)"', pad.read_text())}
    gevraagd |= {naam for pad in SJABLONEN for naam in re.findall(r'\bicoon="([^"]+)"', pad.read_text())}
    assert gevraagd <= set(ICONEN)
