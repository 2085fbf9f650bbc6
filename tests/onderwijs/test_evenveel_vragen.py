"""Every list asks the database as much for thirty rows as for three."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.fabrieken.onderwijs import BijeenkomstFactory, DeelnameFactory, GroepFactory, LeerlijnFactory, ModuleFactory
from tests.fabrieken.opleiding import (
    BewijssoortFactory,
    OnderwijsinstellingFactory,
    OpleidingFactory,
    PraktijkverklaringFactory,
    WerkprocesFactory,
)
from tests.fabrieken.trajecten import TrajectFactory

pytestmark = pytest.mark.django_db


class Wereld:
    """What the lists are of, and how a row comes to each."""

    def __init__(self, trainer, jobcoach):
        self.trainer, self.jobcoach = trainer, jobcoach
        self.traject = TrajectFactory(begeleid_door=[jobcoach])
        self.school = OnderwijsinstellingFactory()
        self.leerlijn = LeerlijnFactory()
        self.groep = GroepFactory(trainers=[trainer], leerlijn=self.leerlijn, capaciteit=60)
        self.bijeenkomst = BijeenkomstFactory(groep=self.groep, datum=timezone.localdate())
        self.praktijk = PraktijkverklaringFactory(traject=self.traject)

    def nog_een_bijeenkomst(self):
        dag = timezone.localdate() - timedelta(days=self.groep.bijeenkomsten.count())
        BijeenkomstFactory(groep=self.groep, datum=dag)

    def lid(self, **velden):
        DeelnameFactory(groep=self.groep, traject=TrajectFactory(begeleid_door=[self.trainer]), **velden)


# by page: who looks, its address and how a row is added
LIJSTEN = {
    "scholen": ("jobcoach", lambda w: "/scholen/", lambda w: OpleidingFactory()),
    "school": (
        "jobcoach",
        lambda w: f"/scholen/{w.school.pk}/",
        lambda w: OpleidingFactory(instelling=w.school),
    ),
    "groepen": ("trainer", lambda w: "/groepen/", lambda w: GroepFactory(trainers=[w.trainer])),
    "leden": ("trainer", lambda w: w.groep.get_absolute_url(), lambda w: w.lid()),
    "wachtlijst": ("trainer", lambda w: w.groep.get_absolute_url(), lambda w: w.lid(wacht=True)),
    "bijeenkomsten": (
        "trainer",
        lambda w: w.groep.get_absolute_url(),
        lambda w: w.nog_een_bijeenkomst(),
    ),
    "samenstellen": (
        "trainer",
        lambda w: f"{w.groep.get_absolute_url()}samenstellen/",
        lambda w: TrajectFactory(begeleid_door=[w.trainer]),
    ),
    "aanwezigheid": ("trainer", lambda w: f"/bijeenkomsten/{w.bijeenkomst.pk}/", lambda w: w.lid()),
    "leerlijnen": ("beheerder", lambda w: "/leerlijnen/", lambda w: ModuleFactory()),
    "groepen en modules van een deelnemer": (
        "jobcoach",
        lambda w: f"/trajecten/{w.traject.pk}/groepen/",
        lambda w: GroepFactory(leerlijn=None, module=ModuleFactory()),
    ),
    "werkprocessen": (
        "jobcoach",
        lambda w: w.praktijk.get_absolute_url(),
        lambda w: WerkprocesFactory(praktijkverklaring=w.praktijk),
    ),
    "soorten bewijs": ("beheerder", lambda w: "/beheer/bewijssoorten/", lambda w: BewijssoortFactory()),
}


@pytest.mark.parametrize("naam", LIJSTEN)
def test_een_lijst_vraagt_voor_dertig_rijen_evenveel_als_voor_drie(naam, klant, request, trainer, jobcoach):
    wie, adres, erbij = LIJSTEN[naam]
    wereld = Wereld(trainer, jobcoach)
    klant.force_login(request.getfixturevalue(wie))

    def tel():
        klant.get(adres(wereld))
        with CaptureQueriesContext(connection) as vragen:
            assert klant.get(adres(wereld)).status_code == 200
        return len(vragen)

    for _ in range(3):
        erbij(wereld)
    drie = tel()
    for _ in range(27):
        erbij(wereld)
    assert tel() == drie
