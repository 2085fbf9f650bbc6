"""A day of the jobcoach, on a phone, in each of the five organisations: appointment, contact, step, week of hours."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.verhalen.conftest import TELEFOON, Bezoeker, Kom
from tests.verhalen.organisaties import ORGANISATIES, WERKMAKERIJ


@pytest.mark.parametrize("organisatie", ORGANISATIES)
def test_van_afspraak_tot_ingediende_week(bezoeker: Kom, organisatie: str):
    jobcoach = bezoeker(TELEFOON)
    jobcoach.kies_rol(organisatie, "Jobcoach")
    bekijk = jobcoach.kijker(organisatie == WERKMAKERIJ)
    bekijk("jobcoach-mijn-dag")
    jobcoach.beeld("jobcoach-mijn-dag")
    dossier = _werk_een_afspraak_uit(jobcoach, bekijk)
    _zet_een_stap_in_het_stappenplan(jobcoach, bekijk, dossier)
    _maak_een_afspraak(jobcoach, bekijk, dossier)
    _stel_een_signaal_uit(jobcoach, bekijk)
    _dien_de_vorige_week_in(jobcoach, bekijk)
    assert jobcoach.klachten == []


def _werk_een_afspraak_uit(jobcoach: Bezoeker, bekijk) -> str:
    """Write up the first appointment of today; the address of the dossier that it is about."""
    page = jobcoach.page
    page.get_by_role("link", name=re.compile("^Uitwerken")).first.click()
    page.get_by_label(re.compile("Kort verslag")).fill("Het werk ging goed. We oefenen met op tijd komen.")
    bekijk("jobcoach-uitwerken")
    jobcoach.beeld("jobcoach-uitwerken")
    dossier = page.locator(".persoon a[href^='/trajecten/']").first.get_attribute("href")
    jobcoach.druk_op("Contact opslaan")
    jobcoach.zie_gelukt("opgeslagen")
    return dossier


def _zet_een_stap_in_het_stappenplan(jobcoach: Bezoeker, bekijk, dossier: str) -> None:
    jobcoach.naar(dossier)
    bekijk("jobcoach-dossier")
    jobcoach.beeld("jobcoach-dossier")
    jobcoach.naar(f"{dossier}stappenplan/nieuw/")
    jobcoach.page.get_by_label(re.compile("Wat gaat er gebeuren")).fill("Samen de reis met de bus oefenen")
    bekijk("jobcoach-stap")
    jobcoach.druk_op("Stap opslaan")
    jobcoach.zie_gelukt("[Ss]tap")
    expect(jobcoach.page.locator("main").get_by_text("Samen de reis met de bus oefenen").first).to_be_visible()
    bekijk("jobcoach-stappenplan")
    jobcoach.beeld("jobcoach-stappenplan")


def _maak_een_afspraak(jobcoach: Bezoeker, bekijk, dossier: str) -> None:
    page = jobcoach.page
    jobcoach.naar(dossier)
    page.locator("main").get_by_text("Meer", exact=True).click()
    page.get_by_role("link", name="Afspraak maken").first.click()
    page.get_by_label(re.compile("Welke dag")).fill(f"{timezone.localdate() + timedelta(days=3):%d-%m-%Y}")
    page.get_by_label(re.compile("Hoe laat")).fill("09.30")
    jobcoach.kies("Hoe lang", "1 uur")
    jobcoach.kies("Soort contact", "Gesprek")
    page.get_by_label(re.compile("Waarover")).fill("bus naar het werk")
    bekijk("jobcoach-afspraak")
    jobcoach.druk_op("Afspraak opslaan")
    jobcoach.zie_gelukt("[Aa]fspraak")
    jobcoach.naar("/agenda/")
    bekijk("jobcoach-agenda")
    jobcoach.beeld("jobcoach-agenda")


def _stel_een_signaal_uit(jobcoach: Bezoeker, bekijk) -> None:
    """Not now, with a reason and a day; without a signal there is nothing to put off."""
    jobcoach.naar("/signalen/")
    bekijk("jobcoach-signalen")
    nu_niet = jobcoach.page.locator("main").get_by_role("link", name=re.compile("^Nu niet"))
    aantal = nu_niet.count()
    assert aantal > 0
    nu_niet.first.click()
    jobcoach.page.get_by_label(re.compile("Waarom")).fill("Dit bespreken we in het gesprek van volgende week.")
    jobcoach.page.get_by_label(re.compile("dag|Tot wanneer|terug")).first.fill(
        f"{timezone.localdate() + timedelta(days=7):%d-%m-%Y}"
    )
    bekijk("jobcoach-nu-niet")
    jobcoach.beeld("jobcoach-nu-niet")
    jobcoach.druk_op("Signaal uitstellen")
    jobcoach.zie_gelukt("uitgesteld|terug")


def _dien_de_vorige_week_in(jobcoach: Bezoeker, bekijk) -> None:
    jobcoach.naar("/uren/")
    bekijk("jobcoach-uren")
    jobcoach.beeld("jobcoach-uren")
    jobcoach.druk_op("Week indienen")
    jobcoach.zie_gelukt("ingediend")
    bekijk("jobcoach-uren-ingediend")
