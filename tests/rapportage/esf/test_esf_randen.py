"""Hard dates and hard lives: what the examples of the exchange format do not hold, one rule a test."""

from dataclasses import replace
from datetime import date

import pytest

from rapportage.esf.rijen import Rijen
from rapportage.periode import Periode
from tests.rapportage.overal_gelijk import uitkomst_uit
from tests.rapportage.test_esf_cijfers import VOLLEDIG, WEG, esf, later, telt
from trajecten.regels import plus_maanden
from vormgeving.taal import datum


@pytest.mark.parametrize(
    ("geboren", "sinds", "start", "langdurig"),
    [
        # twelve months from 29 February end on the 28th; six months from 31 August in a leap year on the 29th
        (date(1990, 1, 1), date(2024, 2, 29), date(2025, 2, 28), 0),
        (date(1990, 1, 1), date(2024, 2, 29), date(2025, 3, 1), 1),
        (date(2003, 1, 1), date(2023, 8, 31), date(2024, 2, 29), 0),
        (date(2003, 1, 1), date(2023, 8, 31), date(2024, 3, 1), 1),
        # born on 29 February turns 25 on 1 March: the day before six months are enough, that day twelve are asked
        (date(2000, 2, 29), date(2024, 8, 1), date(2025, 2, 28), 1),
        (date(2000, 2, 29), date(2024, 8, 1), date(2025, 3, 1), 0),
    ],
)
def test_langdurig_aan_het_eind_van_februari(geboren, sinds, start, langdurig):
    traject = replace(
        VOLLEDIG, geboortedatum=geboren, arbeidssituatie="werkloos", werkloos_sinds=sinds, startdatum=start
    )
    assert telt("EECO03", traject, periode=Periode.jaar(start.year)) == langdurig


def test_twee_trajecten_tegelijk_zijn_een_deelnemer_die_weg_is_als_beide_klaar_zijn():
    lang = replace(
        WEG, startdatum=date(2026, 1, 10), einddatum=date(2026, 6, 15), uitstroom_peildatum=date(2026, 6, 15)
    )
    kort = replace(WEG, id=2, nummer="T-2", startdatum=date(2026, 2, 1), einddatum=date(2026, 3, 1))
    lang = replace(lang, uitstroom_arbeidssituatie="werkend")
    uitkomst = esf(lang, kort)["indicatoren"]
    assert (uitkomst["EECO01"]["totaal"], uitkomst["EECR04"]["totaal"]) == (1, 1)
    assert esf(replace(lang, einddatum=None), kort)["indicatoren"]["EECR04"]["totaal"] == 0


def test_de_eerste_start_bepaalt_of_iemand_volledig_bekend_is():
    eerst = replace(WEG, opleidingsniveau="")
    uitkomst = esf(eerst, replace(VOLLEDIG, id=2, nummer="T-2", startdatum=date(2026, 6, 1)))
    assert uitkomst["onvolledig"] == ["T-1"]
    assert uitkomst["indicatoren"]["EECO04"]["totaal"] == 0


def test_wie_op_de_dag_van_het_einde_opnieuw_begint_is_niet_vertrokken():
    weer = replace(VOLLEDIG, id=2, nummer="T-2", startdatum=WEG.einddatum)
    assert esf(replace(WEG, uitstroom_opleiding="ja"), weer)["indicatoren"]["EECR02"]["totaal"] == 0


@pytest.mark.parametrize(
    ("einde", "aantal"), [(date(2025, 12, 31), 0), (date(2026, 1, 1), 1), (date(2026, 6, 30), 1), (date(2026, 7, 1), 0)]
)
def test_een_resultaat_telt_in_de_periode_waarin_iemand_vertrekt(einde, aantal):
    traject = replace(
        WEG, startdatum=date(2025, 6, 1), einddatum=einde, uitstroom_peildatum=einde, uitstroom_opleiding="ja"
    )
    assert telt("EECR02", traject) == aantal


def test_een_te_vroege_uitspraak_is_geen_uitspraak_en_komt_ook_niet_meer():
    vroeg = replace(WEG, uitstroom_peildatum=date(2026, 5, 30), uitstroom_opleiding="ja")
    assert (telt("EECR02", vroeg), later("EECR02", vroeg, peildatum=date(2026, 6, 1))) == (0, 0)


def test_zes_maanden_na_een_onbekende_situatie_telt_niemand():
    traject = replace(WEG, arbeidssituatie="onbekend", arbeidssituatie_na_zes_maanden="werkend")
    assert (telt("EECR05", traject, peildatum=date(2027, 1, 1)), later("EECR05", traject)) == (0, 0)


def test_wie_na_zes_maanden_terugkwam_is_niet_vertrokken():
    weg = replace(WEG, arbeidssituatie_na_zes_maanden="werkend")
    weer = replace(VOLLEDIG, id=2, nummer="T-2", startdatum=date(2026, 11, 1))
    peildatum = date(2026, 12, 1)
    assert telt("EECR05", weg, peildatum=peildatum) == 1
    assert esf(weg, weer, peildatum=peildatum)["indicatoren"]["EECR05"]["totaal"] == 0


def test_van_een_onbekend_geslacht_staat_alleen_het_totaal():
    kolommen = esf(replace(VOLLEDIG, geslacht="onbekend"))["indicatoren"]["EECO01"]
    assert kolommen == {"vrouw": 0, "man": 0, "non-binair": 0, "totaal": 1}


def test_wie_al_zes_maanden_weg_is_hoort_waarom_het_antwoord_niet_meer_komt():
    op_tijd = replace(WEG, uitstroom_arbeidssituatie="werkzoekend")
    uitkomst = uitkomst_uit("esf", Rijen((op_tijd,)), peildatum=date(2027, 6, 1))
    assert op_tijd.einddatum is not None
    voorbij = datum(plus_maanden(op_tijd.einddatum, 6))
    assert uitkomst.waarom_niet("nog_niet_te_meten.EECR05", op_tijd.id) == f"De zes maanden waren voorbij op {voorbij}."
    assert uitkomst.waarom_niet("nog_niet_te_meten.EECR04", op_tijd.id) == "Het is al vastgelegd."
