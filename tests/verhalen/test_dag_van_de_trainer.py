"""A day of the trainer, on a phone, in each of the five organisations: who was there, a free place, plans."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.verhalen.conftest import TELEFOON, Bezoeker, Kom, zet_aan
from tests.verhalen.organisaties import HWWERKT, ORGANISATIES

WEEKDAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")


@pytest.mark.parametrize("organisatie", ORGANISATIES)
def test_van_aanwezigheid_tot_de_volgende_bijeenkomst(bezoeker: Kom, organisatie: str):
    trainer = bezoeker(TELEFOON)
    page = trainer.kies_rol(organisatie, "Trainer")
    bekijk = trainer.kijker(organisatie == HWWERKT)
    expect(page.get_by_role("heading", name="Groepen vandaag")).to_be_visible()
    bekijk("trainer-mijn-dag")
    _leg_aanwezigheid_vast(trainer, bekijk)
    _verbeter_de_aanwezigheid(trainer)
    trainer.naar("/groepen/")
    bekijk("trainer-groepen")
    page.locator("main h2 a").first.click()
    page.wait_for_url(re.compile(r"/groepen/\d+/$"))
    bekijk("trainer-groep")
    trainer.beeld("trainer-groep")
    _geef_een_vrije_plaats_weg(trainer, bekijk)
    _plan_de_volgende_bijeenkomst(trainer, bekijk)
    assert trainer.klachten == []


def _leg_aanwezigheid_vast(trainer: Bezoeker, bekijk) -> None:
    """Everybody was there, but for two: two taps, and one to save."""
    page = trainer.page
    page.get_by_role("link", name=re.compile("^Aanwezigheid")).first.click()
    rijen = page.get_by_role("radiogroup")
    aantal = rijen.count()
    rijen.nth(1).get_by_role("radio", name="Afgemeld").click()
    rijen.nth(2).get_by_role("radio", name="Niet er").click()
    bekijk("trainer-aanwezigheid")
    trainer.beeld("trainer-aanwezigheid")
    trainer.druk_op("Aanwezigheid opslaan")
    trainer.zie_gelukt(f"opgeslagen: {aantal - 2} van {aantal} waren er")


def _verbeter_de_aanwezigheid(trainer: Bezoeker) -> None:
    """Who came in later turns out to have been there."""
    page = trainer.page
    if page.get_by_role("radiogroup").count() == 0:
        page.get_by_role("link", name=re.compile("^Aanwezigheid")).first.click()
    rijen = page.get_by_role("radiogroup")
    aantal = rijen.count()
    rijen.nth(2).get_by_role("radio", name="Was er").click()
    trainer.druk_op("Aanwezigheid opslaan")
    trainer.zie_gelukt(f"opgeslagen: {aantal - 1} van {aantal} waren er")


def _geef_een_vrije_plaats_weg(trainer: Bezoeker, bekijk) -> None:
    """Somebody stops, without a word about health; whoever waits longest may come in."""
    page = trainer.page
    groep = page.url
    page.get_by_role("link", name=re.compile("^Stoppen")).first.click()
    bekijk("trainer-stoppen")
    trainer.kies("Hoe stopt de deelname", "Werk of opleiding gevonden")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(groep)
    bekijk("trainer-groep-met-plaats")


def _plan_de_volgende_bijeenkomst(trainer: Bezoeker, bekijk) -> None:
    """Three evenings in one go."""
    page = trainer.page
    page.get_by_role("link", name="Bijeenkomsten plannen").click()
    eerste = timezone.localdate() + timedelta(days=1)
    laatste = eerste + timedelta(days=20)
    dag = WEEKDAGEN[eerste.weekday()]
    zet_aan(page.get_by_role("checkbox", name=re.compile(f"^{dag}", re.IGNORECASE)))
    for veld, waarde in (("Van", "19.00"), ("Tot", "20.30")):
        page.get_by_label(veld, exact=True).fill(waarde)
    for veld, dag in (("Vanaf", eerste), ("Tot en met", laatste)):
        page.get_by_label(re.compile(f"^{veld}")).fill(f"{dag:%d-%m-%Y}")
    bekijk("trainer-plannen")
    trainer.beeld("trainer-plannen")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(re.compile(r"/groepen/\d+/$"))
    expect(page.locator("main").get_by_text(re.compile(r"19\.00")).first).to_be_visible()
