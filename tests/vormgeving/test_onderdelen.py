"""Icons, scores, directions, meters and charts: never colour alone."""

import re
from datetime import date
from itertools import pairwise

import pytest
from django.template import Context, Template

from vormgeving.huisstijl import van_tokens
from vormgeving.svg.grafiek import Verdeling, Verschil, gestapelde_staaf, huis_en_staven
from vormgeving.svg.icoon import icoon
from vormgeving.svg.meter import svg_meter, svg_voortgang
from vormgeving.svg.trap import Trede, Verwacht, svg_trap
from vormgeving.svg.zrm import NIVEAUS, zrm

STIJL = van_tokens({"palet": "werkmakerij"})


def toon(bron: str, **context) -> str:
    return " ".join(Template("{% load vormgeving %}" + bron).render(Context(context)).split())


def test_icoon_is_verborgen_of_heeft_een_naam():
    assert 'aria-hidden="true"' in icoon("check")
    assert 'role="img" aria-label="Klaar &amp; goed"' in icoon("check", label="Klaar & goed")


@pytest.mark.parametrize("naam", ["bestaat-niet", "../htmx/htmx.min", "check.svg", ""])
def test_een_onbekend_icoon_is_een_fout_van_de_maker(naam):
    with pytest.raises(ValueError, match="no icon"):
        icoon(naam)


@pytest.mark.parametrize("score", NIVEAUS)
def test_een_score_heeft_cijfer_staafjes_en_woorden(score):
    cel = zrm(score)
    assert f'<span class="zrm__cijfer">{score}</span>' in cel
    assert cel.count('fill="currentColor"') == score
    assert cel.count("<rect") == 5
    assert f'<span class="vh"> {NIVEAUS[score]}</span>' in cel


def test_niet_gemeten_is_geen_score():
    assert "nog niet gemeten" in zrm(None)
    with pytest.raises(ValueError, match="1 to 5"):
        zrm(0)


@pytest.mark.parametrize(
    ("verschil", "tekst", "woord"),
    [(1, "+1", "vooruit"), (2, "+2", "vooruit"), (0, "gelijk", "gelijk"), (-1, "−1", "achteruit")],
)
def test_richting_is_pijl_getal_met_teken_en_woord(verschil, tekst, woord):
    html = toon("{% richting verschil %}", verschil=verschil)
    assert tekst in html
    assert f"richting--{woord}" in html
    assert re.sub("<[^>]+>", " ", html).split()[-1] == woord


def test_meter_rekent_minuten_om_naar_uren():
    html = toon('{% meter 90 120 label="Begeleiding" %}')
    assert "<strong>1,5</strong>" in html
    assert "van 2 uur" in html
    assert "Nog 30 minuten" in html


def test_meter_met_een_andere_eenheid_laat_getallen_staan():
    html = toon('{% meter 7 12 eenheid="weken" %}')
    assert "<strong>7</strong>" in html
    assert "Nog 5 weken" in html


def test_boven_de_norm_is_niet_fout():
    assert "Norm gehaald" in toon("{% meter 150 120 %}")
    assert 'width="96.15%"' in svg_meter(150, 120)
    assert 'width="100%" height="8"' in svg_meter(10_000, 120)


def test_zonder_norm_staat_er_een_getal_en_geen_balk():
    html = toon('{% meter 90 None label="Begeleiding" %}')
    assert "<strong>1,5</strong> uur" in html
    assert "<svg" not in html
    assert "<svg" in toon("{% meter 90 120 %}")


@pytest.mark.parametrize(("procent", "breedte"), [(-5, 0), (40, 40), (140, 100)])
def test_de_voortgang_blijft_binnen_de_balk(procent, breedte):
    assert f'width="{breedte}%"' in svg_voortgang(procent)


ROUTES = [
    [Verdeling(1, "MDT", "opbouw", 30)],
    [Verdeling(1, "Voorbereiding", "fundament", 3), Verdeling(2, "Werk", "opbouw", 9)],
    [Verdeling(1, "Gezel", "fundament", 0), Verdeling(2, "Leermeester", "opbouw", 4), Verdeling(3, "Werk", "dak", 1)],
    [
        Verdeling(n, f"Steen {n}", deel, n)
        for n, deel in enumerate(("fundament", "fundament", "opbouw", "dak"), start=1)
    ],
]


@pytest.mark.parametrize("stenen", ROUTES, ids=len)
def test_huis_met_staven_noemt_elke_steen_met_zijn_aantal(stenen):
    for stand in ("scherm", "pdf"):
        svg = huis_en_staven(stenen, stand=stand, stijl=STIJL)
        for steen in stenen:
            assert f">{steen.naam}</text>" in svg
            assert f">{steen.aantal}</text>" in svg
            assert f"{steen.naam} {steen.aantal}" in svg.partition("aria-label=")[2][:400]
    assert "class=" not in huis_en_staven(stenen, stand="pdf", stijl=STIJL).partition(">")[2]


def test_extern_en_intern_staan_er_alleen_bij_als_ze_er_zijn():
    assert "intern: bij ons" not in huis_en_staven(ROUTES[0])
    assert "extern: bij een werkgever" in huis_en_staven(ROUTES[0])


RIJEN = [Verschil("Werk & opleiding", 1, 14, 32), Verschil("Basale ADL", 0, 42, 5)]


def test_gestapelde_staaf_noemt_alle_getallen_in_woorden():
    for stand in ("scherm", "pdf"):
        svg = gestapelde_staaf(RIJEN, stand=stand, stijl=STIJL)
        assert "Werk &amp; opleiding: 32 vooruit, 14 gelijk, 1 achteruit" in svg


def test_een_staaf_van_een_heeft_geen_getal_en_van_nul_is_er_geen():
    svg = gestapelde_staaf(RIJEN)
    assert svg.count("vul-achteruit") == 1
    assert [int(getal) for getal in re.findall(r">(\d+)</text>", svg)] == [14, 32, 42, 5]


def test_zonder_rijen_is_de_grafiek_leeg_en_niet_stuk():
    assert "<rect" not in gestapelde_staaf([])
    assert huis_en_staven([]).startswith("<svg")


@pytest.mark.parametrize("einde", [date(2026, 8, 1), date(2027, 1, 21), date(2027, 4, 1), date(2028, 6, 1)])
def test_datums_onder_de_ladder_lopen_niet_door_elkaar(einde):
    svg = svg_trap([Trede(date(2026, 4, 20), 2)], Verwacht(einde, 4), vandaag=date(2026, 11, 22), samenvatting="")
    breed = 50
    begin = {"start": 0, "middle": -breed / 2, "end": -breed}
    gevonden = re.findall(r'<text x="([0-9.]+)" y="182"[^>]*text-anchor="([a-z]+)"', svg)
    plekken = sorted(float(x) + begin[anker] for x, anker in gevonden)
    assert plekken
    assert all(na - voor >= breed for voor, na in pairwise(plekken))
