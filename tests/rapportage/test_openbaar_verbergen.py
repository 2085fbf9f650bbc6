"""From what a public version shows nobody can work out a number of 1 to 4."""

from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapportage.openbaar.stelsel import Stelsel
from rapportage.openbaar.verbergen import Verband, is_klein, te_verbergen


def verberg(aantallen, *verbanden, kern=(), getoond=None):
    return te_verbergen(
        aantallen,
        klein={code for code, aantal in aantallen.items() if is_klein(aantal)},
        verbanden=verbanden,
        getoond=set(aantallen) if getoond is None else getoond,
        kern=kern,
    )


def test_een_tot_en_met_vier_is_klein_en_nul_niet():
    assert [n for n in range(-1, 7) if is_klein(n)] == [-1, 1, 2, 3, 4]


def test_het_totaal_gaat_mee_als_je_het_kleine_aantal_ermee_kunt_uitrekenen():
    weg = verberg({"man": 3, "vrouw": 12, "totaal": 15}, Verband(("totaal",), ("man", "vrouw")))
    assert weg == {"man", "totaal"}


def test_zonder_klein_aantal_blijft_alles_staan_ook_een_nul():
    assert verberg({"man": 0, "vrouw": 12, "totaal": 12}, Verband(("totaal",), ("man", "vrouw"))) == frozenset()


def test_een_totaal_uit_de_kern_blijft_staan_en_een_ander_deel_gaat():
    weg = verberg({"a": 3, "b": 7, "c": 40, "samen": 50}, Verband(("samen",), ("a", "b", "c")), kern={"samen"})
    assert weg == {"a", "b"}


def test_twee_kleine_aantallen_zijn_samen_ook_niet_uit_te_rekenen():
    # 20 - 17 would tell that a and b are three together
    weg = verberg({"a": 1, "b": 2, "c": 17, "samen": 20}, Verband(("samen",), ("a", "b", "c")))
    assert weg == {"a", "b", "samen"}


def test_een_totaal_dat_ook_ergens_anders_uit_volgt_beschermt_niet():
    weg = verberg(
        {"man": 3, "vrouw": 12, "totaal": 15, "jong": 7, "oud": 8},
        Verband(("totaal",), ("man", "vrouw")),
        Verband(("totaal",), ("jong", "oud")),
    )
    assert "man" in weg
    # with the total gone something of the other sum must go as well, or another part of this one
    assert weg & {"jong", "oud", "vrouw"}


def test_wat_overblijft_is_ook_een_aantal():
    # 43 in begeleiding, 41 in a bouwsteen: two are in none
    weg = verberg({"lopend": 43, "een": 21, "twee": 20}, Verband(("lopend",), ("een", "twee")), kern={"lopend"})
    assert weg == {"twee"}


def test_wat_geen_tabel_laat_zien_hoeft_niet_weg_maar_helpt_ook_niemand():
    aantallen = {"vergeleken": 20, "omlaag": 3, "gelijk": 8, "omhoog": 9, "x": 6, "y": 14}
    weg = verberg(
        aantallen,
        Verband(("vergeleken",), ("omlaag", "gelijk", "omhoog")),
        Verband(("vergeleken",), ("x", "y")),
        getoond=set(aantallen) - {"vergeleken"},
    )
    # the other row tells the total
    assert len(weg - {"vergeleken", "omlaag"}) >= 1


def test_een_verband_met_een_cijfer_dat_er_niet_is_stoort_niet():
    assert verberg({"a": 3, "b": 9}, Verband(("samen",), ("a", "b"))) == {"a"}


@pytest.mark.parametrize("code", ["a", "b"])
def test_het_stelsel_ziet_wat_uit_twee_vergelijkingen_samen_volgt(code):
    # a + b and a - b are known
    assert Stelsel([{"a": 1, "b": 1}, {"a": 1, "b": -1}]).ligt_vast({code: 1})
    assert not Stelsel([{"a": 1, "b": 1}]).ligt_vast({code: 1})


@st.composite
def kruistabellen(draw):
    """A table with totals of rows and columns, and a second split of the grand total."""
    hoog, breed = draw(st.integers(1, 3)), draw(st.integers(2, 3))
    aantal = st.integers(0, 9)
    cellen = {f"{r}.{k}": draw(aantal) for r, k in product(range(hoog), range(breed))}
    rijen = {f"{r}.som": sum(cellen[f"{r}.{k}"] for k in range(breed)) for r in range(hoog)}
    kolommen = {f"som.{k}": sum(cellen[f"{r}.{k}"] for r in range(hoog)) for k in range(breed)}
    alles = sum(cellen.values())
    deel = draw(st.integers(0, alles))
    verbanden = [
        *(Verband((f"{r}.som",), tuple(f"{r}.{k}" for k in range(breed))) for r in range(hoog)),
        *(Verband((f"som.{k}",), tuple(f"{r}.{k}" for r in range(hoog))) for k in range(breed)),
        Verband(("som",), tuple(rijen)),
        Verband(("som",), tuple(kolommen)),
        Verband(("som",), ("jong", "oud")),
    ]
    return {**cellen, **rijen, **kolommen, "som": alles, "jong": deel, "oud": alles - deel}, verbanden


def oplossingen(aantallen, verbanden, weg, *, tot):
    """Per hidden figure the values that fit with everything shown, looked for by trying, not by algebra."""
    volgorde = sorted(weg)
    mogelijk = {code: set() for code in volgorde}

    def past(waarden):
        return all(
            sum(waarden[c] for c in v.geheel) == sum(waarden[c] for c in v.delen)
            for v in verbanden
            if all(c in waarden for c in (*v.geheel, *v.delen))
        )

    def vul(rest, waarden):
        if not past(waarden):
            return
        if not rest:
            for code in volgorde:
                mogelijk[code].add(waarden[code])
            return
        for aantal in range(tot + 1):
            vul(rest[1:], {**waarden, rest[0]: aantal})

    vul(volgorde, {code: aantal for code, aantal in aantallen.items() if code not in weg})
    return mogelijk


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(kruistabellen())
def test_elk_verborgen_klein_aantal_heeft_minstens_twee_onbekenden_in_elke_som(tabel):
    aantallen, verbanden = tabel
    weg = verberg(aantallen, *verbanden, kern={"som"})
    klein = {code for code, aantal in aantallen.items() if is_klein(aantal)}
    assert klein <= weg
    for verband in verbanden:
        codes = {*verband.geheel, *verband.delen}
        if klein & codes:
            assert len(weg & codes) >= 2
    # nor from all sums together
    over = [{c: (c in v.geheel) - (c in v.delen) for c in (*v.geheel, *v.delen) if c in weg} for v in verbanden]
    stelsel = Stelsel(over)
    assert not [code for code in klein if stelsel.ligt_vast({code: 1})]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 12), min_size=2, max_size=4), st.integers(0, 12))
def test_van_elk_verborgen_klein_aantal_passen_meer_waarden(delen, deel):
    samen = sum(delen)
    aantallen = {f"deel{n}": aantal for n, aantal in enumerate(delen)}
    verbanden = [Verband(("samen",), tuple(aantallen)), Verband(("samen",), ("jong", "oud"))]
    jong = min(deel, samen)
    aantallen |= {"samen": samen, "jong": jong, "oud": samen - jong}
    weg = verberg(aantallen, *verbanden, kern={"samen"})
    for code, waarden in oplossingen(aantallen, verbanden, weg, tot=samen + 5).items():
        if is_klein(aantallen[code]):
            assert len(waarden) > 1, (code, waarden)
