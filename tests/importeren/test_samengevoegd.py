"""Lists that still name a deelnemer who was merged into another: read in again they change nothing."""

import pytest

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import DeelnemerFactory
from trajecten.aanmelden.diensten.samenvoegen import voeg_samen
from trajecten.models import Deelnemer, Traject


def voeg(behouden: Deelnemer, nummer: str) -> None:
    opgegaan = Deelnemer.objects.get(deelnemernummer=nummer)
    behouden.refresh_from_db()
    voeg_samen(
        behouden=behouden,
        opgegaan=opgegaan,
        overnemen=[],
        versies={behouden.pk: behouden.versie, opgegaan.pk: opgegaan.versie},
        door=GebruikerFactory(),
    )


@pytest.fixture
def behouden(lees_in, lijsten):
    """D1 of the lists was merged into this one."""
    lees_in(lijsten)
    behouden = DeelnemerFactory(deelnemernummer="D9", achternaam="Verbeek")
    voeg(behouden, "D1")
    return behouden


def test_dezelfde_lijst_nog_eens_verandert_niets_en_zegt_waarom(lees_in, lijsten, behouden):
    uitkomst = lees_in(lijsten)
    assert uitkomst.meldingen.fouten == []
    assert "samengevoegd met D9" in str([opmerking.wat for opmerking in uitkomst.meldingen.opmerkingen])
    assert Traject.objects.get().deelnemer == behouden
    assert Deelnemer.objects.get(deelnemernummer="D1").voornaam == "Daan"


def test_een_nieuw_traject_onder_het_oude_nummer_komt_bij_wie_bleef(lees_in, lijsten, behouden):
    lijsten["trajecten"].append(
        lijsten["trajecten"][0] | {"trajectnummer": "T2", "startdatum": "2026-09-01", "einddatum": ""}
    )
    for naam in ("fases", "metingen", "contactmomenten", "deelneemuren", "plaatsingen"):
        del lijsten[naam]
    uitkomst = lees_in(lijsten)
    assert uitkomst.meldingen.fouten == []
    assert Traject.objects.get(trajectnummer="T2").deelnemer == behouden


def test_ook_na_twee_keer_samenvoegen_vindt_de_rij_wie_bleef(lees_in, lijsten, behouden):
    laatste = DeelnemerFactory(deelnemernummer="D10")
    voeg(laatste, "D9")
    assert lees_in(lijsten).meldingen.fouten == []
    assert Traject.objects.get().deelnemer == laatste
