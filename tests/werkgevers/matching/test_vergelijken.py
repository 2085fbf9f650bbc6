"""How a place is compared with a wish: point by point, in words, in an order that can be explained."""

from datetime import date
from decimal import Decimal

import pytest

from trajecten.plaatsvragen import NIVEAUS
from werkgevers.matching.afstand import Adres, Afstand, afstand, in_woorden
from werkgevers.matching.regels import op_volgorde, vergelijk
from werkgevers.matching.waarden import Ervaring, Evaluatiestand, Namen, Oordeel, Plek, Wens
from werkgevers.werkplek.begrippen import Niveau, Reizen, dagen_in_woorden

NAMEN = Namen(
    soorten={"stage": "Stage", "leerwerkplek": "Leerwerkplek"},
    sectoren={"bouw": "Bouw", "horeca": "Horeca"},
    vaardigheden={"vca": "VCA", "heftruck": "Heftruck", "bhv": "BHV"},
)
ROTTERDAM = Adres("3083", "Rotterdam")


def plek(**velden):
    return Plek(**({"nummer": 1, "soort": "leerwerkplek", "sector": "bouw", "vanaf": date(2026, 11, 1)} | velden))


def punt(wens, waar, onderdeel):
    return next(p for p in vergelijk(wens, waar, NAMEN).punten if p.onderdeel == onderdeel)


@pytest.mark.parametrize(
    ("van", "naar", "verwacht"),
    [
        (ROTTERDAM, Adres("3083", ""), Afstand.ZELFDE_GEBIED),
        (ROTTERDAM, Adres("3011", "rotterdam"), Afstand.ZELFDE_PLAATS),
        (ROTTERDAM, Adres("3089", "Barendrecht"), Afstand.ERNAAST),
        (ROTTERDAM, Adres("3011", "Schiedam"), Afstand.STREEK),
        (ROTTERDAM, Adres("1441", "Purmerend"), Afstand.VERDER),
        (ROTTERDAM, Adres("", "Purmerend"), Afstand.ONBEKEND),
        (Adres(), Adres(), Afstand.ONBEKEND),
    ],
)
def test_afstand_komt_uit_postcode_en_plaats_en_is_heen_en_terug_gelijk(van, naar, verwacht):
    assert afstand(van, naar) == afstand(naar, van) == verwacht


def test_afstand_noemt_geen_kilometers_en_zegt_wanneer_zij_niet_bekend_is():
    woorden = [in_woorden(hoe_ver, ROTTERDAM) for hoe_ver in Afstand]
    assert not any("km" in woord or "kilometer" in woord for woord in woorden)
    assert in_woorden(Afstand.ONBEKEND, ROTTERDAM) == "Afstand niet bekend: een postcode ontbreekt."


def test_een_postcode_met_letters_geeft_het_gebied():
    assert Adres.uit("3083 AB", " Rotterdam ") == ROTTERDAM


@pytest.mark.parametrize(
    ("reizen", "waar", "verwacht"),
    [
        (Reizen.BUURT, Adres("3083"), Oordeel.PAST),
        (Reizen.BUURT, Adres("3089"), Oordeel.DEELS),
        (Reizen.BUURT, Adres("3011"), Oordeel.NIET),
        (Reizen.OMGEVING, Adres("3011"), Oordeel.PAST),
        (Reizen.OMGEVING, Adres("1441"), Oordeel.NIET),
        (Reizen.OVERAL, Adres("1441"), Oordeel.PAST),
        (Reizen.OVERAL, Adres(), Oordeel.PAST),
        (Reizen.BUURT, Adres(), Oordeel.ONBEKEND),
    ],
)
def test_reizen_volgt_hoe_ver_iemand_wil(reizen, waar, verwacht):
    assert punt(Wens(adres=ROTTERDAM, reizen=reizen), plek(adres=waar), "Reizen").oordeel == verwacht


@pytest.mark.parametrize(
    ("onderdeel", "wens", "velden", "verwacht"),
    [
        ("Sector", {"sectoren": ["bouw"]}, {}, Oordeel.PAST),
        ("Sector", {"sectoren": ["horeca"]}, {}, Oordeel.NIET),
        ("Sector", {}, {}, Oordeel.ONBEKEND),
        ("Soort plek", {"soorten": ["stage"]}, {}, Oordeel.NIET),
        ("Soort plek", {"soorten": ["stage", "leerwerkplek"]}, {}, Oordeel.PAST),
        ("Soort plek", {}, {}, Oordeel.PAST),
        ("Dagen", {"dagen": [1, 2]}, {"dagen": [1, 2]}, Oordeel.PAST),
        ("Dagen", {"dagen": [1]}, {"dagen": [1, 5]}, Oordeel.DEELS),
        ("Dagen", {"dagen": [1]}, {"dagen": [5]}, Oordeel.NIET),
        ("Dagen", {"dagen": [1]}, {}, Oordeel.PAST),
        ("Dagen", {}, {"dagen": [6]}, Oordeel.PAST),
        ("Uren", {"uren_per_week": Decimal(24)}, {"uren_per_week": Decimal(24)}, Oordeel.PAST),
        ("Uren", {"uren_per_week": Decimal(16)}, {"uren_per_week": Decimal(24)}, Oordeel.DEELS),
        ("Uren", {}, {"uren_per_week": Decimal(24)}, Oordeel.ONBEKEND),
        ("Uren", {}, {}, Oordeel.PAST),
        ("Niveau", {"niveau": 2}, {"niveau": 2}, Oordeel.PAST),
        ("Niveau", {"niveau": 2}, {"niveau": 1}, Oordeel.DEELS),
        ("Niveau", {"niveau": 2}, {"niveau": 3}, Oordeel.NIET),
        ("Niveau", {"niveau": 0}, {"niveau": 0}, Oordeel.PAST),
        ("Niveau", {}, {"niveau": 3}, Oordeel.ONBEKEND),
        ("Niveau", {}, {}, Oordeel.PAST),
        ("Vaardigheden", {"vaardigheden": {"vca", "bhv"}}, {"vaardigheden": ["vca"]}, Oordeel.PAST),
        ("Vaardigheden", {"vaardigheden": {"vca"}}, {"vaardigheden": ["vca", "heftruck"]}, Oordeel.DEELS),
        ("Vaardigheden", {}, {"vaardigheden": ["vca"]}, Oordeel.NIET),
        ("Vaardigheden", {}, {}, Oordeel.PAST),
    ],
)
def test_elk_punt_past_past_deels_past_niet_of_is_niet_bekend(onderdeel, wens, velden, verwacht):
    assert punt(Wens(**wens), plek(**velden), onderdeel).oordeel == verwacht


def test_wat_iemand_nog_mist_wordt_genoemd():
    mist = punt(Wens(vaardigheden={"vca"}), plek(vaardigheden=["vca", "heftruck", "bhv"]), "Vaardigheden")
    assert mist.tekst == "Mist nog: Heftruck en BHV. Heeft al: VCA."
    dagen = punt(Wens(dagen=[1, 2, 3]), plek(dagen=[1, 2, 3, 5]), "Dagen")
    assert dagen.tekst == "Op maandag, dinsdag, woensdag en vrijdag; niet beschikbaar op vrijdag."


def test_eerder_werk_in_de_sector_telt_mee_en_geen_ervaring_nooit_tegen():
    zonder = vergelijk(Wens(), plek(), NAMEN)
    assert "Ervaring" not in {p.onderdeel for p in zonder.punten}
    goed = Wens(ervaring={"bouw": Ervaring(1, Evaluatiestand(date(2026, 5, 12), 5, 6))})
    assert punt(goed, plek(), "Ervaring").oordeel == Oordeel.PAST
    assert "12-05-2026: 5 van 6 punten" in punt(goed, plek(), "Ervaring").tekst
    lastig = Wens(ervaring={"bouw": Ervaring(2, Evaluatiestand(date(2026, 5, 12), 1, 6))})
    assert punt(lastig, plek(), "Ervaring").oordeel == Oordeel.DEELS
    elders = Wens(ervaring={"horeca": Ervaring(1)})
    assert "Ervaring" not in {p.onderdeel for p in vergelijk(elders, plek(), NAMEN).punten}


def test_wat_niet_past_weegt_zwaarder_dan_wat_deels_past_en_dan_telt_dichtbij():
    wens = Wens(
        sectoren=["bouw"], dagen=[1], uren_per_week=Decimal(16), adres=ROTTERDAM, reizen=Reizen.OVERAL, niveau=2
    )
    alles = plek(nummer=1, adres=Adres("3011"))
    dichterbij = plek(nummer=2, adres=Adres("3083"))
    deels = plek(nummer=3, uren_per_week=Decimal(24), adres=Adres("3083"))
    niet = plek(nummer=4, sector="horeca", adres=Adres("3083"))
    op_rij = op_volgorde(vergelijk(wens, waar, NAMEN) for waar in (niet, deels, alles, dichterbij))
    assert [match.plek for match in op_rij] == [2, 1, 3, 4]
    assert [match.samenvatting for match in op_rij] == [
        "Alles past",
        "Alles past",
        "1 punt past deels",
        "1 punt past niet",
    ]


def test_gelijke_plekken_staan_altijd_in_dezelfde_volgorde():
    later = plek(nummer=1, vanaf=date(2026, 12, 1))
    plekken = [plek(nummer=3), later, plek(nummer=2)]
    verwacht = [2, 3, 1]
    for rij in (plekken, plekken[::-1]):
        assert [match.plek for match in op_volgorde(vergelijk(Wens(), p, NAMEN) for p in rij)] == verwacht


@pytest.mark.parametrize(
    ("dagen", "woorden"),
    [
        ([], ""),
        ([5], "vrijdag"),
        ([2, 1], "maandag en dinsdag"),
        ([1, 3, 5], "maandag, woensdag en vrijdag"),
        ([1, 2, 3, 4, 5], "maandag t/m vrijdag"),
    ],
)
def test_dagen_lezen_als_gewone_woorden(dagen, woorden):
    assert dagen_in_woorden(dagen) == woorden


def test_een_school_en_een_werkplek_noemen_een_niveau_hetzelfde():
    assert dict(Niveau.choices) == NIVEAUS
