"""What the demo shows of signatures."""

from django.utils import timezone

from config.lokaal.demo_werk import ondertekeningen
from tests.fabrieken.evaluaties import evaluatie_klaar
from tests.fabrieken.werkgevers import ContactpersoonFactory, PlaatsingFactory
from werkgevers.models import Evaluatie, Ondertekening


def test_handtekeningen_komen_er_een_keer_in_elke_stand(db, jobcoach):
    for _ in range(3):
        plaatsing = PlaatsingFactory()
        ContactpersoonFactory(werkgever=plaatsing.werkgever)
        for moment in ("nul", "tussen"):
            evaluatie_klaar(jobcoach, plaatsing=plaatsing, moment=moment)
    for _ in range(2):
        ondertekeningen.vul(timezone.localdate())
    assert Ondertekening.objects.count() == 5
    staten = Evaluatie.objects.order_by("staat").values_list("staat", flat=True)
    assert list(staten) == ["betwist", "getekend", "getekend", "getekend", "klaar", "wacht"]
