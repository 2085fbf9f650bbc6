"""Every page that a link leads to, opened once: axe finds nothing, and nothing scrolls sideways at 320 px.

The walk follows links as people do, from the first page of each role. A link that leads nowhere is found as well, and
so is a page that no link leads to. The tests share what was seen, and run in the order of this file.
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
from tests.verhalen.organisaties import HWWERKT, WERKMAKERIJ

# Who sees least comes first: what one opened the next one passes, so that no walk takes minutes.
WANDELINGEN = (
    ("Stapsteen Platform", "Platformbeheerder"),
    (WERKMAKERIJ, "Beheerder"),
    (WERKMAKERIJ, "Programmamanager"),
    (WERKMAKERIJ, "Trainer"),
    (WERKMAKERIJ, "Jobcoach"),
    (WERKMAKERIJ, "Casemanager"),
    # modules by personal plan are only there
    (HWWERKT, "Casemanager"),
)
# Only of some people, weeks or groups they have all their links, so a few more of them are read.
WEGWIJZERS = {
    "bouwstenen:bouwsteen",
    "onderwijs:bijeenkomst",
    "onderwijs:groep",
    "trajecten:begeleiding",
    "trajecten:contacten",
    "trajecten:dossier",
    "trajecten:gegevens",
    "trajecten:lijst",
    "trajecten:stappenplan",
    "zelfredzaamheid:ladder",
    "zelfredzaamheid:metingen_van",
}
NOG_EEN_PAAR = 5
GEEN_PAGINA = re.compile(r"\.(css|csv|docx|ics|json|pdf|xlsx)(\?|$)")
HREF = re.compile(r'<a [^>]*?href="(/[^"#]*)')
LEES = "async pad => (await fetch(pad)).text()"
LINKS = "as => as.map(a => a.getAttribute('href').split('#')[0])"


# What takes a GET without a link that always leads there from the sample data.
NIET_VIA_EEN_LINK = {
    # files, styles and parts of a page
    "huisstijl_css",
    "huisstijl_voorbeeld",
    "paletten_css",
    "mfa_download_recovery_codes",
    "rapportage:bestand",
    "toegang:inlogstand",
    "trajecten:aanmelden_startkwalificatie",
    "trajecten:agenda_feed",
    "trajecten:contact_meter",
    "trajecten:stappenplan_pdf",
    "trajecten:uren_csv",
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
    # by a mailed link, or after a mail asked for one
    "werkgevers:doorgeven",
    "werkgevers:klopt_niet",
    "werkgevers:overleggen",
    "werkgevers:portaal",
    "werkgevers:portaal_gegevens",
    "werkgevers:portaal_tekenen",
    "werkgevers:portaal_vragen",
    "werkgevers:tekencode",
    "werkgevers:tekenen",
    # about something that somebody did before, such as a contact of today or a hand-over
    "bouwstenen:plan",
    "bouwstenen:start",
    "onderwijs:aanwezigheid",
    "onderwijs:traject_modules",
    "trajecten:contact_intrekken",
    "trajecten:contact_wijzigen",
    "trajecten:contactmoment",
    "trajecten:doorverwijzing",
    "trajecten:doorverwijzing_bijwerken",
    "trajecten:groepscontact_intrekken",
    "trajecten:groepscontact_wijzigen",
    "trajecten:inlezing",
    "trajecten:meebetalen_stoppen",
    "trajecten:overdracht",
    "trajecten:samenvoeging_terugdraaien",
    "trajecten:stap",
    "trajecten:stap_afsluiten",
    "trajecten:stap_wijzigen",
    "trajecten:starten",
    "trajecten:tegenboeken_contact",
    "trajecten:tegenboeken_regel",
    "trajecten:uitkering_wijzigen",
    "trajecten:uren_nieuw",
    "trajecten:uren_wijzigen",
    "werkgevers:betwisting_beantwoorden",
    "werkgevers:handtekening_vragen",
    "werkgevers:ondertekening_doorgeven",
    "werkgevers:ondertekening_zelf",
    "werkgevers:werkgevers_samenvoegen",
    "werkgevers:werkgeversamenvoeging_terugdraaien",
    "zelfredzaamheid:eigen",
    "zelfredzaamheid:eigen_verbeteren",
    "zelfredzaamheid:invullen",
    "zelfredzaamheid:trede_verbeteren",
    "zelfredzaamheid:verbeteren",
    # of employers, schools and documents: opened where the sample of today links to one, and in their own tests
    "onderwijs:bewijs",
    "onderwijs:bewijs_intrekken",
    "onderwijs:bewijs_nieuw",
    "onderwijs:bewijs_wijzigen",
    "onderwijs:bewijssoort",
    "onderwijs:bewijssoort_nieuw",
    "onderwijs:certificaat_maken",
    "onderwijs:certificaat_pdf",
    "onderwijs:inschrijven",
    "onderwijs:inschrijving",
    "onderwijs:instelling",
    "onderwijs:instelling_nieuw",
    "onderwijs:instelling_wijzigen",
    "onderwijs:koppel",
    "onderwijs:koppel_afsluiten",
    "onderwijs:koppel_nieuw",
    "onderwijs:koppel_wijzigen",
    "onderwijs:opleiding",
    "onderwijs:opleiding_nieuw",
    "onderwijs:praktijkverklaring",
    "onderwijs:praktijkverklaring_afgeven",
    "onderwijs:praktijkverklaring_nieuw",
    "onderwijs:praktijkverklaring_stoppen",
    "onderwijs:praktijkverklaring_wijzigen",
    "onderwijs:stageplek_toezeggen",
    "onderwijs:stagevraag",
    "onderwijs:stagevraag_intrekken",
    "onderwijs:stagevraag_nieuw",
    "onderwijs:stagevraag_wijzigen",
    "onderwijs:studievoortgang",
    "onderwijs:toezegging_afsluiten",
    "onderwijs:werkproces",
    "onderwijs:werkprocessen",
    "trajecten:document",
    "trajecten:document_toevoegen",
    "trajecten:document_weghalen",
    "werkgevers:baan_behouden",
    "werkgevers:contactpersoon",
    "werkgevers:contactpersoon_nieuw",
    "werkgevers:document_controleren",
    "werkgevers:erkenning",
    "werkgevers:erkenning_nieuw",
    "werkgevers:evaluatie",
    "werkgevers:evaluatie_intrekken",
    "werkgevers:evaluatie_invullen",
    "werkgevers:evaluatie_nieuw",
    "werkgevers:evaluatie_vastzetten",
    "werkgevers:evaluatie_weggooien",
    "werkgevers:evaluatieformulier",
    "werkgevers:evaluatieformulier_algemeen",
    "werkgevers:evaluatieformulier_terugnemen",
    "werkgevers:kandidaten",
    "werkgevers:klikgesprek",
    "werkgevers:klikgesprek_afzeggen",
    "werkgevers:klikgesprek_nieuw",
    "werkgevers:klikgesprek_uitkomst",
    "werkgevers:klikgesprek_verzetten",
    "werkgevers:ondertekening_intrekken",
    "werkgevers:ondertekening_opnieuw",
    "werkgevers:ondertekeningen",
    "werkgevers:plaatsing_beeindigen",
    "werkgevers:plaatsing_nieuw",
    "werkgevers:plaatsing_wijzigen",
    "werkgevers:plaatsingdocument_nieuw",
    "werkgevers:portaal_document",
    "werkgevers:praktijkovereenkomst",
    "werkgevers:praktijkovereenkomst_pdf",
    "werkgevers:verzegeld_document",
    "werkgevers:verzegeling",
    "werkgevers:vestiging",
    "werkgevers:vestiging_nieuw",
    "werkgevers:werkgever_nieuw",
    "werkgevers:werkgever_wijzigen",
    "werkgevers:werkgeverdocument_nieuw",
    "werkgevers:werkgeverdocumenten",
    "werkgevers:werkgeverscontact",
    "werkgevers:werkgeverscontact_nieuw",
    "werkgevers:werkgeverscontacten",
    "werkgevers:werkplek",
    "werkgevers:werkplek_nieuw",
    "werkgevers:werkplek_wijzigen",
    "werkgevers:werkweek_bevestigen",
    "werkgevers:werkwens",
}

# not mended yet: the contrast that axe finds in "Meer" of the longest menu
BEKEND = ("color-contrast", [[".app-menu__meer > summary"]])


@dataclass
class Rondgang:
    """What was opened so far, by the name of the address, and what was wrong with it."""

    gezien: set[str] = field(default_factory=set)
    fouten: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def rondgang() -> Rondgang:
    return Rondgang()


@pytest.mark.parametrize(("organisatie", "rol"), WANDELINGEN)
def test_elke_pagina_waar_een_link_heen_gaat_is_toegankelijk(bezoeker: Kom, rondgang: Rondgang, organisatie, rol):
    iemand = bezoeker()
    iemand.kies_rol(organisatie, rol)
    rondgang.fouten.clear()
    _loop(iemand, rondgang)
    assert rondgang.fouten == []
    assert iemand.klachten == []


def _loop(iemand: Bezoeker, rondgang: Rondgang) -> None:
    rij, geweest, gelezen = deque(["/"]), set(), Counter[str]()
    while rij:
        pad = rij.popleft()
        naam = _naam(pad)
        if naam is None or pad in geweest:
            continue
        geweest.add(pad)
        if naam not in rondgang.gezien:
            rij += _open(iemand, rondgang, naam, pad)
        elif gelezen[naam] < (NOG_EEN_PAAR if naam in WEGWIJZERS else 1):
            gelezen[naam] += 1
            rij += [link.replace("&amp;", "&") for link in HREF.findall(iemand.page.evaluate(LEES, pad))]


def _naam(pad: str) -> str | None:
    """The name of the address; None when this is not a page of the application."""
    try:
        return None if GEEN_PAGINA.search(pad) else resolve(pad.partition("?")[0], settings.ROOT_URLCONF).view_name
    except Resolver404:
        return None


def _open(iemand: Bezoeker, rondgang: Rondgang, naam: str, pad: str) -> list[str]:
    """Open the page and look at it; the links on it."""
    rondgang.gezien.add(naam)
    try:
        antwoord = iemand.naar(pad)
    except Fout as fout:
        if "Download is starting" not in str(fout):
            raise
        # a file, not a page
        return []
    if antwoord.status >= 400:
        rondgang.fouten.append(f"{pad} ({naam}) geeft {antwoord.status}")
        return []
    rondgang.gezien.add(_naam(re.sub(r"^https?://[^/]+", "", iemand.page.url)) or naam)
    rondgang.fouten += [f"{pad} ({naam}): {fout}" for fout in _fouten(iemand)]
    return iemand.page.locator("a[href^='/']").evaluate_all(LINKS)


def _fouten(iemand: Bezoeker) -> list[str]:
    gevonden = [f"{regel} {waar}" for regel, waar in iemand.ontoegankelijk() if (regel, waar) != BEKEND]
    if (te_breed := iemand.te_breed(KLEINE_TELEFOON)) > 0:
        gevonden.append(f"schuift {te_breed}px opzij")
    iemand.page.set_viewport_size(BUREAU)
    return gevonden


def test_geen_pagina_is_overgeslagen(rondgang: Rondgang):
    """Needs the walks before it."""
    paginas = {adres.naam for adres in ALLE if _neemt_get(adres.patroon.callback)}
    assert paginas - rondgang.gezien - NIET_VIA_EEN_LINK == set()


def _neemt_get(view: Any) -> bool:
    """Whether no decorator refuses a GET."""
    while view is not None:
        namen = inspect.getclosurevars(view).nonlocals if inspect.isfunction(view) else {}
        if "GET" not in namen.get("request_method_list", ["GET"]):
            return False
        view = getattr(view, "__wrapped__", None)
    return True
