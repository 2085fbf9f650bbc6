"""What we take from the npm registry, with fixed versions; see docs/adr/0006-nl-design-system.md."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pakket:
    """One npm package: its version, the files we keep and the folder below static/vendor/."""

    naam: str
    versie: str
    licentie: str
    map: str
    bestanden: tuple[str, ...]


def _candidate(onderdeel: str, versie: str) -> Pakket:
    """A component of the candidate layer; the map comes along because the css file names it."""
    return Pakket(
        f"@nl-design-system-candidate/{onderdeel}-css",
        versie,
        "EUPL-1.2",
        f"nlds/candidate-{onderdeel}",
        (f"dist/{onderdeel}.css", f"dist/{onderdeel}.css.map", "LICENSE.md"),
    )


def _utrecht(onderdeel: str, versie: str) -> Pakket:
    """A component of the community layer."""
    return Pakket(
        f"@utrecht/{onderdeel}-css",
        versie,
        "EUPL-1.2",
        f"nlds/utrecht-{onderdeel}",
        ("dist/index.min.css", "LICENSE.md"),
    )


# The order is the order of the bundle; every file lands in one cascade layer, so it hardly matters.
NLDS = (
    _candidate("button", "1.1.0"),
    _candidate("heading", "1.1.3"),
    _candidate("link", "2.0.3"),
    _candidate("paragraph", "2.1.3"),
    _candidate("data-badge", "1.0.5"),
    _candidate("skip-link", "1.0.5"),
    _utrecht("form-field", "2.0.1"),
    _utrecht("form-label", "2.0.1"),
    _utrecht("form-fieldset", "2.0.1"),
    _utrecht("form-field-description", "2.0.1"),
    _utrecht("form-field-error-message", "2.0.1"),
    _utrecht("textbox", "3.1.0"),
    _utrecht("textarea", "3.0.1"),
    _utrecht("select", "2.0.1"),
    _utrecht("checkbox", "2.0.1"),
    _utrecht("table", "2.0.2"),
    _utrecht("alert", "3.0.1"),
)

# latin-ext is not a luxury: without it names as Şahin and Łukasz fall back to another typeface.
LETTERS = (
    Pakket(
        "@fontsource-variable/source-sans-3",
        "5.3.0",
        "OFL-1.1",
        "source-sans-3/variabel",
        (
            "files/source-sans-3-latin-wght-normal.woff2",
            "files/source-sans-3-latin-ext-wght-normal.woff2",
            "LICENSE",
        ),
    ),
    Pakket(
        "@fontsource/source-sans-3",
        "5.3.1",
        "OFL-1.1",
        "source-sans-3/statisch",
        (
            *(
                f"files/source-sans-3-{reeks}-{gewicht}-normal.woff2"
                for reeks in ("latin", "latin-ext")
                for gewicht in (400, 600, 700)
            ),
            "LICENSE",
        ),
    ),
    # one of the letters in which the European Union wants its statement set (Regulation (EU) 2021/1060, annex IX)
    Pakket("@fontsource/ubuntu", "5.3.0", "UFL-1.0", "ubuntu", ("files/ubuntu-latin-700-normal.woff2", "LICENSE")),
)

HTMX = Pakket("htmx.org", "2.0.11", "0BSD", "htmx", ("dist/htmx.min.js", "LICENSE"))

# One icon per meaning. To use another one: add its Tabler name here and run `python -m vormgeving.vendoren`.
ICONEN = tuple(
    """
    activity adjustments alert-octagon alert-triangle arrow-back-up arrow-down-right arrow-left
    arrow-right arrow-up-right ban briefcase building building-community building-store calendar-event
    calendar-off chart-bar check checks chevron-down chevron-left chevron-right chevron-up circle-check
    circle-x clipboard-check clipboard-list clock cloud-check copy device-mobile dots download equal
    external-link eye eye-off file-check file-spreadsheet file-text file-time file-type-csv
    file-type-pdf filter flag hammer hand-stop help-circle history home-check home-down home-plus
    home-up id info-circle key list-check list-details lock login-2 logout mail menu-2 message-2
    message-exclamation message-plus messages minus notes palette pencil phone phone-off plus printer
    refresh report-analytics school search send server settings shield-lock signature
    square-rounded-plus stairs sun table-import tilde tools trash trending-down trending-up upload user-check
    user-circle user-off user-plus users users-group wifi-off writing-sign x
    """.split()
)
TABLER = Pakket(
    "@tabler/icons",
    "3.51.0",
    "MIT",
    "tabler",
    (*(f"icons/outline/{naam}.svg" for naam in ICONEN), "LICENSE"),
)

PAKKETTEN = (*NLDS, *LETTERS, HTMX, TABLER)
