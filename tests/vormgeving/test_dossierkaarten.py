"""The cards of a dossier: one order in the page, two columns on a wide screen."""

from itertools import pairwise

import pytest

PLEKKEN = """() => Object.fromEntries([...document.querySelectorAll('.dossier__paneel')].map(kaart => {
  const { top, bottom, left } = kaart.getBoundingClientRect();
  return [kaart.id, { boven: Math.round(top), onder: Math.round(bottom), links: Math.round(left) }];
}))"""
SMAL = ["k0", "k2", "k5"]


TWEE_BEELDEN = "() => new Promise(klaar => requestAnimationFrame(() => requestAnimationFrame(klaar)))"
LANG = """() => {
  const blad = new CSSStyleSheet();
  blad.replaceSync('#k0 { min-height: 2000px; }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, blad];
}"""


@pytest.fixture
def plekken(pagina, galerij_adres):
    """Where each card stands on a screen of this width."""

    def kijk(breedte):
        pagina.set_viewport_size({"width": breedte, "height": 800})
        pagina.goto(f"{galerij_adres}/dossierkaarten/")
        # two frames: the observer has said what it saw
        pagina.evaluate(TWEE_BEELDEN)
        return pagina.evaluate(PLEKKEN)

    return kijk


def test_de_smalle_kaarten_sluiten_op_elkaar_aan(plekken):
    gevonden = plekken(1280)
    tussen = [gevonden[onder]["boven"] - gevonden[boven]["onder"] for boven, onder in pairwise(SMAL)]
    assert tussen[0] == tussen[1] == gevonden["k3"]["boven"] - gevonden["k1"]["onder"]
    assert len({gevonden[naam]["links"] for naam in SMAL}) == 1


def test_een_lange_smalle_kaart_duwt_de_brede_kaarten_niet_omlaag(pagina, plekken):
    plekken(1280)
    pagina.evaluate(LANG)
    pagina.evaluate(TWEE_BEELDEN)
    gevonden = pagina.evaluate(PLEKKEN)
    tussen = [gevonden[onder]["boven"] - gevonden[boven]["onder"] for boven, onder in pairwise(["k1", "k3", "k4"])]
    assert tussen[0] == tussen[1]
    assert gevonden["k2"]["boven"] > gevonden["k0"]["onder"] >= 2000


def test_wie_de_bladzijde_terugkrijgt_houdt_geen_stijl_over(pagina, plekken):
    plekken(1280)
    assert pagina.locator("[style]").count() == 0


def test_op_een_telefoon_staan_alle_kaarten_onder_elkaar(plekken):
    gevonden = plekken(390)
    assert len({kaart["links"] for kaart in gevonden.values()}) == 1
    assert list(gevonden) == sorted(gevonden, key=lambda naam: gevonden[naam]["boven"])
