"""What the demo shows of signatures."""

from datetime import timedelta

from django.utils import timezone

from config.lokaal.demo_werk import evaluaties, ondertekeningen
from tests.fabrieken.evaluaties import evaluatie_klaar
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import ContactpersoonFactory, PlaatsingFactory
from werkgevers.evaluatie.regels import Staat
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


def test_wat_wacht_wacht_al_zo_lang_dat_een_herinnering_nodig_is(
    db, mailoutbox, jobcoach, django_capture_on_commit_callbacks
):
    vandaag = timezone.localdate()
    for _ in range(4):
        traject = TrajectFactory(begeleid_door=[jobcoach])
        plaatsing = PlaatsingFactory(traject=traject, startdatum=vandaag - timedelta(weeks=8))
        ContactpersoonFactory(werkgever=plaatsing.werkgever)
    with django_capture_on_commit_callbacks(execute=True):
        evaluaties.vul(vandaag)
        ondertekeningen.vul(vandaag)
    wacht = Ondertekening.objects.get(evaluatie__staat=Staat.WACHT)
    assert wacht.evaluatie.datum <= wacht.gevraagd_op.date() < vandaag - timedelta(days=4)
    getekend = Evaluatie.objects.filter(staat=Staat.GETEKEND)
    assert all(e.bevroren_op < e.ondertekeningen.get().getekend_op for e in getekend)
    assert Evaluatie.objects.filter(staat=Staat.CONCEPT, plaatsing__evaluaties__staat=Staat.GETEKEND).exists()
