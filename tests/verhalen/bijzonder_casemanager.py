"""What is particular to each organisation in the work of its casemanager."""

import re
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.verhalen.conftest import Bezoeker, zet_aan
from tests.verhalen.organisaties import HWWERKT, JONGERENLOKET, PARTICIPATIEFABRIEK, WERKMAKERIJ, WERKSHOP

CASEMANAGER = "Marloes Tanis"
TERUG = "Eerst weer een vaste dag en nacht."
WERKOM = "Werkom"
MODULES = ("Talenten benutten", "Beroepentuin")


def val_tijdelijk_terug(casemanager: Bezoeker, dossier: str) -> None:
    """De Werkmakerij: somebody goes back for a while, with a day to return; then it turns out to be a mistake."""
    page = casemanager.page
    casemanager.naar("/deelnemers/")
    ik = page.locator("select[name=begeleider] option", has_text=CASEMANAGER).get_attribute("value")
    casemanager.naar(f"/deelnemers/?bouwsteen=3&begeleider={ik}")
    bestaand = page.locator("main a[href$='/contact/']").last.get_attribute("href").removesuffix("contact/")
    casemanager.naar(f"{bestaand}bouwsteen/")
    page.get_by_role("link", name="Terug naar een eerdere bouwsteen").click()
    zet_aan(page.get_by_role("radio", name=re.compile(r"^2\. ")))
    page.get_by_label(re.compile("Waarom gaan jullie terug")).fill(TERUG)
    casemanager.kies("tijdelijk", "Ja, tijdelijk")
    terugkeer = timezone.localdate() + timedelta(weeks=6)
    page.get_by_label(re.compile("Wanneer verwacht je de terugkeer")).fill(f"{terugkeer:%d-%m-%Y}")
    casemanager.bekijk("casemanager-terug")
    casemanager.druk_op("Gevolgen bekijken")
    expect(page.get_by_role("heading", name="Wat verandert er?")).to_be_visible()
    casemanager.bekijk("casemanager-terug-gevolgen")
    casemanager.beeld("casemanager-terug-gevolgen", page.locator("main"))
    casemanager.druk_op("Terug naar een eerdere bouwsteen")
    expect(page.get_by_text(re.compile("Tijdelijk terug, terugkeer rond")).first).to_be_visible()
    casemanager.bekijk("casemanager-tijdelijk-terug")
    casemanager.druk_op("Laatste stap terugdraaien")
    expect(page.get_by_text(re.compile("Tijdelijk terug, terugkeer rond"))).to_have_count(0)


def lees_ladder(casemanager: Bezoeker, dossier: str) -> None:
    """De Participatiefabriek: the trede of now, what was agreed, and what came before."""
    casemanager.naar(f"{dossier}ladder/")
    expect(casemanager.page.locator("main .laddertreden__nu")).to_have_count(1)
    casemanager.bekijk("casemanager-ladder")


def maak_persoonlijk_plan(casemanager: Bezoeker, dossier: str) -> None:
    """HW Werkt!: modules by personal plan, one of which is done."""
    casemanager.naar(f"{dossier}plan/")
    casemanager.bekijk("casemanager-plan")
    for module in MODULES:
        zet_aan(casemanager.page.get_by_role("checkbox", name=module))
    casemanager.druk_op("Plan opslaan")
    casemanager.zie_gelukt("plan is opgeslagen")
    casemanager.naar(f"{dossier}bouwsteen/")
    main = casemanager.page.locator("main")
    rijen = main.locator(".planlijst__rij")
    rijen.filter(has_text=MODULES[0]).get_by_role("button", name="Klaar").click()
    expect(rijen.filter(has_text=MODULES[0])).to_contain_text("klaar op")
    expect(rijen.filter(has_text=MODULES[1])).not_to_contain_text("klaar op")
    casemanager.bekijk("casemanager-plan-module-klaar")


def lees_week_van_route(casemanager: Bezoeker, dossier: str) -> None:
    """Stichting Werkshop: one phase of twenty weeks reads as weeks, not as bouwstenen."""
    casemanager.naar(f"{dossier}bouwsteen/")
    main = casemanager.page.locator("main")
    expect(main.get_by_text(re.compile(r"week 1 van 20")).first).to_be_visible()
    expect(main.get_by_text("bouwsteen")).to_have_count(0)
    casemanager.bekijk("casemanager-een-fase")


def zie_twee_organisaties(casemanager: Bezoeker, dossier: str) -> None:
    """Jongerenloket × Werkom: who guides is from either organisation, and that shows."""
    casemanager.naar(f"{dossier}begeleiding/")
    expect(casemanager.page.locator("main .begeleider").filter(has_text=WERKOM).first).to_be_visible()
    casemanager.bekijk("casemanager-begeleiding")


BIJZONDER: dict[str, Callable[[Bezoeker, str], None]] = {
    WERKMAKERIJ: val_tijdelijk_terug,
    PARTICIPATIEFABRIEK: lees_ladder,
    HWWERKT: maak_persoonlijk_plan,
    WERKSHOP: lees_week_van_route,
    JONGERENLOKET: zie_twee_organisaties,
}
