"""Doubles: found in a fixed number of queries, and outside reach never more than that there is one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.fabrieken.trajecten import DeelnemerFactory, ProgrammaFactory, TrajectFactory
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.aanmelden.diensten.aanmelden import noteer_buiten_bereik
from trajecten.aanmelden.diensten.samenvoegen import voeg_samen
from trajecten.aanmelden.dubbelen import mag_kiezen, zoek_dubbelen
from trajecten.aanmelden.gelijkenis import Persoon

HIBA = Persoon("Hiba", "Kuipers", date(2004, 10, 27), "hiba@deelnemer.example", "0675191963")


def hiba(**anders):
    return DeelnemerFactory(
        **{"voornaam": "Hiba", "achternaam": "Kuipers", "geboortedatum": HIBA.geboortedatum} | anders
    )


@pytest.mark.parametrize(
    "anders",
    [
        {},
        {"achternaam": "Kuypers"},
        {"geboortedatum": date(2004, 10, 28)},
        {"achternaam": "Kuiper", "geboortedatum": None},
        {"geboortedatum": date(1990, 1, 1), "telefoon": "+31 6 75191963"},
        {"voornaam": "H.", "achternaam": "Bakker-Kuipers", "geboortedatum": None, "email": "HIBA@deelnemer.example"},
    ],
)
def test_een_dubbele_wordt_gevonden_hoe_zij_ook_geschreven_is(jobcoach, anders):
    deelnemer = hiba(**anders)
    TrajectFactory(deelnemer=deelnemer, begeleid_door=[jobcoach])
    gevonden = zoek_dubbelen(HIBA, jobcoach)
    assert [dubbele.deelnemer for dubbele in gevonden.binnen] == [deelnemer]
    assert gevonden.buiten == ()


def test_dag_en_maand_omgewisseld_wordt_gevonden(jobcoach):
    TrajectFactory(deelnemer=hiba(geboortedatum=date(2004, 5, 3)), begeleid_door=[jobcoach])
    assert zoek_dubbelen(Persoon("Hiba", "Kuipers", date(2004, 3, 5)), jobcoach).binnen


def test_buiten_je_bereik_hoor_je_alleen_wie_je_kunt_vragen(jobcoach, collega_ander_team):
    deelnemer = hiba()
    TrajectFactory(deelnemer=deelnemer, begeleid_door=[collega_ander_team], programma=ProgrammaFactory(naam="Geheim"))
    gevonden = zoek_dubbelen(HIBA, jobcoach)
    assert gevonden.binnen == ()
    assert gevonden.vragen_aan == (collega_ander_team.naam,)
    assert not mag_kiezen(deelnemer, jobcoach)


def test_buiten_je_bereik_wordt_alleen_genoemd_wie_zeker_dezelfde_is(jobcoach, collega_ander_team):
    TrajectFactory(deelnemer=hiba(geboortedatum=None), begeleid_door=[collega_ander_team])
    assert not zoek_dubbelen(HIBA, jobcoach)
    assert not zoek_dubbelen(Persoon("Hiba", "Kuipers"), jobcoach)


def test_een_team_ziet_de_dubbele_van_een_collega(casemanager, jobcoach):
    TrajectFactory(deelnemer=hiba(), begeleid_door=[jobcoach])
    assert zoek_dubbelen(HIBA, casemanager).binnen


def test_wie_geen_traject_heeft_is_van_niemand_en_mag_gekozen_worden(jobcoach):
    deelnemer = hiba()
    (dubbele,) = zoek_dubbelen(HIBA, jobcoach).binnen
    assert dubbele.trajecten == ()
    assert mag_kiezen(deelnemer, jobcoach)


def test_wie_in_een_ander_opging_kies_je_niet_meer(jobcoach, casemanager):
    eerste, tweede = hiba(), hiba()
    versies = {eerste.pk: eerste.versie, tweede.pk: tweede.versie}
    voeg_samen(behouden=eerste, opgegaan=tweede, overnemen=[], versies=versies, door=casemanager)
    assert mag_kiezen(eerste, jobcoach)
    assert not mag_kiezen(tweede, jobcoach)


def test_dat_het_gezegd_is_staat_eens_per_uur_in_het_logboek(jobcoach, collega_ander_team):
    deelnemer = hiba()
    TrajectFactory(deelnemer=deelnemer, begeleid_door=[collega_ander_team])
    for _ in range(3):
        noteer_buiten_bereik(zoek_dubbelen(HIBA, jobcoach), door=jobcoach)
    regel = Logregel.objects.get(soort=Soort.DUBBELE_GEMELD)
    assert (regel.door_pk, regel.deelnemer_pk) == (jobcoach.pk, deelnemer.pk)


def test_zoeken_stelt_evenveel_vragen_bij_3_als_bij_30(casemanager):
    programma = ProgrammaFactory()

    def vragen(aantal: int) -> int:
        for _ in range(aantal):
            TrajectFactory(deelnemer=hiba(), programma=programma, begeleid_door=[casemanager])
        with CaptureQueriesContext(connection) as gesteld:
            assert zoek_dubbelen(HIBA, casemanager).binnen
        return len(gesteld)

    assert vragen(3) == vragen(27)


def test_het_kenmerk_hangt_af_van_wie_er_gevonden_zijn(casemanager):
    TrajectFactory(deelnemer=hiba(), begeleid_door=[casemanager])
    eerst = zoek_dubbelen(HIBA, casemanager)
    assert zoek_dubbelen(HIBA, casemanager).kenmerk == eerst.kenmerk
    TrajectFactory(deelnemer=hiba(), begeleid_door=[casemanager])
    assert zoek_dubbelen(HIBA, casemanager).kenmerk != eerst.kenmerk
