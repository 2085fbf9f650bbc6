"""A look is refused when its words could not be read."""

import pytest

from vormgeving.huisstijl import CONTRASTEN, WIT, controleer, van_tokens
from vormgeving.kleur import contrast, is_kleur
from vormgeving.paletten import PALETTEN


@pytest.mark.parametrize(
    ("een", "ander", "verwacht"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_is_dat_van_wcag(een, ander, verwacht):
    assert contrast(een, ander) == pytest.approx(verwacht, abs=0.01)
    assert contrast(ander, een) == contrast(een, ander)


@pytest.mark.parametrize("naam", PALETTEN)
def test_elk_meegeleverd_palet_voldoet(naam):
    assert controleer({"palet": naam}) == []


@pytest.mark.parametrize("naam", PALETTEN)
def test_links_en_zachte_tekst_zijn_leesbaar_op_elk_papier(naam):
    stijl = van_tokens({"palet": naam})
    assert contrast(stijl.primair, stijl.papier) >= 4.5
    assert contrast(stijl.primair_donker, stijl.primair_licht) >= 4.5
    assert contrast("#5a524b", stijl.vlak_2) >= 4.5
    assert contrast("#8a8178", stijl.vlak_2) >= 3


@pytest.mark.parametrize(
    ("tokens", "woord"),
    [
        ({"primair": "#8fbfb6"}, "hoofdkleur"),
        ({"kop": "#ffffff", "kop_streep": "#12305c"}, "tekst in de kop"),
        ({"opbouw": "#e8a37f"}, "opbouw"),
        ({"kop_streep": "#14534a"}, "streep"),
    ],
)
def test_te_weinig_contrast_wordt_geweigerd_met_uitleg(tokens, woord):
    redenen = controleer({"palet": "werkmakerij"} | tokens)
    assert len(redenen) == 1
    assert woord in redenen[0]
    assert "moet minstens" in redenen[0]


@pytest.mark.parametrize(("eerste", "tweede", "minimum", "zin"), CONTRASTEN)
def test_net_genoeg_contrast_mag(eerste, tweede, minimum, zin):
    stijl = van_tokens({"palet": "participatiefabriek"})
    assert contrast(getattr(stijl, eerste), getattr(stijl, tweede) if tweede else WIT) >= minimum


@pytest.mark.parametrize(
    "tokens",
    [
        {"primair": "rood"},
        {"primair": "#FFF"},
        {"ronding": "4em"},
        {"letter": "Comic Sans"},
        {"focus": "#000000"},
        {"palet": "x"},
    ],
)
def test_wat_geen_token_is_wordt_geweigerd(tokens):
    assert len(controleer(tokens)) == 1


@pytest.mark.parametrize("waarde", ["#14534a;} body{display:none", "#14534A", "#14534", "", None, 7, "\n#14534a"])
def test_alleen_een_kleur_van_zes_tekens_is_een_kleur(waarde):
    assert not is_kleur(waarde)
