"""Numbers that a test wants people to read, printed under the results, also when tests run side by side.

A test says `tel("550 combinaties geprobeerd: ...")`.
"""

from collections.abc import Callable

import pytest

EIGENSCHAP = "telling"


@pytest.fixture
def tel(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Print this line under the results of the session."""
    return lambda regel: record_property(EIGENSCHAP, regel)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what the tests counted, if any did."""
    rapporten = [rapport for groep in ("passed", "failed") for rapport in terminalreporter.stats.get(groep, [])]
    regels = [
        str(waarde)
        for rapport in rapporten
        for naam, waarde in getattr(rapport, "user_properties", [])
        if naam == EIGENSCHAP and rapport.when == "call"
    ]
    if regels:
        terminalreporter.section("geteld")
        for regel in regels:
            terminalreporter.write_line(regel)
