"""Making, changing and ending a placement; and what the database refuses."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from tests.fabrieken.plaatsing import (
    BaancontroleFactory,
    PlaatsingsregelFactory,
    PraktijkovereenkomstFactory,
    WerkweekFactory,
)
from tests.fabrieken.werkgevers import ContactpersoonFactory, PlaatsingFactory, VestigingFactory, WerkgeverFactory
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from werkgevers.models import Plaatsing
from werkgevers.plaatsing.behouden import leg_baan_vast, meetpunten
from werkgevers.plaatsing.diensten import (
    Plaatsinggegevens,
    beeindig_plaatsing,
    plaats_deelnemer,
    wijzig_plaatsing,
)
from werkgevers.plaatsing.duur import duren, stand, zet_duren
from werkgevers.plaatsing.overeenkomst import Overeenkomstgegevens, bewaar_overeenkomst
from werkgevers.plaatsing.regels import Duur


@pytest.fixture
def stage(werkgever, vandaag):
    """Twelve weeks of three days of six hours, from four weeks ago on."""
    return Plaatsinggegevens(
        werkgever=werkgever,
        soort="stage",
        sector="bouw",
        startdatum=vandaag - timedelta(weeks=4),
        einddatum=vandaag + timedelta(weeks=8),
        dagen_per_week=Decimal(3),
        uren_per_week=Decimal(18),
    )


class TestPlaatsen:
    def test_wat_is_afgesproken_staat_in_de_plaatsing_en_in_het_logboek(self, traject, stage, jobcoach):
        plaatsing = plaats_deelnemer(traject=traject, gegevens=stage, door=jobcoach)
        plaatsing.refresh_from_db()
        assert (plaatsing.soort, plaatsing.dagen_per_week, plaatsing.uren_per_week) == ("stage", 3, 18)
        regel = Logregel.objects.filter(soort=Soort.PLAATSING_GEMAAKT).get()
        assert regel.details["soort_plaatsing"] == "stage"

    @pytest.mark.parametrize(
        ("velden", "veld"),
        [
            ({"soort": "bestaat_niet"}, "soort"),
            ({"soort": "proefplaatsing", "eigen_salaris": True, "einddatum": None}, "einddatum"),
            ({"loonkostensubsidie": True}, "loonkostensubsidie"),
            ({"soort": "dienstverband"}, "contract_start"),
            ({"uren_per_week": Decimal(80)}, "uren_per_week"),
            ({"soort": "beschut_werk", "eigen_salaris": True}, "uwv_advies_op"),
        ],
    )
    def test_wat_niet_bij_de_soort_past_wordt_niet_geschreven(self, traject, stage, jobcoach, velden, veld):
        with pytest.raises(RegelGeschonden) as fout:
            plaats_deelnemer(traject=traject, gegevens=replace(stage, **velden), door=jobcoach)
        assert fout.value.veld == veld
        assert not Plaatsing.objects.exists()

    def test_een_plaatsing_van_voor_het_traject_kan_niet(self, traject, stage, jobcoach):
        gegevens = replace(stage, startdatum=traject.startdatum - timedelta(days=1))
        with pytest.raises(RegelGeschonden, match="startte pas op"):
            plaats_deelnemer(traject=traject, gegevens=gegevens, door=jobcoach)

    def test_een_vestiging_of_contactpersoon_van_een_ander_past_niet(self, traject, stage, jobcoach):
        for veld, waarde in (("vestiging", VestigingFactory()), ("contactpersoon", ContactpersoonFactory())):
            with pytest.raises(RegelGeschonden) as fout:
                plaats_deelnemer(traject=traject, gegevens=replace(stage, **{veld: waarde}), door=jobcoach)
            assert fout.value.veld == veld

    def test_een_langere_proefplaatsing_vraagt_een_reden(self, traject, stage, jobcoach):
        proef = replace(stage, soort="proefplaatsing")
        with pytest.raises(RegelGeschonden) as fout:
            plaats_deelnemer(traject=traject, gegevens=proef, door=jobcoach)
        assert fout.value.veld == "reden_langer"
        assert plaats_deelnemer(traject=traject, gegevens=replace(proef, reden_langer="Vakantie"), door=jobcoach).pk

    def test_de_organisatie_stelt_de_grens_zelf_in(self, traject, stage, jobcoach, beheerder):
        zet_duren(keuzes={"proefplaatsing": Duur(3, 6), "stage": Duur(1, 2)}, was=stand(), door=beheerder)
        assert plaats_deelnemer(traject=traject, gegevens=replace(stage, soort="proefplaatsing"), door=jobcoach).pk
        with pytest.raises(RegelGeschonden, match="hoogstens 2 maanden"):
            plaats_deelnemer(traject=traject, gegevens=stage, door=jobcoach)


class TestWijzigen:
    def test_wie_te_laat_is_hoort_dat_een_collega_eerder_was(self, traject, stage, jobcoach):
        plaatsing = plaats_deelnemer(traject=traject, gegevens=stage, door=jobcoach)
        wijzig_plaatsing(
            plaatsing=plaatsing, verwacht=1, gegevens=replace(stage, uren_per_week=Decimal(20)), door=jobcoach
        )
        with pytest.raises(NietMeerActueel) as fout:
            wijzig_plaatsing(plaatsing=plaatsing, verwacht=1, gegevens=stage, door=jobcoach)
        assert fout.value.nu.uren_per_week == 20

    def test_wie_niet_begon_houdt_een_plaatsing_die_nog_te_wijzigen_is(self, traject, stage, jobcoach):
        plaatsing = plaats_deelnemer(traject=traject, gegevens=stage, door=jobcoach)
        begin = stage.startdatum
        beeindig_plaatsing(plaatsing=plaatsing, verwacht=1, einddatum=begin, reden="deelnemer", door=jobcoach)
        anders = replace(stage, einddatum=begin, afspraken="Ging ergens anders heen.")
        klaar = wijzig_plaatsing(plaatsing=plaatsing, verwacht=2, gegevens=anders, door=jobcoach)
        assert (klaar.einddatum, klaar.einde_reden, klaar.versie) == (begin, "deelnemer", 3)

    def test_beeindigen_zegt_hoe_het_afliep_en_kan_een_keer(self, traject, stage, jobcoach, vandaag):
        plaatsing = plaats_deelnemer(traject=traject, gegevens=stage, door=jobcoach)
        klaar = beeindig_plaatsing(plaatsing=plaatsing, verwacht=1, einddatum=vandaag, reden="verder", door=jobcoach)
        assert (klaar.einddatum, klaar.einde_reden, klaar.versie) == (vandaag, "verder", 2)
        with pytest.raises(OvergangNietToegestaan):
            beeindig_plaatsing(plaatsing=klaar, verwacht=2, einddatum=vandaag, reden="anders", door=jobcoach)

    @pytest.mark.parametrize(("dagen", "reden", "veld"), [(-29, "anders", "einddatum"), (0, "ziek", "einde_reden")])
    def test_beeindigen_voor_het_begin_of_zonder_reden_kan_niet(
        self, traject, stage, jobcoach, vandaag, dagen, reden, veld
    ):
        plaatsing = plaats_deelnemer(traject=traject, gegevens=stage, door=jobcoach)
        einde = vandaag + timedelta(days=dagen)
        with pytest.raises(RegelGeschonden) as fout:
            beeindig_plaatsing(plaatsing=plaatsing, verwacht=1, einddatum=einde, reden=reden, door=jobcoach)
        assert fout.value.veld == veld


class TestDatabank:
    @pytest.mark.parametrize(
        ("naam", "velden"),
        [
            ("plaatsing_dagen_per_week", {"dagen_per_week": Decimal(8)}),
            ("plaatsing_dagen_per_week", {"dagen_per_week": Decimal(0)}),
            ("plaatsing_subsidie_bij_loon", {"loonkostensubsidie": True}),
            ("plaatsing_einde_reden_bij_einde", {"einde_reden": "verder"}),
            ("plaatsing_uwv_advies_volledig", {"uwv_advies_positief": True}),
        ],
    )
    def test_een_plaatsing_die_niet_klopt_wordt_geweigerd(self, traject, naam, velden):
        with transaction.atomic(), pytest.raises(IntegrityError, match=naam):
            PlaatsingFactory(traject=traject, **velden)

    def test_een_contract_eindigt_na_het_begin(self, traject, vandaag):
        for velden in ({"contract_einde": vandaag}, {"contract_start": vandaag, "contract_einde": vandaag}):
            with transaction.atomic(), pytest.raises(IntegrityError, match="plaatsing_contract_einde_na_start"):
                PlaatsingFactory(traject=traject, **velden)
        assert PlaatsingFactory(
            traject=traject,
            contract_start=vandaag,
            contract_einde=vandaag + timedelta(days=1),
            eigen_salaris=True,
            loonkostensubsidie=True,
            einddatum=vandaag,
            einde_reden="verder",
            dagen_per_week=Decimal("2.5"),
            uwv_advies_op=vandaag,
            uwv_advies_positief=True,
        ).pk

    @pytest.mark.django_db(transaction=False)
    def test_een_vestiging_of_contactpersoon_hoort_bij_de_werkgever(self, traject):
        for veld, waarde in (("vestiging", VestigingFactory()), ("contactpersoon", ContactpersoonFactory())):
            with transaction.atomic(), pytest.raises(IntegrityError, match=f"plaatsing_{veld}_van_werkgever"):
                PlaatsingFactory(traject=traject, **{veld: waarde})
        werkgever = WerkgeverFactory()
        assert PlaatsingFactory(
            traject=traject,
            werkgever=werkgever,
            vestiging=VestigingFactory(werkgever=werkgever),
            contactpersoon=ContactpersoonFactory(werkgever=werkgever),
        ).pk

    @pytest.mark.parametrize(
        ("fabriek", "naam", "velden"),
        [
            (WerkweekFactory, "werkweek_minuten", {"minuten": -1}),
            (WerkweekFactory, "werkweek_minuten", {"minuten": 168 * 60 + 1}),
            (WerkweekFactory, "werkweek_wie_bevestigde", {"bron": "werkgever"}),
            (WerkweekFactory, "werkweek_wie_bevestigde", {"bevestigd_door": None}),
            (BaancontroleFactory, "baancontrole_na_3_6_of_12_maanden", {"maanden": 4}),
            (PraktijkovereenkomstFactory, "overeenkomst_uren_totaal", {"uren_totaal": 0}),
            (PraktijkovereenkomstFactory, "overeenkomst_niveau_van_1_tot_en_met_4", {"niveau": 5}),
            (PraktijkovereenkomstFactory, "overeenkomst_leerweg_bekend", {"leerweg": "avond"}),
            (PlaatsingsregelFactory, "plaatsingsregel_maanden", {"maanden_hoogstens": 0}),
            (PlaatsingsregelFactory, "plaatsingsregel_verlengd_is_langer", {"maanden_verlengd": 1}),
            (PlaatsingsregelFactory, "plaatsingsregel_verlengd_is_langer", {"maanden_hoogstens": None}),
        ],
    )
    @pytest.mark.django_db
    def test_wat_bij_een_plaatsing_hoort_en_niet_klopt_wordt_geweigerd(self, fabriek, naam, velden):
        with transaction.atomic(), pytest.raises(IntegrityError, match=naam):
            fabriek(**velden)
        assert fabriek().pk

    @pytest.mark.django_db
    def test_een_week_begint_op_maandag_en_staat_er_een_keer(self):
        week = WerkweekFactory()
        with transaction.atomic(), pytest.raises(IntegrityError, match="werkweek_begint_op_maandag"):
            WerkweekFactory(maandag=week.maandag + timedelta(days=1))
        with transaction.atomic(), pytest.raises(IntegrityError, match="werkweek_een_per_week"):
            WerkweekFactory(plaatsing=week.plaatsing, maandag=week.maandag)

    @pytest.mark.django_db
    def test_een_overeenkomst_eindigt_na_het_begin_en_een_antwoord_staat_er_een_keer(self):
        overeenkomst = PraktijkovereenkomstFactory()
        with transaction.atomic(), pytest.raises(IntegrityError, match="overeenkomst_einde_na_start"):
            PraktijkovereenkomstFactory(einddatum=overeenkomst.startdatum)
        controle = BaancontroleFactory()
        with transaction.atomic(), pytest.raises(IntegrityError, match="baancontrole_een_keer"):
            BaancontroleFactory(plaatsing=controle.plaatsing)


class TestDuren:
    def test_wat_een_organisatie_niet_instelt_blijft_de_standaard(self, beheerder):
        assert duren()["proefplaatsing"] == Duur(2, 6)
        zet_duren(keuzes={"stage": Duur(6, 12)}, was=stand(), door=beheerder)
        assert duren() == {"proefplaatsing": Duur(2, 6), "stage": Duur(6, 12)}

    def test_leeg_is_geen_grens_ook_waar_de_standaard_er_een_heeft(self, beheerder):
        assert zet_duren(keuzes={"proefplaatsing": Duur()}, was=stand(), door=beheerder) == 1
        assert duren()["proefplaatsing"] == Duur()

    def test_wie_te_laat_is_hoort_het_en_er_verandert_niets(self, beheerder):
        was = stand()
        zet_duren(keuzes={"stage": Duur(6)}, was=was, door=beheerder)
        with pytest.raises(NietMeerActueel):
            zet_duren(keuzes={"stage": Duur(9)}, was=was, door=beheerder)
        assert duren()["stage"] == Duur(6)

    def test_na_verlengen_is_het_minstens_zo_lang(self, beheerder):
        with pytest.raises(RegelGeschonden) as fout:
            zet_duren(keuzes={"stage": Duur(6, 3)}, was=stand(), door=beheerder)
        assert fout.value.veld == "stage_verlengd"


class TestBaan:
    @pytest.fixture
    def baan(self, traject, vandaag):
        return PlaatsingFactory(
            traject=traject, soort="dienstverband", startdatum=vandaag - timedelta(days=100), eigen_salaris=True
        )

    def test_na_drie_maanden_staat_er_of_iemand_de_baan_heeft(self, baan, jobcoach, vandaag):
        leg_baan_vast(
            plaatsing=baan,
            maanden=3,
            verwacht=None,
            gepeild_op=vandaag,
            behouden=True,
            toelichting="",
            door=jobcoach,
        )
        drie, zes, twaalf = meetpunten(baan, vandaag)
        assert drie.controle.behouden
        assert (zes.kan_nu, twaalf.kan_nu) == (False, False)

    def test_een_antwoord_verbeteren_vraagt_de_versie_van_nu(self, baan, jobcoach, vandaag):
        gegevens = {"plaatsing": baan, "maanden": 3, "gepeild_op": vandaag, "toelichting": "", "door": jobcoach}
        leg_baan_vast(verwacht=None, behouden=True, **gegevens)
        with pytest.raises(NietMeerActueel):
            leg_baan_vast(verwacht=None, behouden=False, **gegevens)
        assert not leg_baan_vast(verwacht=1, behouden=False, **gegevens).behouden

    def test_te_vroeg_of_bij_een_stage_kan_het_niet(self, baan, traject, jobcoach, vandaag):
        gegevens = {"verwacht": None, "gepeild_op": vandaag, "behouden": True, "toelichting": "", "door": jobcoach}
        with pytest.raises(RegelGeschonden, match="pas op"):
            leg_baan_vast(plaatsing=baan, maanden=6, **gegevens)
        with pytest.raises(OvergangNietToegestaan):
            leg_baan_vast(plaatsing=PlaatsingFactory(traject=traject, soort="stage"), maanden=3, **gegevens)
        assert meetpunten(PlaatsingFactory(traject=traject, soort="stage"), vandaag) == []


class TestOvereenkomst:
    @pytest.fixture
    def gegevens(self, vandaag):
        return Overeenkomstgegevens(
            school="ROC Voorbeeld",
            opleiding="Entree bouwen",
            leerweg="bol",
            startdatum=vandaag,
            einddatum=vandaag + timedelta(weeks=12),
            uren_totaal=216,
        )

    def test_zij_is_getekend_als_alle_drie_tekenden(self, traject, gegevens, jobcoach, vandaag):
        stage = PlaatsingFactory(traject=traject, soort="stage")
        twee = replace(gegevens, school_getekend_op=vandaag, deelnemer_getekend_op=vandaag)
        eerste = bewaar_overeenkomst(plaatsing=stage, verwacht=None, gegevens=twee, door=jobcoach)
        assert eerste.getekend_op is None
        alle = replace(twee, leerbedrijf_getekend_op=vandaag - timedelta(days=1))
        assert bewaar_overeenkomst(plaatsing=stage, verwacht=1, gegevens=alle, door=jobcoach).getekend_op == vandaag
        with pytest.raises(NietMeerActueel):
            bewaar_overeenkomst(plaatsing=stage, verwacht=1, gegevens=alle, door=jobcoach)

    def test_bij_een_baan_hoort_er_geen(self, traject, gegevens, jobcoach):
        baan = PlaatsingFactory(traject=traject, soort="dienstverband")
        with pytest.raises(OvergangNietToegestaan):
            bewaar_overeenkomst(plaatsing=baan, verwacht=None, gegevens=gegevens, door=jobcoach)

    def test_wat_niet_klopt_wordt_niet_geschreven(self, traject, gegevens, jobcoach, vandaag):
        stage = PlaatsingFactory(traject=traject, soort="stage")
        fouten = {
            "einddatum": replace(gegevens, einddatum=vandaag),
            "school_getekend_op": replace(gegevens, school_getekend_op=vandaag + timedelta(days=1)),
            "praktijkopleider": replace(gegevens, praktijkopleider=ContactpersoonFactory()),
        }
        for veld, fout in fouten.items():
            with pytest.raises(RegelGeschonden) as gemeld:
                bewaar_overeenkomst(plaatsing=stage, verwacht=None, gegevens=fout, door=jobcoach)
            assert gemeld.value.veld == veld
