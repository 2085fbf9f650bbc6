"""Chromium for every test that needs one, without a way out of this machine."""

import shutil

from playwright.sync_api import Browser, Playwright

# without a window there is less of it to start and to paint; where only the whole browser is, that one
CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
ZONDER_NETWERK = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def start(playwright: Playwright) -> Browser:
    """A browser, that the caller closes. `make test` installs it."""
    return playwright.chromium.launch(executable_path=CHROMIUM, args=ZONDER_NETWERK)
