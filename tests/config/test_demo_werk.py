"""The demo is filled once: a later start, of a newer version too, adds nothing and stumbles over nothing."""

import pytest
from django.utils import timezone

from config.lokaal.demo_werk import stappen, werkgevers
from tests.fabrieken.trajecten import BetrokkeneFactory, TrajectFactory
from tests.fabrieken.werkgevers import WerkgeverFactory
from trajecten.models import Partner
from werkgevers.models import Contactpersoon, Erkenning

pytestmark = pytest.mark.django_db


def test_partners_komen_er_een_keer_ook_waar_niemand_gemeten_is(casemanager):
    BetrokkeneFactory(traject=TrajectFactory(), gebruiker=casemanager, rol="casemanager")
    stappen.vul(timezone.localdate())
    eerst = list(Partner.objects.values_list("naam", flat=True))
    assert set(eerst) == set(stappen.PARTNERS)
    stappen.vul(timezone.localdate())
    assert list(Partner.objects.values_list("naam", flat=True)) == eerst


def test_werkgevers_worden_een_keer_beschreven(jobcoach):
    WerkgeverFactory(naam="Bouwbedrijf Van Dalen")
    anders = WerkgeverFactory(naam="Garage van buiten de voorbeelden")
    for _ in range(2):
        werkgevers.vul(timezone.localdate())
    (persoon,) = Contactpersoon.objects.select_related("werkgever__vaste_jobcoach")
    assert persoon.werkgever.sectoren == ["bouw"]
    assert persoon.werkgever.vaste_jobcoach == jobcoach
    assert Erkenning.objects.op(timezone.localdate()).van(persoon.werkgever).count() == 1
    anders.refresh_from_db()
    assert anders.sectoren == []
