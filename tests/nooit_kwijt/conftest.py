"""A real browser at a real server, with the login of production: password and code."""

import threading
import time
from collections.abc import Callable, Iterator
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from pytest_django import DjangoDbBlocker

from organisaties.models import Organisatie
from tests import databank
from tests.browser import start
from tests.fabrieken.toegang import WACHTWOORD, GebruikerFactory
from toegang.geheim import ontsleutel
from toegang.matrix import Rol
from toegang.models import Gebruiker

WACHT_MILLISECONDEN = 45_000


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Stil(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Tests are silent."""


def _met_verbinding(toepassing: Callable) -> Callable:
    """Each thread has a connection of its own, and gives it back."""

    def behandel(omgeving, begin):
        antwoord = toepassing(omgeving, begin)
        try:
            return list(antwoord)
        finally:
            antwoord.close()
            connection.close()

    return behandel


@pytest.fixture(scope="module")
def echte_databank(
    organisaties: dict[str, Organisatie], werker: str, django_db_blocker: DjangoDbBlocker
) -> Iterator[Organisatie]:
    """A database in which commits are real, renewed after all tests of this file: that takes longer than a test."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        # the browser keeps an event loop in this thread, which asks the database nothing
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield organisaties["werkmakerij"]
        connection.set_schema_to_public()
        databank.kopieer(databank.eigen_naam(werker))


@pytest.fixture
def medewerker(echte_databank: Organisatie) -> Iterator[Callable[[Rol], Gebruiker]]:
    """Makes somebody new with this role at werkmakerij; nobody of an earlier test comes back."""
    connection.set_tenant(echte_databank)
    yield lambda rol: GebruikerFactory(rollen=[rol.value], met_code_app=True)
    # the one within the browser's loop: it may not outlive its database
    connection.close()


@pytest.fixture(scope="module")
def server(echte_databank: Organisatie) -> Iterator[str]:
    """The address of werkmakerij at a server of this process."""
    http = make_server("127.0.0.1", 0, _met_verbinding(get_wsgi_application()), _Server, _Stil)
    draad = threading.Thread(target=http.serve_forever, daemon=True)
    draad.start()
    yield f"http://werkmakerij.localhost:{http.server_port}"
    http.shutdown()
    http.server_close()
    draad.join()


@pytest.fixture(scope="module")
def browser(echte_databank: Organisatie) -> Iterator[Browser]:
    """Chromium without a way out of this machine.

    It comes after the database and goes before it: within its event loop this thread has another connection.
    """
    with sync_playwright() as playwright:
        chromium = start(playwright)
        yield chromium
        chromium.close()


@pytest.fixture
def venster(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a browser of its own, with or without JavaScript."""
    vensters: list[BrowserContext] = []

    def open_(*, javascript: bool = True) -> BrowserContext:
        context = browser.new_context(locale="nl-NL", java_script_enabled=javascript)
        context.set_default_timeout(WACHT_MILLISECONDEN)
        vensters.append(context)
        return context

    yield open_
    for context in vensters:
        context.close()


@pytest.fixture
def aan_het_werk(venster: Callable[..., BrowserContext], server: str) -> Callable[..., Page]:
    """A page of this person, who logged in before the test began."""

    def open_(gebruiker: Gebruiker, pad: str, *, javascript: bool = True, in_: BrowserContext | None = None) -> Page:
        context = in_ or venster(javascript=javascript)
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": sessie_van(gebruiker), "url": server}])
        pagina = context.new_page()
        pagina.goto(f"{server}{pad}")
        return pagina

    return open_


def sessie_van(gebruiker: Gebruiker) -> str:
    """The key of a new session of this person."""
    klant = Client()
    klant.force_login(gebruiker)
    return klant.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def verloop(server: str) -> Callable[[], None]:
    """Let every login expire, as after half an hour."""
    return lambda: Session.objects.all().delete()


@pytest.fixture
def code() -> Callable[[Gebruiker], str]:
    """What the app of this person shows now."""

    def toon(gebruiker: Gebruiker) -> str:
        app = Authenticator.objects.get(user=gebruiker, type=Authenticator.Type.TOTP)
        return format_hotp_value(hotp_value(ontsleutel(app.data["secret"]), int(time.time()) // 30))

    return toon


@pytest.fixture
def log_ter_plekke_in(code: Callable[[Gebruiker], str]) -> Callable[[Page, Gebruiker], None]:
    """Log in with the dialog of the page: first with a mistake, then as it should."""

    def vul_in(pagina: Page, gebruiker: Gebruiker) -> None:
        dialoog = pagina.get_by_role("dialog", name="Log weer in")
        expect(dialoog).to_be_visible()
        dialoog.get_by_label("Wachtwoord").fill("dit is fout")
        dialoog.get_by_role("button", name="Inloggen").click()
        expect(dialoog.get_by_role("alert")).to_contain_text("klopt niet")
        dialoog.get_by_label("Wachtwoord").fill(WACHTWOORD)
        dialoog.get_by_role("button", name="Inloggen").click()
        dialoog.get_by_label("Code uit je app").fill(code(gebruiker))
        dialoog.get_by_role("button", name="Inloggen").click()

    return vul_in
