"""A trainer finishes a participation at the moment at which its traject ends."""

from threading import Thread

from django.db import connection, transaction
from django.utils import timezone

from onderwijs.diensten import deelnames as diensten
from onderwijs.models import Deelname
from organisaties import in_organisatie
from tests.fabrieken.onderwijs import DeelnameFactory
from tests.fabrieken.toegang import GebruikerFactory


def test_wat_net_is_afgerond_blijft_afgerond_als_het_traject_stopt(zonder_transactie):
    deelname, door = DeelnameFactory(), GebruikerFactory()

    def stop_traject() -> None:
        with in_organisatie("werkmakerij"), transaction.atomic():
            diensten.stop_bij_einde_traject(deelname.traject, timezone.localdate(), door)
        connection.close()

    with transaction.atomic():
        diensten.rond_af(deelname=deelname, door=door)
        draad = Thread(target=stop_traject)
        draad.start()
        draad.join(timeout=1)
        assert draad.is_alive()
    draad.join()
    deelname.refresh_from_db()
    assert (deelname.staat, deelname.reden) == (Deelname.Staat.AFGEROND, "")
