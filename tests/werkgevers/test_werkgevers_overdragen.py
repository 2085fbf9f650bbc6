"""The employers of a fixed jobcoach who leaves: named to who manages people, handed over in one go."""

import pytest
from django.utils import timezone

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import WerkgeverFactory
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.models import Logregel
from werkgevers.werkgever.overdragen import draag_werkgevers_over, jobcoach_weg

ADRES = "/werkgevers/overdragen/"


@pytest.fixture
def weg(db_of_zonder):
    """Somebody who left, with two employers."""
    weg = GebruikerFactory(rollen=["jobcoach"], is_active=False)
    WerkgeverFactory.create_batch(2, vaste_jobcoach=weg)
    return weg


@pytest.fixture
def vandaag():
    return timezone.localdate()


@pytest.fixture
def beheerder(db_of_zonder):
    return GebruikerFactory(rollen=["beheerder"], met_code_app=True)


@pytest.fixture
def manager(db_of_zonder):
    return GebruikerFactory(rollen=["programmamanager"], met_code_app=True)


def test_alle_gekozen_werkgevers_gaan_over_of_geen(weg, jobcoach, manager):
    eerste, tweede = weg.vaste_werkgevers.all()
    with pytest.raises(RegelGeschonden, match="minstens één"):
        draag_werkgevers_over(werkgevers=[], van=weg, naar=jobcoach, door=manager)
    with pytest.raises(RegelGeschonden, match="andere collega"):
        draag_werkgevers_over(werkgevers=[eerste.pk], van=jobcoach, naar=weg, door=manager)
    van_een_ander = WerkgeverFactory(vaste_jobcoach=jobcoach)
    with pytest.raises(NietMeerActueel, match="intussen een andere"):
        draag_werkgevers_over(werkgevers=[eerste.pk, van_een_ander.pk], van=weg, naar=jobcoach, door=manager)
    assert weg.vaste_werkgevers.count() == 2
    draag_werkgevers_over(werkgevers=[eerste.pk, tweede.pk], van=weg, naar=jobcoach, door=manager)
    assert weg.vaste_werkgevers.count() == 0
    eerste.refresh_from_db()
    assert (eerste.vaste_jobcoach, eerste.versie) == (jobcoach, 2)
    assert Logregel.objects.filter(soort="werkgever_overgedragen").count() == 2


def test_het_scherm_draagt_over_en_zegt_het_als_dat_niet_kan(klant, weg, jobcoach, manager):
    klant.force_login(manager)
    keuze = list(weg.vaste_werkgevers.values_list("pk", flat=True))
    assert "werkt hier niet meer" in klant.get(ADRES).text
    zonder = klant.post(f"{ADRES}?van={weg.pk}", {"werkgever": keuze, "naar": "x"})
    assert zonder.status_code == 422
    assert "Kies een andere collega" in zonder.text
    goed = klant.post(f"{ADRES}?van={weg.pk}", {"werkgever": keuze, "naar": jobcoach.pk}, follow=True)
    assert "2 werkgevers hebben nu" in goed.text
    assert jobcoach.vaste_werkgevers.count() == 2


def test_de_programmamanager_krijgt_een_signaal_en_de_jobcoach_niet(weg, manager, jobcoach, vandaag):
    (signaal,) = jobcoach_weg(manager, vandaag)
    assert signaal.titel == f"{weg.naam} is nog vaste jobcoach van 2 werkgevers"
    assert list(jobcoach_weg(jobcoach, vandaag)) == []


def test_wie_er_nog_werkt_geeft_geen_signaal(jobcoach, manager, vandaag):
    WerkgeverFactory(vaste_jobcoach=jobcoach)
    assert list(jobcoach_weg(manager, vandaag)) == []


def test_de_beheerder_ziet_bij_een_gebruiker_wat_die_achterlaat(klant, weg, beheerder):
    klant.force_login(beheerder)
    pagina = klant.get(f"/gebruikers/{weg.pk}/").text
    assert "Vaste jobcoach van 2 werkgevers" in pagina
    assert f"{ADRES}?van={weg.pk}" in pagina


def test_de_beheerder_ziet_hoeveel_trajecten_een_collega_nog_begeleidt(klant, jobcoach, beheerder):
    TrajectFactory(begeleid_door=[jobcoach])
    klant.force_login(beheerder)
    pagina = klant.get(f"/gebruikers/{jobcoach.pk}/").text
    assert "Begeleidt 1 traject. De programmamanager draagt dit over." in pagina
