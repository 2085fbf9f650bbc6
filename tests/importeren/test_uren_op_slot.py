"""Reading in lists respects weeks of hours that were handed in, and hours that were corrected."""

from copy import deepcopy
from datetime import date

import pytest

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.uren import goedgekeurd, ingediend
from tests.importeren.conftest import aantallen, fouten
from toegang.models import Gebruiker
from trajecten.deelneemuren.diensten import verbeter_uren
from trajecten.models import Contactmoment, Deelneemuur
from trajecten.urenstaat.uren import uren_van

MAANDAG = date(2026, 2, 9)
NIEUW = {
    "trajectnummer": "T1",
    "datum": "2026-02-12",
    "minuten": "45",
    "soort": "gesprek",
    "medewerker": "joris@werk.example",
    "onderwerp": "Later gevonden",
}


@pytest.fixture
def ingelezen(lees_in, lijsten):
    assert lees_in(lijsten).meldingen.fouten == []
    return Gebruiker.objects.get(email="joris@werk.example")


def test_weken_van_vroeger_zijn_open(ingelezen):
    assert [uur.minuten for uur in uren_van([ingelezen.pk], MAANDAG, date(2026, 2, 23))] == [60, 30]


def test_dezelfde_lijst_nog_eens_verandert_niets_ook_als_de_week_op_slot_zit(ingelezen, lees_in, lijsten):
    goedgekeurd(ingelezen, MAANDAG, door=GebruikerFactory())
    # that somebody read lists in is told in the logboek, also when they held nothing new
    voor = aantallen() | {"toegang.Logregel": 0}
    assert lees_in(lijsten).meldingen.fouten == []
    assert aantallen() | {"toegang.Logregel": 0} == voor


@pytest.mark.parametrize("goed", [False, True])
def test_een_nieuw_contact_in_een_week_op_slot_is_een_fout_en_er_komt_niets_in(ingelezen, lees_in, lijsten, goed):
    staat = goedgekeurd(ingelezen, MAANDAG, door=GebruikerFactory()) if goed else ingediend(ingelezen, MAANDAG)
    erbij = deepcopy(lijsten)
    erbij["contactmomenten"].append(NIEUW)
    uitkomst = lees_in(erbij)
    assert fouten(uitkomst) == [("contactmomenten.csv", 4, "datum")]
    assert "week 7 zijn al ingediend" in uitkomst.meldingen.fouten[0].wat
    assert Contactmoment.objects.count() == 2
    staat.refresh_from_db()
    assert staat.minuten == 60


def test_in_een_andere_week_of_van_een_ander_komt_het_er_wel_bij(ingelezen, lees_in, lijsten):
    goedgekeurd(ingelezen, MAANDAG, door=GebruikerFactory())
    erbij = deepcopy(lijsten)
    erbij["contactmomenten"] += [NIEUW | {"datum": "2026-02-19"}, NIEUW | {"medewerker": "nieuw@werk.example"}]
    assert lees_in(erbij).meldingen.fouten == []
    assert Contactmoment.objects.count() == 4


@pytest.mark.parametrize("minuten", [0, 180])
def test_wat_is_verbeterd_komt_niet_terug(ingelezen, lees_in, lijsten, minuten):
    uur = Deelneemuur.objects.get()
    verbeter_uren(uur=uur, was_minuten=240, minuten=minuten, reden="Ging eerder weg", door=ingelezen)
    assert lees_in(lijsten).meldingen.fouten == []
    assert list(Deelneemuur.objects.values_list("minuten", flat=True)) == ([minuten] if minuten else [])
