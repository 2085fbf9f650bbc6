"""The demo is filled once: a later start, of a newer version too, adds nothing and stumbles over nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from config.lokaal.demo_werk import banen, deelnemerrapporten, doelgroepen, stappen, vragen, werkgevers
from onderwijs.models import Koppel, Stagevraag
from rapportage.models import Rapport
from tests.fabrieken.trajecten import BetrokkeneFactory, DeelnemerFactory, StartsituatieFactory, TrajectFactory
from tests.fabrieken.werkgevers import PlaatsingFactory, WerkgeverFactory
from toegang.matrix import Rol
from trajecten.models import Document, Partner, Traject
from werkgevers.models import Baancontrole, Contactpersoon, Erkenning

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


def test_van_banen_is_een_keer_gevraagd_of_iemand_ze_houdt(jobcoach):
    vandaag = timezone.localdate()
    for weken, einde in ((20, None), (21, None), (22, vandaag - timedelta(weeks=15)), (2, None)):
        PlaatsingFactory(soort="dienstverband", startdatum=vandaag - timedelta(weeks=weken), einddatum=einde)
    PlaatsingFactory(soort="stage", startdatum=vandaag - timedelta(weeks=20))
    for _ in range(2):
        banen.vul(vandaag)
    # the oldest one waits for its answer
    assert list(Baancontrole.objects.values_list("maanden", "behouden")) == [(3, True), (3, True)]


def test_doelgroepen_volgen_uit_leeftijd_en_uitkering(iemand):
    iemand(Rol.CASEMANAGER, email="casemanager1@werkmakerij.example")
    vandaag = timezone.localdate()
    geboren = vandaag - timedelta(days=20 * 366)
    jong = TrajectFactory(deelnemer=DeelnemerFactory(geboortedatum=geboren), startdatum=vandaag - timedelta(weeks=3))
    StartsituatieFactory(traject=jong, uitkering="participatiewet")
    for _ in range(2):
        doelgroepen.vul(vandaag)
    assert Traject.objects.get(pk=jong.pk).doelgroepen == ["bijstand", "jongere"]


def test_er_komt_een_rapport_over_een_deelnemer_die_de_jobcoach_begeleidt(jobcoach):
    vandaag = timezone.localdate()
    traject = TrajectFactory(startdatum=vandaag - timedelta(weeks=20), begeleid_door=[jobcoach])
    for _ in range(2):
        deelnemerrapporten.vul(vandaag)
    rapport = Rapport.objects.get()
    assert (rapport.traject, rapport.aangevraagd_door) == (traject, jobcoach)
    assert rapport.tot < vandaag
