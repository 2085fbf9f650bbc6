"""What a BSN looks like: nine digits that pass the elfproef, however they were typed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.fabrieken.bsn import PROEFNUMMERS
from toegang.fouten import RegelGeschonden
from trajecten.bsn.regels import bezwaar_reden, is_bsn, lees_bsn


@st.composite
def nummers(draw, begin: str = "") -> str:
    """Any number that passes: eight digits, the first of them `begin`, and the one that makes it right."""
    rest = 8 - len(begin)
    acht = begin + draw(st.text("0123456789", min_size=rest, max_size=rest))
    rest = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(range(9, 1, -1), acht, strict=True)) % 11
    assume(rest < 10 and acht.strip("0"))
    return f"{acht}{rest}"


@given(nummers())
def test_wat_de_elfproef_doorstaat_kan_een_bsn_zijn(bsn):
    assert is_bsn(bsn)
    assert lees_bsn(bsn) == bsn


@given(nummers(), st.integers(0, 8), st.integers(1, 9))
def test_een_verkeerd_cijfer_valt_op(bsn, plek, erbij):
    anders = str((int(bsn[plek]) + erbij) % 10)
    assert not is_bsn(bsn[:plek] + anders + bsn[plek + 1 :])


@given(nummers(), st.integers(0, 7))
def test_twee_verwisselde_cijfers_vallen_op(bsn, plek):
    assume(bsn[plek] != bsn[plek + 1])
    assert not is_bsn(bsn[:plek] + bsn[plek + 1] + bsn[plek] + bsn[plek + 2 :])


@given(nummers(), st.lists(st.tuples(st.integers(0, 9), st.sampled_from(" .-")), max_size=4))
def test_spaties_punten_en_streepjes_tellen_niet(bsn, tekens):
    getypt = bsn
    for plek, teken in tekens:
        getypt = getypt[:plek] + teken + getypt[plek:]
    assert lees_bsn(getypt) == bsn


@given(nummers("0"))
def test_een_nul_vooraan_mag_zijn_weggelaten(bsn):
    assert lees_bsn(bsn[1:]) == bsn


@pytest.mark.parametrize("bsn", [*PROEFNUMMERS, "111222333", "012345672"])
def test_bekende_nummers_zijn_goed(bsn):
    assert is_bsn(bsn)


def test_negen_nullen_doorstaan_de_som_en_zijn_geen_bsn():
    with pytest.raises(RegelGeschonden, match="klopt niet"):
        lees_bsn("000000000")
    with pytest.raises(RegelGeschonden, match="klopt niet"):
        lees_bsn("00000000")


@pytest.mark.parametrize("tekst", ["123456789", "999990008"])
def test_wat_de_proef_niet_doorstaat_wordt_geweigerd(tekst):
    with pytest.raises(RegelGeschonden, match="klopt niet"):
        lees_bsn(tekst)


@pytest.mark.parametrize("tekst", ["", "1234567", "1234567890", "99999000a", "٩٩٩٩٩٠٠١٩", "99999\x00019"])
def test_een_bsn_heeft_negen_cijfers(tekst):
    with pytest.raises(RegelGeschonden, match="9 cijfers"):
        lees_bsn(tekst)


@pytest.mark.parametrize("tekst", ["Het is 999990019.", "999 990 019", "9999.90.019 gecontroleerd"])
def test_een_bsn_hoort_niet_in_een_reden(tekst):
    assert "geen BSN" in bezwaar_reden(tekst)


@pytest.mark.parametrize(
    "tekst", ["Gebeld met 06 12345678.", "Gesprek op 12-03-2026.", "Zaak 123456789", "Aan de balie"]
)
def test_een_gewone_reden_mag(tekst):
    assert bezwaar_reden(tekst) == ""


def test_een_lege_reden_mag_niet():
    assert bezwaar_reden("  ") == "Schrijf op waarom."
