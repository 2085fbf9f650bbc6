"""The link of the demo logs in for a minute, at one organisation, and only in the demo."""

import time

import pytest

from tests.fabrieken.toegang import GebruikerFactory
from toegang.demo import maak_token


@pytest.fixture
def in_demo(settings):
    settings.DEMO = True


def test_de_link_logt_in(klant, in_demo, jobcoach):
    antwoord = klant.get(f"/demo/{maak_token('werkmakerij', jobcoach.email)}/")
    assert antwoord["Location"] == "/"
    assert klant.get("/account/").status_code == 200


def test_buiten_de_demo_bestaat_de_link_niet(klant, jobcoach):
    assert klant.get(f"/demo/{maak_token('werkmakerij', jobcoach.email)}/").status_code == 404


def test_de_link_verloopt_na_een_minuut(klant, in_demo, jobcoach, time_machine):
    token = maak_token("werkmakerij", jobcoach.email)
    time_machine.move_to(time.time() + 62)
    assert klant.get(f"/demo/{token}/").status_code == 404


def test_de_link_van_een_andere_organisatie_werkt_hier_niet(klant, in_demo, jobcoach):
    assert klant.get(f"/demo/{maak_token('werkshop', jobcoach.email)}/").status_code == 404


@pytest.mark.parametrize("token", ["werkmakerij:jobcoach@werkmakerij.example", "onzin", "a:b:c"])
def test_een_nagemaakte_link_werkt_niet(klant, in_demo, jobcoach, token):
    assert klant.get(f"/demo/{token}/").status_code == 404


def test_wie_geblokkeerd_is_of_niet_bestaat_komt_er_niet_in(klant, in_demo, db_of_zonder):
    geblokkeerd = GebruikerFactory(geblokkeerd=True)
    assert klant.get(f"/demo/{maak_token('werkmakerij', geblokkeerd.email)}/").status_code == 404
    assert klant.get(f"/demo/{maak_token('werkmakerij', 'niemand@werkmakerij.example')}/").status_code == 404
