"""What a page asks several times is asked once; the answers stay those of asking each time."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from organisaties import in_organisatie
from tests.fabrieken.trajecten import BetrokkeneFactory, TrajectFactory
from toegang.controle import mag
from toegang.matrix import Recht
from toegang.onthouden import een_keer_vragen, onthoud
from trajecten.models import Traject
from trajecten.queries import binnen_bereik


def test_buiten_een_pagina_wordt_niets_onthouden():
    antwoorden = iter(range(9))
    assert [onthoud("teller", lambda: next(antwoorden)) for _ in range(3)] == [0, 1, 2]
    with een_keer_vragen():
        assert [onthoud("teller", lambda: next(antwoorden)) for _ in range(3)] == [3, 3, 3]
    with een_keer_vragen():
        assert onthoud("teller", lambda: next(antwoorden)) == 4


def test_niets_is_ook_een_antwoord_en_sleutels_staan_los_van_elkaar():
    with een_keer_vragen():
        assert onthoud(("naam", 1), lambda: None) is None
        assert onthoud(("naam", 1), lambda: "anders") is None
        assert onthoud(("naam", 2), lambda: "anders") == "anders"


@pytest.mark.django_db
def test_wat_van_een_organisatie_is_blijft_daar():
    with een_keer_vragen():
        assert onthoud("naam", lambda: "hier") == "hier"
        with in_organisatie("werkshop"):
            assert onthoud("naam", lambda: "daar") == "daar"
        assert onthoud("naam", lambda: "anders") == "hier"


def test_een_pagina_in_een_pagina_onthoudt_wat_de_buitenste_weet():
    with een_keer_vragen():
        onthoud("a", lambda: 1)
        with een_keer_vragen():
            assert onthoud("a", lambda: 2) == 1
        assert onthoud("a", lambda: 3) == 1


@een_keer_vragen()
def _gaat_stuk() -> None:
    onthoud("a", lambda: 1)
    raise ValueError("stuk")


def test_een_fout_laat_niets_achter():
    with pytest.raises(ValueError, match="stuk"):
        _gaat_stuk()
    assert onthoud("a", lambda: 2) == 2


@een_keer_vragen()
def _twee_keer(teller: list[int]) -> int:
    """As a view that is decorated."""
    for _ in range(2):
        onthoud("a", lambda: teller.append(1))
    return len(teller)


def test_een_view_onthoudt_tot_zijn_einde():
    teller: list[int] = []
    assert [_twee_keer(teller), _twee_keer(teller)] == [1, 2]


@pytest.fixture
def iedereen(jobcoach, casemanager, programmamanager, trainer, beheerder, collega_ander_team):
    return [jobcoach, casemanager, programmamanager, trainer, beheerder, collega_ander_team]


@pytest.fixture
def trajecten(jobcoach, casemanager, collega_ander_team):
    gedeeld = TrajectFactory(begeleid_door=[jobcoach])
    BetrokkeneFactory(traject=gedeeld, gebruiker=casemanager)
    return [
        gedeeld,
        *(TrajectFactory(begeleid_door=[wie]) for wie in (jobcoach, casemanager, collega_ander_team)),
        TrajectFactory(),
    ]


def test_op_een_pagina_mag_ieder_hetzelfde_als_daarbuiten(iedereen, trajecten):
    gevraagd = [(wie, recht, traject) for wie in iedereen for recht in Recht for traject in trajecten]
    los = [mag(*vraag) for vraag in gevraagd]
    with een_keer_vragen():
        samen = [mag(*vraag) for vraag in gevraagd]
    assert samen == los
    assert True in los
    assert False in los


def test_binnen_bereik_is_wat_elk_traject_apart_zegt(iedereen, trajecten):
    sleutels = [traject.pk for traject in trajecten]
    with een_keer_vragen():
        for wie in iedereen:
            for recht in Recht:
                binnen = binnen_bereik(sleutels, wie, recht)
                zichtbaar = Traject.objects.filter(pk__in=sleutels).zichtbaar_voor(wie, recht)
                assert set(binnen) == set(zichtbaar.values_list("pk", flat=True)), (wie.rollen, recht)


def test_rechten_die_even_ver_reiken_zijn_een_vraag(trajecten, jobcoach):
    with CaptureQueriesContext(connection) as gesteld, een_keer_vragen():
        assert mag(jobcoach, Recht.TRAJECT_WIJZIGEN, trajecten[0])
        assert mag(jobcoach, Recht.CONTACT_LOGGEN, trajecten[0])
        assert not mag(jobcoach, Recht.CONTACT_LOGGEN, trajecten[2])
    assert sum("trajecten_traject" in vraag["sql"] for vraag in gesteld) == 2


def test_een_smallere_keuze_kent_de_sleutels_van_de_ruimere_niet(trajecten):
    twee = {trajecten[0].pk, trajecten[1].pk}
    weinig = Traject.objects.filter(pk__in=twee).op_sleutel()
    assert set(weinig.sleutels()) == twee
    een = weinig.filter(pk=trajecten[0].pk)
    assert [rij["pk"] for rij in een.sleutels()] == [trajecten[0].pk]
    assert weinig.zijn_dezelfde(Traject.objects.filter(pk__in=twee).order_by("-pk").op_sleutel())
    assert not weinig.zijn_dezelfde(een.op_sleutel())
    # of what was not asked, nothing is known
    assert not weinig.zijn_dezelfde(weinig.all())
