"""Reading cells and separators: properties that hold for every value."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajecten.importeren.csvbron import bladen, scheidingsteken
from trajecten.importeren.periodes import Periode, overlappend
from trajecten.importeren.waarden import OngeldigeWaarde, datum, decimaal, geheel, keuze, kvk_nummer, postcode, tekst

DAGEN = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAGEN)
def test_elke_datum_is_in_beide_vormen_te_lezen(dag):
    assert datum(f"{dag:%Y-%m-%d}".zfill(10)) == dag
    assert datum(f"{dag:%d-%m-%Y}") == dag
    assert datum(dag) == dag


@given(st.text(max_size=20))
def test_tekst_is_een_datum_of_een_uitgelegde_fout(invoer):
    gelezen = uitkomst(invoer)
    if isinstance(gelezen, OngeldigeWaarde):
        assert gelezen.wat
        assert gelezen.doe
    else:
        assert invoer.strip() in (gelezen.isoformat(), f"{gelezen:%d-%m-%Y}")


def uitkomst(invoer: str) -> date | OngeldigeWaarde:
    try:
        return datum(invoer)
    except OngeldigeWaarde as fout:
        return fout


@pytest.mark.parametrize(
    "invoer", ["1-2-2026", "2026-2-1", "31-04-2026", "2026-13-01", "٢٠٢٦-01-01", "29-02-2025", "46000"]
)
def test_deze_datums_zijn_fout(invoer):
    with pytest.raises(OngeldigeWaarde):
        datum(invoer)


@given(st.integers(-5, 800))
def test_een_geheel_getal_ligt_binnen_zijn_grenzen(getal):
    lees = geheel(1, 720)
    if 1 <= getal <= 720:
        assert lees(str(getal)) == lees(getal) == getal
    else:
        with pytest.raises(OngeldigeWaarde):
            lees(str(getal))


@given(st.decimals(0, 168, places=2))
def test_een_decimaal_getal_mag_met_komma_en_punt(getal):
    lees = decimaal(0, 168)
    assert lees(str(getal)) == lees(str(getal).replace(".", ",")) == getal


def test_postcode_en_kvk_nummer_krijgen_hun_eigen_vorm():
    assert postcode("1442ab") == "1442 AB"
    assert kvk_nummer(1234567) == "01234567"
    assert decimaal(0, 99)(16.5) == Decimal("16.5")


@given(st.text(max_size=30))
def test_een_keuze_neemt_alleen_wat_in_de_lijst_staat(invoer):
    lees = keuze(["gesprek", "online"])
    if invoer.strip() in ("gesprek", "online"):
        assert lees(invoer) == invoer.strip()
    else:
        with pytest.raises(OngeldigeWaarde):
            lees(invoer)


def test_een_onzichtbaar_teken_in_tekst_is_fout():
    with pytest.raises(OngeldigeWaarde):
        tekst()("a\x00b")


NAMEN = st.text(st.characters(whitelist_categories=["Ll"]), min_size=1, max_size=8)
CELLEN = st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=12)


@given(kop=st.lists(NAMEN, min_size=2, max_size=6), scheiding=st.sampled_from(";,"))
def test_het_scheidingsteken_volgt_uit_de_kop(kop, scheiding):
    assert scheidingsteken(scheiding.join(kop)) == scheiding


@given(
    rij=st.lists(CELLEN, min_size=2, max_size=2),
    scheiding=st.sampled_from(";,"),
    merk=st.sampled_from([b"", b"\xef\xbb\xbf"]),
)
def test_wat_in_een_csv_staat_komt_er_heel_uit(rij, scheiding, merk):
    regel = scheiding.join('"' + cel.replace('"', '""') + '"' for cel in rij)
    inhoud = merk + f"een{scheiding}twee\n{regel}\n".encode()
    (blad,) = bladen("x.csv", inhoud)
    assert list(blad.kop) == ["een", "twee"]
    assert [tuple(cellen) for _, cellen in blad.rijen] == [tuple(rij)]


PERIODES = st.builds(
    lambda van, dagen: Periode(date.fromordinal(van), None if dagen is None else date.fromordinal(van + dagen), van),
    st.integers(737_000, 737_040),
    st.one_of(st.none(), st.integers(0, 20)),
)


@given(st.lists(PERIODES, max_size=8))
def test_overlap_wordt_gevonden_als_er_een_paar_is_dat_overlapt(periodes):
    paren = [(a, b) for nummer, a in enumerate(periodes) for b in periodes[nummer + 1 :] if a.overlapt(b)]
    gevonden = overlappend(periodes)
    assert bool(gevonden) == bool(paren)
    assert all(later.overlapt(eerder) for later, eerder in gevonden)
