"""The arithmetic of the MDT report, a rule a test, with the days on which it turns."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from rapportage.mdt.beeld import zinnen
from rapportage.mdt.cijfers import als_json, bereken_mdt
from rapportage.mdt.controles import controles
from rapportage.mdt.rijen import Eisen, Rijen, TrajectRij, UurRij
from rapportage.periode import Periode

PERIODE = Periode(date(2026, 1, 1), date(2026, 6, 30))
PEILDATUM = date(2026, 11, 20)
EISEN = Eisen(Decimal("80.00"), None, 6, 18, 28)
GESTART = TrajectRij(1, "T-1", date(2026, 1, 10), date(2026, 2, 1), geboortedatum=date(2005, 5, 5), kanaal="hangplek")
KLAAR = replace(GESTART, einddatum=date(2026, 5, 31), activiteiten="ja", uitstroomreden="opleiding")
GENOEG = (UurRij(1, 1, date(2026, 3, 1), 80 * 60, "Koken"),)


def mdt(*trajecten, uren=GENOEG, eisen=EISEN, periode=PERIODE):
    return bereken_mdt(Rijen(trajecten, tuple(uren), eisen), periode, PEILDATUM)


def telt(code, traject, **anders):
    return als_json(mdt(traject, **anders), "MDT-1")["cijfers"][code]


def uitkomst(traject, **anders):
    """Afgerond and uitgevallen."""
    return telt("afgerond", traject, **anders), telt("uitgevallen", traject, **anders)


@pytest.mark.parametrize(
    ("dag", "aantal"),
    [(date(2025, 12, 31), 0), (date(2026, 1, 1), 1), (date(2026, 6, 30), 1), (date(2026, 7, 1), 0)],
)
def test_de_eerste_en_de_laatste_dag_tellen_mee(dag, aantal):
    assert telt("aangemeld", replace(GESTART, aanmelddatum=dag)) == aantal
    assert telt("gestart", replace(GESTART, startdatum=dag)) == aantal
    assert telt("afgerond", replace(KLAAR, startdatum=date(2025, 12, 31), einddatum=dag)) == aantal
    assert telt("deelneemuren", GESTART, uren=[UurRij(1, 1, dag, 90)]) == 1.5 * aantal


def test_wie_zich_aanmeldt_en_niet_begint_telt_alleen_als_aangemeld():
    cijfers = als_json(mdt(replace(GESTART, startdatum=None), uren=()), "MDT-1")["cijfers"]
    assert cijfers == {
        "aangemeld": 1,
        "gestart": 0,
        "actief": 0,
        "afgerond": 0,
        "uitgevallen": 0,
        "certificaten": 0,
        "deelneemuren": 0.0,
    }


def test_wie_voor_de_start_stopt_is_uitgevallen():
    gestopt = replace(KLAAR, startdatum=None)
    assert uitkomst(gestopt) == (0, 1)
    assert [deel.code for deel in mdt(gestopt).tekorten if deel.aantal] == ["niet_begonnen"]


def test_van_wie_nooit_begon_is_dat_het_enige_wat_mist():
    gestopt = replace(KLAAR, startdatum=None, activiteiten="")
    uit = mdt(gestopt, uren=())
    assert [deel.code for deel in uit.tekorten if deel.aantal] == ["niet_begonnen"]
    assert "1 uitvaller stopte al voor de start." in zinnen(uit, [])


@pytest.mark.parametrize(
    ("start", "einde", "aantal"),
    [
        (date(2026, 6, 30), None, 1),
        (date(2026, 7, 1), None, 0),
        (date(2020, 1, 1), None, 1),
        (date(2026, 2, 1), date(2026, 6, 30), 0),
        (date(2026, 2, 1), date(2026, 7, 1), 1),
    ],
)
def test_actief_is_wie_op_de_laatste_dag_begonnen_is_en_niet_geeindigd(start, einde, aantal):
    assert telt("actief", replace(GESTART, startdatum=start, einddatum=einde)) == aantal


@pytest.mark.parametrize(("minuten", "gehaald"), [(80 * 60 - 1, 0), (80 * 60, 1), (80 * 60 + 1, 1)])
def test_precies_de_norm_is_genoeg(minuten, gehaald):
    assert uitkomst(KLAAR, uren=[UurRij(1, 1, date(2026, 3, 1), minuten)]) == (gehaald, 1 - gehaald)


def test_een_norm_met_een_deel_van_een_minuut_vraagt_de_hele_minuut():
    eisen = replace(EISEN, norm_uren=Decimal("0.51"))
    for minuten, gehaald in ((30, 0), (31, 1)):
        uren = [UurRij(1, 1, date(2026, 3, 1), minuten)]
        assert uitkomst(KLAAR, uren=uren, eisen=eisen) == (gehaald, 1 - gehaald)
        assert mdt(KLAAR, uren=uren, eisen=eisen).jongeren[0].tekort == 1 - gehaald


def test_voor_de_norm_tellen_alle_uren_ook_die_buiten_de_periode():
    uren = [UurRij(1, 1, date(2025, 12, 1), 70 * 60), UurRij(2, 1, date(2026, 1, 2), 10 * 60)]
    vroeg = replace(KLAAR, startdatum=date(2025, 12, 1), einddatum=date(2026, 3, 1))
    assert uitkomst(vroeg, uren=uren) == (1, 0)
    assert telt("deelneemuren", vroeg, uren=uren) == 10.0


def test_uren_van_een_ander_traject_tellen_niet_voor_de_norm():
    ander = replace(GESTART, id=2, nummer="T-2")
    cijfers = mdt(KLAAR, ander, uren=[UurRij(1, 2, date(2026, 3, 1), 80 * 60)])
    assert cijfers.afgerond.waarde == 0
    assert cijfers.deelneemminuten.waarde == 80 * 60


@pytest.mark.parametrize(("antwoord", "gehaald"), [("ja", 1), ("nee", 0), ("", 0)])
def test_alleen_met_uitgevoerde_activiteiten_is_het_afgerond(antwoord, gehaald):
    assert uitkomst(replace(KLAAR, activiteiten=antwoord)) == (gehaald, 1 - gehaald)


@pytest.mark.parametrize(
    ("start", "einde", "gehaald"),
    [
        (date(2026, 1, 15), date(2026, 7, 15), 1),
        (date(2026, 1, 15), date(2026, 7, 16), 0),
        # the day number stays, clamped to the month's last day
        (date(2025, 8, 31), date(2026, 2, 28), 1),
        (date(2025, 8, 31), date(2026, 3, 1), 0),
        (date(2027, 8, 31), date(2028, 2, 29), 1),
        (date(2027, 8, 31), date(2028, 3, 1), 0),
        (date(2028, 2, 29), date(2028, 8, 29), 1),
        (date(2028, 2, 29), date(2028, 8, 30), 0),
        (date(2025, 12, 31), date(2026, 6, 30), 1),
        (date(2025, 12, 31), date(2026, 7, 1), 0),
    ],
)
def test_het_traject_eindigt_uiterlijk_op_de_dag_van_max_maanden(start, einde, gehaald):
    ruim = Periode(date(2025, 1, 1), date(2029, 12, 31))
    traject = replace(KLAAR, startdatum=start, einddatum=einde)
    assert uitkomst(traject, periode=ruim) == (gehaald, 1 - gehaald)


@pytest.mark.parametrize(
    ("start", "einde", "gehaald"),
    [
        (date(2026, 2, 1), date(2026, 4, 30), 0),
        (date(2026, 2, 1), date(2026, 5, 1), 1),
        (date(2025, 11, 30), date(2026, 2, 27), 0),
        (date(2025, 11, 30), date(2026, 2, 28), 1),
        (date(2028, 2, 29), date(2028, 5, 28), 0),
        (date(2028, 2, 29), date(2028, 5, 29), 1),
    ],
)
def test_met_min_maanden_mag_het_niet_korter(start, einde, gehaald):
    ruim = Periode(date(2025, 1, 1), date(2029, 12, 31))
    traject = replace(KLAAR, startdatum=start, einddatum=einde)
    assert uitkomst(traject, periode=ruim, eisen=replace(EISEN, min_maanden=3)) == (gehaald, 1 - gehaald)
    assert uitkomst(traject, periode=ruim) == (1, 0)


def test_wat_het_project_niet_vraagt_staat_niemand_in_de_weg():
    lang = replace(KLAAR, startdatum=date(2020, 1, 1))
    assert uitkomst(lang, uren=(), eisen=Eisen()) == (1, 0)
    assert mdt(lang, uren=(), eisen=Eisen()).norm == ()


def test_een_certificaat_telt_alleen_van_wie_afrondde():
    met = replace(KLAAR, certificaat_datum=date(2027, 1, 1))
    assert telt("certificaten", met) == 1
    assert telt("certificaten", KLAAR) == 0
    assert telt("certificaten", replace(met, activiteiten="nee")) == 0


@pytest.mark.parametrize(
    ("geboren", "start", "buiten"),
    [
        # 18 on the very day of the start
        (date(2008, 2, 1), date(2026, 2, 1), []),
        (date(2008, 2, 2), date(2026, 2, 1), ["T-1"]),
        # 27 on the last day before the birthday, 28 is too old
        (date(1998, 2, 2), date(2026, 2, 1), []),
        (date(1998, 2, 1), date(2026, 2, 1), ["T-1"]),
        # born on 29 February: the birthday is 1 March
        (date(2008, 2, 29), date(2026, 2, 28), ["T-1"]),
        (date(2008, 2, 29), date(2026, 3, 1), []),
        (None, date(2026, 2, 1), []),
        # the age is that of the start, and only who starts in the period is looked at
        (date(2010, 1, 1), date(2025, 12, 31), []),
    ],
)
def test_buiten_de_leeftijd_gaat_over_de_dag_van_de_start(geboren, start, buiten):
    traject = replace(GESTART, geboortedatum=geboren, startdatum=start)
    assert als_json(mdt(traject), "MDT-1")["buiten_leeftijd"] == buiten


def test_buiten_de_leeftijd_staat_op_nummer():
    jong = replace(GESTART, geboortedatum=date(2015, 1, 1))
    cijfers = mdt(
        replace(jong, id=1, nummer="T-9"), replace(jong, id=2, nummer="T-10"), replace(jong, id=3, nummer="A")
    )
    assert cijfers.buiten_leeftijd_nummers == ("A", "T-10", "T-9")


def test_zonder_leeftijdsgrens_is_niemand_buiten_de_leeftijd():
    for eisen in (replace(EISEN, leeftijd_van=None, leeftijd_tot=None), replace(EISEN, leeftijd_van=None)):
        assert mdt(replace(GESTART, geboortedatum=date(2016, 1, 1)), eisen=eisen).buiten_leeftijd.waarde == 0


def test_uitvallers_staan_elk_een_keer_bij_hun_reden():
    trajecten = [
        replace(KLAAR, id=pk, nummer=f"T-{pk}", activiteiten="nee", uitstroomreden=reden)
        for pk, reden in enumerate(("gestopt", "verhuisd", "gestopt", ""), start=1)
    ]
    uitval = mdt(*trajecten).uitval
    assert [(deel.code, deel.aantal.ids) for deel in uitval] == [
        ("gestopt", (1, 3)),
        ("onbekend", (4,)),
        ("verhuisd", (2,)),
    ]


def test_wat_een_uitvaller_miste_kan_meer_dan_een_ding_zijn():
    tekorten = mdt(replace(KLAAR, activiteiten="", einddatum=date(2026, 6, 30), startdatum=date(2025, 12, 1)), uren=())
    assert [deel.code for deel in tekorten.tekorten if deel.aantal] == ["uren", "activiteiten", "te_lang"]


def test_per_kanaal_staat_wie_zich_aanmeldde_begon_afrondde_en_uitviel():
    ander = replace(KLAAR, id=2, nummer="T-2", kanaal="", activiteiten="nee")
    per_kanaal = {k.code: [c.waarde for c in k.aantallen] for k in mdt(KLAAR, ander).kanalen}
    assert per_kanaal == {"hangplek": [1, 1, 1, 0], "onbekend": [1, 1, 0, 1]}


def test_dezelfde_activiteit_anders_geschreven_is_een_activiteit():
    uren = [
        UurRij(1, 1, date(2026, 3, 1), 60, "koken"),
        UurRij(2, 1, date(2026, 3, 2), 60, "Koken"),
        UurRij(3, 1, date(2026, 3, 3), 60, "koken "),
        UurRij(4, 1, date(2026, 3, 4), 30, "samen_koken"),
        UurRij(5, 1, date(2026, 3, 5), 15, ""),
        UurRij(6, 1, date(2025, 3, 5), 15, "Voor de periode"),
    ]
    activiteiten = mdt(GESTART, uren=uren).activiteiten
    assert [(a.naam, a.minuten.ids, a.jongeren.waarde) for a in activiteiten] == [
        ("Koken", (1, 2, 3), 1),
        ("Samen koken", (4,), 1),
        ("Zonder activiteit", (5,), 1),
    ]


@pytest.mark.parametrize(
    ("uren", "klasse"),
    [
        (80, "gehaald"),
        (79, "driekwart"),
        (60, "driekwart"),
        (59, "helft"),
        (40, "helft"),
        (39, "minder"),
        (0, "minder"),
    ],
)
def test_iedereen_staat_bij_een_deel_van_de_norm(uren, klasse):
    gemaakt = [UurRij(1, 1, date(2026, 3, 1), uren * 60)] if uren else []
    norm = {n.code: (n.bezig.waarde, n.gestopt.waarde) for n in mdt(GESTART, uren=gemaakt).norm}
    assert norm.pop(klasse) == (1, 0)
    assert set(norm.values()) == {(0, 0)}


def test_van_wie_bezig_is_tellen_de_uren_tot_en_met_de_laatste_dag():
    uren = [UurRij(1, 1, date(2026, 6, 30), 60), UurRij(2, 1, date(2026, 7, 1), 600)]
    (jongere,) = mdt(GESTART, uren=uren).jongeren
    assert (jongere.minuten.ids, jongere.tekort, jongere.bezig) == ((1,), 79 * 60, True)


def test_wie_voor_de_periode_klaar_was_of_erna_begint_staat_niet_bij_de_uren_per_jongere():
    voor = replace(KLAAR, startdatum=date(2025, 2, 1), einddatum=date(2025, 12, 31))
    erna = replace(GESTART, id=2, nummer="T-2", startdatum=date(2026, 7, 1))
    assert mdt(voor, erna).jongeren == ()


def fout(code, *trajecten, uren=GENOEG, eisen=EISEN):
    """The trajecten that a check names."""
    invoer = Rijen(trajecten, tuple(uren), eisen)
    cijfers = bereken_mdt(invoer, PERIODE, PEILDATUM)
    (controle,) = [c for c in controles(invoer, cijfers, PERIODE, PEILDATUM) if c.code == code]
    assert len(controle.gebreken) <= controle.bekeken
    return [gebrek.trajectnummer for gebrek in controle.gebreken]


def test_een_controle_noemt_wie_eindigde_zonder_antwoord_over_de_activiteiten():
    assert fout("activiteiten", replace(KLAAR, activiteiten="")) == ["T-1"]
    assert fout("activiteiten", replace(KLAAR, activiteiten="nee")) == []
    assert fout("activiteiten", GESTART) == []


def test_een_controle_noemt_wie_eindigde_onder_de_norm():
    assert fout("uren", KLAAR, uren=()) == ["T-1"]
    assert fout("uren", KLAAR) == []
    assert fout("uren", GESTART, uren=()) == []


def test_een_controle_noemt_wie_afrondde_zonder_certificaat():
    assert fout("certificaat", KLAAR) == ["T-1"]
    assert fout("certificaat", replace(KLAAR, certificaat_datum=date(2026, 6, 1))) == []


def test_een_controle_noemt_wie_begon_zonder_geboortedatum():
    zonder = replace(GESTART, geboortedatum=None)
    assert fout("geboortedatum", zonder) == ["T-1"]
    assert fout("geboortedatum", zonder, eisen=Eisen()) == []
    assert fout("geboortedatum", replace(zonder, startdatum=date(2025, 1, 1))) == []


def test_een_controle_noemt_de_uitvaller_zonder_reden():
    assert fout("reden", replace(KLAAR, activiteiten="nee", uitstroomreden="")) == ["T-1"]
    assert fout("reden", replace(KLAAR, uitstroomreden="")) == []


def test_een_controle_noemt_wie_bij_de_start_te_jong_of_te_oud_was():
    assert fout("leeftijd", replace(GESTART, geboortedatum=date(2010, 1, 1))) == ["T-1"]
    assert fout("leeftijd", GESTART) == []
