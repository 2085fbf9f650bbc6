"""The arithmetic of the ESF+ report, a rule a test, with the days on which it turns."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rapportage.esf.cijfers import als_json, bereken_esf
from rapportage.esf.indicatoren import ISCED
from rapportage.esf.rijen import Rijen, TrajectRij
from rapportage.periode import Periode
from trajecten.models.situatie import Opleidingsniveau

PERIODE = Periode(date(2026, 1, 1), date(2026, 6, 30))
PEILDATUM = date(2026, 11, 20)
START, EINDE = date(2026, 2, 1), date(2026, 5, 31)
KWALIFICATIES = ("mbo-diploma", "mbo-certificaat")
VOLLEDIG = TrajectRij(
    id=1,
    nummer="T-1",
    deelnemer_id=1,
    startdatum=START,
    geslacht="vrouw",
    geboortedatum=date(2000, 2, 1),
    arbeidssituatie="inactief",
    opleidingsniveau="vmbo",
    opleiding="nee",
)
WEG = replace(VOLLEDIG, einddatum=EINDE, uitstroom_peildatum=EINDE)


def esf(*trajecten, periode=PERIODE, peildatum=PEILDATUM):
    return als_json(bereken_esf(Rijen(trajecten, KWALIFICATIES), periode, peildatum), "ESF-1")


def telt(code, traject, kolom="totaal", **anders):
    return esf(traject, **anders)["indicatoren"][code][kolom]


def later(code, traject, **anders):
    return esf(traject, **anders)["nog_niet_te_meten"][code]


@pytest.mark.parametrize(
    ("start", "aantal"),
    [(date(2025, 12, 31), 0), (date(2026, 1, 1), 1), (date(2026, 6, 30), 1), (date(2026, 7, 1), 0)],
)
def test_wie_op_de_eerste_of_de_laatste_dag_begint_telt_mee(start, aantal):
    assert telt("EECO01", replace(VOLLEDIG, startdatum=start)) == aantal


@pytest.mark.parametrize("geslacht", ["vrouw", "man", "non-binair"])
def test_elk_geslacht_heeft_een_kolom(geslacht):
    kolommen = esf(replace(VOLLEDIG, geslacht=geslacht))["indicatoren"]["EECO04"]
    assert kolommen == {"vrouw": 0, "man": 0, "non-binair": 0, geslacht: 1, "totaal": 1}


@pytest.mark.parametrize(
    "leeg",
    [
        {"geslacht": "onbekend"},
        {"geboortedatum": None},
        {"arbeidssituatie": "onbekend"},
        {"arbeidssituatie": ""},
        {"opleidingsniveau": ""},
        {"arbeidssituatie": "werkloos", "werkloos_sinds": None},
    ],
)
def test_wie_niet_volledig_is_telt_alleen_bij_eeco01(leeg):
    traject = replace(WEG, beperking="ja", uitstroom_arbeidssituatie="werkend", **leeg)
    uitkomst = esf(traject)
    geteld = {code for code, kolommen in uitkomst["indicatoren"].items() if kolommen["totaal"]}
    assert geteld == {"EECO01"}
    assert uitkomst["onvolledig"] == ["T-1"]
    assert sum(uitkomst["nog_niet_te_meten"].values()) == 0
    verwacht = 0 if leeg.get("geslacht") else 1
    assert uitkomst["indicatoren"]["EECO01"]["vrouw"] == verwacht


@pytest.mark.parametrize(
    ("geboren", "start", "code"),
    [
        (date(2008, 2, 2), START, "EECO06"),
        (date(2008, 2, 1), START, "EECO07"),
        (date(1996, 2, 2), START, "EECO07"),
        (date(1996, 2, 1), START, None),
        (date(1971, 2, 2), START, None),
        (date(1971, 2, 1), START, "EECO08"),
        (date(2008, 2, 29), date(2026, 2, 28), "EECO06"),
        (date(2008, 2, 29), date(2026, 3, 1), "EECO07"),
    ],
)
def test_de_leeftijd_is_die_op_de_dag_van_de_start(geboren, start, code):
    traject = replace(VOLLEDIG, geboortedatum=geboren, startdatum=start)
    geteld = {c for c in ("EECO06", "EECO07", "EECO08") if telt(c, traject)}
    assert geteld == ({code} if code else set())


@pytest.mark.parametrize(
    ("geboren", "sinds", "langdurig"),
    [
        (date(2003, 1, 1), date(2025, 8, 1), 0),
        (date(2003, 1, 1), date(2025, 7, 31), 1),
        (date(1990, 1, 1), date(2025, 7, 31), 0),
        (date(1990, 1, 1), date(2025, 2, 1), 0),
        (date(1990, 1, 1), date(2025, 1, 31), 1),
        # turns 25 on the day of the start
        (date(2001, 2, 1), date(2025, 7, 31), 0),
        (date(2001, 2, 2), date(2025, 7, 31), 1),
    ],
)
def test_langdurig_is_meer_dan_zes_maanden_en_vanaf_25_jaar_meer_dan_twaalf(geboren, sinds, langdurig):
    traject = replace(VOLLEDIG, geboortedatum=geboren, arbeidssituatie="werkloos", werkloos_sinds=sinds)
    assert (telt("EECO02", traject), telt("EECO03", traject)) == (1, langdurig)


@pytest.mark.parametrize(("start", "langdurig"), [(date(2026, 2, 28), 0), (date(2026, 3, 1), 1)])
def test_zes_maanden_na_31_augustus_is_28_februari(start, langdurig):
    jong = replace(VOLLEDIG, geboortedatum=date(2005, 1, 1), arbeidssituatie="werkloos")
    assert telt("EECO03", replace(jong, startdatum=start, werkloos_sinds=date(2025, 8, 31))) == langdurig


def test_elk_opleidingsniveau_hoort_bij_een_isced_niveau_en_bij_een_indicator():
    assert set(ISCED) == set(Opleidingsniveau.values)
    for niveau in Opleidingsniveau.values:
        codes = [c for c in ("EECO09", "EECO10", "EECO11") if telt(c, replace(VOLLEDIG, opleidingsniveau=niveau))]
        assert len(codes) == 1


@pytest.mark.parametrize(
    ("niveau", "code"),
    [
        ("mbo-1", "EECO09"),
        ("praktijkonderwijs", "EECO09"),
        ("mbo-2", "EECO10"),
        ("mbo-4-specialist", "EECO10"),
        ("ad", "EECO11"),
    ],
)
def test_mbo_1_is_isced_2_en_mbo_2_is_isced_3(niveau, code):
    assert telt(code, replace(VOLLEDIG, opleidingsniveau=niveau)) == 1


@pytest.mark.parametrize(
    ("veld", "code"),
    [
        ("beperking", "EECO12"),
        ("derdelander", "EECO13"),
        ("migratieachtergrond", "EECO14"),
        ("minderheid", "EECO15"),
        ("dakloos", "EECO16"),
        ("landelijk_gebied", "EECO17"),
    ],
)
def test_een_kenmerk_telt_alleen_bij_ja(veld, code):
    for antwoord in ("", "nee", "weigert", "niet_gevraagd"):
        assert telt(code, replace(VOLLEDIG, **{veld: antwoord})) == 0
    assert telt(code, replace(VOLLEDIG, **{veld: "ja"})) == 1


def test_wie_terugkomt_is_een_deelnemer_met_de_eerste_start_en_het_laatste_einde():
    eerst = replace(WEG, startdatum=date(2025, 3, 1), einddatum=date(2025, 9, 1), arbeidssituatie="werkend")
    terug = replace(WEG, id=2, nummer="T-2", arbeidssituatie="inactief", uitstroom_arbeidssituatie="werkzoekend")
    uitkomst = esf(eerst, terug)
    # entered last year; left this year, and what counts is how it was at the first start
    assert uitkomst["indicatoren"]["EECO01"]["totaal"] == 0
    assert uitkomst["indicatoren"]["EECR01"]["totaal"] == 0
    werkte = esf(replace(eerst, arbeidssituatie="inactief"), terug)
    assert werkte["indicatoren"]["EECR01"]["totaal"] == 1


def test_wie_weer_bezig_is_is_niet_vertrokken():
    weg = replace(WEG, uitstroom_opleiding="ja")
    assert telt("EECR02", weg) == 1
    weer = replace(VOLLEDIG, id=2, startdatum=date(2026, 8, 1))
    assert esf(weg, weer)["indicatoren"]["EECR02"]["totaal"] == 0


@pytest.mark.parametrize(
    ("na", "aantal"), [(timedelta(days=-1), 0), (timedelta(0), 1), (timedelta(days=28), 1), (timedelta(days=29), 0)]
)
def test_een_uitkomst_telt_tot_en_met_28_dagen_na_het_einde(na, aantal):
    traject = replace(WEG, uitstroom_peildatum=EINDE + na, uitstroom_kwalificatie="mbo-diploma")
    assert telt("EECR03", traject) == aantal
    assert later("EECR03", traject) == 0


@pytest.mark.parametrize(("dagen", "aantal"), [(28, 1), (29, 0)])
def test_wat_nog_niet_is_gezegd_kan_tot_en_met_dag_28_nog_komen(dagen, aantal):
    traject = replace(WEG, uitstroom_peildatum=None)
    peildatum = EINDE + timedelta(days=dagen)
    uitkomst = esf(traject, peildatum=peildatum)["nog_niet_te_meten"]
    assert [uitkomst[f"EECR0{n}"] for n in (1, 2, 3, 4)] == [aantal] * 4


@pytest.mark.parametrize(
    ("start", "einde", "code"),
    [
        ("inactief", "werkzoekend", "EECR01"),
        ("werkloos", "werkzoekend", None),
        ("werkend", "werkzoekend", None),
        ("inactief", "werkend", "EECR04"),
        ("werkloos", "werkend", "EECR04"),
        ("werkend", "werkend", None),
    ],
)
def test_werk_en_zoeken_tellen_naar_hoe_het_bij_de_start_was(start, einde, code):
    traject = replace(WEG, arbeidssituatie=start, werkloos_sinds=date(2026, 1, 1), uitstroom_arbeidssituatie=einde)
    geteld = {c for c in ("EECR01", "EECR04") if telt(c, traject)}
    assert geteld == ({code} if code else set())


@pytest.mark.parametrize(("bij_start", "aantal"), [("ja", 0), ("nee", 1), ("", 1)])
def test_alleen_een_nieuwe_opleiding_telt(bij_start, aantal):
    assert telt("EECR02", replace(WEG, opleiding=bij_start, uitstroom_opleiding="ja")) == aantal


@pytest.mark.parametrize(
    ("kwalificatie", "aantal"),
    [("mbo-certificaat", 1), ("praktijkverklaring", 0), ("vca", 0), ("deelnamecertificaat", 0), ("", 0)],
)
def test_een_praktijkverklaring_is_geen_kwalificatie(kwalificatie, aantal):
    assert telt("EECR03", replace(WEG, uitstroom_kwalificatie=kwalificatie)) == aantal


@pytest.mark.parametrize(
    ("einde", "peildatum", "te_vroeg"),
    [
        (date(2026, 5, 31), date(2026, 11, 29), 1),
        # half a year after 31 May is 30 November
        (date(2026, 5, 31), date(2026, 11, 30), 0),
        (date(2026, 5, 20), date(2026, 11, 19), 1),
        (date(2026, 5, 20), date(2026, 11, 20), 0),
    ],
)
def test_zes_maanden_later_is_dezelfde_dag_van_de_maand(einde, peildatum, te_vroeg):
    traject = replace(WEG, einddatum=einde, arbeidssituatie_na_zes_maanden="werkend")
    assert later("EECR05", traject, peildatum=peildatum) == te_vroeg
    assert telt("EECR05", traject, peildatum=peildatum) == 1 - te_vroeg
    assert later("EECR06", traject, peildatum=peildatum) == 0


def test_wie_werkte_telt_na_zes_maanden_alleen_als_het_beter_gaat():
    werkte = replace(
        WEG, arbeidssituatie="werkend", arbeidssituatie_na_zes_maanden="werkend", verbeterd_na_zes_maanden="ja"
    )
    peildatum = date(2026, 12, 1)
    assert (telt("EECR05", werkte, peildatum=peildatum), telt("EECR06", werkte, peildatum=peildatum)) == (0, 1)
    assert later("EECR06", werkte) == 1
    niet = replace(werkte, arbeidssituatie="inactief")
    assert (telt("EECR05", niet, peildatum=peildatum), telt("EECR06", niet, peildatum=peildatum)) == (1, 0)
