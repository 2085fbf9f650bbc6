"""Every page of who has a link, in each of its states, in a real browser: axe, the keyboard, and 320 pixels wide.

The pages are made first, and only then shown: the browser asks nothing of the database.
"""

from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.utils import timezone
from playwright.sync_api import Page, Route, sync_playwright

from tests.browser import start
from tests.fabrieken.werkgevers import ContactpersoonFactory
from tests.verhalen.conftest import AXE
from tests.werkgevers.ondertekening.conftest import GETEKEND, link_uit_mail
from werkgevers.evaluatie.regels import Partij
from werkgevers.models import Ondertekening
from werkgevers.ondertekening import vragen
from werkgevers.ondertekening.geheim import kenmerk_van
from werkgevers.ondertekening.instelling import wijzig_instelling
from werkgevers.ondertekening.poort import FOUT_PER_MINUUT
from werkgevers.ondertekening.portaal import stuur_portaallinks
from werkgevers.ondertekening.regels import CODES_PER_UUR, Kanaal
from werkgevers.ondertekening.ter_plekke import begin_ter_plekke
from werkgevers.ondertekening.vragen import Gevraagde

ADRES = "http://werkmakerij.localhost"
SMAL = {"width": 320, "height": 640}


@pytest.fixture
def paginas(
    klant, client_voor, verstuurd, jobcoach, casemanager, beheerder, vraag, django_capture_on_commit_callbacks
) -> dict:
    """The HTML of every page, by what it shows."""
    link, gezien = verstuurd.link, {}
    collega = ContactpersoonFactory(werkgever=verstuurd.contactpersoon.werkgever)

    def zie(naam: str, antwoord, status: int = 200) -> None:
        assert antwoord.status_code == status, naam
        gezien[naam] = antwoord.content.decode()

    zie("tekenen", klant.get(link))
    zie("tekenen zonder naam", klant.post(link, {"uren": "ja"}), 422)
    zie("er klopt iets niet", klant.get(f"{link}klopt-niet/?uren=1"))
    zie("er klopt niets niet", klant.post(f"{link}klopt-niet/", {}), 422)
    zie("doorgeven", klant.get(f"{link}doorgeven/"))
    klant.post(f"{link}overleggen/")
    zie("na overleggen", klant.get(link))
    medewerker = client_voor("werkmakerij")
    medewerker.force_login(jobcoach)
    zie("ingelogd als medewerker", medewerker.get(link))

    [ter_plekke] = vraag(verstuurd.evaluatie, Gevraagde(Partij.DEELNEMER, kanaal=Kanaal.TER_PLEKKE), door=jobcoach)
    hier = f"/evaluatie/{begin_ter_plekke(ondertekening=ter_plekke, door=casemanager)}/"
    zie("ter plekke", klant.get(hier))
    klant.post(hier, GETEKEND)
    zie("ter plekke getekend", klant.get(hier))

    wijzig_instelling(verwacht=1, geldig_dagen=14, herinner_eerst=5, herinner_dan=10, code="mail", door=beheerder)
    klant.post(link, GETEKEND)
    zie("code", klant.get(f"{link}code/"))
    zie("verkeerde code", klant.post(f"{link}code/", {"code": "1"}), 422)
    for _ in range(CODES_PER_UUR):
        te_vaak = klant.post(link, GETEKEND)
    zie("te vaak een code gevraagd", te_vaak, 422)
    wijzig_instelling(verwacht=2, geldig_dagen=14, herinner_eerst=5, herinner_dan=10, code="geen", door=beheerder)

    zie("link gevraagd", klant.post("/werkgever/toegang/", {"email": verstuurd.contactpersoon.email}))
    stuur_portaallinks(kenmerk=kenmerk_van(verstuurd.contactpersoon.email), gevraagd_op=0)
    overzicht = link_uit_mail()
    zie("om een link vragen", klant.get("/werkgever/toegang/"))
    zie("geen adres", klant.post("/werkgever/toegang/", {"email": "x"}), 422)
    zie("overzicht", klant.get(overzicht))
    zie("gegevens", klant.get(f"{overzicht}gegevens/"))
    zie("document controleren", klant.get("/document-controleren/"))
    zie("onbekende controlecode", klant.post("/document-controleren/", {"code": "2345679ABCDEFGHJ"}))

    eigen = Ondertekening.objects.filter(pk=verstuurd.ondertekening.pk)
    nu = timezone.now()
    eigen.update(verstuurd_op=nu - timedelta(days=20), geldig_tot=nu - timedelta(days=1))
    zie("verlopen", klant.get(link), 410)
    eigen.update(verstuurd_op=nu, geldig_tot=nu + timedelta(days=3))
    zie("doorgegeven", klant.post(f"{link}doorgeven/", {"collega": collega.pk}))
    zie("ingetrokken", klant.get(link), 410)
    nieuw = Ondertekening.objects.get(contactpersoon=collega)
    with django_capture_on_commit_callbacks(execute=True):
        vragen.stuur_opnieuw(ondertekening=nieuw, door=jobcoach)
    klant.post(f"{link_uit_mail()}klopt-niet/", {"afspraken": "Dat spraken we niet af."})
    zie("betwist", klant.get(link_uit_mail()))
    with django_capture_on_commit_callbacks(execute=True):
        vragen.beantwoord_betwisting(ondertekening=nieuw, antwoord="We bespraken dit samen.", door=jobcoach)
    zie("na antwoord", klant.get(link_uit_mail()))
    klant.post(link_uit_mail(), GETEKEND)
    zie("getekend", klant.get(link_uit_mail()))
    zie("onbekend", klant.get("/evaluatie/bestaatniet/"), 404)
    for _ in range(FOUT_PER_MINUUT):
        rustig = klant.get("/evaluatie/bestaatniet/")
    zie("rustig", rustig, 429)
    return gezien


def stel_bij(route: Route, html: str) -> None:
    """Answer what the page asks for: itself, and what stands in static/."""
    pad = route.request.url.removeprefix(ADRES).partition("?")[0]
    bestand = finders.find(pad.removeprefix("/static/")) if pad.startswith("/static/") else None
    if bestand:
        route.fulfill(path=Path(bestand))
    elif pad == "/":
        route.fulfill(body=html, content_type="text/html; charset=utf-8")
    else:
        route.abort()


def toon(page: Page, html: str) -> None:
    page.unroute_all()
    page.route("**/*", lambda route: stel_bij(route, html))
    page.goto(f"{ADRES}/")


def gebreken(page: Page) -> list[str]:
    """What axe finds, and how far the page scrolls sideways."""
    gevonden = [f"{v['id']}: {v['nodes'][0]['target']}" for v in Axe().run(page, options=AXE).response["violations"]]
    breed = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return gevonden + ([f"schuift {breed}px opzij"] if breed > 0 else [])


def met_tab(page: Page, keer: int) -> list[str]:
    """What gets the focus, one Tab after the other: the name of a field or the words of a button or link."""
    namen = []
    for _ in range(keer):
        page.keyboard.press("Tab")
        namen.append(page.evaluate("document.activeElement.name || document.activeElement.innerText.trim()"))
    return namen


def test_elke_pagina_van_wie_een_link_heeft_is_toegankelijk_en_past_op_320_pixels(paginas):
    with sync_playwright() as playwright:
        browser = start(playwright)
        page = browser.new_page(viewport=SMAL, locale="nl-NL")
        fout = {}
        for naam, html in paginas.items():
            toon(page, html)
            if wat := gebreken(page):
                fout[naam] = wat
        toon(page, paginas["tekenen"])
        volgorde = met_tab(page, 8)
        browser.close()
    assert fout == {}
    assert [naam for naam in volgorde if naam in ("uren", "naam", "functie", "akkoord")] == [
        "uren",
        "naam",
        "functie",
        "akkoord",
    ]
    assert "Evaluatie ondertekenen" in volgorde
