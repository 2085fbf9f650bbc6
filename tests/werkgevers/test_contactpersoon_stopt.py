"""Somebody who stops being a contactpersoon, or gets another address, while a signature still waits."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from tests.fabrieken.ondertekeningen import gevraagde_ondertekening
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import PlaatsingFactory
from werkgevers.ondertekening.versturen import verstuur_wat_wacht
from werkgevers.ondertekening.vragen import stuur_opnieuw


@pytest.fixture
def coach(klant, jobcoach):
    klant.force_login(jobcoach)
    return klant


def test_wie_stopt_terwijl_er_een_handtekening_wacht_wordt_genoemd(coach, jobcoach):
    traject = TrajectFactory(begeleid_door=[jobcoach])
    wacht = gevraagde_ondertekening(jobcoach, plaatsing=PlaatsingFactory(traject=traject))
    persoon = wacht.contactpersoon
    velden = {"naam": persoon.naam, "email": persoon.email, "van": f"{persoon.van:%d-%m-%Y}"}
    gewoon = coach.post(f"/contactpersonen/{persoon.pk}/", {"versie": 1, **velden}, follow=True)
    assert "kan straks niet meer tekenen" not in gewoon.text
    velden["tot"] = f"{timezone.localdate():%d-%m-%Y}"
    stopt = coach.post(f"/contactpersonen/{persoon.pk}/", {"versie": 2, **velden}, follow=True)
    assert "kan straks niet meer tekenen" in stopt.text
    assert f"/evaluaties/{wacht.evaluatie_id}/ondertekeningen/" in stopt.text


def test_wie_een_ander_mailadres_krijgt_moet_een_nieuwe_link_krijgen(
    coach, jobcoach, time_machine, django_capture_on_commit_callbacks
):
    traject = TrajectFactory(begeleid_door=[jobcoach])
    with django_capture_on_commit_callbacks(execute=True):
        wacht = gevraagde_ondertekening(jobcoach, plaatsing=PlaatsingFactory(traject=traject))
    persoon = wacht.contactpersoon
    velden = {"naam": persoon.naam, "email": "nieuw@kwast.example", "van": f"{persoon.van:%d-%m-%Y}"}
    anders = coach.post(f"/contactpersonen/{persoon.pk}/", {"versie": 1, **velden}, follow=True)
    assert "hoort bij het oude e-mailadres" in anders.text
    assert f"/evaluaties/{wacht.evaluatie_id}/ondertekeningen/" in anders.text
    gestuurd = len(mail.outbox)
    later = timezone.localtime().replace(hour=11) + timedelta(days=6)
    time_machine.move_to(later)
    assert verstuur_wat_wacht(later) == 0
    assert len(mail.outbox) == gestuurd
    with django_capture_on_commit_callbacks(execute=True):
        stuur_opnieuw(ondertekening=wacht, door=jobcoach)
    assert mail.outbox[-1].to == ["nieuw@kwast.example"]
    coach.force_login(jobcoach)
    rust = coach.post(f"/contactpersonen/{persoon.pk}/", {"versie": 2, **velden}, follow=True)
    assert "Contactpersoon opgeslagen" in rust.text
    assert "hoort bij het oude e-mailadres" not in rust.text


def test_van_een_verslag_buiten_bereik_staat_er_alleen_dat_het_wacht(klant, coach, jobcoach):
    traject = TrajectFactory(begeleid_door=[jobcoach])
    wacht = gevraagde_ondertekening(jobcoach, plaatsing=PlaatsingFactory(traject=traject))
    klant.force_login(GebruikerFactory(met_code_app=True))
    persoon = wacht.contactpersoon
    velden = {"versie": 1, "naam": persoon.naam, "email": persoon.email, "van": f"{persoon.van:%d-%m-%Y}"}
    velden["tot"] = f"{timezone.localdate():%d-%m-%Y}"
    stopt = klant.post(f"/contactpersonen/{persoon.pk}/", velden, follow=True)
    assert f"Nog 1 andere evaluatie wacht op {persoon.naam}" in stopt.text
    assert wacht.evaluatie.plaatsing.traject.deelnemer.achternaam not in stopt.text
