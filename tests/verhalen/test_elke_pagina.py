"""Every page that a link leads to, opened once: axe finds nothing, and nothing scrolls sideways at 320 px.

The walk follows links as people do, from the first page of each role. A link that leads nowhere is found as well, and
so is a page that no link leads to. The tests share what was seen, and run in the order of this file.

A page is opened, and looked at by axe, for the first role that comes there. For the next ones only signposts are read,
for the links that lead to what nobody saw before: an element that only a later role has on such a page, axe sees in
the stories of that role.
"""

import inspect
import re
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.conf import settings
from django.urls import Resolver404, resolve
from playwright.sync_api import Error as Fout

from tests.toegang.test_alle_adressen import ALLE
from tests.verhalen.conftest import BUREAU, KLEINE_TELEFOON, Bezoeker, Kom
from tests.verhalen.organisaties import HWWERKT, JONGERENLOKET, PARTICIPATIEFABRIEK, WERKMAKERIJ

# organisation, role, how many more of each signpost are read. Who sees least comes first: what one opened the next one
# passes, so that no walk takes minutes.
WANDELINGEN = (
    ("Stapsteen Platform", "Platformbeheerder", 1),
    (WERKMAKERIJ, "Beheerder", 1),
    (WERKMAKERIJ, "Programmamanager", 2),
    (WERKMAKERIJ, "Trainer", 3),
    # everybody that she guides
    (WERKMAKERIJ, "Jobcoach", 10),
    (WERKMAKERIJ, "Casemanager", 8),
    # modules by personal plan, koppels and stagevragen are only there
    (HWWERKT, "Casemanager", 5),
    (PARTICIPATIEFABRIEK, "Jobcoach", 6),
    (JONGERENLOKET, "Jobcoach", 2),
)
# Which signposts come first differs from day to day. What the walks missed, these look for among many more of them.
NOG_EENS = (
    (WERKMAKERIJ, "Programmamanager"),
    (WERKMAKERIJ, "Casemanager"),
    (HWWERKT, "Casemanager"),
    (PARTICIPATIEFABRIEK, "Jobcoach"),
    (WERKMAKERIJ, "Jobcoach"),
    (WERKMAKERIJ, "Trainer"),
)
ZOVEEL = 30
# from what a filter of the list of deelnemers shows (two people who have not started), and from the first page
BEGIN = ("/deelnemers/?stand=wachtend", "/")
# Only of some people, weeks or groups they have all their links, or for some roles, so a few more of them are read.
WEGWIJZERS = {
    "bouwstenen:bouwsteen",
    "onderwijs:bijeenkomst",
    "onderwijs:bewijs",
    "onderwijs:groep",
    "onderwijs:groepen",
    "onderwijs:koppel",
    "onderwijs:praktijkverklaring",
    "onderwijs:stagevraag",
    "onderwijs:stagevragen",
    "onderwijs:traject_groepen",
    "onderwijs:traject_opleiding",
    "rapportage:cijfer",
    "rapportage:nieuw_soort",
    "rapportage:rapport",
    "rapportage:rapporten",
    "trajecten:agenda",
    "trajecten:begeleiding",
    "trajecten:contacten",
    "trajecten:deelneemuren",
    "trajecten:documenten",
    "trajecten:dossier",
    "trajecten:gegevens",
    "trajecten:lijst",
    "trajecten:stap",
    "trajecten:stappenplan",
    "trajecten:uren",
    "trajecten:uren_overzicht",
    "werkgevers:evaluatie",
    "werkgevers:evaluaties",
    "werkgevers:kandidaten",
    "werkgevers:klikgesprek",
    "werkgevers:ondertekeningen",
    "werkgevers:plaatsing",
    "werkgevers:werk",
    "werkgevers:werkgever",
    "werkgevers:werkgevers",
    "werkgevers:werkplek",
    "werkgevers:werkplekken",
    "zelfredzaamheid:ladder",
    "zelfredzaamheid:meting",
    "zelfredzaamheid:metingen",
    "zelfredzaamheid:metingen_van",
}
GEEN_PAGINA = re.compile(r"\.(css|csv|docx|ics|json|pdf|xlsx)(\?|$)")
HREF = re.compile(r'<a [^>]*?href="(/[^"#]*)')
LEES = "async pad => { const a = await fetch(pad); return [a.status, a.url, await a.text()]; }"
LINKS = "as => as.map(a => a.getAttribute('href').split('#')[0])"


# What takes a GET without a link that always leads there from the sample data.
NIET_VIA_EEN_LINK = {
    # files, styles and parts of a page
    "huisstijl_css",
    "huisstijl_voorbeeld",
    "mfa_download_recovery_codes",
    "onderwijs:certificaat_pdf",
    "onderwijs:certificaat_voorbeeld",
    "onderwijs:praktijkverklaring_voorbeeld",
    "paletten_css",
    "rapportage:bestand",
    "rapportage:cijferbestand",
    # of a report about one deelnemer: one in the demo has it, and its own story opens most of these
    "rapportage:deelnemerrapport",
    "rapportage:deelnemerrapport_bestand",
    "rapportage:deelnemerrapport_cijfer",
    "rapportage:deelnemerrapport_cijferbestand",
    "rapportage:deelnemerrapport_controle",
    "rapportage:deelnemerrapport_definitief",
    "rapportage:deelnemerrapport_verschil",
    "rapportage:deelnemerrapport_verschil_cijfer",
    "rapportage:vergelijken_csv",
    "rapportage:dashboard_bestand",
    "rapportage:deelnemerslijst",
    "rapportage:openbaar_bestand",
    "toegang:inlogstand",
    "trajecten:aanmelden_startkwalificatie",
    "trajecten:agenda_feed",
    "trajecten:contact_meter",
    "trajecten:stappenplan_pdf",
    "trajecten:uren_csv",
    "werkgevers:praktijkovereenkomst_pdf",
    # of a login, an invitation and a forgotten password
    "account_change_password",
    "account_inactive",
    "account_logout",
    "account_reauthenticate",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_set_password",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_generate_recovery_codes",
    "mfa_reauthenticate",
    "mfa_view_recovery_codes",
    "toegang:demo",
    "toegang:onderbroken",
    "toegang:uitnodiging",
    # by a mailed link, or after a mail asked for one; the stories of employers open them
    "werkgevers:doorgeven",
    "werkgevers:klopt_niet",
    "werkgevers:portaal",
    "werkgevers:portaal_document",
    "werkgevers:portaal_gegevens",
    "werkgevers:portaal_vragen",
    "werkgevers:tekencode",
    "werkgevers:tekenen",
    # the form stands on another page; at its own address it is shown again after a mistake
    "onderwijs:aanwezigheid",
    "onderwijs:traject_modules",
    "trajecten:uren_nieuw",
    "werkgevers:handtekening_vragen",
    # only when there is more than its card on another page shows
    "werkgevers:werkgeverdocumenten",
    "werkgevers:werkgeverscontacten",
    # about something that somebody did before, such as a merge, a hand-over or a contact of a group
    "trajecten:groepscontact_intrekken",
    "trajecten:groepscontact_wijzigen",
    "trajecten:inlezing",
    "trajecten:meebetalen_stoppen",
    "trajecten:overdracht",
    "trajecten:samenvoeging_terugdraaien",
    "trajecten:tegenboeken_regel",
    "trajecten:uren_wijzigen",
    "werkgevers:werkgevers_samenvoegen",
    "werkgevers:werkgeversamenvoeging_terugdraaien",
    # only of a report with more than one version
    "rapportage:verschil",
    "rapportage:verschil_cijfer",
    # a file with its own address
    "rapportage:steekproef_pakket",
    # only where the organisation has a ground to keep a BSN: tests/rapportage/esf/ opens it
    "rapportage:esf_bsn",
    # only of a goal that somebody made before
    "rapportage:doel_weg",
    # only while somebody works on a praktijkverklaring, and two people in the demo do; its story looks at them
    "onderwijs:praktijkverklaring_afgeven",
    "onderwijs:praktijkverklaring_wijzigen",
    "onderwijs:werkproces",
    "onderwijs:werkprocessen",
    # only of some people or papers, such as a running koppel: whether a walk meets one differs from day to day
    "onderwijs:koppel_afsluiten",
    "onderwijs:koppel_wijzigen",
    "trajecten:doorverwijzing",
    "trajecten:doorverwijzing_bijwerken",
    "trajecten:stap_wijzigen",
    "werkgevers:klikgesprek_verzetten",
    "werkgevers:ondertekening_ter_plekke",
    "werkgevers:ondertekening_zelf",
}


@dataclass
class Rondgang:
    """What was opened so far, by the name of the address, and what was wrong with it."""

    gezien: set[str] = field(default_factory=set)
    fouten: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def rondgang() -> Rondgang:
    return Rondgang()


@pytest.mark.parametrize(("organisatie", "rol", "nog"), WANDELINGEN)
def test_elke_pagina_waar_een_link_heen_gaat_is_toegankelijk(bezoeker: Kom, rondgang: Rondgang, organisatie, rol, nog):
    iemand = bezoeker()
    iemand.kies_rol(organisatie, rol)
    rondgang.fouten.clear()
    _loop(iemand, rondgang, nog)
    assert rondgang.fouten == []
    assert iemand.klachten == []


def _loop(iemand: Bezoeker, rondgang: Rondgang, nog: int, *, verder: int = 0) -> None:
    """Open what nobody opened yet; of what was opened before, read the links.

    Of signposts `nog` of each kind are read, of other pages `verder`.
    """
    rij, geweest, gelezen = deque(BEGIN), set(), Counter[str]()
    while rij:
        pad = rij.popleft()
        naam = _naam(pad)
        if naam is None or pad in geweest:
            continue
        geweest.add(pad)
        if naam not in rondgang.gezien:
            rij += _open(iemand, rondgang, naam, pad)
        elif pad in BEGIN or gelezen[naam] < (nog if naam in WEGWIJZERS else verder):
            gelezen[naam] += 1
            rij += _lees(iemand, rondgang, naam, pad)


def _lees(iemand: Bezoeker, rondgang: Rondgang, naam: str, pad: str) -> list[str]:
    """The links on a page, without opening it; and where it was sent on to."""
    status, adres, tekst = iemand.page.evaluate(LEES, pad)
    if status >= 400:
        return _geweigerd(rondgang, naam, pad, status)
    return [_pad(adres), *(link.replace("&amp;", "&") for link in HREF.findall(tekst))]


def _naam(pad: str) -> str | None:
    """The name of the address; None when this is not a page of the application."""
    try:
        return None if GEEN_PAGINA.search(pad) else resolve(pad.partition("?")[0], settings.ROOT_URLCONF).view_name
    except Resolver404:
        return None


def _pad(adres: str) -> str:
    """The address without the server."""
    return re.sub(r"^https?://[^/]+", "", adres)


def _open(iemand: Bezoeker, rondgang: Rondgang, naam: str, pad: str) -> list[str]:
    """Open the page and look at it; the links on it."""
    try:
        antwoord = iemand.naar(pad)
    except Fout as fout:
        if "Download is starting" not in str(fout):
            raise
        # a file, not a page
        rondgang.gezien.add(naam)
        return []
    if antwoord.status >= 400:
        return _geweigerd(rondgang, naam, pad, antwoord.status)
    rondgang.gezien |= {naam, _naam(_pad(iemand.page.url)) or naam}
    rondgang.fouten += [f"{pad} ({naam}): {fout}" for fout in _fouten(iemand)]
    return iemand.page.locator("a[href^='/']").evaluate_all(LINKS)


def _geweigerd(rondgang: Rondgang, naam: str, pad: str, status: int) -> list[str]:
    """A link led to a refusal; not so for a filter of a list that this role does not have."""
    if pad not in BEGIN:
        rondgang.fouten.append(f"{pad} ({naam}) geeft {status}")
    return []


def _fouten(iemand: Bezoeker) -> list[str]:
    gevonden = [f"{regel} {waar}" for regel, waar in iemand.ontoegankelijk()]
    if (te_breed := iemand.te_breed(KLEINE_TELEFOON)) > 0:
        gevonden.append(f"schuift {te_breed}px opzij")
    iemand.page.set_viewport_size(BUREAU)
    return gevonden


def test_geen_pagina_is_overgeslagen(bezoeker: Kom, rondgang: Rondgang):
    """Needs the walks before it."""
    te_gaan = iter(NOG_EENS)
    rondgang.fouten.clear()
    while _gemist(rondgang) and (wie := next(te_gaan, None)):
        iemand = bezoeker()
        iemand.kies_rol(*wie)
        _loop(iemand, rondgang, ZOVEEL, verder=2)
    assert _gemist(rondgang) == set()
    assert rondgang.fouten == []


def _gemist(rondgang: Rondgang) -> set[str]:
    """The pages that nobody opened, without those that no link leads to."""
    paginas = {adres.naam for adres in ALLE if _neemt_get(adres.patroon.callback)}
    return paginas - rondgang.gezien - NIET_VIA_EEN_LINK


def _neemt_get(view: Any) -> bool:
    """Whether no decorator refuses a GET."""
    while view is not None:
        namen = inspect.getclosurevars(view).nonlocals if inspect.isfunction(view) else {}
        if "GET" not in namen.get("request_method_list", ["GET"]):
            return False
        view = getattr(view, "__wrapped__", None)
    return True
