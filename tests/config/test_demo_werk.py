"""The demo is filled once: a later start, of a newer version too, adds nothing and stumbles over nothing."""

import pytest
from django.utils import timezone

from config.lokaal.demo_werk import stappen
from tests.fabrieken.trajecten import BetrokkeneFactory, TrajectFactory
from trajecten.models import Partner

pytestmark = pytest.mark.django_db


def test_partners_komen_er_een_keer_ook_waar_niemand_gemeten_is(casemanager):
    BetrokkeneFactory(traject=TrajectFactory(), gebruiker=casemanager, rol="casemanager")
    stappen.vul(timezone.localdate())
    eerst = list(Partner.objects.values_list("naam", flat=True))
    assert set(eerst) == set(stappen.PARTNERS)
    stappen.vul(timezone.localdate())
    assert list(Partner.objects.values_list("naam", flat=True)) == eerst
