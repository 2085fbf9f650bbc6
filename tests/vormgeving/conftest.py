"""A browser beside a small server with the gallery: no database, but the real Content-Security-Policy."""

from collections.abc import Iterator
from socketserver import ThreadingMixIn
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import start


class _Stil(WSGIRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing on the terminal of the tests."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


# module: the settings of this server and the event loop of the browser must not reach tests of others
@pytest.fixture(scope="module")
def galerij_adres() -> Iterator[str]:
    """Where the gallery answers."""
    instellingen = override_settings(
        ROOT_URLCONF="tests.vormgeving.adressen", MIDDLEWARE=["csp.middleware.CSPMiddleware"], ALLOWED_HOSTS=["*"]
    )
    with instellingen:
        server = make_server(
            "127.0.0.1", 0, StaticFilesHandler(WSGIHandler()), server_class=_Server, handler_class=_Stil
        )
        draad = Thread(target=server.serve_forever, daemon=True)
        draad.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()
        draad.join()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium without a way out of this machine."""
    with sync_playwright() as playwright:
        browser = start(playwright)
        yield browser
        browser.close()


@pytest.fixture
def pagina(chromium: Browser) -> Iterator[Page]:
    """A page that fails the test when the browser complains, about the CSP for one."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="nl-NL")
    page = context.new_page()
    klachten: list[str] = []
    page.on("console", lambda bericht: klachten.append(bericht.text) if bericht.type == "error" else None)
    page.on("pageerror", lambda fout: klachten.append(str(fout)))
    yield page
    context.close()
    # the browser and htmx also report a request that failed on purpose
    assert [klacht for klacht in klachten if "500" not in klacht] == []
