"""Two people who move somebody at the same moment: one wins, the other is told."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from bouwstenen import diensten
from bouwstenen.models import Fase
from organisaties import in_organisatie
from tests.fabrieken.bouwstenen import FaseFactory, RouteFactory
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory
from toegang.fouten import NietMeerActueel
from toegang.models import Logregel


@pytest.mark.usefixtures("zonder_transactie")
def test_van_twee_die_tegelijk_verder_gaan_wint_er_een():
    route = RouteFactory(vier_bouwstenen=True)
    traject = TrajectFactory(programma=route.programma)
    fase = FaseFactory(traject=traject, bouwsteen=route.bouwstenen.get(nummer=1))
    collegas = [GebruikerFactory(rollen=["casemanager"]) for _ in range(2)]
    samen = Barrier(2)

    def ga(door) -> str:
        try:
            with in_organisatie("werkmakerij"):
                samen.wait(timeout=20)
                diensten.ga_verder(
                    traject=traject,
                    vanuit=fase.pk,
                    startdatum=timezone.localdate(),
                    door=door,
                    deelnemer_stabiel=True,
                    casemanager_stabiel=True,
                )
        except NietMeerActueel:
            return "te laat"
        else:
            return "verder"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as draden:
        uitkomsten = sorted(draden.map(ga, collegas))

    assert uitkomsten == ["te laat", "verder"]
    assert [f.bouwsteen.nummer for f in Fase.objects.van(traject).geldig().in_volgorde()] == [1, 2]
    assert Logregel.objects.filter(soort="bouwsteen_verder").count() == 1
