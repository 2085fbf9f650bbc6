"""The demo is filled once: a later start, of a newer version too, adds nothing and stumbles over nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from config.lokaal.demo_werk import stappen, vragen, werkgevers
from onderwijs.models import Koppel, Stagevraag
from tests.fabrieken.trajecten import BetrokkeneFactory, TrajectFactory
from tests.fabrieken.werkgevers import WerkgeverFactory
from trajecten.models import Document, Partner
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


def test_vragen_koppels_en_documenten_komen_er_een_keer(jobcoach):
    vandaag = timezone.localdate()
    TrajectFactory.create_batch(6, startdatum=vandaag - timedelta(weeks=20), begeleid_door=[jobcoach])
    for vul in (vragen.vraag_stages, vragen.koppel, vragen.bewaar_cv) * 2:
        vul(vandaag, jobcoach)
    assert (Stagevraag.objects.count(), Koppel.objects.count(), Document.objects.count()) == (2, 3, 2)
    assert Koppel.objects.niet_afgesloten().count() == 2
