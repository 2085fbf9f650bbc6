"""The stories run against the demo itself, started as a new user starts it, in a real browser."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, Response, expect, sync_playwright

from config.lokaal.omgeving import ADRESSEN
from config.lokaal.plekken import PROJECT
from config.lokaal.proef import MERK
from tests.browser import start
from tests.verhalen.organisaties import WERKMAKERIJ

START_SECONDEN = 280
# on a busy machine a first PDF takes this long
WACHT_MILLISECONDEN = 45_000
BUREAU = {"width": 1280, "height": 900}
TELEFOON = {"width": 390, "height": 844}
KLEINE_TELEFOON = {"width": 320, "height": 640}
SCHERMEN = PROJECT / "var" / "schermen"
# `make handleiding` sets HANDLEIDING: the pictures of the manual are those that the stories make, and each page that a
# story looks at is kept as a picture too
HANDLEIDING = bool(os.environ.get("HANDLEIDING"))
BEELDEN = PROJECT / "docs" / "handleiding" / "beelden" if HANDLEIDING else SCHERMEN
expect.set_options(timeout=WACHT_MILLISECONDEN)
# hiding the caret leaves style attributes behind, that htmx copies and the content security policy then refuses
CARET = "initial"
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}


@dataclass(frozen=True)
class Demo:
    """A running demo: where it is, and the folder of its logs and mail."""

    poort: int
    map: Path

    @property
    def adres(self) -> str:
        """The address that `make demo` prints."""
        return f"http://localhost:{self.poort}"

    def omgeving(self) -> dict[str, str]:
        """The environment of the demo and of commands beside it: nothing of what tests point elsewhere."""
        anders = {
            *ADRESSEN,
            MERK,
            "DEMO",
            "DEMO_ORGANISATIES",
            "MAIL_URL",
            "BESTANDEN",
            "ALLOWED_HOSTS",
            "PUBLIEK_ADRES",
        }
        van_hier = {naam: waarde for naam, waarde in os.environ.items() if naam not in anders}
        return van_hier | {"POORT": str(self.poort), "DEMO_MAP": str(self.map)}


def _vrije_poort() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The whole demo with its sample data, in a folder of its own, ended as by Ctrl-C."""
    demo = Demo(_vrije_poort(), tmp_path_factory.mktemp("demo"))
    uitvoer = demo.map / "demo.log"
    with uitvoer.open("w") as bestand:
        proces = subprocess.Popen(
            [sys.executable, "-m", "config.lokaal.demo"],
            cwd=PROJECT,
            env=demo.omgeving(),
            stdout=bestand,
            stderr=subprocess.STDOUT,
        )
    try:
        _wacht_op_start(proces, uitvoer)
        yield demo
    finally:
        proces.send_signal(signal.SIGINT)
        proces.wait(30)


def _wacht_op_start(proces: subprocess.Popen[bytes], uitvoer: Path) -> None:
    einde = time.monotonic() + START_SECONDEN
    while "Stoppen: Ctrl-C" not in uitvoer.read_text():
        assert proces.poll() is None, f"De demo start niet:\n{uitvoer.read_text()}"
        assert time.monotonic() < einde, uitvoer.read_text()
        time.sleep(0.2)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a way out of this machine."""
    with sync_playwright() as playwright:
        browser = start(playwright)
        yield browser
        browser.close()


class Bezoeker:
    """Somebody at a screen: logs in by choosing a role, and leaves pictures and axe's findings behind."""

    def __init__(self, browser: Browser, demo: Demo, scherm: dict[str, int], *, javascript: bool = True) -> None:
        telefoon = scherm is TELEFOON
        self.demo = demo
        self.scherm = scherm
        self.organisatie = ""
        self.context = browser.new_context(
            viewport=scherm,
            has_touch=telefoon,
            is_mobile=telefoon,
            locale="nl-NL",
            accept_downloads=True,
            java_script_enabled=javascript,
        )
        self.context.set_default_timeout(WACHT_MILLISECONDEN)
        self.page: Page = self.context.new_page()
        self.klachten: list[str] = []
        self.page.on("console", self._luister)
        self.page.on("pageerror", lambda fout: self.klachten.append(str(fout)))
        self.page.on("response", self._bekijk_antwoord)

    def _luister(self, bericht) -> None:
        if "htmx:sendAbort" in bericht.text:
            # the page was left while a suggestion was still on its way; htmx has just complained of afterRequest too
            self.klachten = [klacht for klacht in self.klachten if "htmx:afterRequest" not in klacht]
        elif bericht.type == "error" and "status of 4" not in bericht.text:
            self.klachten.append(bericht.text)

    def _bekijk_antwoord(self, antwoord) -> None:
        if antwoord.status >= 500:
            self.klachten.append(f"{antwoord.status} op {antwoord.url}")

    def kies_rol(self, organisatie: str, rol: str) -> Page:
        """From the start page of the demo to the first page of `rol` at `organisatie`."""
        self.organisatie = organisatie
        self.page.goto(self.demo.adres)
        blok = self.page.get_by_role("region", name=organisatie, exact=True)
        blok.get_by_role("button", name=re.compile(rol, re.IGNORECASE)).click()
        self.page.wait_for_url(re.compile(r"http://[a-z]+\.localhost:"))
        return self.page

    def bekijk(self, naam: str) -> None:
        """Look at the page at a desk, on a phone and on a small phone; `make handleiding` keeps the first two.

        Fails on what axe finds on the phone, on a page that scrolls sideways and on a complaint in the console.
        At a desk axe looks at every page in `test_elke_pagina`.
        """
        for naam_scherm, scherm in (("bureau", BUREAU), ("telefoon", TELEFOON)):
            self._eis_breedte(naam, scherm)
            if HANDLEIDING:
                SCHERMEN.mkdir(parents=True, exist_ok=True)
                self.page.screenshot(path=SCHERMEN / f"{naam}-{naam_scherm}.png", full_page=True, caret=CARET)
        assert self.ontoegankelijk() == [], naam
        self._eis_breedte(naam, KLEINE_TELEFOON)
        self.page.set_viewport_size(self.scherm)
        assert self.klachten == [], naam

    def kijker(self, grondig: bool) -> Callable[[str], None]:
        """`bekijk` where a page is looked at from all sides; elsewhere only whether it fits and complains of nothing.

        The stories run in five organisations, and a page looks the same in each of them.
        """
        return self.bekijk if grondig else self._kijk_even

    def _kijk_even(self, naam: str) -> None:
        self._eis_breedte(naam, self.scherm)
        assert self.klachten == [], naam

    def naar(self, pad: str) -> Response:
        """Go to a page of this organisation."""
        return self.page.goto(re.match(r"https?://[^/]+", self.page.url)[0] + pad)

    def kies(self, vraag: str, antwoord: str) -> None:
        """Choose one of the answers to a question."""
        groep = self.page.get_by_role("group", name=re.compile(vraag))
        zet_aan(groep.get_by_role("radio", name=antwoord, exact=True))

    def druk_op(self, knop: str) -> None:
        """Press the button with this name in the page itself."""
        self.page.locator("main").get_by_role("button", name=knop).first.click()

    def zie_gelukt(self, tekst: str) -> None:
        """The page says that it worked."""
        expect(self.page.get_by_role("status").filter(has_text=re.compile(tekst)).first).to_be_visible()

    def beeld(self, naam: str, deel: Locator | None = None) -> None:
        """Take a picture for the manual: what is on the screen, or only `deel` of it.

        In one organisation, since the stories of all of them would write to the same place.
        """
        if self.organisatie != WERKMAKERIJ:
            return
        BEELDEN.mkdir(parents=True, exist_ok=True)
        self.page.evaluate("window.scrollTo(0, 0)")
        (deel or self.page).screenshot(path=BEELDEN / f"{naam}.png", animations="disabled", scale="css", caret=CARET)

    def ontoegankelijk(self) -> list[tuple[str, list[str]]]:
        """What axe finds on the page as it is: per rule the first elements."""
        # at the end of the page the bars that stick to the bottom lie over nothing: halfway down they cover part of
        # whatever happens to be below them, which axe calls too small to tap
        self.page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
        gevonden = Axe().run(self.page, options=AXE).response["violations"]
        return [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in gevonden]

    def te_breed(self, scherm: dict[str, int]) -> int:
        """How many pixels the page scrolls sideways on this screen, on which it then stays."""
        self.page.set_viewport_size(scherm)
        # just after a click the next page may have come without its first element
        self.page.wait_for_load_state("domcontentloaded")
        return int(self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))

    def _eis_breedte(self, naam: str, scherm: dict[str, int]) -> None:
        te_breed = self.te_breed(scherm)
        assert te_breed <= 0, f"{naam} schuift bij {scherm['width']}px breed {te_breed}px opzij"


def zet_aan(keuze: Locator) -> None:
    """Choose a radio button or tick a box by the keyboard: it lies under its own drawing, where a click may miss it."""
    if not keuze.is_checked():
        keuze.press("Space")
    expect(keuze).to_be_checked()


Kom = Callable[..., Bezoeker]


@pytest.fixture
def bezoeker(browser: Browser, demo: Demo) -> Iterator[Kom]:
    """Makes visitors: `bezoeker()` at a desk, `bezoeker(TELEFOON)` on a phone, with JavaScript or without."""
    gekomen: list[Bezoeker] = []

    def kom(scherm: dict[str, int] = BUREAU, *, javascript: bool = True) -> Bezoeker:
        gekomen.append(Bezoeker(browser, demo, scherm, javascript=javascript))
        return gekomen[-1]

    yield kom
    for iemand in gekomen:
        iemand.context.close()
