"""The house: every brick counts, and no stone is ever taken away."""

import re
from dataclasses import replace

import pytest

from vormgeving.galerij_inhoud import ANDERE_ROUTES, KLAAR, NIET, STANDEN, route
from vormgeving.huis import Huis, Steen
from vormgeving.huisstijl import van_tokens
from vormgeving.svg.huis import svg_huis
from vormgeving.svg.huis_groot import huis_groot
from vormgeving.svg.huis_klein import huis_klein
from vormgeving.svg.huisvorm import stenen_per_rij

ALLE = [huis for _, huis in (*STANDEN, *ANDERE_ROUTES)]
STEEN = Steen(3, "Leren en werken", "opbouw", "extern", 12, "weken")


def vormen(svg: str) -> list[str]:
    """The shapes of a picture without the ground."""
    return [vorm for vorm in re.findall(r"<(?:rect|path)[^>]*>", svg) if "-400" not in vorm]


def gevuld(svg: str, deel: str) -> int:
    return len([vorm for vorm in vormen(svg) if f'class="vul-{deel}"' in vorm])


def test_elke_steen_telt_3_maanden_12_weken_12_weken_10_uur():
    leeg = route(NIET, NIET, NIET, NIET)
    assert len(vormen(huis_groot(leeg))) == 3 + 12 + 12 + 10
    vol = huis_groot(route(KLAAR, KLAAR, KLAAR, KLAAR))
    assert (gevuld(vol, "fundament"), gevuld(vol, "opbouw"), gevuld(vol, "dak")) == (3 + 12, 12, 10)


@pytest.mark.parametrize("norm", range(1, 13))
@pytest.mark.parametrize(("deel", "rijen"), [("fundament", 1), ("fundament", 2), ("opbouw", 3), ("dak", 4)])
def test_aantal_stenen_is_de_norm(norm, deel, rijen):
    per_rij = stenen_per_rij(replace(STEEN, deel=deel, norm_aantal=norm), rijen)
    assert sum(per_rij) == norm
    assert min(per_rij) >= 1
    assert len(per_rij) == min(rijen, norm)


def test_tien_pannen_liggen_als_4_3_2_1():
    assert stenen_per_rij(replace(STEEN, deel="dak", norm_aantal=10), 4) == [4, 3, 2, 1]


@pytest.mark.parametrize("norm", [13, 20, 216, None, 0, 7.5])
def test_boven_twaalf_en_zonder_norm_is_een_steen_een_vlak(norm):
    assert stenen_per_rij(replace(STEEN, norm_aantal=norm), 3) == []


def test_zeven_weken_klaar_dan_is_de_achtste_steen_die_van_nu():
    svg = huis_groot(route(KLAAR, KLAAR, ("bezig", 7), NIET))
    assert gevuld(svg, "opbouw") == 7
    assert svg.count('class="lijn-inkt vul-accent"') == 1
    assert svg.count('class="lijn-opbouw vul-vlak"') == 12 - 7 - 1


def test_terugval_haalt_geen_steen_weg():
    voor = huis_groot(route(KLAAR, ("bezig", 8), NIET, NIET))
    na = huis_groot(route(("bezig", 1), ("nog_niet", 8), NIET, NIET, terug=True))
    assert gevuld(voor, "fundament") == 3 + 8
    assert gevuld(na, "fundament") == 1 + 8
    assert gevuld(huis_klein(route(("bezig", 1), ("nog_niet", 8), NIET, NIET)), "fundament") == 2


def test_terugval_staat_in_het_label_en_in_de_zin():
    huis = route(("bezig", 1), ("nog_niet", 8), NIET, NIET, terug=True)
    assert huis.label == "Terug naar bouwsteen 1"
    assert huis.zin.startswith("Terug naar bouwsteen 1 van 4 is bezig: Zorg & sociale activering, 1 van 3 maanden.")
    assert "Bouwsteen 2 blijft staan op 8 van 12 weken." in huis.zin


@pytest.mark.parametrize(
    ("huis", "label"),
    [
        (STANDEN[0][1], "maand 1 van 3"),
        (STANDEN[3][1], "week 8 van 12"),
        (STANDEN[4][1], "4 van 10 uur"),
        (STANDEN[5][1], "Alle stenen liggen"),
        (Huis(()), ""),
    ],
)
def test_het_label_zegt_waar_iemand_is(huis, label):
    assert huis.label == label


def test_een_week_te_lang_blijft_de_laatste_week():
    huis = Huis((replace(STEEN, stand="bezig", gedaan=14),))
    assert huis.label == "week 12 van 12"
    assert huis.stenen[0].aandeel == 1.0


@pytest.mark.parametrize("huis", ALLE, ids=lambda huis: huis.zin[:40])
def test_elke_route_van_een_tot_vier_stenen_heeft_dak_muur_en_grond(huis):
    for svg in (huis_klein(huis), huis_groot(huis)):
        assert "lijn-inkt" in svg
        assert len(vormen(svg)) >= 3
    assert len(set(re.findall(r"[\"-](opbouw|dak|omtrek)[\" ]", huis_klein(huis)))) >= 1


@pytest.mark.parametrize("huis", ALLE, ids=lambda huis: huis.zin[:40])
def test_in_de_pdf_draagt_elke_vorm_zijn_eigen_kleur(huis):
    stijl = van_tokens({"palet": "hwwerkt"})
    for maat in ("s", "m", "l"):
        svg = svg_huis(huis, maat, stand="pdf", stijl=stijl)
        for vorm in re.findall(r"<(?:rect|path)[^>]*>", svg):
            assert 'fill="#' in vorm
            assert "class=" not in vorm


def test_zonder_huisstijl_geen_plaatje_in_de_pdf():
    with pytest.raises(ValueError, match="carries its own colours"):
        svg_huis(STANDEN[0][1], stand="pdf")


def test_een_schermlezer_hoort_de_zin_of_niets():
    huis = STANDEN[3][1]
    assert 'role="img" aria-label="Bouwsteen 3 van 4 is bezig: Leren &amp; werken in de praktijk' in svg_huis(huis)
    assert "aria-label" not in svg_huis(huis, verborgen=True)
    assert 'aria-hidden="true"' in svg_huis(huis, verborgen=True)


def test_een_naam_met_een_haakje_blijft_tekst():
    huis = Huis((replace(STEEN, naam='<script>"', stand="bezig"),))
    assert "<script>" not in svg_huis(huis)


@pytest.mark.parametrize(
    ("steen", "regel"),
    [
        (STANDEN[3][1].stenen[0], "klaar op 10 juli 2026 · 3 maanden"),
        (STANDEN[3][1].stenen[2], "sinds 5 oktober 2026 · 7 van 12 weken"),
        (STANDEN[3][1].stenen[3], "10 uur · nog niet gestart"),
        (STANDEN[6][1].stenen[1], "8 van 12 weken · blijft staan"),
        (Steen(1, "Kort", "fundament", "intern", 1, "weken"), "1 week · nog niet gestart"),
        (Steen(1, "Vrij", "fundament", "intern", stand="bezig"), "bezig"),
    ],
)
def test_de_regel_onder_de_naam(steen, regel):
    assert steen.regel == regel
