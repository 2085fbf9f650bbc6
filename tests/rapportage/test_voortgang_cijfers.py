"""The arithmetic of the voortgang report, one rule at a time.

The period is always 1 April up to and including 30 June 2026.
"""

from datetime import date

import pytest

from rapportage.cijfer import Cijfer
from rapportage.periode import Periode
from rapportage.voortgang.cijfers import als_json, bereken_voortgang
from rapportage.voortgang.rijen import BouwsteenRij, ContactRij, FaseRij, MetingRij, Rijen, TrajectRij

PERIODE = Periode.kwartaal(2026, 2)
PEILDATUM = date(2026, 11, 20)
VAN, TOT = PERIODE.van, PERIODE.tot
DAG_ERVOOR, DAG_ERNA = date(2026, 3, 31), date(2026, 7, 1)
LOPEND = TrajectRij(1, date(2026, 1, 1), None)
STENEN = tuple(BouwsteenRij(n, f"Steen {n}") for n in (1, 2, 3, 4))


def bereken(**rijen):
    """The figures over the second quarter of 2026 of the given rows."""
    return bereken_voortgang(Rijen(bouwstenen=STENEN, **rijen), PERIODE, PEILDATUM)


def van_traject(startdatum, einddatum=None, reden=""):
    """The figures of one traject."""
    return bereken(trajecten=(TrajectRij(1, startdatum, einddatum, reden),))


@pytest.mark.parametrize(
    ("startdatum", "telt"),
    [(DAG_ERVOOR, 0), (VAN, 1), (TOT, 1), (DAG_ERNA, 0), (None, 0)],
)
def test_instroom_telt_een_start_op_beide_dagen_van_de_periode(startdatum, telt):
    assert van_traject(startdatum).instroom.waarde == telt


@pytest.mark.parametrize(
    ("einddatum", "telt"),
    [(DAG_ERVOOR, 0), (VAN, 1), (TOT, 1), (DAG_ERNA, 0), (None, 0)],
)
def test_uitstroom_telt_een_einde_op_beide_dagen_van_de_periode(einddatum, telt):
    assert van_traject(date(2026, 1, 1), einddatum).uitstroom.waarde == telt


@pytest.mark.parametrize(
    ("startdatum", "einddatum", "telt"),
    [
        (TOT, None, 1),
        (DAG_ERNA, None, 0),
        (VAN, TOT, 0),
        (VAN, DAG_ERNA, 1),
        (DAG_ERVOOR, DAG_ERVOOR, 0),
        (None, None, 0),
    ],
)
def test_lopend_is_begonnen_op_de_laatste_dag_en_dan_nog_niet_geeindigd(startdatum, einddatum, telt):
    assert van_traject(startdatum, einddatum).lopend.waarde == telt


def test_een_traject_dat_niet_begon_telt_nergens_mee():
    cijfers = bereken(
        trajecten=(TrajectRij(1, None, date(2026, 5, 1), "gestopt"),),
        fases=(FaseRij(1, 1, 2, VAN, None), FaseRij(2, 1, 1, TOT, None)),
        contacten=(ContactRij(1, 1, VAN, 60),),
        metingen=(
            MetingRij(1, 1, "nul", VAN, "zrm-2017", {"huisvesting": 1}),
            MetingRij(2, 1, "eind", TOT, "zrm-2017", {"huisvesting": 5}),
        ),
        leefgebieden={"huisvesting": "Huisvesting"},
    )
    assert cijfers == bereken(leefgebieden={"huisvesting": "Huisvesting"})


def test_uitstroom_wordt_geteld_per_reden_en_een_onbekende_reden_staat_achteraan():
    cijfers = bereken(
        trajecten=(
            TrajectRij(1, VAN, TOT, "gestopt"),
            TrajectRij(2, VAN, TOT, "opleiding"),
            TrajectRij(3, VAN, TOT, "opleiding"),
            TrajectRij(4, VAN, TOT, ""),
            TrajectRij(5, VAN, DAG_ERNA, "opleiding"),
        ),
        uitstroomredenen={"opleiding": "Opleiding"},
    )
    assert [(u.reden, u.naam, u.aantal) for u in cijfers.uitstroom_naar] == [
        ("opleiding", "Opleiding", Cijfer(2, (2, 3))),
        ("gestopt", "gestopt", Cijfer(1, (1,))),
        ("", "", Cijfer(1, (4,))),
    ]
    assert als_json(cijfers, "p")["uitstroom_naar"] == {"gestopt": 1, "opleiding": 2}


@pytest.mark.parametrize(
    ("eerste", "tweede", "start_tweede", "telt"),
    [
        (3, 1, VAN, 1),
        (3, 1, TOT, 1),
        (3, 1, DAG_ERVOOR, 0),
        (3, 1, DAG_ERNA, 0),
        (1, 2, VAN, 0),
        (2, 2, VAN, 0),
    ],
)
def test_terugval_is_een_lager_nummer_dan_de_fase_ervoor(eerste, tweede, start_tweede, telt):
    fases = (
        FaseRij(10, 1, tweede, start_tweede, None),
        FaseRij(11, 1, eerste, date(2026, 1, 1), start_tweede),
    )
    assert bereken(trajecten=(LOPEND,), fases=fases).terugval == Cijfer(telt, (10,) * telt)


def test_terugval_kijkt_alleen_naar_de_fase_direct_ervoor():
    fases = (
        FaseRij(1, 1, 3, date(2026, 1, 1), VAN),
        FaseRij(2, 1, 1, VAN, date(2026, 5, 1)),
        FaseRij(3, 1, 2, date(2026, 5, 1), None),
    )
    assert bereken(trajecten=(LOPEND,), fases=fases).terugval.ids == (2,)


def test_terugval_vergelijkt_geen_fases_van_verschillende_trajecten():
    fases = (FaseRij(1, 1, 3, date(2026, 1, 1), VAN), FaseRij(2, 2, 1, VAN, None))
    trajecten = (LOPEND, TrajectRij(2, VAN, None))
    assert bereken(trajecten=trajecten, fases=fases).terugval.waarde == 0


def test_coachuren_zijn_de_minuten_van_contacten_in_de_periode():
    dagen = (DAG_ERVOOR, VAN, TOT, DAG_ERNA)
    contacten = tuple(ContactRij(nummer, 1, dag, 50) for nummer, dag in enumerate(dagen))
    cijfers = bereken(trajecten=(LOPEND,), contacten=contacten)
    assert cijfers.coachminuten == Cijfer(100, (1, 2))
    assert als_json(cijfers, "p")["cijfers"]["coachuren"] == 1.67


@pytest.mark.parametrize(
    ("startdatum", "einddatum", "op_einddatum", "afgesloten", "dagen"),
    [
        (DAG_ERVOOR, None, 1, 0, 0),
        (TOT, None, 1, 0, 0),
        (DAG_ERNA, None, 0, 0, 0),
        (date(2026, 1, 1), VAN, 0, 1, 90),
        (date(2026, 1, 1), DAG_ERVOOR, 0, 0, 0),
        (date(2026, 6, 1), TOT, 0, 1, 29),
        (date(2026, 6, 1), DAG_ERNA, 1, 0, 0),
        (VAN, VAN, 0, 1, 0),
    ],
)
def test_een_bouwsteen_telt_lopende_en_afgesloten_fases(startdatum, einddatum, op_einddatum, afgesloten, dagen):
    fases = (FaseRij(7, 1, 2, startdatum, einddatum),)
    steen = bereken(trajecten=(LOPEND,), fases=fases).bouwstenen[1]
    assert (steen.op_einddatum.waarde, steen.afgesloten.waarde, steen.dagen.waarde) == (
        op_einddatum,
        afgesloten,
        dagen,
    )


def test_elke_bouwsteen_van_de_route_staat_in_de_cijfers_ook_zonder_fases():
    assert als_json(bereken(), "p")["bouwstenen"] == {
        nummer: {"op_einddatum": 0, "afgesloten": 0, "dagen": 0} for nummer in ("1", "2", "3", "4")
    }


def zrm(*metingen, leefgebied="huisvesting"):
    """(omhoog, gelijk, omlaag) on one leefgebied, of (soort, datum, instrument, score) of one traject."""
    rijen = tuple(
        MetingRij(nummer, 1, soort, datum, instrument, {} if score is None else {leefgebied: score})
        for nummer, (soort, datum, instrument, score) in enumerate(metingen)
    )
    gebied = bereken(trajecten=(LOPEND,), metingen=rijen, leefgebieden={leefgebied: "Huisvesting"}).zrm[0]
    return gebied.omhoog.waarde, gebied.gelijk.waarde, gebied.omlaag.waarde


NUL = ("nul", date(2026, 1, 5), "zrm-2017", 3)


@pytest.mark.parametrize(("score", "kant"), [(4, (1, 0, 0)), (3, (0, 1, 0)), (2, (0, 0, 1))])
def test_een_leefgebied_gaat_omhoog_blijft_gelijk_of_gaat_omlaag(score, kant):
    assert zrm(NUL, ("tussen", TOT, "zrm-2017", score)) == kant


@pytest.mark.parametrize(
    "metingen",
    [
        [NUL],
        [("tussen", VAN, "zrm-2017", 1), ("eind", TOT, "zrm-2017", 5)],
        [NUL, ("tussen", DAG_ERNA, "zrm-2017", 5)],
        [NUL, ("tussen", NUL[1], "zrm-2017", 5)],
        [NUL, ("tussen", VAN, "zrm-2013", 5)],
        [NUL, ("tussen", VAN, "zrm-2017", None)],
        [(*NUL[:3], None), ("tussen", VAN, "zrm-2017", 5)],
        [("nul", DAG_ERNA, "zrm-2017", 1), ("tussen", VAN, "zrm-2017", 5)],
    ],
    ids=[
        "alleen een nulmeting",
        "geen nulmeting",
        "latere meting na de periode",
        "niet later maar op dezelfde dag",
        "ander instrument",
        "later niet besproken",
        "bij nul niet besproken",
        "nulmeting na de periode",
    ],
)
def test_zonder_twee_vergelijkbare_scores_telt_een_leefgebied_niet(metingen):
    assert zrm(*metingen) == (0, 0, 0)


def test_de_laatste_meting_met_hetzelfde_instrument_geldt():
    assert zrm(
        NUL, ("tussen", date(2026, 2, 1), "zrm-2017", 5), ("tussen", VAN, "zrm-2017", 2), ("eind", TOT, "zrm-2013", 5)
    ) == (0, 0, 1)


def test_een_gebied_dat_de_laatste_meting_niet_besprak_valt_niet_terug_op_een_eerdere():
    assert zrm(NUL, ("tussen", date(2026, 2, 1), "zrm-2017", 5), ("eind", VAN, "zrm-2017", None)) == (0, 0, 0)


def test_op_een_dag_gaat_de_eindmeting_voor_de_tussenmeting():
    assert zrm(NUL, ("eind", VAN, "zrm-2017", 5), ("tussen", VAN, "zrm-2017", 1)) == (1, 0, 0)


def test_vergeleken_telt_de_trajecten_met_twee_metingen():
    metingen = (
        MetingRij(1, 1, "nul", VAN, "zrm-2017", {}),
        MetingRij(2, 1, "eind", TOT, "zrm-2017", {}),
        MetingRij(3, 2, "nul", VAN, "zrm-2017", {}),
    )
    trajecten = (LOPEND, TrajectRij(2, VAN, None))
    assert bereken(trajecten=trajecten, metingen=metingen).vergeleken == Cijfer(1, (1,))


def test_leefgebieden_van_een_ouder_instrument_staan_apart_en_niet_in_het_uitwisselformaat():
    cijfers = bereken(
        trajecten=(LOPEND,),
        metingen=(
            MetingRij(1, 1, "nul", VAN, "zrm-2013", {"adl": 2, "huisvesting": 2}),
            MetingRij(2, 1, "eind", TOT, "zrm-2013", {"adl": 3, "huisvesting": 3}),
        ),
        leefgebieden={"huisvesting": "Huisvesting"},
        oude_leefgebieden={"adl": "ADL", "verslaving": "Verslaving"},
    )
    assert [(g.code, g.omhoog.ids) for g in cijfers.zrm_oud] == [("adl", (1,))]
    assert als_json(cijfers, "p")["zrm"] == {"huisvesting": {"omhoog": 1, "gelijk": 0, "omlaag": 0}}
