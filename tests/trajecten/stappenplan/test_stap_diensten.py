"""Making, changing, closing and ordering steps: what is written, what is refused, what stays."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.fabrieken.stappenplan import PartnerFactory, StapFactory, StapversieFactory
from tests.fabrieken.trajecten import TrajectFactory
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.models import Logregel
from trajecten.models import Partner, Stap, Stapversie
from trajecten.stappenplan import diensten
from trajecten.stappenplan.diensten import Uitvoerder
from trajecten.stappenplan.queries import open_stappen_voor
from trajecten.stappenplan.regels import Plek, Wie

pytestmark = pytest.mark.django_db


def maak(traject, door, **anders):
    return diensten.maak_stap(traject=traject, door=door, **({"wat": "Betalingsregeling afspreken"} | anders))


def wijzig(stap, door, **anders):
    velden = {"leefgebied": stap.leefgebied_code, "wat": stap.wat, "wie": diensten.DEELNEMER, "deadline": None}
    return diensten.wijzig_stap(stap=stap, verwacht=stap.versie, door=door, **(velden | anders))


def test_een_stap_houdt_naam_aard_en_score_van_zijn_leefgebied(traject, jobcoach, scores):
    scores(financien=2)
    stap = maak(traject, jobcoach, leefgebied="financien")
    assert (stap.leefgebied_naam, stap.bijzonder, stap.bron_score) == ("Financiën", False, 2)
    assert list(open_stappen_voor(traject, "financien")) == [stap]
    assert Logregel.objects.get(soort="stap_gemaakt").details == {"staat": "open"}


def test_wie_een_score_weet_die_nog_niet_vaststaat_geeft_haar_mee(traject, jobcoach, scores):
    assert maak(traject, jobcoach, leefgebied="financien", score=1).bron_score == 1


def test_een_onbekend_leefgebied_maakt_niets(traject, jobcoach, scores):
    with pytest.raises(RegelGeschonden, match="Kies een leefgebied uit de lijst"):
        maak(traject, jobcoach, leefgebied="tuinieren")
    assert not Stap.objects.exists()


def test_een_stap_is_van_de_deelnemer_een_begeleider_of_een_partner(traject, jobcoach, casemanager, scores):
    partner = PartnerFactory(naam="Buurthuis De Brug")
    van_collega = maak(traject, jobcoach, wie=Uitvoerder(Wie.MEDEWERKER, medewerker=casemanager))
    van_partner = maak(traject, jobcoach, wie=Uitvoerder(Wie.PARTNER, partner=partner))
    zelf = maak(traject, jobcoach)
    assert [s.wie_naam for s in (van_collega, van_partner, zelf)] == ["Carla Smit", "Buurthuis De Brug", "Daan"]


def test_een_collega_die_niet_begeleidt_krijgt_geen_stap(traject, jobcoach, collega_ander_team, scores):
    with pytest.raises(RegelGeschonden, match="begeleidt dit traject niet"):
        maak(traject, jobcoach, wie=Uitvoerder(Wie.MEDEWERKER, medewerker=collega_ander_team))


def test_een_nieuwe_partner_komt_een_keer_in_de_lijst(traject, jobcoach, scores):
    PartnerFactory(naam="De Brug", actief=False)
    for naam in ("de  brug", "De Brug", "Taalhuis"):
        maak(traject, jobcoach, wie=Uitvoerder(Wie.PARTNER, nieuwe_partner=naam))
    assert list(Partner.objects.values_list("naam", "actief")) == [("De Brug", True), ("Taalhuis", True)]


def test_hetzelfde_formulier_twee_keer_is_een_stap(traject, jobcoach, scores):
    sleutel = uuid4()
    eerste = maak(traject, jobcoach, sleutel=sleutel)
    assert maak(traject, jobcoach, sleutel=sleutel) == eerste
    with pytest.raises(RegelGeschonden, match="was al opgeslagen"):
        maak(traject, jobcoach, sleutel=sleutel, wat="Iets anders")
    with pytest.raises(RegelGeschonden, match="al gebruikt voor een andere stap"):
        maak(TrajectFactory(), jobcoach, sleutel=sleutel)
    assert Stap.objects.count() == 1


def test_na_het_einde_van_een_traject_komt_er_geen_stap_bij(jobcoach, scores):
    with pytest.raises(RegelGeschonden, match="Dit traject stopte op"):
        maak(TrajectFactory(gestopt=True, begeleid_door=[jobcoach]), jobcoach)


def test_een_deadline_in_het_verleden_wordt_niet_afgesproken(traject, jobcoach, scores):
    with pytest.raises(RegelGeschonden, match="Kies een datum vanaf vandaag"):
        maak(traject, jobcoach, deadline=timezone.localdate() - timedelta(days=1))


class TestEersteStappen:
    def test_een_klik_maakt_een_eerste_stap_met_een_datum_die_bij_de_score_past(self, traject, jobcoach, scores):
        scores(financien=1, huisvesting=2)
        stappen = diensten.maak_eerste_stappen(
            traject=traject, leefgebieden=["financien", "huisvesting"], door=jobcoach
        )
        dagen = [(stap.deadline - timezone.localdate()).days for stap in stappen]
        assert dagen == [7, 14]
        assert {stap.medewerker for stap in stappen} == {jobcoach}

    def test_de_tekst_zegt_waarover_het_gaat_en_waarom(self, traject, jobcoach, scores):
        scores(financien=1, huisvesting=2)
        codes = ["financien", "huisvesting"]
        stappen = diensten.maak_eerste_stappen(traject=traject, leefgebieden=codes, door=jobcoach)
        assert {stap.leefgebied_code: stap.wat for stap in stappen} == {
            "financien": "Meteen aandacht voor Financiën: samen afspreken wat we doen",
            "huisvesting": "Aandacht voor Huisvesting: samen afspreken wat we doen",
        }

    def test_over_gezondheid_en_justitie_verraadt_de_tekst_niets(self, traject, jobcoach, scores):
        scores(justitie=1)
        (stap,) = diensten.maak_eerste_stappen(traject=traject, leefgebieden=["justitie"], door=jobcoach)
        assert stap.bijzonder
        assert stap.wat == "Samen bespreken wat er nodig is"

    def test_twee_keer_klikken_maakt_geen_tweede_stap(self, traject, jobcoach, scores):
        scores(financien=1)
        for _ in range(2):
            diensten.maak_eerste_stappen(traject=traject, leefgebieden=["financien", "financien"], door=jobcoach)
        assert Stap.objects.count() == 1

    def test_een_score_die_niet_laag_is_maakt_niets(self, traject, jobcoach, scores):
        scores(financien=1, huisvesting=3)
        with pytest.raises(RegelGeschonden, match="nu geen lage score"):
            diensten.maak_eerste_stappen(traject=traject, leefgebieden=["financien", "huisvesting"], door=jobcoach)
        assert not Stap.objects.exists()


class TestWijzigen:
    def test_elke_wijziging_blijft_te_lezen(self, traject, jobcoach, casemanager, scores):
        stap = maak(traject, jobcoach)
        stap = wijzig(stap, casemanager, wat="Bellen met de deurwaarder")
        stap = diensten.sluit_stap(stap=stap, verwacht=2, staat="gedaan", resultaat="Gebeld.", door=jobcoach)
        diensten.heropen_stap(stap=stap, verwacht=3, door=jobcoach)
        versies = list(Stapversie.objects.order_by("versie").values_list("wat", "staat", "resultaat"))
        assert versies == [
            ("Betalingsregeling afspreken", "open", ""),
            ("Bellen met de deurwaarder", "open", ""),
            ("Bellen met de deurwaarder", "gedaan", "Gebeld."),
            ("Bellen met de deurwaarder", "open", ""),
        ]

    def test_wie_een_oude_versie_opslaat_krijgt_dat_te_horen(self, traject, jobcoach, scores):
        stap = maak(traject, jobcoach)
        wijzig(stap, jobcoach, wat="Eerste")
        with pytest.raises(NietMeerActueel):
            wijzig(stap, jobcoach, wat="Tweede")
        assert Stap.objects.get().wat == "Eerste"

    def test_een_afgesloten_stap_wijzigt_niet(self, traject, jobcoach, scores):
        stap = StapFactory(traject=traject, gedaan=True)
        with pytest.raises(OvergangNietToegestaan, match="Open hem eerst weer"):
            wijzig(stap, jobcoach)

    def test_een_deadline_die_verstreek_mag_blijven_staan(self, traject, jobcoach, scores):
        gisteren = timezone.localdate() - timedelta(days=1)
        stap = StapFactory(traject=traject, deadline=gisteren)
        assert wijzig(stap, jobcoach, deadline=gisteren, wat="Anders gezegd").deadline == gisteren

    def test_de_neutrale_tekst_gaat_weg_als_het_leefgebied_gewoon_wordt(self, traject, casemanager, scores):
        stap = maak(traject, casemanager, leefgebied="justitie", neutraal="Een gesprek")
        assert (stap.bijzonder, stap.neutraal) == (True, "Een gesprek")
        gewoon = wijzig(stap, casemanager, leefgebied="financien", neutraal="Een gesprek")
        assert (gewoon.bijzonder, gewoon.neutraal) == (False, "")


class TestAfsluiten:
    def test_afsluiten_vraagt_een_resultaat(self, traject, jobcoach):
        stap = StapFactory(traject=traject)
        with pytest.raises(RegelGeschonden, match="Schrijf op wat het resultaat is"):
            diensten.sluit_stap(stap=stap, verwacht=1, staat="gedaan", resultaat="  ", door=jobcoach)
        assert Stap.objects.get().is_open

    def test_wat_gedaan_is_sluit_niet_nog_eens(self, traject, jobcoach):
        stap = StapFactory(traject=traject, gedaan=True)
        with pytest.raises(OvergangNietToegestaan, match="al afgesloten: gedaan"):
            diensten.sluit_stap(stap=stap, verwacht=1, staat="vervallen", resultaat="Toch niet", door=jobcoach)

    def test_een_afgesloten_stap_verliest_zijn_plaats(self, traject, jobcoach):
        stap = StapFactory(traject=traject, volgorde=1)
        assert (
            diensten.sluit_stap(stap=stap, verwacht=1, staat="gedaan", resultaat="Klaar.", door=jobcoach).volgorde
            is None
        )


class TestOrdenen:
    def test_omhoog_zet_het_hele_plan_in_eigen_volgorde_en_urgentie_haalt_het_terug(self, traject, jobcoach):
        stappen = [StapFactory(traject=traject, wat=f"Stap {n}") for n in range(3)]
        plekken = [Plek(stap.pk, None, None, None) for stap in stappen]
        diensten.verplaats_stap(stap=stappen[2], plaatsen=-1, zichtbaar=plekken, door=jobcoach)
        assert list(Stap.objects.order_by("volgorde").values_list("wat", flat=True)) == ["Stap 0", "Stap 2", "Stap 1"]
        diensten.herstel_volgorde(traject=traject, door=jobcoach)
        assert set(Stap.objects.values_list("volgorde", flat=True)) == {None}

    def test_ordenen_kan_niet_met_een_plan_dat_intussen_veranderde(self, traject, jobcoach):
        stap = StapFactory(traject=traject)
        plekken = [Plek(stap.pk, None, None, None)]
        StapFactory(traject=traject)
        with pytest.raises(OvergangNietToegestaan, match="net veranderd"):
            diensten.verplaats_stap(stap=stap, plaatsen=-1, zichtbaar=plekken, door=jobcoach)


class TestDatabank:
    """What the database refuses, whoever writes."""

    @pytest.mark.parametrize(
        ("naam", "velden"),
        [
            ("stap_van_een_iemand", {"wie_soort": "medewerker"}),
            ("stap_van_een_iemand", {"wie_soort": "buurman"}),
            ("stap_afgesloten_met_resultaat", {"staat": "gedaan", "resultaat": "Klaar"}),
            ("stap_afgesloten_met_resultaat", {"gedaan": True, "resultaat": ""}),
            ("stap_alleen_open_op_een_plaats", {"gedaan": True, "volgorde": 1}),
            ("stap_bron_score_van_1_tot_en_met_5", {"bron_score": 6}),
            ("stap_neutraal_alleen_bij_bijzonder", {"neutraal": "Een gesprek"}),
        ],
    )
    def test_weigert(self, naam, velden):
        with pytest.raises(IntegrityError, match=naam):
            StapFactory(**velden)

    def test_neemt_aan(self, casemanager):
        StapFactory(gedaan=True, bron_score=1)
        StapFactory(vervallen=True)
        StapFactory(wie_soort="medewerker", medewerker=casemanager, bijzonder=True, neutraal="Een gesprek", volgorde=1)
        assert Stap.objects.count() == 3

    def test_twee_stappen_staan_niet_op_een_plaats(self, traject):
        StapFactory(traject=traject, volgorde=1)
        with pytest.raises(IntegrityError, match="stap_een_per_plaats"), transaction.atomic():
            StapFactory(traject=traject, volgorde=1)

    def test_een_formulier_is_een_stap(self):
        sleutel = uuid4()
        StapFactory(sleutel=sleutel)
        with pytest.raises(IntegrityError, match="stap_een_keer_opgeslagen"), transaction.atomic():
            StapFactory(sleutel=sleutel)

    def test_een_eerdere_versie_verandert_niet(self):
        versie = StapversieFactory()
        with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
            Stapversie.objects.filter(pk=versie.pk).update(wat="Anders")
        with pytest.raises(IntegrityError, match="stapversie_uniek"), transaction.atomic():
            StapversieFactory(stap=versie.stap)
