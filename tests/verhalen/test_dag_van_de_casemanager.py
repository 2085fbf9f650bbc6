"""The casemanager's work at a desk, in each of the five organisations: from signing up to handing over.

One deelnemer goes through all of it; what is particular to an organisation stands in `bijzonder_casemanager`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import pytest
from playwright.sync_api import Locator, expect
from pypdf import PdfReader

from tests.verhalen.bijzonder_casemanager import BIJZONDER
from tests.verhalen.conftest import Bezoeker, Kom, zet_aan
from tests.verhalen.organisaties import HWWERKT, JONGERENLOKET, ORGANISATIES, PARTICIPATIEFABRIEK, WERKMAKERIJ, WERKSHOP

NIEUW = {
    WERKMAKERIJ: ("Robin", "Zuiderveld"),
    PARTICIPATIEFABRIEK: ("Wouter", "Apeldoorn"),
    HWWERKT: ("Jamila", "Nieuwpoort"),
    WERKSHOP: ("Quincy", "Feijenoord"),
    JONGERENLOKET: ("Lieke", "Wheermolen"),
}
ACUUT = 0
STAP = "Morgen samen bellen over de huurschuld"
VRAAG = "Een plan om de schulden te regelen"
Kijk = Callable[[str], None]


@dataclass
class Dag:
    """The casemanager at a screen, how thoroughly a page is looked at, and whom it is about."""

    casemanager: Bezoeker
    kijk: Kijk
    voornaam: str
    achternaam: str
    dossier: str = ""

    @property
    def main(self) -> Locator:
        """The page itself, without head and menu."""
        return self.casemanager.page.locator("main")

    @property
    def naam(self) -> str:
        """The whole name of the new deelnemer."""
        return f"{self.voornaam} {self.achternaam}"

    def vul(self, label: str, waarde: str) -> None:
        """Fill in the field whose label begins like this."""
        self.main.get_by_label(re.compile(f"^{label}")).first.fill(waarde)


@pytest.mark.parametrize("organisatie", ORGANISATIES)
def test_van_aanmelden_tot_overdragen(bezoeker: Kom, organisatie: str):
    casemanager = bezoeker()
    casemanager.kies_rol(organisatie, "Casemanager")
    dag = Dag(casemanager, casemanager.kijker(organisatie == WERKMAKERIJ), *NIEUW[organisatie])
    _meld_aan(dag)
    _start_traject(dag)
    _start_eerste_deel(dag)
    _doe_nulmeting(dag)
    _lees_metingen(dag)
    _verwijs_door(dag)
    _maak_papier(dag)
    _leg_trede_vast(dag)
    # nobody was measured before in the sample data of Werkshop
    if organisatie != WERKSHOP:
        _vergelijk_metingen(dag)
    BIJZONDER[organisatie](casemanager, dag.dossier)
    _draag_over(dag)
    assert casemanager.klachten == []


def _meld_aan(dag: Dag) -> None:
    """First the name of somebody who is there already, which shows; then that of the new deelnemer."""
    casemanager, page = dag.casemanager, dag.casemanager.page
    casemanager.naar("/deelnemers/")
    bestaand = dag.main.locator("a[href^='/trajecten/']").first.inner_text().strip()
    dag.main.get_by_role("link", name="Deelnemer aanmelden").click()
    voornaam, _, achternaam = bestaand.partition(" ")
    dag.vul("Voornaam", voornaam)
    dag.vul("Achternaam", achternaam)
    page.keyboard.press("Tab")
    dubbelen = dag.main.locator(".dubbelen")
    expect(dubbelen.get_by_text("Is dit dezelfde persoon?")).to_be_visible()
    expect(dubbelen.get_by_text(bestaand).first).to_be_visible()
    dag.casemanager.beeld("casemanager-dubbel", page.locator("section", has=page.locator(".dubbelen")))
    dag.vul("Voornaam", dag.voornaam)
    dag.vul("Achternaam", dag.achternaam)
    page.keyboard.press("Tab")
    expect(dubbelen.get_by_text(bestaand)).to_have_count(0)
    _vul_aanmelding(dag)
    casemanager.druk_op("Deelnemer aanmelden")
    expect(page.get_by_role("heading", level=1, name=dag.naam)).to_be_visible()
    dag.dossier = re.search(r"/trajecten/\d+/", page.url)[0]


def _vul_aanmelding(dag: Dag) -> None:
    casemanager, page = dag.casemanager, dag.casemanager.page
    dag.vul("Geboortedatum", "14-03-2004")
    zet_aan(
        dag.main.get_by_role("radio", name=re.compile("Motivatietraject|^(?!Leerhuis)"))
        .and_(page.locator("[name=programma]"))
        .first
    )
    dag.vul("Wat wil de deelnemer zelf bereiken", "Een vaste baan, en elke dag op tijd zijn.")
    casemanager.kies("Werk nu", "Zoekt werk")
    dag.main.get_by_text("Waarom vragen we dit?").first.click()
    expect(dag.main.get_by_text("Europees Sociaal Fonds").first).to_be_visible()
    dag.casemanager.beeld("casemanager-waarom", page.locator("section[aria-labelledby=situatie-kop]"))
    dag.main.get_by_label(re.compile("^Hoogste opleiding")).select_option("vmbo")
    dag.main.get_by_label(re.compile("^Jobcoach")).select_option(index=1)
    dag.kijk("casemanager-aanmelden")


def _start_traject(dag: Dag) -> None:
    dag.casemanager.naar(f"{dag.dossier}gegevens/")
    dag.kijk("casemanager-gegevens")
    dag.casemanager.naar(dag.dossier)
    dag.main.get_by_role("link", name="Traject starten").first.click()
    regels = dag.main.locator("#toelating")
    expect(regels.get_by_text("Is 22 jaar op de startdatum").first).to_be_visible()
    dag.casemanager.beeld("casemanager-toelating", dag.main.locator(".raster"))
    dag.kijk("casemanager-starten")
    dag.casemanager.druk_op("Traject starten")
    dag.casemanager.zie_gelukt("is gestart")


def _start_eerste_deel(dag: Dag) -> None:
    """The first bouwsteen, module or phase: each organisation has its own word."""
    dag.casemanager.naar(f"{dag.dossier}bouwsteen/")
    stappen = dag.main.get_by_role("region", name="Wat is de volgende stap?")
    stappen.get_by_role("link", name=re.compile("starten$")).click()
    dag.casemanager.druk_op("Gevolgen bekijken")
    expect(dag.main.get_by_role("heading", name="Wat verandert er?")).to_be_visible()
    dag.kijk("casemanager-bouwsteen-gevolgen")
    dag.main.get_by_role("button", name=re.compile("starten$")).first.click()
    expect(dag.main.get_by_text("Wat er gebeurde")).to_be_visible()


def _doe_nulmeting(dag: Dag) -> None:
    """All scores 3 but one: that is acute, and asks for a step before the measurement can be fixed."""
    casemanager, page = dag.casemanager, dag.casemanager.page
    casemanager.naar(f"{dag.dossier}meting/")
    casemanager.kies("Welke meting", "Nulmeting")
    casemanager.druk_op("Meting starten")
    page.wait_for_url(re.compile(r"/metingen/\d+/"))
    rijen = page.get_by_role("radiogroup").all()
    for nummer, rij in enumerate(rijen):
        zet_aan(rij.get_by_role("radio").nth(0 if nummer == ACUUT else 2))
    acuut = page.get_by_role("radiogroup").nth(ACUUT)
    dag.casemanager.beeld("casemanager-score-1", acuut)
    casemanager.druk_op("Meting vaststellen")
    expect(page.get_by_text("Dit is nog niet gelukt")).to_be_visible()
    dag.kijk("casemanager-nulmeting-zonder-stap")
    acuut.get_by_label(re.compile("^Eerste stap")).fill(STAP)
    casemanager.druk_op("Meting vaststellen")
    casemanager.zie_gelukt("vastgesteld")


def _lees_metingen(dag: Dag) -> None:
    dag.casemanager.naar("/metingen/")
    expect(dag.main.get_by_role("link", name=f"Nulmeting {dag.naam}").first).to_be_visible()
    dag.kijk("casemanager-metingen")
    dag.casemanager.beeld("casemanager-metingen", dag.main.get_by_role("region", name="Tijd om te meten"))


def _verwijs_door(dag: Dag) -> None:
    """The step of the measurement is in the stappenplan; another step is for somebody with an expertise."""
    dag.casemanager.naar(f"{dag.dossier}stappenplan/")
    expect(dag.main.get_by_text(STAP).first).to_be_visible()
    dag.main.get_by_role("link", name="Doorverwijzen").first.click()
    dag.main.get_by_label(re.compile("^Welke hulp")).select_option(label="Schuldhulp")
    dag.main.get_by_label(re.compile("^Bij wie")).select_option(index=1)
    dag.vul("Wat vragen we", VRAAG)
    dag.kijk("casemanager-doorverwijzen")
    dag.casemanager.druk_op("Doorverwijzing opslaan")
    dag.casemanager.zie_gelukt("doorverwijzing is opgeslagen")
    dag.kijk("casemanager-stappenplan")


def _maak_papier(dag: Dag) -> None:
    """What the deelnemer gets: one page, with the step and without a score."""
    dag.casemanager.naar(f"{dag.dossier}stappenplan/")
    dag.casemanager.beeld("casemanager-stappenplan", dag.main.locator(".raster"))
    dag.main.get_by_role("link", name=re.compile("^Op papier")).click()
    adres = dag.main.get_by_role("link", name="PDF openen").get_attribute("href")
    dag.kijk("casemanager-papier")
    antwoord = dag.casemanager.page.evaluate(
        "async a => Array.from(new Uint8Array(await (await fetch(a)).arrayBuffer()))", adres
    )
    papier = PdfReader(BytesIO(bytes(antwoord)))
    tekst = papier.pages[0].extract_text()
    assert len(papier.pages) == 1
    assert dag.voornaam in tekst
    assert " ".join(STAP.split()[:3]) in " ".join(tekst.split())


def _leg_trede_vast(dag: Dag) -> None:
    """The answers decide which trede follows; the casemanager chooses."""
    casemanager = dag.casemanager
    casemanager.naar(f"{dag.dossier}ladder/vastleggen/")
    for vraag, antwoord in (
        ("arbeidscontract", "Nee"),
        ("Is er een uitkering", "Ja"),
        ("stagevergoeding", "Nee"),
        ("taken waarbij", "Nee"),
        ("georganiseerde activiteit", "Ja"),
    ):
        casemanager.kies(vraag, antwoord)
    expect(dag.main.get_by_text("Uit de antwoorden volgt trede 3")).to_be_visible()
    zet_aan(
        dag.main.get_by_role("group", name=re.compile("Op welke trede")).get_by_role("radio", name=re.compile("^3 "))
    )
    dag.kijk("casemanager-trede")
    dag.casemanager.beeld("casemanager-trede")
    casemanager.druk_op("Trede vastleggen")
    expect(dag.main.locator(".laddertreden__nu")).to_be_visible()


def _vergelijk_metingen(dag: Dag) -> None:
    """Of somebody who was measured more than once."""
    dag.casemanager.naar("/deelnemers/")
    rij = dag.main.get_by_role("row").filter(has_text="vooruit").first
    dossier = rij.locator("a[href^='/trajecten/']").first.get_attribute("href")
    dag.casemanager.naar(f"{dossier}metingen/vergelijken/")
    expect(dag.main.get_by_text("van eerste tot laatste").first).to_be_visible()
    dag.kijk("casemanager-vergelijken")


def _draag_over(dag: Dag) -> None:
    """The traject goes to another jobcoach; the page that goes along is there."""
    dag.casemanager.naar(f"{dag.dossier}begeleiding/")
    jobcoach = dag.main.locator(".begeleider").filter(has_text="Jobcoach").first
    jobcoach.get_by_role("link", name=re.compile("^Overdragen")).click()
    dag.main.get_by_label(re.compile("^Aan wie draag je over")).select_option(index=1)
    dag.vul("Welke afspraken lopen er", "Elke maandag om 9.00 uur bellen.")
    dag.kijk("casemanager-overdragen")
    dag.casemanager.druk_op("Overdracht bekijken")
    expect(dag.main.get_by_role("heading", name="Dit verandert er")).to_be_visible()
    dag.casemanager.beeld("casemanager-overdragen", dag.main.locator(".raster"))
    dag.kijk("casemanager-overdragen-bekijken")
    dag.casemanager.druk_op("Overdragen aan")
    dag.casemanager.zie_gelukt("overgedragen aan")
