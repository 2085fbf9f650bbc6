"""What the report says in words: short Dutch sentences, right for none, one and many."""

from datetime import date

import pytest

from rapportage.periode import Periode
from rapportage.tabel import kaal
from rapportage.voortgang.beeld import beeld, kengetallen, zinnen
from rapportage.voortgang.cijfers import bereken_voortgang
from rapportage.voortgang.rijen import BouwsteenRij, ContactRij, FaseRij, MetingRij, Rijen, TrajectRij
from rapportage.voortgang.tabellen import tabellen
from vormgeving.huisstijl import van_tokens

PERIODE = Periode.kwartaal(2026, 2)
BINNEN = BouwsteenRij(1, "Dagactivering")
BUITEN = BouwsteenRij(2, "Leren en werken", "opbouw", "extern")
START = date(2026, 5, 1)


def kale_rijen(tabel):
    return tuple(tuple(kaal(waarde) for waarde in rij) for rij in tabel.rijen)


def cijfers(*stenen_van_trajecten, stenen=(BINNEN, BUITEN), **meer):
    """The figures of running trajecten, each in the bouwsteen with this number (None: in none)."""
    trajecten = tuple(TrajectRij(pk, START, None) for pk, _ in enumerate(stenen_van_trajecten))
    fases = tuple(FaseRij(pk, pk, nummer, START, None) for pk, nummer in enumerate(stenen_van_trajecten) if nummer)
    rijen = Rijen(trajecten=trajecten, fases=fases, bouwstenen=stenen, **meer)
    return bereken_voortgang(rijen, PERIODE, date(2026, 7, 1))


@pytest.mark.parametrize(
    ("stenen", "verwacht"),
    [
        ([], ["Op 30 juni 2026 zijn geen deelnemers in begeleiding."]),
        (
            [2],
            [
                "Op 30 juni 2026 is één deelnemer in begeleiding.",
                "De meeste staan in bouwsteen 2: Leren en werken.",
                "Eén deelnemer leert of werkt nu bij een werkgever.",
            ],
        ),
        (
            [1, 1, 2, None],
            [
                "Op 30 juni 2026 zijn vier deelnemers in begeleiding.",
                "De meeste staan in bouwsteen 1: Dagactivering.",
                "Eén deelnemer leert of werkt nu bij een werkgever.",
                "Eén deelnemer staat nog niet in een bouwsteen.",
            ],
        ),
        (
            [1] * 12,
            [
                "Op 30 juni 2026 zijn 12 deelnemers in begeleiding.",
                "De meeste staan in bouwsteen 1: Dagactivering.",
                "Geen deelnemers leren of werken nu bij een werkgever.",
            ],
        ),
    ],
    ids=["geen", "een", "enkele", "veel"],
)
def test_de_zinnen_kloppen_met_het_aantal(stenen, verwacht):
    assert list(zinnen(cijfers(*stenen))) == verwacht


def test_van_een_route_met_een_bouwsteen_zegt_het_rapport_niet_waar_de_meeste_staan():
    assert list(zinnen(cijfers(1, stenen=(BINNEN,)))) == ["Op 30 juni 2026 is één deelnemer in begeleiding."]


def test_een_stap_terug_staat_er_zonder_oordeel():
    terug = bereken_voortgang(
        Rijen(
            trajecten=(TrajectRij(1, START, None),),
            fases=(FaseRij(1, 1, 2, START, date(2026, 6, 1)), FaseRij(2, 1, 1, date(2026, 6, 1), None)),
            bouwstenen=(BINNEN, BUITEN),
        ),
        PERIODE,
        date(2026, 7, 1),
    )
    assert zinnen(terug)[-1] == "In deze periode ging één keer iemand een stap terug."


def test_de_kengetallen_noemen_de_dag_en_de_uren():
    getallen = kengetallen(cijfers(1, contacten=(ContactRij(1, 0, START, 61),)))
    assert [(g.naam, g.waarde) for g in getallen] == [
        ("Begonnen", "1"),
        ("In begeleiding", "1"),
        ("Gestopt of klaar", "0"),
        ("Stap terug", "0"),
        ("Betaald werk", "0"),
        ("Coachuren", "1,02"),
    ]
    assert getallen[1].onder == "op 30 juni 2026"


def test_een_bouwsteen_die_niemand_afrondde_heeft_geen_gemiddelde():
    bouwstenen = next(tabel for tabel in tabellen(cijfers(1)) if tabel.code == "bouwstenen")
    assert kale_rijen(bouwstenen)[0] == ("1 Dagactivering", 1, 0, 0, None)


def test_wie_om_onbekende_reden_stopte_staat_in_de_tabel():
    v = bereken_voortgang(Rijen(trajecten=(TrajectRij(1, START, START),)), PERIODE, START)
    assert kale_rijen(tabellen(v)[2]) == (("Nog niet bekend", 1),)


def test_leefgebieden_van_een_oudere_versie_krijgen_een_eigen_tabel():
    v = cijfers(
        1,
        metingen=(
            MetingRij(1, 0, "nul", START, "zrm-2013", {"adl": 1}),
            MetingRij(2, 0, "eind", date(2026, 6, 1), "zrm-2013", {"adl": 1}),
        ),
        oude_leefgebieden={"adl": "Activiteiten dagelijks leven"},
    )
    oud = next(tabel for tabel in tabellen(v) if tabel.code == "leefgebieden_oud")
    assert kale_rijen(oud) == (("Activiteiten dagelijks leven", 0, 1, 0, 1),)


def test_de_leefgebieden_staan_op_volgorde_van_wie_vooruitging():
    gebieden = {"a": "Aaa", "b": "Bbb"}
    metingen = (
        MetingRij(1, 0, "nul", START, "zrm-2017", {"a": 2, "b": 2}),
        MetingRij(2, 0, "eind", date(2026, 6, 1), "zrm-2017", {"a": 1, "b": 3}),
    )
    plaat = beeld(
        cijfers(1, metingen=metingen, leefgebieden=gebieden), stand="pdf", stijl=van_tokens({"palet": "hwwerkt"})
    ).leefgebieden
    assert plaat.index("Bbb") < plaat.index("Aaa")
