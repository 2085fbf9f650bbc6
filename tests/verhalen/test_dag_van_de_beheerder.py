"""A day of the beheerder: where everything is kept up, whom to invite, who leaves, which signals and placements."""

import re

from playwright.sync_api import expect

from tests.verhalen.conftest import BUREAU, Bezoeker, Kom
from tests.verhalen.organisaties import WERKMAKERIJ


def test_van_een_collega_die_weggaat_tot_de_regels_van_de_organisatie(bezoeker: Kom):
    beheerder = bezoeker(BUREAU)
    page = beheerder.kies_rol(WERKMAKERIJ, "Beheerder")
    beheerder.naar("/beheer/")
    beheerder.bekijk("beheerder-beheer")
    beheerder.beeld("beheerder-beheer")
    _draag_werkgevers_over(beheerder)
    for adres, naam in (
        ("/beheer/signalen/", "beheerder-signalen"),
        ("/beheer/evaluatieformulieren/", "beheerder-evaluatieformulieren"),
        ("/beheer/plaatsingen/", "beheerder-plaatsingen"),
        ("/beheer/ondertekenen/", "beheerder-ondertekenen"),
    ):
        beheerder.naar(adres)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        beheerder.bekijk(naam)
    beheerder.naar("/beheer/signalen/")
    beheerder.beeld("beheerder-signalen")
    assert beheerder.klachten == []


def _draag_werkgevers_over(beheerder: Bezoeker) -> None:
    """From the page of a colleague who leaves to the page on which the employers go to another."""
    page = beheerder.page
    beheerder.naar("/gebruikers/")
    page.get_by_role("link", name="Bram Hoekstra").click()
    page.wait_for_url(re.compile(r"/gebruikers/\d+/$"))
    beheerder.bekijk("beheerder-gebruiker")
    beheerder.beeld("beheerder-gebruiker")
    page.get_by_role("link", name="Werkgevers overdragen").click()
    page.wait_for_url(re.compile(r"/werkgevers/overdragen/\?van=\d+$"))
    beheerder.bekijk("beheerder-overdragen")
    beheerder.beeld("beheerder-overdragen")
    page.get_by_label("Wie wordt de vaste jobcoach?").select_option(label="Yara Bouzid")
    beheerder.druk_op("Werkgevers overdragen")
    beheerder.zie_gelukt("nu Yara Bouzid als vaste jobcoach")
