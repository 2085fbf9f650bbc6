"""The tables beside the basic figures of the voortgang report, one rule at a time.

The period is always 1 April up to and including 30 June 2026.
"""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from rapportage.periode import Periode
from rapportage.tabel import kaal
from rapportage.voortgang.achter import achter, waarom_niet
from rapportage.voortgang.cijfers import bereken_voortgang
from rapportage.voortgang.controles import controles
from rapportage.voortgang.onderdelen import ONDERDELEN
from rapportage.voortgang.posten import posten
from rapportage.voortgang.rijen import (
    BaanRij,
    BewijsRij,
    BouwsteenRij,
    FaseRij,
    LadderRij,
    PlaatsingRij,
    Rijen,
    TrajectRij,
    UrenRij,
)
from rapportage.voortgang.spreiding import kwantiel, mediaan
from rapportage.voortgang.tabellen import tabellen
from toegang.matrix import Recht

PERIODE = Periode.kwartaal(2026, 2)
PEILDATUM = date(2026, 11, 20)
VAN, TOT = PERIODE.van, PERIODE.tot
DAG_ERVOOR, DAG_ERNA = date(2026, 3, 31), date(2026, 7, 1)
LOPEND = TrajectRij(1, date(2026, 1, 1), None, nummer="T-1")
STENEN = (
    BouwsteenRij(1, "Zorg", weken=13, coach_totaal=600),
    BouwsteenRij(2, "Dagactivering", weken=10, meedoen_totaal=3600),
    BouwsteenRij(3, "Leren", coach_per_week=120),
)


class Uitkomst:
    """The figures of some rows, by the code of their post, and what is behind them."""

    def __init__(self, **rijen):
        self.rijen = Rijen(**{"trajecten": (LOPEND,), "bouwstenen": STENEN, **rijen})
        self.cijfers = bereken_voortgang(self.rijen, PERIODE, PEILDATUM)
        self.posten = {post.code: post for post in posten(self.cijfers)}

    def __getitem__(self, code):
        return self.posten[code].cijfer.waarde if code in self.posten else 0

    def redenen(self, code):
        return [regel.reden for regel in achter(self.rijen, PERIODE, PEILDATUM)(self.posten[code])]

    def waarom_niet(self, code, traject_id=1):
        return waarom_niet(self.rijen, PERIODE, PEILDATUM, self.posten[code], traject_id)

    def tabel(self, code):
        (tabel,) = [tabel for tabel in tabellen(self.cijfers) if tabel.code == code]
        return [tuple(kaal(waarde) for waarde in rij) for rij in tabel.rijen]


def fase(nummer, steen, van, tot, reden="stabiel", traject=1):
    return FaseRij(nummer, traject, steen, van, tot, reden)


# how long


@pytest.mark.parametrize(("tot", "telt"), [(DAG_ERVOOR, 0), (VAN, 1), (TOT, 1), (DAG_ERNA, 0), (None, 0)])
def test_een_verblijf_is_klaar_als_het_in_de_periode_eindigt(tot, telt):
    assert Uitkomst(fases=(fase(1, 1, date(2026, 1, 1), tot, "start"),))["duur.1.klaar"] == telt


@pytest.mark.parametrize(("dagen", "langer"), [(91, 0), (92, 1)])
def test_langer_dan_de_norm_is_meer_dagen_dan_de_weken(dagen, langer):
    uit = Uitkomst(fases=(fase(1, 1, TOT - timedelta(days=dagen), TOT, "start"),))
    assert uit["duur.1.langer"] == langer


def test_zonder_norm_is_niemand_te_lang():
    uit = Uitkomst(fases=(fase(1, 3, date(2020, 1, 1), TOT, "start"),))
    assert (uit["duur.3.klaar"], uit["duur.3.langer"]) == (1, 0)
    assert uit.waarom_niet("duur.3.langer").endswith("Deze bouwsteen heeft geen norm voor de duur.")


def test_een_verlenging_hoort_bij_het_verblijf_ervoor():
    uit = Uitkomst(
        fases=(
            fase(1, 1, date(2026, 1, 1), date(2026, 4, 1), "start"),
            fase(2, 1, date(2026, 4, 1), date(2026, 5, 1), "verlengd"),
        )
    )
    assert (uit["duur.1.klaar"], uit["duur.1.langer"]) == (1, 1)
    assert uit.posten["duur.1.klaar"].cijfer.ids == (2,)
    assert uit.redenen("duur.1.klaar") == ["Was in bouwsteen 1 van 1 januari 2026 tot 1 mei 2026: 120 dagen."]


def test_wie_een_stap_terug_deed_is_pas_klaar_na_de_terugkeer_en_de_weken_ertussen_tellen_niet():
    heen = (
        fase(1, 2, date(2026, 3, 1), date(2026, 4, 10), "start"),
        fase(2, 1, date(2026, 4, 10), date(2026, 5, 10), "terugval"),
    )
    assert Uitkomst(fases=heen)["duur.2.klaar"] == 0
    assert "nog niet klaar" in Uitkomst(fases=heen).waarom_niet("duur.2.klaar")
    uit = Uitkomst(fases=(*heen, fase(3, 2, date(2026, 5, 10), date(2026, 5, 20), "stabiel")))
    assert uit.posten["duur.2.klaar"].cijfer.ids == (3,)
    assert uit.tabel("duur")[1][2:5] == (50, 50, 50)


def test_de_verdeling_is_die_van_een_rekenblad():
    assert kwantiel([], Fraction(1, 4)) is None
    assert mediaan([10, 20]) == 15
    assert mediaan([10, 21]) == Decimal("15.5")
    assert [kwantiel([1, 2, 3, 4], Fraction(deel, 4)) for deel in (1, 2, 3)] == [
        Decimal("1.75"),
        Decimal("2.5"),
        Decimal("3.25"),
    ]
    assert [kwantiel([7], Fraction(deel, 4)) for deel in (0, 1, 4)] == [7, 7, 7]


# flow and falling back


def test_de_doorstroom_zegt_waar_men_vandaan_ging():
    uit = Uitkomst(
        trajecten=(LOPEND, TrajectRij(2, VAN, TOT)),
        fases=(
            fase(1, 1, date(2026, 1, 1), VAN, "start"),
            fase(2, 3, VAN, date(2026, 5, 1)),
            fase(3, 1, date(2026, 5, 1), None, "terugval"),
            fase(4, 2, VAN, TOT, "start", traject=2),
        ),
    )
    assert uit.tabel("stroom") == [("1 Zorg", 1, 1, 0, 0), ("2 Dagactivering", 1, 0, 0, 1), ("3 Leren", 1, 0, 1, 0)]
    assert uit.tabel("stap_terug") == [("Van 3 Leren naar 1 Zorg", 1)]
    assert uit.redenen("stap_terug.3-1.aantal") == ["Ging op 1 mei 2026 van bouwsteen 3 naar 1."]
    assert uit.redenen("terugval") == ["Ging op 1 mei 2026 terug van bouwsteen 3 naar 1."]


def test_een_verlenging_is_geen_begin_en_geen_stap():
    uit = Uitkomst(fases=(fase(1, 1, date(2026, 1, 1), VAN, "start"), fase(2, 1, VAN, None, "verlengd")))
    assert uit.tabel("stroom")[0] == ("1 Zorg", 0, 0, 0, 0)
    assert uit.waarom_niet("stroom.1.begonnen").endswith("dat was een verlenging.")


# waiting


@pytest.mark.parametrize(
    ("aangemeld", "start", "rij", "dagen"),
    [
        (DAG_ERVOOR, VAN, "begonnen", 1),
        (TOT, TOT, "begonnen", 0),
        (date(2026, 5, 2), date(2026, 5, 1), "begonnen", 0),
        (date(2024, 2, 29), VAN, "begonnen", 762),
    ],
)
def test_de_wachttijd_is_de_dagen_tussen_aanmelden_en_starten(aangemeld, start, rij, dagen):
    uit = Uitkomst(trajecten=(TrajectRij(1, start, None, aanmelddatum=aangemeld),))
    assert uit.tabel("wachttijd")[0] == ("Begonnen in de periode", 1, dagen, dagen)


def test_wie_nog_niet_begon_wacht_tot_en_met_de_laatste_dag():
    wachtend = (
        TrajectRij(5, None, None, nummer="T-5", aanmelddatum=date(2026, 6, 20)),
        TrajectRij(6, DAG_ERNA, None, nummer="T-6", aanmelddatum=TOT),
    )
    uit = Uitkomst(wachtend=wachtend)
    assert uit.tabel("wachttijd")[1] == ("Wacht nog op 30 juni 2026", 2, 5, 10)
    assert uit["instroom"] == 0
    assert uit.waarom_niet("instroom", 5) == "Is aangemeld en nog niet begonnen."
    assert uit.waarom_niet("lopend", 6) == "Begint pas op 1 juli 2026."
    assert uit.waarom_niet("werk.betaald.aantal", 5) == "Het traject is nog niet begonnen."


# the ladder


@pytest.mark.parametrize(
    ("treden", "rij"),
    [
        ([(VAN, 2), (TOT, 3)], "omhoog"),
        ([(VAN, 3), (TOT, 3)], "gelijk"),
        ([(VAN, 3), (TOT, 1)], "omlaag"),
        ([(date(2025, 1, 1), 2), (date(2026, 2, 1), 6), (TOT, 1)], "omlaag"),
        ([(VAN, 2), (DAG_ERNA, 3)], None),
        ([(VAN, 2)], None),
        ([], None),
    ],
)
def test_de_ladder_vergelijkt_de_eerste_trede_met_de_laatste_tot_en_met_de_laatste_dag(treden, rij):
    uit = Uitkomst(ladder=tuple(LadderRij(nummer, 1, *trede) for nummer, trede in enumerate(treden)))
    assert {code: uit[f"ladder.{code}.aantal"] for code in ("omhoog", "gelijk", "omlaag")} == {
        code: int(code == rij) for code in ("omhoog", "gelijk", "omlaag")
    }


def test_wie_een_trede_leest_mag_metingen_zien():
    assert Uitkomst().posten["ladder.omhoog.aantal"].recht == Recht.METING_INZIEN


# work


@pytest.mark.parametrize(
    ("reden", "arbeid", "rij"),
    [
        ("regulier_werk", "", "betaald"),
        ("werk_met_ondersteuning", "", "betaald"),
        ("beschut_werk", "", "betaald"),
        ("vrijwilligerswerk", "werkend", "anders"),
        ("opleiding", "werkend", "anders"),
        ("eigen_bedrijf", "werkend", "betaald"),
        ("eigen_bedrijf", "werkzoekend", "anders"),
        ("", "werkend", "onbekend"),
    ],
)
def test_betaald_werk_volgt_uit_de_reden_van_het_einde(reden, arbeid, rij):
    uit = Uitkomst(trajecten=(TrajectRij(1, date(2026, 1, 1), TOT, reden, arbeid_na=arbeid),))
    assert uit[f"werk.{rij}.aantal"] == 1


def test_het_aandeel_noemt_ook_van_wie_de_reden_ontbreekt():
    redenen = ["regulier_werk"] * 4 + ["gestopt"] * 7 + [""]
    uit = Uitkomst(trajecten=tuple(TrajectRij(i, VAN, TOT, reden) for i, reden in enumerate(redenen)))
    (werk,) = [tabel for tabel in tabellen(uit.cijfers) if tabel.code == "werk"]
    assert werk.uitleg == (
        "Van de 12 trajecten die eindigden, ging één op de drie naar betaald werk: 4. "
        "Van 1 is de reden nog niet bekend."
    )


def test_plaatsingen_tellen_per_soort_wat_begon_en_wat_loopt():
    uit = Uitkomst(
        plaatsingen=(
            PlaatsingRij(1, 1, "stage", VAN, None),
            PlaatsingRij(2, 1, "stage", DAG_ERVOOR, TOT),
            PlaatsingRij(3, 1, "dienstverband", TOT, DAG_ERNA),
            PlaatsingRij(4, 1, "stage", VAN, VAN, None, "anders"),
        ),
        plaatsingsoorten={"dienstverband": "Dienstverband", "stage": "Stage", "proefplaatsing": "Proefplaatsing"},
    )
    assert uit.tabel("plaatsing") == [("Dienstverband", 1, 1), ("Stage", 1, 1)]
    assert uit.redenen("plaatsing.stage.lopend") == ["Stage: liep op 30 juni 2026, sinds 1 april 2026."]


@pytest.mark.parametrize(
    ("start", "contract", "soort", "antwoord", "kolom"),
    [
        (date(2026, 1, 1), None, "dienstverband", True, "behouden"),
        (date(2026, 3, 30), None, "dienstverband", False, "kwijt"),
        (date(2025, 12, 31), None, "dienstverband", None, None),
        (date(2026, 3, 31), None, "dienstverband", None, "niet_gevraagd"),
        (date(2025, 1, 1), date(2026, 1, 31), "dienstverband", None, "niet_gevraagd"),
        (date(2026, 1, 31), None, "beschut_werk", None, "niet_gevraagd"),
        (date(2026, 1, 31), None, "stage", None, None),
    ],
    ids=["op 1 april", "op 30 juni", "op 31 maart", "31 maart wordt 30 juni", "vanaf het contract", "beschut", "stage"],
)
def test_een_baan_telt_als_de_drie_maanden_in_de_periode_vol_zijn(start, contract, soort, antwoord, kolom):
    banen = () if antwoord is None else (BaanRij(1, 3, antwoord),)
    uit = Uitkomst(plaatsingen=(PlaatsingRij(1, 1, soort, start, None, contract),), banen=banen)
    kolommen = ("behouden", "kwijt", "niet_gevraagd")
    assert [uit[f"baan.3.{code}"] for code in kolommen] == [int(code == kolom) for code in kolommen]


# learning


def test_bewijzen_tellen_per_soort_op_de_datum_van_het_papier():
    uit = Uitkomst(
        bewijzen=(BewijsRij(1, 1, "vca", VAN), BewijsRij(2, 1, "vca", DAG_ERVOOR), BewijsRij(3, 1, "nieuw", TOT)),
        bewijssoorten={"vca": "VCA", "bhv": "BHV"},
    )
    assert uit.tabel("bewijs") == [("VCA", 1), ("nieuw", 1)]


@pytest.mark.parametrize(
    ("bij_start", "bewijzen", "telt"),
    [
        ("vmbo", [(TOT, "mbo-2")], 1),
        ("", [(TOT, "havo")], 1),
        ("mbo-2", [(TOT, "mbo-3")], 0),
        ("vmbo", [(TOT, "mbo-1")], 0),
        ("vmbo", [(TOT, "")], 0),
        ("vmbo", [(DAG_ERVOOR, "mbo-2"), (TOT, "mbo-3")], 0),
        ("vmbo", [(VAN, "mbo-2"), (TOT, "mbo-3")], 1),
    ],
)
def test_een_startkwalificatie_is_het_eerste_diploma_op_dat_niveau(bij_start, bewijzen, telt):
    uit = Uitkomst(
        trajecten=(TrajectRij(1, date(2026, 1, 1), None, opleidingsniveau=bij_start),),
        bewijzen=tuple(BewijsRij(nummer, 1, "mbo-diploma", *bewijs) for nummer, bewijs in enumerate(bewijzen)),
    )
    assert uit["startkwalificatie.behaald.aantal"] == telt


# hours against the norm


def test_uren_tellen_over_het_hele_verblijf_ook_voor_de_periode():
    begin = date(2026, 3, 1)
    uit = Uitkomst(
        fases=(fase(1, 1, begin, VAN, "start"),),
        contacturen=tuple(UrenRij(1, dag, 300) for dag in (begin - timedelta(days=1), begin, DAG_ERVOOR, VAN)),
    )
    assert uit.tabel("begeleiding") == [("1 Zorg", 1, 10, 10, 1)]


def test_een_norm_per_week_geldt_voor_de_dagen_van_het_verblijf():
    uit = Uitkomst(fases=(fase(1, 3, date(2026, 4, 1), date(2026, 4, 11), "start"),))
    assert uit.tabel("begeleiding") == [("3 Leren", 1, 0, Decimal("2.85"), 0)]


def test_een_bouwsteen_zonder_norm_staat_er_niet_bij():
    uit = Uitkomst(fases=(fase(1, 3, VAN, TOT, "start"), fase(2, 2, TOT, None)))
    assert uit.tabel("meedoen") == []


# target groups


def test_wie_bij_twee_doelgroepen_hoort_telt_bij_allebei():
    uit = Uitkomst(
        trajecten=(
            TrajectRij(1, VAN, TOT, "regulier_werk", doelgroepen=("jongere", "ex_detentie")),
            TrajectRij(2, VAN, None, doelgroepen=("jongere",)),
            TrajectRij(3, VAN, None),
        ),
        doelgroepen={"jongere": "Jongere", "nug": "Zonder uitkering", "ex_detentie": "Uit detentie"},
        bijzondere_doelgroepen=("ex_detentie",),
    )
    assert uit.tabel("doelgroep") == [
        ("Jongere", 2, 1, 1, 1),
        ("Uit detentie", 1, 0, 1, 1),
        ("Geen doelgroep opgeschreven", 1, 1, 0, 0),
    ]
    assert uit.waarom_niet("doelgroep.ex_detentie.instroom", 2) == "Hoort niet bij deze doelgroep."
    assert uit.posten["doelgroep.ex_detentie.instroom"].recht == Recht.BIJZONDER_INZIEN
    assert uit.posten["doelgroep.jongere.instroom"].recht is None


# all of them


def test_elk_cijfer_zegt_wat_het_telt():
    uit = Uitkomst(trajecten=(TrajectRij(1, VAN, TOT),), leefgebieden={"justitie": "Justitie"})
    assert [post.code for post in uit.posten.values() if not post.definitie.endswith(".")] == []
    assert all(onderdeel.definitie.endswith(".") for onderdeel in ONDERDELEN.values())


def test_een_vreemd_traject_staat_in_geen_enkel_onderdeel():
    uit = Uitkomst()
    with pytest.raises(KeyError):
        uit.waarom_niet("werk.betaald.aantal", 99)


def test_de_controles_wijzen_aan_wat_er_ontbreekt_en_waar_je_dat_invult():
    uit = Uitkomst(
        trajecten=(TrajectRij(1, VAN, None, nummer="T-1", aanmelddatum=TOT),),
        plaatsingen=(PlaatsingRij(7, 1, "dienstverband", date(2026, 2, 1), None),),
    )
    gevonden = {c.code: c for c in controles(uit.rijen, uit.cijfers, PERIODE, PEILDATUM)}
    assert {code for code, controle in gevonden.items() if not controle.is_goed} == {
        "bouwsteen",
        "nulmeting",
        "trede",
        "baan",
        "doelgroep",
        "aanmelddatum",
    }
    (baan,) = gevonden["baan"].gebreken
    assert (baan.waar, baan.argumenten) == ("werkgevers:plaatsing", (7,))
