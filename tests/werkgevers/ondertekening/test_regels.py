"""The rules of signing, as tables."""

from datetime import UTC, datetime, timedelta

import pytest

from werkgevers.ondertekening.geheim import code_hash, hash_van, is_code, maak_code, maak_token
from werkgevers.ondertekening.regels import (
    CODE_POGINGEN,
    CODES_PER_LINK,
    CODES_PER_UUR,
    Momenten,
    Stand,
    bezwaar_adres,
    bezwaar_code,
    bezwaar_collega,
    bezwaar_herinneringen,
    bezwaar_medewerker,
    bezwaar_poging,
    is_compleet,
    moet_herinneren,
    stand_van,
)
from werkgevers.ondertekening.sms import nummer_van
from werkgevers.ondertekening.versturen import einde_van

NU = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
DAG = timedelta(days=1)


@pytest.mark.parametrize(
    ("momenten", "stand"),
    [
        (Momenten(), Stand.KLAAR),
        (Momenten(verstuurd_op=NU - DAG, geldig_tot=NU + DAG), Stand.WACHT),
        (Momenten(verstuurd_op=NU - DAG, geldig_tot=NU), Stand.VERLOPEN),
        (Momenten(verstuurd_op=NU - DAG, geldig_tot=NU + DAG, overleg_op=NU), Stand.OVERLEG),
        (Momenten(verstuurd_op=NU - DAG, geldig_tot=NU, betwist_op=NU - DAG), Stand.BETWIST),
        (Momenten(verstuurd_op=NU - DAG, geldig_tot=NU, getekend_op=NU - DAG), Stand.GETEKEND),
        (Momenten(verstuurd_op=NU - DAG, geldig_tot=NU + DAG, ingetrokken_op=NU), Stand.INGETROKKEN),
    ],
)
def test_de_stand_volgt_uit_de_momenten(momenten, stand):
    assert stand_van(momenten, NU) == stand


@pytest.mark.parametrize(
    ("dagen", "al", "uur", "verwacht"),
    [
        (4, 0, 9, False),
        (5, 0, 9, True),
        (5, 1, 9, False),
        (9, 1, 9, False),
        (10, 1, 9, True),
        (10, 2, 9, False),
        (5, 0, 7, False),
        (5, 0, 20, False),
    ],
)
def test_een_herinnering_gaat_na_5_en_na_10_dagen_en_overdag(dagen, al, uur, verwacht):
    momenten = Momenten(verstuurd_op=NU - dagen * DAG, geldig_tot=NU + DAG)
    assert moet_herinneren(momenten, al_herinnerd=al, na_dagen=(5, 10), nu=NU, uur=uur) is verwacht


@pytest.mark.parametrize(
    "anders", [{"overleg_op": NU}, {"betwist_op": NU}, {"getekend_op": NU}, {"ingetrokken_op": NU}]
)
def test_wie_al_antwoordde_krijgt_geen_herinnering(anders):
    momenten = Momenten(verstuurd_op=NU - 6 * DAG, geldig_tot=NU + DAG, **anders)
    assert not moet_herinneren(momenten, al_herinnerd=0, na_dagen=(5, 10), nu=NU, uur=9)


@pytest.mark.parametrize(
    ("wie", "zin"), [(1, "schreef"), (2, "begeleidt dit traject niet"), (3, "")], ids=["schrijver", "vreemd", "mag"]
)
def test_een_medewerker_tekent_niet_wat_hij_zelf_schreef(wie, zin):
    bezwaar = bezwaar_medewerker(wie, schrijvers={1}, begeleiders={1, 3})
    assert zin in bezwaar
    assert bool(bezwaar) is bool(zin)


@pytest.mark.parametrize(("email", "mag"), [("marco@kwast.example", True), ("JAN@ons.example", False), ("", False)])
def test_een_link_gaat_niet_naar_een_medewerker(email, mag):
    assert (bezwaar_adres(email, ["jan@ons.example"]) == "") is mag


@pytest.mark.parametrize(
    ("collega", "werkgever", "in_dienst", "mag"),
    [(2, 7, True, True), (1, 7, True, False), (2, 8, True, False), (2, 7, False, False)],
)
def test_doorgeven_kan_alleen_aan_een_collega_van_dezelfde_werkgever(collega, werkgever, in_dienst, mag):
    assert (bezwaar_collega(1, collega, 7, werkgever, in_dienst) == "") is mag


@pytest.mark.parametrize(
    ("gevraagd", "getekend", "open_vragen", "verwacht"),
    [
        (["werkgever"], {"werkgever"}, 0, True),
        (["werkgever"], {"werkgever"}, 1, False),
        (["werkgever", "deelnemer"], {"werkgever"}, 0, False),
        (["werkgever", "deelnemer"], {"deelnemer", "werkgever"}, 0, True),
    ],
)
def test_getekend_is_het_pas_als_iedereen_tekende(gevraagd, getekend, open_vragen, verwacht):
    assert is_compleet(gevraagd, getekend, open_vragen) is verwacht


def test_na_vijf_codes_in_een_uur_komt_er_geen_meer():
    assert bezwaar_code(gemaakt_in_uur=CODES_PER_UUR - 1, gemaakt_bij_link=CODES_PER_LINK - 1) == ""
    assert "te vaak" in bezwaar_code(gemaakt_in_uur=CODES_PER_UUR, gemaakt_bij_link=CODES_PER_UUR)
    assert "Vraag ons om een nieuwe" in bezwaar_code(gemaakt_in_uur=0, gemaakt_bij_link=CODES_PER_LINK)


@pytest.mark.parametrize(("pogingen", "over", "mag"), [(0, 1, True), (CODE_POGINGEN, 1, False), (0, 0, False)])
def test_een_code_werkt_even_en_vijf_pogingen(pogingen, over, mag):
    bezwaar = bezwaar_poging(pogingen=pogingen, geldig_tot=NU + timedelta(seconds=over), nu=NU)
    assert (bezwaar == "") is mag


@pytest.mark.parametrize(
    ("eerste", "tweede", "geldig", "mag"), [(5, 10, 14, True), (10, 5, 14, False), (5, 14, 14, False)]
)
def test_herinneringen_liggen_voor_het_einde_van_de_link(eerste, tweede, geldig, mag):
    assert (bezwaar_herinneringen(eerste, tweede, geldig) == "") is mag


def test_geen_twee_geheimen_zijn_gelijk_en_een_code_hoort_bij_een_handtekening():
    assert len({maak_token() for _ in range(100)}) == 100
    assert len(hash_van(maak_token())) == 64
    code = maak_code()
    assert len(code) == 6
    assert is_code(code, code_hash(code, 1), 1)
    assert not is_code(code, code_hash(code, 2), 1)


@pytest.mark.parametrize(
    ("telefoon", "nummer"),
    [
        ("06 12345678", "+31612345678"),
        ("0031 6-12345678", "+31612345678"),
        ("+31612345678", "+31612345678"),
        ("bel", ""),
    ],
)
def test_een_telefoonnummer_wordt_zoals_een_sms_dienst_het_wil(telefoon, nummer):
    assert nummer_van(telefoon) == nummer


def test_een_link_werkt_tot_en_met_de_veertiende_dag():
    assert einde_van(NU, 14).isoformat() == "2026-12-05T00:00:00+01:00"
