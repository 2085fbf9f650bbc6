"""Handing in and reading in with a real worker, also when that worker is killed halfway."""

import os
import signal
import threading
import time
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from config.celery import app as celery
from organisaties import in_organisatie
from tests.importeren.conftest import als_bestanden, goede_lijsten, richt_in
from toegang.matrix import Rol
from toegang.models import Gebruiker
from trajecten.importeren import diensten
from trajecten.models import Contactmoment, Deelnemer, Inlezing
from werkgevers.models import Plaatsing

SECONDEN = 90
WACHTENDEN = """
SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'werkgevers_plaatsing'::regclass
"""


def wacht_tot(waar: Callable[[], bool]) -> None:
    einde = time.monotonic() + SECONDEN
    while not waar():
        assert time.monotonic() < einde, "Het duurde te lang."
        time.sleep(0.1)


@pytest.fixture
def beheerder(worker: None) -> Gebruiker:
    richt_in("werkmakerij")
    return Gebruiker.objects.create_user("bea@werkmakerij.example", rollen=[Rol.BEHEERDER.value])


@pytest.fixture
def gecontroleerd(beheerder: Gebruiker) -> Inlezing:
    """Lists that the worker has checked."""
    bestanden = [SimpleUploadedFile(naam, inhoud) for naam, inhoud in als_bestanden(goede_lijsten())]
    inlezing = diensten.zet_lijsten_klaar(bestanden=bestanden, door=beheerder)
    wacht_tot(lambda: heeft(inlezing, Inlezing.Status.GECONTROLEERD))
    return inlezing


def heeft(inlezing: Inlezing, status: str) -> bool:
    inlezing.refresh_from_db()
    return inlezing.status == status


def test_de_worker_controleert_en_leest_in(gecontroleerd, beheerder):
    assert gecontroleerd.kan_ingelezen
    assert Deelnemer.objects.count() == 0

    diensten.vraag_inlezen(inlezing=gecontroleerd, door=beheerder)

    wacht_tot(lambda: heeft(gecontroleerd, Inlezing.Status.INGELEZEN))
    assert Contactmoment.objects.count() == 2


def test_een_gedode_worker_laat_niets_half_achter_en_het_werk_komt_eenmaal_af(gecontroleerd, beheerder):
    with transaction.atomic(), connection.cursor() as cursor:
        # the worker writes all lists but the last, and then has to wait for us
        cursor.execute("LOCK TABLE werkgevers_plaatsing IN EXCLUSIVE MODE")
        stuur_buiten_de_transactie(gecontroleerd, beheerder)
        wacht_tot(lambda: bool(cursor.execute(WACHTENDEN) or cursor.fetchone()[0]))
        dood_de_werkers()
        assert Deelnemer.objects.count() == 0

    wacht_tot(lambda: heeft(gecontroleerd, Inlezing.Status.INGELEZEN))
    assert (Deelnemer.objects.count(), Contactmoment.objects.count(), Plaatsing.objects.count()) == (1, 2, 1)


def stuur_buiten_de_transactie(inlezing: Inlezing, door: Gebruiker) -> None:
    """Ask for it in a connection of its own, so that the worker sees it while ours is still open."""

    def vraag() -> None:
        with in_organisatie("werkmakerij"):
            diensten.vraag_inlezen(inlezing=inlezing, door=door)
        connection.close()

    draad = threading.Thread(target=vraag)
    draad.start()
    draad.join()


def dood_de_werkers() -> None:
    """Kill the processes of our worker that do the work; its parent starts new ones."""
    for gegevens in celery.control.inspect(timeout=5).stats().values():
        for pid in gegevens["pool"]["processes"]:
            os.kill(pid, signal.SIGKILL)
