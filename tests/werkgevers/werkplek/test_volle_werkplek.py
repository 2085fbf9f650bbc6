"""Nobody comes on a full werkplek without a reason: the rule, the dienst, the database, and two at once."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import PlaatsingFactory
from tests.fabrieken.werkplekken import WerkplekFactory
from toegang.fouten import RegelGeschonden
from werkgevers.models import Plaatsing
from werkgevers.plaatsing.diensten import Plaatsinggegevens, plaats_deelnemer, wijzig_plaatsing
from werkgevers.werkplek.diensten import bewaar_werkplek
from werkgevers.werkplek.regels import meeste_tegelijk, plek_past

EEN, TIEN, TWINTIG = date(2026, 3, 1), date(2026, 3, 10), date(2026, 3, 20)


@pytest.fixture
def vandaag() -> date:
    return timezone.localdate()


@pytest.fixture
def plek(db_of_zonder):
    return WerkplekFactory(aantal=1)


@pytest.fixture
def traject(jobcoach, vandaag):
    return TrajectFactory(begeleid_door=[jobcoach], startdatum=vandaag - timedelta(weeks=20))


@pytest.fixture
def stage(plek, vandaag):
    return Plaatsinggegevens(
        werkgever=plek.werkgever,
        werkplek=plek,
        soort="stage",
        startdatum=vandaag,
        einddatum=vandaag + timedelta(weeks=8),
    )


def bezet(plek, van, tot=None, **velden):
    return PlaatsingFactory(werkgever=plek.werkgever, werkplek=plek, startdatum=van, einddatum=tot, **velden)


@pytest.mark.parametrize(
    ("periodes", "van", "tot", "verwacht"),
    [
        ([], EEN, None, 0),
        ([(EEN, TIEN)], TIEN, None, 0),
        ([(EEN, TIEN)], EEN, TIEN, 1),
        ([(EEN, None), (TIEN, TWINTIG)], EEN, TIEN, 1),
        ([(EEN, None), (TIEN, TWINTIG)], EEN, None, 2),
        ([(EEN, TIEN), (TIEN, TWINTIG)], EEN, None, 1),
        ([(TIEN, TIEN)], EEN, None, 0),
        ([(EEN, None)], TIEN, TIEN, 0),
    ],
)
def test_wie_er_op_dezelfde_dag_zijn_tellen_samen(periodes, van, tot, verwacht):
    assert meeste_tegelijk(periodes, van, tot) == verwacht


def test_op_een_volle_plek_kan_iemand_alleen_met_een_reden():
    assert plek_past(2, 1, "") == ""
    assert "2 plekken en is dan vol" in plek_past(2, 2, " ")
    assert plek_past(2, 2, "Iemand werkt zijn opvolger in.") == ""


class TestDienst:
    def test_een_volle_plek_wordt_geweigerd_en_een_reden_laat_toe(self, traject, plek, stage, jobcoach, vandaag):
        bezet(plek, vandaag - timedelta(days=30))
        with pytest.raises(RegelGeschonden, match="1 plek en is dan vol") as fout:
            plaats_deelnemer(traject=traject, gegevens=stage, door=jobcoach)
        assert fout.value.veld == "werkplek"
        met_reden = replace(stage, reden_vol="Iemand werkt zijn opvolger in.")
        assert plaats_deelnemer(traject=traject, gegevens=met_reden, door=jobcoach).reden_vol

    def test_wie_erna_komt_past(self, traject, plek, stage, jobcoach, vandaag):
        bezet(plek, vandaag - timedelta(days=30), vandaag)
        assert plaats_deelnemer(traject=traject, gegevens=stage, door=jobcoach).pk

    def test_langer_blijven_dan_de_plek_vrij_is_kan_niet_en_korter_altijd(
        self, traject, plek, stage, jobcoach, vandaag
    ):
        nieuw = plaats_deelnemer(traject=traject, gegevens=stage, door=jobcoach)
        bezet(plek, stage.einddatum)
        langer = replace(stage, einddatum=stage.einddatum + timedelta(days=1))
        with pytest.raises(RegelGeschonden, match="is dan vol"):
            wijzig_plaatsing(plaatsing=nieuw, verwacht=1, gegevens=langer, door=jobcoach)
        korter = replace(stage, einddatum=vandaag + timedelta(weeks=1))
        assert wijzig_plaatsing(plaatsing=nieuw, verwacht=1, gegevens=korter, door=jobcoach).versie == 2

    def test_een_werkplek_met_iemand_te_veel_is_nog_te_wijzigen(self, plek, jobcoach, vandaag):
        bezet(plek, vandaag)
        bezet(plek, vandaag, reden_vol="Iemand werkt zijn opvolger in.")
        plek.taken = "Verven."
        assert bewaar_werkplek(rij=plek, versie=1, door=jobcoach).versie == 2


class TestDatabank:
    def test_zonder_reden_past_niemand_meer_op_een_volle_plek(self, plek, vandaag):
        bezet(plek, vandaag)
        for tot in (None, vandaag + timedelta(days=1)):
            with transaction.atomic(), pytest.raises(IntegrityError, match="Deze werkplek is dan vol"):
                bezet(plek, vandaag, tot)
        assert bezet(plek, vandaag, reden_vol="Iemand werkt zijn opvolger in.").pk
        assert bezet(plek, vandaag - timedelta(days=9), vandaag).pk

    def test_wat_er_al_stond_blijft_te_wijzigen_maar_wordt_niet_voller(self, plek, vandaag):
        bezet(plek, vandaag)
        dubbel = bezet(plek, vandaag + timedelta(days=9), reden_vol="Iemand werkt zijn opvolger in.")
        for velden in ({"startdatum": vandaag}, {"reden_vol": ""}):
            Plaatsing.objects.filter(pk=dubbel.pk).update(afspraken="Anders.")
            with transaction.atomic(), pytest.raises(IntegrityError, match="Deze werkplek is dan vol"):
                Plaatsing.objects.filter(pk=dubbel.pk).update(**{"reden_vol": "", **velden})
        assert Plaatsing.objects.filter(pk=dubbel.pk).update(einddatum=vandaag + timedelta(days=10))


@pytest.mark.usefixtures("zonder_transactie")
def test_van_twee_die_tegelijk_de_laatste_plek_willen_krijgt_er_een_die():
    plek, vandaag = WerkplekFactory(aantal=1), timezone.localdate()
    trajecten = [TrajectFactory(startdatum=vandaag - timedelta(weeks=20)) for _ in range(2)]
    door, samen = GebruikerFactory(), Barrier(2)
    gegevens = Plaatsinggegevens(werkgever=plek.werkgever, werkplek=plek, soort="werkervaringsplek", startdatum=vandaag)

    def plaats(traject) -> str:
        try:
            with in_organisatie("werkmakerij"):
                samen.wait(timeout=20)
                plaats_deelnemer(traject=traject, gegevens=gegevens, door=door)
        except RegelGeschonden as fout:
            return fout.veld
        else:
            return "geplaatst"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as draden:
        assert sorted(draden.map(plaats, trajecten)) == ["geplaatst", "werkplek"]
    assert Plaatsing.objects.filter(werkplek=plek).count() == 1
