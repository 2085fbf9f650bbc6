"""Two at the same moment, and an organisation that goes into an archive: with commits that are real."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from organisaties import in_organisatie
from tests.fabrieken.bsn import PROEFNUMMERS, REDEN, geef_bsn, zet_grond
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import DeelnemerFactory
from toegang.fouten import DomeinFout
from trajecten.bsn.diensten import DubbelBsn
from trajecten.bsn.instellen import stel_bsn_in
from trajecten.bsn.queries import bsn_van, instelling, mag_bsn
from trajecten.bsn.sleutels import ontsleutel
from trajecten.models import Bsninstelling, Burgerservicenummer, Deelnemer

pytestmark = pytest.mark.usefixtures("zonder_transactie")
BSN = PROEFNUMMERS[1]


def tegelijk(*wat: Callable[[], object]) -> list[str]:
    """What came of each: "goed", or the name of the error."""
    samen = Barrier(len(wat))

    def doe(een: Callable[[], object]) -> str:
        try:
            with in_organisatie("werkmakerij"):
                samen.wait(timeout=20)
                een()
        except DomeinFout as fout:
            return type(fout).__name__
        else:
            return "goed"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(wat)) as draden:
        return list(draden.map(doe, wat))


def test_van_twee_die_tegelijk_hetzelfde_bsn_opslaan_wint_er_een():
    zet_grond()
    door = GebruikerFactory(rollen=["casemanager"])
    een, ander = DeelnemerFactory(), DeelnemerFactory()
    uitkomsten = tegelijk(lambda: geef_bsn(een, BSN, door), lambda: geef_bsn(ander, BSN, door))
    assert sorted(uitkomsten) == sorted([DubbelBsn.__name__, "goed"])
    assert Burgerservicenummer.objects.count() == 1


def test_een_grond_die_gaat_en_een_bsn_dat_komt_weten_van_elkaar():
    zet_grond()
    beheerder, casemanager = GebruikerFactory(rollen=["beheerder"]), GebruikerFactory(rollen=["casemanager"])
    deelnemer, versie = DeelnemerFactory(), instelling().versie

    def haal_weg() -> None:
        stel_bsn_in(grond="geen", reden="", versie=versie, verwijder=False, door=beheerder)

    uitkomsten = tegelijk(haal_weg, lambda: geef_bsn(deelnemer, BSN, casemanager))
    assert "goed" in uitkomsten
    assert len(set(uitkomsten)) == 2
    # never a BSN without a ground
    assert mag_bsn() == Burgerservicenummer.objects.exists()


def test_een_teruggezette_organisatie_leest_haar_bsns_en_houdt_zich_aan_de_regels(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    zet_grond()
    geef_bsn(DeelnemerFactory(deelnemernummer="WM-1"), BSN)
    archief = tmp_path / "werkmakerij.tar.gz"
    connection.set_schema_to_public()
    call_command("organisatie_dump", "werkmakerij", str(archief), stdout=StringIO())
    call_command("organisatie_herstel", str(archief), schema="kopie", adres="kopie.localhost", stdout=StringIO())
    with in_organisatie("werkmakerij"):
        stel_bsn_in(grond="geen", reden="", versie=instelling().versie, verwijder=True, door=GebruikerFactory())
    with in_organisatie("kopie"):
        rij = bsn_van(Deelnemer.objects.get(deelnemernummer="WM-1"))
        assert ontsleutel(rij.versleuteld) == BSN
        assert instelling().reden == REDEN
        with pytest.raises(DubbelBsn):
            geef_bsn(DeelnemerFactory(), BSN)
        # its triggers look at its own tables, not at those that it came from
        with pytest.raises(IntegrityError, match="mogen die niet blijven"), transaction.atomic():
            Bsninstelling.objects.update(grond="geen")
        geef_bsn(DeelnemerFactory(), PROEFNUMMERS[2])
