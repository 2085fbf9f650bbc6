"""Rules of evaluations: states, days, weeks, scales."""

from datetime import date

import pytest

from werkgevers.evaluatie.regels import (
    REGELS_HOOGSTENS,
    WEKEN_HOOGSTENS,
    Staat,
    Week,
    datum_past,
    hele_weken,
    is_compleet,
    mag_naar_staat,
    moment_past,
    regels_passen,
    schaal_past,
    weken_tussen,
)

VRIJDAG = date(2026, 11, 20)


class TestStaat:
    @pytest.mark.parametrize(
        ("van", "naar"),
        [
            (Staat.CONCEPT, Staat.KLAAR),
            (Staat.KLAAR, Staat.WACHT),
            (Staat.WACHT, Staat.GETEKEND),
            (Staat.WACHT, Staat.BETWIST),
            (Staat.BETWIST, Staat.WACHT),
            (Staat.BETWIST, Staat.INGETROKKEN),
        ],
    )
    def test_van_concept_tot_getekend(self, van, naar):
        assert mag_naar_staat(van, naar) == ""

    @pytest.mark.parametrize("naar", list(Staat))
    def test_wat_getekend_of_ingetrokken_is_verandert_niet_meer(self, naar):
        assert mag_naar_staat(Staat.GETEKEND, naar)
        assert mag_naar_staat(Staat.INGETROKKEN, naar)

    def test_een_concept_kan_niet_meteen_wachten(self):
        assert mag_naar_staat(Staat.CONCEPT, Staat.WACHT)


class TestDagEnMoment:
    def test_het_gesprek_is_geweest_en_tijdens_of_na_de_plaatsing(self):
        assert datum_past(VRIJDAG, start=VRIJDAG, vandaag=VRIJDAG) == ""
        assert "toekomst" in datum_past(date(2026, 11, 21), start=VRIJDAG, vandaag=VRIJDAG)
        assert "20-11-2026" in datum_past(date(2026, 11, 19), start=VRIJDAG, vandaag=VRIJDAG)

    def test_nul_en_eind_komen_een_keer_tussen_en_extra_vaker(self):
        alles = ["nul", "tussen", "eind", "extra"]
        assert moment_past("nul", []) == moment_past("tussen", alles) == moment_past("extra", alles) == ""
        assert moment_past("nul", alles) == "Deze plaatsing heeft al een nulevaluatie."
        assert moment_past("eind", alles) == "Deze plaatsing heeft al een eindevaluatie."


class TestWeken:
    def test_een_week_loopt_van_maandag_tot_en_met_vrijdag(self):
        assert weken_tussen(date(2026, 11, 2), date(2026, 11, 21)) == [
            (date(2026, 11, 2), date(2026, 11, 7)),
            (date(2026, 11, 9), date(2026, 11, 14)),
            (date(2026, 11, 16), date(2026, 11, 21)),
        ]

    def test_wie_in_het_weekend_werkte_heeft_een_hele_week(self):
        zondag = date(2026, 11, 8)
        assert weken_tussen(date(2026, 11, 2), date(2026, 11, 9), [zondag]) == [(date(2026, 11, 2), date(2026, 11, 9))]

    def test_de_eerste_en_de_laatste_week_kunnen_korter_zijn(self):
        assert weken_tussen(date(2026, 11, 4), date(2026, 11, 11)) == [
            (date(2026, 11, 4), date(2026, 11, 7)),
            (date(2026, 11, 9), date(2026, 11, 11)),
        ]

    def test_een_weekend_zonder_werk_is_geen_week(self):
        assert weken_tussen(date(2026, 11, 7), date(2026, 11, 9)) == []

    def test_van_een_lange_tijd_alleen_de_laatste_weken(self):
        weken = weken_tussen(date(2026, 1, 1), date(2026, 11, 21))
        assert len(weken) == WEKEN_HOOGSTENS
        assert weken[-1] == (date(2026, 11, 16), date(2026, 11, 21))


class TestCompleet:
    def test_elke_regel_heeft_een_oordeel_of_is_niet_besproken(self):
        assert is_compleet([(1, False), (None, True)])
        assert not is_compleet([(1, False), (None, False)])

    def test_minstens_een_regel_is_besproken(self):
        assert not is_compleet([(None, True)])
        assert not is_compleet([])


class TestFormulier:
    @pytest.mark.parametrize("niveaus", [["Goed"], [str(n) for n in range(6)], ["Soms", "soms"]])
    def test_een_schaal_die_niet_kan(self, niveaus):
        assert schaal_past(niveaus)

    def test_een_schaal_van_twee_tot_vijf_niveaus(self):
        assert schaal_past(["Nee", "Ja"]) == schaal_past(list("abcde")) == ""

    @pytest.mark.parametrize("teksten", [[], ["Op tijd", "op tijd"], [str(n) for n in range(REGELS_HOOGSTENS + 1)]])
    def test_regels_die_niet_kunnen(self, teksten):
        assert regels_passen(teksten)


class TestHeleWeken:
    MAANDAG, DONDERDAG, ZATERDAG = date(2026, 11, 16), date(2026, 11, 19), date(2026, 11, 21)

    def test_een_week_is_heel_met_al_haar_werkdagen_en_delen_tellen_samen(self):
        begin, eind = Week(self.MAANDAG, self.DONDERDAG, 600), Week(self.DONDERDAG, self.ZATERDAG, 360)
        weekend = Week(self.ZATERDAG, date(2026, 11, 23), 60)
        assert hele_weken([begin], start=self.MAANDAG, einde=None) == {}
        assert hele_weken([begin, eind], start=self.MAANDAG, einde=None) == {self.MAANDAG: 960}
        assert hele_weken([begin, eind, weekend], start=self.MAANDAG, einde=None) == {self.MAANDAG: 1020}

    def test_van_wat_een_plaatsing_niet_liep_hoeft_niets_bekend_te_zijn(self):
        assert hele_weken([Week(self.DONDERDAG, self.ZATERDAG, 360)], start=self.DONDERDAG, einde=None)
        assert hele_weken([Week(self.MAANDAG, self.DONDERDAG, 600)], start=date(2026, 1, 1), einde=self.DONDERDAG)

    def test_dezelfde_dagen_tellen_een_keer_zoals_ze_het_laatst_zijn_getekend(self):
        twee = [Week(self.MAANDAG, self.DONDERDAG, 600), Week(self.MAANDAG, self.ZATERDAG, 900)]
        assert hele_weken(twee, start=self.MAANDAG, einde=None) == {self.MAANDAG: 900}
