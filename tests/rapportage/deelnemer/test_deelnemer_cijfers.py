"""What the report about one deelnemer counts and says: a rule a test, and what must hold whatever the rows are."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rapportage.deelnemer.beeld import beeld
from rapportage.deelnemer.cijfers import als_json, bereken_deelnemer
from rapportage.deelnemer.keuze import DELEN, LEZERS, Keuze
from rapportage.deelnemer.rijen import (
    BewijsRij,
    EvaluatieRij,
    OpleidingRij,
    PlaatsingRij,
    Rijen,
    StapRij,
    TrajectRij,
    UrenRij,
)
from rapportage.deelnemer.tellingen import TELREGELS
from rapportage.periode import Periode
from rapportage.voortgang.rijen import MetingRij
from tests.rapportage.overal_gelijk import eis_overal_gelijk, eis_waarom_niet, uitkomst_uit
from vormgeving.huis import Huis, Steen

# a busy machine is no reason to fail
rustig = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEBRUARI = Periode.maand(2026, 2)
TRAJECT = TrajectRij(1, "T-1", "Werk in de wijk", date(2025, 12, 1), date(2026, 1, 5))
EERSTE, LAATSTE = FEBRUARI.van, FEBRUARI.tot
DAG_ERVOOR, DAG_ERNA = date(2026, 1, 31), date(2026, 3, 1)


def cijfers(keuze=None, periode=FEBRUARI, **rijen):
    return bereken_deelnemer(Rijen(TRAJECT, keuze or Keuze(), **rijen), periode, periode.tot)


def ids(uitkomst, code):
    return uitkomst.tellingen[code].ids


def stap(pk=1, gemaakt=EERSTE, klaar=None, gedaan=False, deadline=None, wie="deelnemer"):
    return StapRij(pk, f"Stap {pk}", wie, gemaakt, deadline, klaar, gedaan)


@pytest.mark.parametrize(("dag", "telt"), [(DAG_ERVOOR, 0), (EERSTE, 1), (LAATSTE, 1), (DAG_ERNA, 0)])
def test_een_stap_is_gedaan_op_een_dag_in_de_periode(dag, telt):
    assert len(ids(cijfers(stappen=(stap(gemaakt=DAG_ERVOOR, klaar=dag, gedaan=True),)), "stappen_gedaan")) == telt


def test_een_stap_die_verviel_is_niet_gedaan_en_niet_meer_te_doen():
    uitkomst = cijfers(stappen=(stap(klaar=LAATSTE, gedaan=False),))
    assert ids(uitkomst, "stappen_gedaan") == ids(uitkomst, "stappen_te_doen") == ()


def test_te_doen_is_wat_op_de_laatste_dag_open_stond():
    later_gedaan, open_, nog_niet = stap(1, klaar=DAG_ERNA, gedaan=True), stap(2), stap(3, gemaakt=DAG_ERNA)
    assert ids(cijfers(stappen=(later_gedaan, open_, nog_niet)), "stappen_te_doen") == (1, 2)


def test_wat_het_eerst_klaar_moet_zijn_staat_bovenaan():
    uitkomst = cijfers(stappen=(stap(1), stap(2, deadline=DAG_ERNA), stap(3, deadline=LAATSTE)))
    assert [een.id for een in uitkomst.te_doen] == [3, 2, 1]


def test_uren_tellen_op_over_de_dagen_van_de_periode():
    uren = tuple(UrenRij(n, dag, 45) for n, dag in enumerate((DAG_ERVOOR, EERSTE, LAATSTE, DAG_ERNA), start=1))
    uitkomst = cijfers(contacten=uren, deelneemuren=uren)
    assert uitkomst.tellingen["contacturen"].waarde == uitkomst.tellingen["deelneemuren"].waarde == 90
    assert ids(uitkomst, "contacten") == (2, 3)


@pytest.mark.parametrize(
    ("van", "tot", "telt"),
    [
        (DAG_ERVOOR, EERSTE, 0),
        (DAG_ERVOOR, date(2026, 2, 2), 1),
        (DAG_ERVOOR, None, 1),
        (LAATSTE, None, 1),
        (DAG_ERNA, None, 0),
        (EERSTE, EERSTE, 0),
    ],
)
def test_een_werkplek_en_een_opleiding_tellen_als_ze_een_dag_in_de_periode_liepen(van, tot, telt):
    plaatsing, opleiding = PlaatsingRij(1, "Stage", "Bakker", van, tot), OpleidingRij(1, "Koken", "ROC", van, tot)
    uitkomst = cijfers(plaatsingen=(plaatsing,), opleidingen=(opleiding,))
    assert len(ids(uitkomst, "plaatsingen")) == len(ids(uitkomst, "opleidingen")) == telt


def test_een_evaluatie_hoort_bij_haar_plaatsing():
    plaatsing = PlaatsingRij(7, "Stage", "Bakker", EERSTE)
    uitkomst = cijfers(plaatsingen=(plaatsing,), evaluaties=(EvaluatieRij(1, 7, LAATSTE), EvaluatieRij(2, 7, DAG_ERNA)))
    assert uitkomst.getekend == {"7": 1}


def meting(pk, soort, dag, instrument="zrm-2017", **scores):
    return MetingRij(pk, TRAJECT.id, soort, dag, instrument, scores)


def richtingen(*metingen, **namen):
    uitkomst = cijfers(
        metingen=metingen, leefgebieden=namen or {"financien": "Financiën", "huisvesting": "Huisvesting"}
    )
    return uitkomst.vergelijking and {g.code: g.richting for g in uitkomst.vergelijking.leefgebieden}


def test_de_verandering_is_die_sinds_de_nulmeting_tot_de_laatste_meting():
    nul = meting(1, "nul", EERSTE, financien=2, huisvesting=3)
    tussen, laatste = meting(2, "tussen", date(2026, 2, 9), financien=5), meting(3, "eind", LAATSTE, financien=1)
    assert richtingen(nul, tussen) == {"financien": 1}
    assert richtingen(nul, tussen, laatste) == {"financien": -1}


def test_metingen_met_een_ander_instrument_worden_nooit_vergeleken():
    assert (
        richtingen(meting(1, "nul", EERSTE, financien=2), meting(2, "eind", LAATSTE, "zrm-2013", financien=3)) is None
    )


def test_een_meting_na_de_periode_telt_niet():
    assert richtingen(meting(1, "nul", EERSTE, financien=2), meting(2, "eind", DAG_ERNA, financien=3)) is None


def test_een_leefgebied_zonder_naam_in_de_rijen_staat_er_niet_in():
    nul, eind = meting(1, "nul", EERSTE, justitie=2, financien=2), meting(2, "eind", LAATSTE, justitie=3, financien=2)
    assert richtingen(nul, eind) == {"financien": 0}


@pytest.mark.parametrize("deel", DELEN)
def test_wat_niet_is_gekozen_staat_nergens(deel):
    rest = tuple(ander for ander in DELEN if ander != deel)
    uitkomst = uitkomst_uit("deelnemer", volle_rijen(Keuze(delen=rest)), FEBRUARI)
    assert deel not in {tabel.code for tabel in uitkomst.tabellen}
    assert deel not in {sectie.code for sectie in uitkomst.definitie.beeld(uitkomst.cijfers).secties}
    assert DELEN[deel] not in {post.groep for post in uitkomst.posten.values()}
    assert [sectie.code for sectie in uitkomst.definitie.beeld(uitkomst.cijfers).secties] == list(rest)


def volle_rijen(keuze):
    return Rijen(
        TRAJECT,
        keuze,
        doel="Een eigen bakkerij",
        huis=Huis((Steen(1, "Zorg", "fundament", "intern", 12, "weken", "bezig", 4, EERSTE),)),
        stappen=(stap(1), stap(2, klaar=LAATSTE, gedaan=True, wie="partner")),
        metingen=(meting(1, "nul", EERSTE, financien=2), meting(2, "eind", LAATSTE, financien=3)),
        leefgebieden={"financien": "Financiën"},
        contacten=(UrenRij(1, EERSTE, 90),),
        deelneemuren=(UrenRij(1, EERSTE, 30),),
        plaatsingen=(PlaatsingRij(1, "Stage", "Bakkerij Bos", EERSTE),),
        evaluaties=(EvaluatieRij(1, 1, LAATSTE),),
        opleidingen=(OpleidingRij(1, "Koken", "ROC Noord", EERSTE),),
        bewijzen=(BewijsRij(1, "Certificaat: heftruck", LAATSTE),),
    )


def zinnen_voor(lezer, **anders):
    getoond = beeld(bereken_deelnemer(replace(volle_rijen(Keuze(lezer)), **anders), FEBRUARI, LAATSTE))
    return " ".join((*getoond.zinnen, *(zin for sectie in getoond.secties for zin in sectie.zinnen)))


def test_de_deelnemer_leest_je_en_een_ander_de_voornaam():
    assert "Je bent op 5 januari 2026 begonnen bij Werk in de wijk." in zinnen_voor("deelnemer")
    assert "{naam}" not in zinnen_voor("deelnemer")
    for lezer in ("school", "gemeente"):
        assert "{naam} is op 5 januari 2026 begonnen" in zinnen_voor(lezer)
        assert not {"Je", "je", "jij", "jouw"} & set(zinnen_voor(lezer).split())


def test_na_het_einde_is_niemand_nu_nog_bezig():
    assert "nu bezig met" in zinnen_voor("deelnemer")
    gestopt = replace(TRAJECT, einddatum=LAATSTE)
    assert "Aan het eind was je bezig met" in zinnen_voor("deelnemer", traject=gestopt)
    assert "nu bezig met" not in zinnen_voor("deelnemer", traject=gestopt)
    assert "Aan het eind was {naam} bezig met" in zinnen_voor("school", traject=gestopt)


@pytest.mark.parametrize("opties", [{"lezer": "werkgever"}, {"delen": ["diagnose"]}])
def test_een_keuze_die_niet_bestaat_wordt_geweigerd(opties):
    with pytest.raises(ValueError, match="bestaat niet"):
        Keuze.uit(opties)


def test_zonder_keuze_is_het_voor_de_deelnemer_en_zonder_bijzondere_gegevens():
    assert Keuze.uit({}) == Keuze("deelnemer", tuple(DELEN), bijzonder=False)
    assert Keuze.uit({"bijzonder": "ja"}).bijzonder is False


def test_dezelfde_keuze_is_dezelfde_ook_in_een_andere_volgorde():
    assert Keuze.uit({"delen": ["leren", "doel"]}).als_opties() == Keuze.uit({"delen": ["doel", "leren"]}).als_opties()


def test_het_bestand_met_cijfers_heeft_uren_en_geen_naam():
    gegevens = als_json(cijfers(contacten=(UrenRij(1, EERSTE, 90),)), "T-1")
    assert gegevens["cijfers"]["contacturen"] == 1.5
    assert gegevens["traject"] == "T-1"


DAGEN = st.dates(date(2025, 11, 1), date(2026, 5, 1))
MISSCHIEN = st.none() | DAGEN


@st.composite
def rijen(draw):
    """Rows of one traject with any choice, most of them near the borders of February 2026."""

    def reeks(maak):
        return tuple(maak(n) for n in range(1, draw(st.integers(0, 4)) + 1))

    def looptijd():
        van = draw(DAGEN)
        return van, draw(st.none() | st.integers(0, 90).map(lambda d: van + timedelta(days=d)))

    def uren(n):
        return UrenRij(n, draw(DAGEN), draw(st.integers(1, 600)))

    def een_stap(n):
        klaar = draw(MISSCHIEN)
        return stap(n, draw(DAGEN), klaar, klaar is not None and draw(st.booleans()), draw(MISSCHIEN))

    keuze = Keuze(draw(st.sampled_from(list(LEZERS))), tuple(d for d in DELEN if draw(st.booleans())))
    return Rijen(
        TRAJECT,
        keuze,
        stappen=reeks(een_stap),
        contacten=reeks(uren),
        deelneemuren=reeks(uren),
        plaatsingen=reeks(lambda n: PlaatsingRij(n, "Stage", "Bakker", *looptijd())),
        evaluaties=reeks(lambda n: EvaluatieRij(n, 1, draw(DAGEN))),
        opleidingen=reeks(lambda n: OpleidingRij(n, "Koken", "ROC", *looptijd())),
        bewijzen=reeks(lambda n: BewijsRij(n, "Certificaat", draw(DAGEN))),
        metingen=reeks(lambda n: meting(n, draw(st.sampled_from(["nul", "eind"])), draw(DAGEN), financien=n)),
        leefgebieden={"financien": "Financiën"},
    )


@rustig
@given(rijen())
def test_elk_getal_is_overal_gelijk_en_zo_lang_als_zijn_lijst(invoer):
    uitkomst = uitkomst_uit("deelnemer", invoer, FEBRUARI)
    assert eis_overal_gelijk(uitkomst) == len(uitkomst.posten)
    eis_waarom_niet(uitkomst, [TRAJECT.id])


@rustig
@given(rijen())
def test_de_volgorde_van_de_rijen_doet_er_niet_toe(invoer):
    velden = (
        "stappen",
        "contacten",
        "deelneemuren",
        "plaatsingen",
        "evaluaties",
        "opleidingen",
        "bewijzen",
        "metingen",
    )
    andersom = {veld: getattr(invoer, veld)[::-1] for veld in velden}
    omgedraaid = Rijen(invoer.traject, invoer.keuze, leefgebieden=invoer.leefgebieden, **andersom)
    heen = bereken_deelnemer(invoer, FEBRUARI, LAATSTE)
    assert bereken_deelnemer(omgedraaid, FEBRUARI, LAATSTE) == heen


def test_van_een_vol_rapport_ook_in_excel_en_pdf():
    vol = uitkomst_uit("deelnemer", volle_rijen(Keuze()), FEBRUARI)
    assert eis_overal_gelijk(vol, met_bestanden=True) == len(TELREGELS)
