"""Why a place does or does not answer a question of a school."""

from datetime import date

import pytest

from onderwijs.stagevraag.regels import Past, Vraag, beoordeel, nog_te_vinden, toezegging_kan
from trajecten.plaatsvragen import Plaatsaanbod

NAMEN = {"groen": "Groen", "horeca": "Horeca"}
BEGIN = date(2026, 12, 1)


def vraag(**velden):
    gewoon = dict(
        soort="stage", sectoren=frozenset({"groen"}), niveau=1, dagen_per_week=3.0, vanaf=BEGIN, tot=date(2027, 3, 1)
    )
    return Vraag(**gewoon | velden)


def plek(**velden):
    gewoon = dict(
        kenmerk="plek-1",
        werkgever="Kwekerij Zaai",
        plek="",
        soort="stage",
        sector="groen",
        niveau=1,
        vrij=2,
        dagen_per_week=3.0,
        vanaf=date(2026, 11, 1),
        tot=None,
        url="/",
    )
    return Plaatsaanbod(**gewoon | velden)


def test_een_plek_waar_niets_aan_ontbreekt_past_goed_en_zegt_waarom():
    oordeel = beoordeel(vraag(), plek(), NAMEN)
    assert oordeel.past == Past.GOED
    assert oordeel.goed == ("Sector: Groen.", "Niveau: Mbo 1 (entree).", "3 dagen per week.", "Op tijd vrij.")
    assert oordeel.mist == ()


@pytest.mark.parametrize(
    ("velden", "mist"),
    [
        ({"sector": "horeca"}, "Sector: Horeca. Gevraagd: Groen."),
        ({"niveau": 3}, "Niveau: Mbo 3. Gevraagd: Mbo 1 (entree)."),
        ({"dagen_per_week": 2.5}, "2,5 dagen per week. Gevraagd: 3."),
        ({"vanaf": date(2027, 1, 15)}, "Pas vrij vanaf 15 januari 2027."),
    ],
    ids=str,
)
def test_wat_ontbreekt_staat_erbij_en_sluit_de_plek_niet_uit(velden, mist):
    oordeel = beoordeel(vraag(), plek(**velden), NAMEN)
    assert oordeel.past == Past.DEELS
    assert oordeel.mist == (mist,)


@pytest.mark.parametrize(
    "velden",
    [{"soort": "dienstverband"}, {"tot": BEGIN}, {"vanaf": date(2027, 3, 1)}],
    ids=["soort", "voorbij", "na afloop"],
)
def test_een_ander_soort_plek_of_een_andere_tijd_past_niet(velden):
    assert beoordeel(vraag(), plek(**velden), NAMEN).past == Past.NIET


def test_wat_de_school_of_de_plek_niet_zegt_telt_niet_mee():
    oordeel = beoordeel(vraag(sectoren=frozenset(), niveau=None, dagen_per_week=None, tot=None), plek(), NAMEN)
    assert oordeel.goed == ("Op tijd vrij.",)
    open_ = beoordeel(vraag(), plek(niveau=None, dagen_per_week=None), NAMEN)
    assert (open_.past, len(open_.goed)) == (Past.GOED, 2)


def test_goed_gaat_voor_deels_en_meer_redenen_voor_minder():
    goed, deels = beoordeel(vraag(), plek(), NAMEN), beoordeel(vraag(), plek(niveau=2), NAMEN)
    slechter = beoordeel(vraag(), plek(niveau=2, sector="horeca"), NAMEN)
    assert goed.punten > deels.punten > slechter.punten


@pytest.mark.parametrize(
    ("aantal", "nog", "vrij", "kan"),
    [(1, 1, 1, True), (2, 5, 2, True), (0, 5, 5, False), (-1, 5, 5, False), (3, 2, 5, False), (3, 5, 2, False)],
)
def test_toezeggen_kan_niet_meer_dan_gevraagd_of_vrij(aantal, nog, vrij, kan):
    assert (toezegging_kan(aantal, nog=nog, vrij=vrij) == "") is kan


def test_nog_te_vinden_is_nooit_minder_dan_niets():
    assert [nog_te_vinden(5, n) for n in (0, 4, 5, 7)] == [5, 1, 0, 0]
