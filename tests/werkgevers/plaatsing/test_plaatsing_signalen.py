"""What asks for attention: what ends, a recognition that ends, a job of which nobody asked whether it was kept."""

from datetime import timedelta

import pytest

from tests.fabrieken.plaatsing import BaancontroleFactory, PraktijkovereenkomstFactory
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import ErkenningFactory, PlaatsingFactory, VestigingFactory
from trajecten.models import Traject
from trajecten.regels import plus_maanden
from trajecten.registers import Ernst
from werkgevers.plaatsing.erkenningsignaal import erkenning_loopt_af
from werkgevers.plaatsing.signalen import baan_behouden, contract_loopt_af, plaatsing_loopt_af


def signalen(bron, vandaag):
    return list(bron(Traject.objects.all(), vandaag))


@pytest.fixture
def baan(traject, werkgever):
    def maak(**velden):
        gegevens = {"soort": "dienstverband", "eigen_salaris": True, "startdatum": traject.startdatum, **velden}
        return PlaatsingFactory(traject=traject, werkgever=werkgever, **gegevens)

    return maak


@pytest.mark.parametrize(("dagen", "ernst"), [(43, None), (42, Ernst.LETOP), (1, Ernst.LETOP), (0, Ernst.KRITIEK)])
def test_een_contract_dat_afloopt_vraagt_aandacht(baan, vandaag, dagen, ernst):
    begin = vandaag - timedelta(days=90)
    baan(contract_start=begin, contract_einde=vandaag + timedelta(days=dagen))
    gevonden = signalen(contract_loopt_af, vandaag)
    assert [signaal.ernst for signaal in gevonden] == ([ernst] if ernst else [])


def test_een_plaatsing_die_stopte_vraagt_niet_naar_het_contract(baan, vandaag):
    begin = vandaag - timedelta(days=90)
    baan(contract_start=begin, contract_einde=vandaag, einddatum=vandaag)
    assert signalen(contract_loopt_af, vandaag) == []


@pytest.mark.parametrize(
    ("maanden", "dagen_later", "vraagt"), [(3, -1, None), (3, 0, 3), (3, 60, None), (6, 1, 6), (12, 10, 12)]
)
def test_na_drie_zes_en_twaalf_maanden_vraag_je_of_iemand_de_baan_heeft(baan, vandaag, maanden, dagen_later, vraagt):
    begin = vandaag - timedelta(days=10)
    baan(contract_start=begin)
    peildatum = plus_maanden(begin, maanden) + timedelta(days=dagen_later)
    gevonden = signalen(baan_behouden, peildatum)
    assert [signaal.kort for signaal in gevonden] == ([f"Baan na {vraagt} maanden"] if vraagt else [])


def test_wat_beantwoord_is_of_verloren_wordt_niet_nog_eens_gevraagd(baan, vandaag):
    drie, zes = plus_maanden(vandaag, 3), plus_maanden(vandaag, 6)
    rij = baan(contract_start=vandaag)
    controle = BaancontroleFactory(plaatsing=rij, maanden=3, gepeild_op=drie)
    assert signalen(baan_behouden, drie) == []
    assert len(signalen(baan_behouden, zes)) == 1
    controle.behouden = False
    controle.save()
    assert signalen(baan_behouden, zes) == []


def test_een_baan_die_eerder_stopte_en_een_stage_vragen_niets(baan, vandaag):
    drie = plus_maanden(vandaag, 3)
    baan(contract_start=vandaag, einddatum=drie - timedelta(days=1))
    baan(soort="stage", eigen_salaris=None, startdatum=vandaag)
    assert signalen(baan_behouden, drie) == []


@pytest.mark.parametrize(
    ("dagen", "velden", "telt"),
    [
        (28, {}, True),
        (29, {}, False),
        (1, {"soort": "proefplaatsing"}, True),
        (0, {}, False),
        (9, {"einde_reden": "afgerond"}, False),
        (9, {"soort": "dienstverband", "eigen_salaris": True}, False),
    ],
)
def test_een_stage_die_bijna_stopt_vraagt_wat_erna_komt(traject, werkgever, vandaag, dagen, velden, telt):
    einde = vandaag + timedelta(days=dagen)
    PlaatsingFactory(traject=traject, werkgever=werkgever, einddatum=einde, **({"soort": "stage"} | velden))
    assert len(signalen(plaatsing_loopt_af, vandaag)) == telt


@pytest.fixture
def stage(traject, werkgever, vandaag):
    """A stage of twelve weeks on a vestiging, four weeks old."""
    return PlaatsingFactory(
        traject=traject,
        werkgever=werkgever,
        soort="stage",
        vestiging=VestigingFactory(werkgever=werkgever),
        startdatum=vandaag - timedelta(weeks=4),
        einddatum=vandaag + timedelta(weeks=30),
    )


@pytest.mark.parametrize(("dagen", "ernst"), [(91, None), (90, Ernst.LETOP), (0, Ernst.KRITIEK), (-28, None)])
def test_een_erkenning_die_eerder_stopt_dan_de_stage_vraagt_aandacht(stage, vandaag, dagen, ernst):
    ErkenningFactory(vestiging=stage.vestiging, tot=vandaag + timedelta(days=dagen))
    gevonden = signalen(erkenning_loopt_af, vandaag)
    assert [signaal.ernst for signaal in gevonden] == ([ernst] if ernst else [])


def test_een_nieuwe_erkenning_of_een_andere_kwalificatie_vraagt_niets(stage, vandaag):
    over_een_maand = vandaag + timedelta(days=30)
    ErkenningFactory(vestiging=stage.vestiging, crebo="25250", tot=over_een_maand)
    assert len(signalen(erkenning_loopt_af, vandaag)) == 1
    PraktijkovereenkomstFactory(plaatsing=stage, crebo="25999")
    assert signalen(erkenning_loopt_af, vandaag) == []
    stage.praktijkovereenkomst.delete()
    ErkenningFactory(vestiging=stage.vestiging, van=over_een_maand)
    assert signalen(erkenning_loopt_af, vandaag) == []


@pytest.mark.parametrize("aantal", [3, 30])
def test_meer_stages_en_erkenningen_vragen_niet_meer_van_de_databank(
    jobcoach, werkgever, vandaag, django_assert_num_queries, aantal
):
    for _ in range(aantal):
        vestiging = VestigingFactory(werkgever=werkgever)
        ErkenningFactory(vestiging=vestiging, tot=vandaag + timedelta(days=5))
        PlaatsingFactory(
            traject=TrajectFactory(begeleid_door=[jobcoach]),
            werkgever=werkgever,
            vestiging=vestiging,
            soort="stage",
            einddatum=vandaag + timedelta(days=9),
        )
    with django_assert_num_queries(2):
        assert len(signalen(plaatsing_loopt_af, vandaag)) == aantal
    with django_assert_num_queries(3):
        assert len(signalen(erkenning_loopt_af, vandaag)) == aantal


@pytest.mark.parametrize("aantal", [3, 30])
def test_meer_plaatsingen_vragen_niet_meer_van_de_databank(
    jobcoach, werkgever, vandaag, django_assert_num_queries, aantal
):
    for _ in range(aantal):
        PlaatsingFactory(
            traject=TrajectFactory(begeleid_door=[jobcoach]),
            werkgever=werkgever,
            soort="dienstverband",
            eigen_salaris=True,
            contract_start=plus_maanden(vandaag, -3),
            contract_einde=vandaag + timedelta(days=5),
        )
    # the settings, the placements, and for the jobs their answers
    with django_assert_num_queries(2):
        assert len(signalen(contract_loopt_af, vandaag)) == aantal
    with django_assert_num_queries(3):
        assert len(signalen(baan_behouden, vandaag)) == aantal
