"""The order of the plan, and what may follow on what. Pure: no database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajecten.stappenplan.regels import (
    EINDSTANDEN,
    GEWONE_GRENZEN,
    STAP_OVERGANGEN,
    VERWIJS_OVERGANGEN,
    Grenzen,
    Plek,
    Stapstand,
    Verwijsstand,
    deadline_past,
    mag_naar_stapstand,
    mag_naar_verwijsstand,
    op_volgorde,
    verschuif,
    verwijsdatum_past,
)

VANDAAG = date(2026, 11, 24)
DATUMS = st.none() | st.dates(VANDAAG - timedelta(days=100), VANDAAG + timedelta(days=100))
SCORES = st.none() | st.integers(1, 5)


@st.composite
def plekken(draw):
    """The open steps of a plan; some have a place by hand, no two the same."""
    aantal = draw(st.integers(0, 12))
    gezet = draw(st.lists(st.none() | st.integers(1, 30), min_size=aantal, max_size=aantal))
    gebruikt = {waarde for waarde in gezet if waarde is not None}
    uniek = [w if w is None or gezet.index(w) == n else None for n, w in enumerate(gezet)]
    assert len(gebruikt) == len([w for w in uniek if w is not None])
    return [Plek(pk, draw(SCORES), draw(DATUMS), volgorde) for pk, volgorde in enumerate(uniek, start=1)]


@given(plekken(), st.randoms())
def test_de_volgorde_is_altijd_dezelfde_hoe_de_stappen_ook_binnenkomen(stappen, toeval):
    geschud = list(stappen)
    toeval.shuffle(geschud)
    assert op_volgorde(geschud) == op_volgorde(stappen)


@given(plekken())
def test_elke_stap_staat_er_precies_een_keer_in(stappen):
    assert sorted(p.stap for p in op_volgorde(stappen)) == sorted(p.stap for p in stappen)


@given(plekken())
def test_wat_met_de_hand_is_gezet_houdt_zijn_onderlinge_volgorde(stappen):
    gezet = [p.volgorde for p in op_volgorde(stappen) if p.volgorde is not None]
    assert gezet == sorted(gezet)


@given(plekken())
def test_wat_niet_is_gezet_staat_onderling_op_urgentie(stappen):
    los = [p.urgentie for p in op_volgorde(stappen) if p.volgorde is None]
    assert los == sorted(los)


@given(plekken())
def test_zonder_handwerk_staat_acuut_bovenaan_en_dan_2_en_dan_de_rest(stappen):
    los = [Plek(p.stap, p.score, p.deadline, None) for p in stappen]
    rangen = [p.score if GEWONE_GRENZEN.is_dringend(p.score) else 3 for p in op_volgorde(los)]
    assert rangen == sorted(rangen)


@given(plekken())
def test_een_nieuwe_acute_stap_staat_nooit_onder_een_minder_dringende(stappen):
    nieuw = Plek(99, 1, None, None)
    volgorde = op_volgorde([*stappen, nieuw])
    erboven = volgorde[: volgorde.index(nieuw)]
    # above it stands only what is as acute, or what somebody put above something acute by hand
    laatste_acute = max((n for n, p in enumerate(erboven) if p.score == 1), default=-1)
    assert laatste_acute == len(erboven) - 1


@given(plekken().filter(bool), st.data())
def test_verschuiven_verplaatst_er_een_en_laat_de_rest_staan(stappen, data):
    volgorde = [p.stap for p in op_volgorde(stappen)]
    stap = data.draw(st.sampled_from(volgorde))
    plaatsen = data.draw(st.integers(-3, 3))
    erna = verschuif(volgorde, stap, plaatsen)
    assert [s for s in erna if s != stap] == [s for s in volgorde if s != stap]
    assert erna.index(stap) == min(max(0, volgorde.index(stap) + plaatsen), len(volgorde) - 1)


def test_een_stap_die_er_niet_is_verschuift_niet():
    with pytest.raises(ValueError, match="staat niet in de volgorde"):
        verschuif([1, 2], 3, 1)


@pytest.mark.parametrize(("score", "vraagt"), [(1, True), (2, True), (3, False), (5, False), (None, False)])
def test_een_1_of_2_vraagt_gewoon_om_een_stap(score, vraagt):
    assert GEWONE_GRENZEN.is_dringend(score) is vraagt
    assert GEWONE_GRENZEN.is_acuut(score) is (score == 1)


@pytest.mark.parametrize(
    ("grenzen", "dringend", "woorden"),
    [
        (Grenzen(1, 1), {1}, "1"),
        (Grenzen(1, 3), {1, 2, 3}, "1, 2 of 3"),
        (Grenzen(2, 2), {1, 2}, "1 of 2"),
        # what is acute is urgent, whatever was set
        (Grenzen(2, 1), {1, 2}, "1 of 2"),
    ],
)
def test_een_organisatie_zegt_zelf_wat_dringend_is(grenzen, dringend, woorden):
    assert {score for score in (None, 1, 2, 3, 4, 5) if grenzen.is_dringend(score)} == dringend
    assert grenzen.dringend_in_woorden == woorden


def test_wat_de_organisatie_dringend_noemt_gaat_voor_een_stap_zonder_score():
    zonder, met = Plek(1, None, None, None), Plek(2, 3, None, None, dringend=True)
    assert op_volgorde([zonder, met]) == [met, zonder]


@pytest.mark.parametrize(
    ("deadline", "was", "zin"),
    [
        (None, None, ""),
        (VANDAAG, None, ""),
        (VANDAAG - timedelta(days=1), None, "Kies een datum vanaf vandaag."),
        (VANDAAG - timedelta(days=1), VANDAAG - timedelta(days=1), ""),
        (VANDAAG + timedelta(days=3 * 365), None, ""),
        (VANDAAG + timedelta(days=3 * 365 + 1), None, "Deze datum ligt te ver vooruit. Kies een datum binnen 3 jaar."),
    ],
)
def test_een_deadline_ligt_niet_achter_ons_en_niet_te_ver_vooruit(deadline, was, zin):
    assert deadline_past(deadline, was=was, vandaag=VANDAAG) == zin


def test_een_stap_gaat_open_en_dicht_en_nooit_van_gedaan_naar_vervallen():
    kan = {(van, naar) for van in Stapstand for naar in Stapstand if not mag_naar_stapstand(van, naar)}
    assert kan == {(van, naar) for van, verder in STAP_OVERGANGEN.items() for naar in verder}
    assert mag_naar_stapstand("gedaan", "vervallen") == "Deze stap is al afgesloten: gedaan."
    assert mag_naar_stapstand("open", "open") == "Deze stap is al open."


@given(st.lists(st.sampled_from(Verwijsstand), max_size=12))
def test_wat_is_afgesloten_blijft_afgesloten(stappen):
    staat = Verwijsstand.AANGEVRAAGD
    for naar in stappen:
        if mag_naar_verwijsstand(staat, naar):
            continue
        assert staat not in EINDSTANDEN
        staat = naar


def test_vanuit_elke_staat_is_een_einde_te_bereiken():
    for begin in Verwijsstand:
        bereikt, nieuw = {begin}, {begin}
        while nieuw:
            nieuw = {naar for van in nieuw for naar in VERWIJS_OVERGANGEN[van]} - bereikt
            bereikt |= nieuw
        assert bereikt & {Verwijsstand(staat) for staat in EINDSTANDEN}


def test_een_afgesloten_doorverwijzing_zegt_wat_dan_wel_kan():
    assert mag_naar_verwijsstand("afgerond", "loopt") == (
        "Deze doorverwijzing is afgesloten. Maak een nieuwe als er weer hulp nodig is."
    )
    assert mag_naar_verwijsstand("loopt", "wachtlijst") == "Van “loopt” kan niet naar “op de wachtlijst”."


@pytest.mark.parametrize(
    ("datum", "vanaf", "zin"),
    [
        (VANDAAG, None, ""),
        (VANDAAG, VANDAAG, ""),
        (VANDAAG + timedelta(days=1), None, "Deze datum ligt in de toekomst."),
        (
            VANDAAG - timedelta(days=2),
            VANDAAG,
            "Kies een datum vanaf 24-11-2026: toen begon de vorige staat.",
        ),
    ],
)
def test_een_staat_begint_niet_in_de_toekomst_en_niet_voor_de_vorige(datum, vanaf, zin):
    assert verwijsdatum_past(datum, vanaf=vanaf, vandaag=VANDAAG) == zin
