"""What the story of employers does more than once: mail in the postvak, an evaluation, a signature on a phone."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Locator, expect

from config.lokaal.plekken import PROJECT
from tests.verhalen.conftest import Bezoeker, Demo, zet_aan

VRAAG_OM_TE_TEKENEN = "Wil je een evaluatie lezen en tekenen?"
HERINNERING = "Herinnering: wil je een evaluatie tekenen?"
# half seconds
WACHT_HOOGSTENS = 60
NAAR_HET_OVERZICHT = "Je link naar je overzicht"
UUR_VAN_DE_KLOK = time(10)


@dataclass
class Keten:
    """What one test of the story leaves for the next."""

    dossier: str = ""
    deelnemer: str = ""
    plaatsing: str = ""
    verslag: str = ""
    adres: str = ""
    bestand: Path | None = None
    controlecode: str = ""


def main_van(bezoeker: Bezoeker) -> Locator:
    """The page itself, without head and menu."""
    return bezoeker.page.locator("main")


def vul(bezoeker: Bezoeker, label: str, waarde: str) -> None:
    """Fill in the field whose label begins like this."""
    main_van(bezoeker).get_by_label(re.compile(f"^{label}")).first.fill(waarde)


def kies_uit(bezoeker: Bezoeker, label: str, naam: str) -> None:
    """Choose from the list whose label begins like this."""
    main_van(bezoeker).get_by_label(re.compile(f"^{label}")).first.select_option(label=naam)


def volg(bezoeker: Bezoeker, naam: str) -> None:
    """Follow the first link in the page whose name begins like this."""
    main_van(bezoeker).get_by_role("link", name=re.compile(f"^{naam}")).first.click()


def dag(dagen: int) -> str:
    """The day so many days from today, as it is typed."""
    return f"{timezone.localdate() + timedelta(days=dagen):%d-%m-%Y}"


def open_mail(telefoon: Bezoeker, aan: str, onderwerp: str = VRAAG_OM_TE_TEKENEN) -> str:
    """Open the latest mail to this address in the postvak of the demo; the link in it."""
    page = telefoon.page
    page.goto(f"{telefoon.demo.adres}/postvak")
    rij = page.locator("li.bericht").filter(has_text=f"Aan {aan} ").filter(has_text=onderwerp)
    rij.first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(onderwerp)
    return page.locator("main a[href*='/evaluatie/'], main a[href*='/overzicht/']").first.inner_text()


def aantal_mails(telefoon: Bezoeker, aan: str, onderwerp: str) -> int:
    """How many mails with this subject went to this address."""
    telefoon.page.goto(f"{telefoon.demo.adres}/postvak")
    rijen = telefoon.page.locator("li.bericht").filter(has_text=f"Aan {aan} ")
    return rijen.filter(has_text=onderwerp).count()


def wacht_op_mail(telefoon: Bezoeker, aan: str, onderwerp: str) -> None:
    """Look in the postvak until the worker sent this mail."""
    keer = 0
    while not aantal_mails(telefoon, aan, onderwerp):
        keer += 1
        assert keer < WACHT_HOOGSTENS, f"geen mail aan {aan}: {onderwerp}"
        telefoon.page.wait_for_timeout(500)


def klok(demo: Demo, organisatie: str, dagen: int) -> None:
    """Let the demo mail what is due so many days from now, in the morning."""
    moment = datetime.combine(timezone.localdate() + timedelta(days=dagen), UUR_VAN_DE_KLOK)
    opdracht = [sys.executable, "manage.py", "ondertekenmail", organisatie, "--alsof", moment.isoformat()]
    subprocess.run(opdracht, cwd=PROJECT, env=demo.omgeving(), check=True, capture_output=True, timeout=60)


def begin_evaluatie(jobcoach: Bezoeker, plaatsing: str, moment: str, dagen: int) -> None:
    """From the page of the placement to the form of a new evaluation, of a talk so many days ago."""
    jobcoach.naar(plaatsing)
    volg(jobcoach, "Evaluatie maken")
    jobcoach.kies("Welke evaluatie", moment)
    vul(jobcoach, "Wanneer was het gesprek", dag(-dagen))
    jobcoach.druk_op("Verder")
    expect(jobcoach.page.get_by_role("heading", level=1)).to_have_text("Evaluatie invullen")


def vul_oordelen(jobcoach: Bezoeker, oordelen: Sequence[str], afspraken: str) -> None:
    """A judgement on each line, hours in each week, and what was agreed."""
    for rij, oordeel in zip(jobcoach.page.locator(".oordeelrij").all(), oordelen, strict=True):
        zet_aan(rij.get_by_role("radio", name=oordeel, exact=True))
    for week in jobcoach.page.locator("input[name^=uren_]").all():
        week.fill("18")
    vul(jobcoach, "Welke afspraken", afspraken)


def zet_vast(jobcoach: Bezoeker) -> str:
    """Save and freeze the evaluation; its address."""
    jobcoach.druk_op("Evaluatie opslaan")
    jobcoach.zie_gelukt("opgeslagen")
    jobcoach.druk_op("Evaluatie vastzetten")
    jobcoach.zie_gelukt("staat vast")
    return re.search(r"/evaluaties/\d+/", jobcoach.page.url)[0]


def teken_met_toetsen(telefoon: Bezoeker) -> None:
    """Sign by keyboard alone: the hours, the tick, the button; name and function are filled in already."""
    toetsen, page = telefoon.page.keyboard, telefoon.page
    page.get_by_role("radio", name="Ja, dit klopt").focus()
    toetsen.press("Space")
    for _ in range(2):
        toetsen.press("Tab")
    toetsen.press("Tab")
    expect(page.get_by_role("checkbox")).to_be_focused()
    toetsen.press("Space")
    toetsen.press("Tab")
    expect(page.get_by_role("button", name="Evaluatie ondertekenen")).to_be_focused()
    toetsen.press("Enter")


def teken(telefoon: Bezoeker) -> None:
    """Sign by tapping."""
    page = telefoon.page
    if page.get_by_role("radio", name="Ja, dit klopt").count():
        zet_aan(page.get_by_role("radio", name="Ja, dit klopt"))
    zet_aan(page.get_by_role("checkbox"))
    page.get_by_role("button", name="Evaluatie ondertekenen").click()
