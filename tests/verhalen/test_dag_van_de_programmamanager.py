"""A day of the programmamanager: the figures of today, a report to answer for, and one that comes by itself.

Both reports are about 2025, which is over: so the story stays the same as time goes by.
"""

from __future__ import annotations

import re
import subprocess
import sys

from playwright.sync_api import expect

from config.lokaal.plekken import PROJECT
from tests.verhalen import cijferbestanden
from tests.verhalen.conftest import BUREAU, Bezoeker, Demo, Kom, zet_aan
from tests.verhalen.organisaties import WERKMAKERIJ
from tests.verhalen.werkgeversketen import kies_uit, main_van, volg, vul, wacht_op_mail

ESF_PROJECT = "Werkmakerij ESF+"
# in the sample data nobody wrote down since when this person had no work
ONVOLLEDIG = "T-WE-00097"
LANGDURIG_WERKLOOS = "EECO03"
REDEN = "Zij zijn vertrokken en reageren niet. Wij hebben drie keer gebeld en een brief gestuurd."
SUZAN = "programmamanager@werkmakerij.example"
MAIL_KLAAR = "Er staat een rapport klaar: Uren 2025"
# a report takes seconds, but the machine may be busy
GEMAAKT_BINNEN = 60_000
TIK = "from rapportage.tasks import METEEN, verdeel_rapporten; verdeel_rapporten.delay(METEEN)"


def test_van_het_dashboard_tot_een_rapport_dat_vaststaat(bezoeker: Kom):
    manager = bezoeker(BUREAU)
    manager.kies_rol(WERKMAKERIJ, "Programmamanager")
    _klik_door_op_het_dashboard(manager)
    _maak_rapport(manager)
    eerst = cijferbestanden.van_scherm(manager.page)
    _vraag_waarom_iemand_niet_telt(manager, eerst[LANGDURIG_WERKLOOS])
    _vul_aan(bezoeker(BUREAU), _bekijk_wat_er_mist(manager))
    _maak_opnieuw(manager)
    assert cijferbestanden.van_scherm(manager.page)[LANGDURIG_WERKLOOS] == eerst[LANGDURIG_WERKLOOS] + 1
    _maak_definitief(manager)
    _eis_gelijk(manager)
    _trek_steekproef(manager)
    assert manager.klachten == []


def test_een_schema_maakt_vanzelf_een_rapport_en_mailt_wie_erop_wacht(bezoeker: Kom, demo: Demo):
    manager = bezoeker(BUREAU)
    page = manager.kies_rol(WERKMAKERIJ, "Programmamanager")
    _maak_schema(manager)
    # what the clock of the demo does every two minutes, now
    subprocess.run([sys.executable, "manage.py", "shell", "-c", TIK], cwd=PROJECT, env=demo.omgeving(), check=True)
    wacht_op_mail(manager, SUZAN, MAIL_KLAAR)
    page.locator("li.bericht").filter(has_text=MAIL_KLAAR).first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(MAIL_KLAAR)
    link = page.locator("main a[href*='/rapporten/']").first.get_attribute("href")
    _eis_inloggen(bezoeker(BUREAU), link)
    page.goto(link)
    expect(page.get_by_role("heading", level=1)).to_have_text("Uren 2025")
    manager.naar("/rapporten/schema/")
    expect(page.locator("main").get_by_role("link", name="Uren 2025")).to_be_visible()
    manager.bekijk("programmamanager-schema")
    manager.beeld("programmamanager-schema")
    assert manager.klachten == []


def _klik_door_op_het_dashboard(manager: Bezoeker) -> None:
    """The list behind a figure is as long as the figure says."""
    page = manager.page
    manager.naar("/cijfers/")
    manager.bekijk("programmamanager-dashboard")
    manager.beeld("programmamanager-dashboard")
    cijfer = page.locator(".kengetal").filter(has_text="Betaald werk").get_by_role("link").first
    getal = re.match(r"\d+", cijfer.inner_text())[0]
    cijfer.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Betaald werk: {getal}")
    assert page.locator("main tbody tr").count() == int(getal)
    manager.bekijk("programmamanager-dashboardlijst")


def _maak_rapport(manager: Bezoeker) -> None:
    page = manager.page
    manager.naar("/cijfers/")
    volg(manager, "Rapport maken")
    volg(manager, "ESF")
    kies_uit(manager, "Subsidieproject", ESF_PROJECT)
    kies_uit(manager, "Periode", "Andere periode")
    vul(manager, "Eerste dag", "01-01-2025")
    vul(manager, "Laatste dag", "31-12-2025")
    manager.bekijk("programmamanager-rapport-maken")
    manager.druk_op("Rapport maken")
    expect(page.locator("#compleet")).to_be_visible(timeout=GEMAAKT_BINNEN)
    manager.bekijk("programmamanager-concept")


def _vraag_waarom_iemand_niet_telt(manager: Bezoeker, getal: int) -> None:
    page = manager.page
    rapport = page.url
    page.locator(f"#indicatoren a[href$='/cijfer/{LANGDURIG_WERKLOOS}.totaal/']").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Langdurig werkloos: totaal: {getal} deelnemers")
    assert page.locator("main tbody tr").count() == getal
    vul(manager, "Naam of trajectnummer", ONVOLLEDIG)
    manager.druk_op("Persoon zoeken")
    expect(page.locator("#antwoord")).to_contain_text("Telt niet mee")
    expect(page.locator("#antwoord")).to_contain_text("sinds wanneer")
    manager.bekijk("programmamanager-waarom-niet")
    manager.beeld("programmamanager-waarom-niet")
    page.goto(rapport)


def _bekijk_wat_er_mist(manager: Bezoeker) -> str:
    """The page of what is missing; the dossier in which one of the three points can be mended."""
    page = manager.page
    manager.beeld("programmamanager-compleet", page.locator("#compleet"))
    page.locator("#compleet").get_by_role("link", name="Van elke deelnemer is alles bekend").click()
    manager.bekijk("programmamanager-wat-mist-er")
    manager.beeld("programmamanager-wat-mist-er")
    rij = page.locator("main tbody tr").filter(has_text=ONVOLLEDIG)
    expect(rij).to_contain_text("Casemanager")
    return rij.get_by_role("link", name=ONVOLLEDIG, exact=True).get_attribute("href")


def _vul_aan(casemanager: Bezoeker, dossier: str) -> None:
    """The colleague whose task it is writes down what was missing."""
    casemanager.kies_rol(WERKMAKERIJ, "Casemanager")
    casemanager.naar(f"{dossier}gegevens/startsituatie/")
    vul(casemanager, "Zonder werk sinds", "01-06-2024")
    vul(casemanager, "Waarom verbeter je dit", "Dit stond nog in het papieren dossier.")
    casemanager.druk_op("Opslaan")
    expect(casemanager.page.get_by_role("heading", name="Startsituatie")).to_be_visible()
    expect(main_van(casemanager)).to_contain_text("01-06-2024")
    assert casemanager.klachten == []


def _maak_opnieuw(manager: Bezoeker) -> None:
    """A new version, and what is different in it."""
    page = manager.page
    manager.druk_op("Rapport opnieuw maken")
    expect(page.locator("#compleet")).to_be_visible(timeout=GEMAAKT_BINNEN)
    expect(page.locator("#compleet")).to_contain_text("2 niet in orde, 31 bekeken")
    rapport = page.url
    volg(manager, "met versie 1")
    expect(main_van(manager)).to_contain_text("Langdurig werkloos")
    manager.bekijk("programmamanager-verschil")
    manager.beeld("programmamanager-verschil")
    page.goto(rapport)


def _maak_definitief(manager: Bezoeker) -> None:
    """What nobody can find out any more is passed over, with the reason."""
    page = manager.page
    rapport = page.url
    # the password is asked again some minutes after logging in, which in the demo is choosing a role
    manager.kies_rol(WERKMAKERIJ, "Programmamanager")
    page.goto(rapport)
    volg(manager, "Definitief maken")
    zet_aan(main_van(manager).get_by_role("checkbox", name="Van elke deelnemer is alles bekend"))
    vul(manager, "Waarom", REDEN)
    manager.bekijk("programmamanager-definitief-maken")
    manager.beeld("programmamanager-definitief-maken")
    manager.druk_op("Rapport definitief maken")
    expect(page.locator("#compleet")).to_contain_text("Dit rapport is definitief", timeout=GEMAAKT_BINNEN)
    expect(page.locator("#compleet")).to_contain_text(REDEN)
    manager.bekijk("programmamanager-definitief")
    manager.beeld("programmamanager-definitief")


def _eis_gelijk(manager: Bezoeker) -> None:
    """Every figure is the same on the screen and in each of the files."""
    scherm = cijferbestanden.van_scherm(manager.page)
    archief = _download(manager, "PDF voor het archief")
    bestanden = {
        "pdf": cijferbestanden.van_pdf(_download(manager, "Rapport als PDF")),
        "archief": cijferbestanden.van_pdf(archief),
        "csv in het archief": cijferbestanden.csv_in_pdf(archief),
        "xlsx": cijferbestanden.van_xlsx(_download(manager, "Cijfers als Excel")),
        "csv": cijferbestanden.van_csv(_download(manager, "Cijfers als CSV")),
    }
    # EECO01 to EECO17 and EECR01 to EECR06
    assert len(scherm) == 23
    assert bestanden == dict.fromkeys(bestanden, scherm)


def _download(manager: Bezoeker, knop: str) -> bytes:
    with manager.page.expect_download() as ophalen:
        main_van(manager).get_by_role("link", name=re.compile(f"^{knop}")).click()
    return ophalen.value.path().read_bytes()


def _trek_steekproef(manager: Bezoeker) -> None:
    """What an accountant would ask for."""
    page = manager.page
    page.locator("#indicatoren a[href$='/cijfer/EECO01.totaal/']").click()
    volg(manager, "Steekproef trekken")
    vul(manager, "Hoeveel trajecten", "5")
    manager.druk_op("Steekproef trekken")
    expect(main_van(manager).locator("tbody tr")).to_have_count(5)
    manager.bekijk("programmamanager-steekproef")
    manager.beeld("programmamanager-steekproef")


def _maak_schema(manager: Bezoeker) -> None:
    """The hours of each year from 2025 on, the day after that year."""
    manager.naar("/rapporten/")
    volg(manager, "Schema bekijken")
    volg(manager, "Schema maken")
    volg(manager, "Uren")
    kies_uit(manager, "Subsidieproject", ESF_PROJECT)
    manager.kies("Hoe vaak", "Elk jaar")
    vul(manager, "Vanaf", "01-01-2025")
    zet_aan(main_van(manager).get_by_label("Suzan Verkerk"))
    manager.bekijk("programmamanager-schema-maken")
    manager.beeld("programmamanager-schema-maken")
    manager.druk_op("Schema maken")
    manager.zie_gelukt("Het schema is gemaakt")


def _eis_inloggen(vreemde: Bezoeker, link: str) -> None:
    """Who has the link alone sees nothing of the report."""
    vreemde.page.goto(link)
    expect(vreemde.page.get_by_role("heading", level=1)).to_have_text("Inloggen")
    assert "Uren 2025" not in vreemde.page.content()
