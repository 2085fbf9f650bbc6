"""Whether two records may be one person: tolerant of spelling, and the same both ways."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajecten.aanmelden.gelijkenis import (
    Datums,
    Persoon,
    naamgelijkenis,
    omgewisseld,
    paren_van,
    telefooncijfers,
    trigramgelijkenis,
    vergelijk,
    vergelijk_datums,
)
from trajecten.namen import klank, naamwoorden

DAAN = Persoon("Daan", "Verbeek", date(2004, 3, 11), "daan@deelnemer.example", "06 12345678")
MENSEN = st.builds(
    Persoon,
    voornaam=st.sampled_from(["", "Daan", "Daniël", "D.", "Yusuf", "Youssef", "Mohammed", "Łukasz"]),
    achternaam=st.sampled_from(["Verbeek", "Ver Beek", "Şahin", "Sahin", "El Idrissi", "Idrissi", "de Jong", "Yusuf"]),
    geboortedatum=st.none() | st.dates(date(2004, 1, 1), date(2004, 12, 31)),
    email=st.sampled_from(["", "a@b.example", "A@B.example", "c@d.example"]),
    telefoon=st.sampled_from(["", "06-12345678", "+31612345678", "0687654321", "123"]),
)


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({}, "zelfde naam"),
        ({"voornaam": "Dáán", "achternaam": "VERBEEK"}, "zelfde naam"),
        ({"achternaam": "Verbeeck"}, "naam lijkt erop"),
        ({"geboortedatum": date(2004, 11, 3)}, "dag en maand van de geboortedatum omgewisseld"),
        ({"geboortedatum": date(2004, 3, 12)}, "geboortedatum scheelt weinig"),
        ({"voornaam": "D."}, "zelfde geboortedatum"),
        ({"voornaam": "Verbeek", "achternaam": "Daan"}, "zelfde geboortedatum"),
        ({"voornaam": "", "geboortedatum": date(2004, 3, 11)}, "zelfde geboortedatum"),
        ({"geboortedatum": date(1990, 1, 1), "email": "DAAN@deelnemer.example"}, "zelfde e-mailadres"),
        ({"achternaam": "Beek", "telefoon": "+31 6 1234 5678", "geboortedatum": None}, "zelfde telefoonnummer"),
    ],
)
def test_wie_lijkt_op_een_ander_wordt_gevonden_met_de_reden(anders, reden):
    zonder_contact = replace(DAAN, **({"email": "", "telefoon": ""} | anders))
    gelijkenis = vergelijk(DAAN, zonder_contact)
    assert gelijkenis is not None
    assert reden in gelijkenis.redenen


@pytest.mark.parametrize(
    ("eerste", "tweede"),
    [
        (("Mohammed", "El Amrani"), ("Mohamed", "Amrani")),
        (("Yusuf", "Yılmaz"), ("Youssef", "Yilmaz")),
        (("Katarzyna", "Wójcik"), ("Katarina", "Wojcik")),
        (("Thijs", "van Dijk"), ("Tijs", "van Dyck")),
        (("Sjoerd", "Kuijpers"), ("Sjoerd", "Kuypers")),
        (("Chantal", "Schouten"), ("Shantal", "Schouten")),
    ],
)
def test_een_andere_spelling_is_dezelfde_naam(eerste, tweede):
    dag = date(2003, 5, 6)
    gelijkenis = vergelijk(Persoon(*eerste, dag), Persoon(*tweede, dag))
    assert gelijkenis is not None
    assert gelijkenis.zeker


@pytest.mark.parametrize(
    "ander",
    [
        Persoon("Daan", "Verbeek", date(1980, 8, 20)),
        Persoon("Sanne", "Koster", date(2004, 3, 11)),
        Persoon("", "Verbeek"),
        Persoon("Sanne", "Koster", None, "", "0612345678"),
    ],
)
def test_wie_niet_genoeg_lijkt_wordt_niet_genoemd(ander):
    assert vergelijk(replace(DAAN, email=""), ander) is None


@given(a=MENSEN, b=MENSEN)
def test_gelijkenis_is_naar_beide_kanten_gelijk(a, b):
    heen, terug = vergelijk(a, b), vergelijk(b, a)
    assert heen == terug
    assert 0 <= naamgelijkenis(a, b) == naamgelijkenis(b, a) <= 1


@given(a=MENSEN)
def test_iedereen_lijkt_op_zichzelf_als_naam_en_datum_bekend_zijn(a):
    if a.voornaam and a.geboortedatum:
        gelijkenis = vergelijk(a, a)
        assert gelijkenis is not None
        assert gelijkenis.zeker


@given(mensen=st.lists(MENSEN, max_size=8))
def test_de_paren_zijn_die_van_alle_tweetallen_met_iets_gemeen(mensen):
    """Comparing by groups finds nobody that comparing everybody would not, and each pair once."""
    allen = dict(enumerate(mensen))
    paren = paren_van(allen)
    gevonden = [(paar.eerste, paar.tweede) for paar in paren]
    assert len(set(gevonden)) == len(gevonden)
    alle = {paar: vergelijk(allen[paar[0]], allen[paar[1]]) for paar in combinations(sorted(allen), 2)}
    assert all(alle[(paar.eerste, paar.tweede)] == paar.gelijkenis for paar in paren)
    zelfde_datum = {
        paar for paar, gelijkenis in alle.items() if gelijkenis and "zelfde geboortedatum" in gelijkenis.redenen
    }
    assert zelfde_datum <= set(gevonden)


@given(dag=st.dates())
def test_omwisselen_is_zijn_eigen_omgekeerde(dag):
    anders = omgewisseld(dag)
    if anders is None:
        assert dag.day > 12 or dag.day == dag.month
    else:
        assert omgewisseld(anders) == dag
        assert vergelijk_datums(dag, anders) == vergelijk_datums(anders, dag) == Datums.OMGEWISSELD


@given(a=st.text("abcde ", max_size=12), b=st.text("abcde ", max_size=12))
def test_trigrammen_zijn_naar_beide_kanten_gelijk_en_vol_voor_dezelfde_woorden(a, b):
    assert trigramgelijkenis(a, b) == trigramgelijkenis(b, a)
    assert trigramgelijkenis(a, a) == (1 if a.strip() else 0)


def test_een_telefoonnummer_is_hetzelfde_hoe_je_het_ook_schrijft():
    assert telefooncijfers("+31 (0)6-1234 5678") == telefooncijfers("0612345678") == "612345678"
    assert telefooncijfers("112") == ""


def test_de_klank_van_een_naam_laat_tussenvoegsels_weg():
    assert klank("van Dyck") == klank("Dijk")
    assert naamwoorden("'t Veld") == ["veld"]
    assert naamwoorden("de la") == ["de", "la"]


@pytest.mark.parametrize("naam", ["", "李", "  ", "'-"])
def test_een_naam_zonder_letters_lijkt_op_niemand(naam):
    assert vergelijk(Persoon("", naam), Persoon("", naam)) is None
