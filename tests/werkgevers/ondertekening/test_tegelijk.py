"""Two things at once with one signature: one of them wins, the other is told, and nothing is half written."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from organisaties import in_organisatie
from tests.fabrieken.ondertekeningen import gevraagde_ondertekening
from tests.fabrieken.toegang import GebruikerFactory
from toegang.fouten import DomeinFout
from toegang.models import Gebruiker
from werkgevers.evaluatie.regels import Staat
from werkgevers.models import Ondertekening
from werkgevers.ondertekening import tekenen, vragen
from werkgevers.ondertekening.tekenen import Bezwaar
from werkgevers.ondertekening.versturen import maak_link, verstuur_link


def teken(vraag: Ondertekening, token: str, door: Gebruiker) -> None:
    tekenen.onderteken(token=token, naam="Marco Peeters", functie="Voorman")


def betwist(vraag: Ondertekening, token: str, door: Gebruiker) -> None:
    tekenen.betwist(token=token, bezwaren=[Bezwaar("afspraken", "Dat spraken we niet af.")])


def trek_in(vraag: Ondertekening, token: str, door: Gebruiker) -> None:
    vragen.trek_vraag_in(ondertekening=vraag, door=door)


def stuur_opnieuw(vraag: Ondertekening, token: str, door: Gebruiker) -> None:
    vragen.stuur_opnieuw(ondertekening=vraag, door=door)


@pytest.mark.usefixtures("zonder_transactie")
def test_van_tekenen_en_iets_anders_tegelijk_lukt_er_een():
    door = GebruikerFactory()
    for ander in (teken, betwist, trek_in, stuur_opnieuw):
        vraag = gevraagde_ondertekening(door)
        verstuur_link(pk=vraag.pk)
        token = maak_link(vraag)
        uitkomsten = tegelijk([teken, ander], vraag, token, door)
        assert uitkomsten.count("gelukt") == 1, ander.__name__
        vers = Ondertekening.objects.select_related("evaluatie").get(pk=vraag.pk)
        getekend = vers.getekend_op is not None
        assert getekend == (vers.evaluatie.staat == Staat.GETEKEND), ander.__name__
        assert vers.gebeurtenissen.filter(soort="getekend").count() == int(getekend)


def tegelijk(daden: list[Callable], vraag: Ondertekening, token: str, door: Gebruiker) -> list[str]:
    samen = Barrier(len(daden))

    def doe(daad: Callable) -> str:
        try:
            with in_organisatie("werkmakerij"):
                samen.wait(timeout=20)
                daad(vraag, token, door)
        except DomeinFout as fout:
            return str(fout)
        else:
            return "gelukt"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(daden)) as draden:
        return list(draden.map(doe, daden))
