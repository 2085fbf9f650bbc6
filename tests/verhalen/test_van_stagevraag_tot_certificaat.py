"""The story of employers: a school asks for places, somebody gets one, and what was learned is signed and proven.

In De Werkmakerij, as bouwsteen 3 goes. The certificates, each where it belongs, are in `test_certificaten`. What one
person does, the next one finds, so the tests of this file run in its order, in one process (`--dist loadfile`).
"""

import re
import subprocess
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.verhalen import werkgeversketen as keten
from tests.verhalen.conftest import KLEINE_TELEFOON, TELEFOON, Bezoeker, Demo, Kom, zet_aan
from tests.verhalen.organisaties import WERKMAKERIJ
from tests.verhalen.werkgeversketen import Keten, dag, kies_uit, main_van, volg, vul

CASEMANAGER = "Marloes Tanis"
SCHOOL = "Vakschool De Linde"
WERKGEVER = "Kringloop Rondom"
WERK = "Medewerker winkel"
AFSPRAAK = "Begint elke dag om 8.45 uur. Belt zelf als het later wordt."
DEELNEMER_MAIL = "deelnemer@voorbeeld.example"
BEZWAAR = "De laatste weken was dat elke dag op tijd."
EERST = ("Soms", "Meestal", "Altijd", "Meestal", "Soms", "Soms")
LATER = ("Meestal", "Meestal", "Altijd", "Altijd", "Meestal", "Soms")
KLAAR_BINNEN = 60_000


@pytest.fixture(scope="module")
def staat() -> Keten:
    """What one test leaves for the next."""
    return Keten()


def test_van_een_vraag_van_een_school_tot_een_plaatsing(bezoeker: Kom, staat: Keten):
    jobcoach = bezoeker()
    jobcoach.kies_rol(WERKMAKERIJ, "Jobcoach")
    _leg_stagevraag_vast(jobcoach)
    staat.dossier, staat.deelnemer = _kies_deelnemer(jobcoach)
    _vul_werkwens_in(jobcoach, staat.dossier)
    _plan_klikgesprek(jobcoach)
    _leg_klik_vast(jobcoach)
    staat.plaatsing = _plaats(jobcoach)
    staat.adres = _adres_van_werkgever(jobcoach)
    assert jobcoach.klachten == []


def _leg_stagevraag_vast(jobcoach: Bezoeker) -> None:
    jobcoach.naar("/stagevragen/nieuw/")
    kies_uit(jobcoach, "Welke school", SCHOOL)
    kies_uit(jobcoach, "Wat voor plek", "Leerwerkplek")
    vul(jobcoach, "Hoeveel plekken", "2")
    zet_aan(main_van(jobcoach).get_by_label("Detailhandel", exact=True))
    vul(jobcoach, "Vanaf", f"01-12-{timezone.localdate().year}")
    jobcoach.kies("Hoe dringend", "Dringend")
    jobcoach.druk_op("Stagevraag opslaan")
    jobcoach.zie_gelukt("Kijk welke plekken passen")
    passend = main_van(jobcoach).locator("li").filter(has=jobcoach.page.get_by_role("link", name=WERKGEVER)).first
    expect(passend.get_by_text("Sector: Detailhandel.")).to_be_visible()
    jobcoach.bekijk("keten-stagevraag")
    jobcoach.beeld("werk-stagevraag")
    passend.get_by_label(re.compile("^Aantal")).fill("1")
    passend.get_by_role("button", name="Plekken toezeggen").click()
    expect(main_van(jobcoach).get_by_text(f"1 plek bij {WERKGEVER}")).to_be_visible()


def _kies_deelnemer(jobcoach: Bezoeker) -> tuple[str, str]:
    """The address of a dossier and the name of somebody in bouwsteen 3 whom jobcoach and casemanager guide together."""
    jobcoach.naar("/deelnemers/")
    ook = jobcoach.page.locator("select[name=begeleider] option", has_text=CASEMANAGER).get_attribute("value")
    jobcoach.naar(f"/deelnemers/?bouwsteen=3&begeleider={ook}")
    rijen = main_van(jobcoach).locator("a[href^='/trajecten/']").all()
    eigen = [rij for rij in rijen if re.fullmatch(r"/trajecten/\d+/", rij.get_attribute("href") or "")]
    return eigen[-1].get_attribute("href"), eigen[-1].inner_text().strip()


def _vul_werkwens_in(jobcoach: Bezoeker, dossier: str) -> None:
    main = main_van(jobcoach)
    jobcoach.naar(f"{dossier}werkwens/")
    zet_aan(main.get_by_label("Detailhandel", exact=True))
    vul(jobcoach, "Hoeveel uur per week", "24")
    jobcoach.kies("Hoe ver", "Ook in de omgeving")
    vul(jobcoach, "Wat wil iemand zelf", "Ik wil graag klanten helpen.")
    jobcoach.druk_op("Werkwens opslaan")
    expect(main.get_by_role("heading", name=re.compile("Passende werkplekken"))).to_be_visible()
    jobcoach.bekijk("keten-werk-zoeken")
    jobcoach.beeld("werk-zoeken")


def _plan_klikgesprek(jobcoach: Bezoeker) -> None:
    """Three weeks ago, so that there are hours to talk about."""
    volg(jobcoach, f"Klikgesprek plannen over {WERK} bij {WERKGEVER}")
    vul(jobcoach, "Welke dag", dag(-24))
    vul(jobcoach, "Hoe laat", "10.00")
    main_van(jobcoach).get_by_label(re.compile("^Met wie")).select_option(index=1)
    jobcoach.druk_op("Klikgesprek plannen")
    jobcoach.zie_gelukt("klikgesprek is gepland")


def _leg_klik_vast(jobcoach: Bezoeker) -> None:
    volg(jobcoach, "Uitkomst vastleggen")
    jobcoach.kies("Was er een klik", "Klik")
    vul(jobcoach, "Wat hebben jullie afgesproken", AFSPRAAK)
    jobcoach.beeld("werk-klikgesprek")
    jobcoach.druk_op("Uitkomst opslaan")
    jobcoach.zie_gelukt("Maak nu de plaatsing")
    jobcoach.bekijk("keten-klikgesprek")


def _plaats(jobcoach: Bezoeker) -> str:
    """What was agreed stands in the form already; the address of the placement."""
    volg(jobcoach, "Plaatsing maken")
    expect(main_van(jobcoach).get_by_label(re.compile("^Wat is er afgesproken"))).to_have_value(AFSPRAAK)
    vul(jobcoach, "Vanaf", dag(-23))
    vul(jobcoach, "Tot", dag(61))
    jobcoach.bekijk("keten-plaatsing-maken")
    jobcoach.druk_op("Plaatsing opslaan")
    jobcoach.zie_gelukt("plaatsing is opgeslagen")
    jobcoach.bekijk("keten-plaatsing")
    jobcoach.beeld("werk-plaatsing")
    return re.search(r"/plaatsingen/\d+/", jobcoach.page.url)[0]


def _adres_van_werkgever(jobcoach: Bezoeker) -> str:
    """The mail address of who speaks for the employer."""
    jobcoach.naar("/werkgevers/?zoek=Kringloop")
    volg(jobcoach, WERKGEVER)
    expect(jobcoach.page.get_by_role("heading", level=1, name=WERKGEVER)).to_be_visible()
    jobcoach.bekijk("keten-werkgever")
    return main_van(jobcoach).locator("a[href^='mailto:']").first.inner_text().strip()


def test_een_werkgever_spreekt_een_regel_tegen_overlegt_en_tekent_zonder_javascript(
    bezoeker: Kom, demo: Demo, staat: Keten
):
    jobcoach = bezoeker()
    jobcoach.kies_rol(WERKMAKERIJ, "Jobcoach")
    keten.begin_evaluatie(jobcoach, staat.plaatsing, "Nulevaluatie", 16)
    keten.vul_oordelen(jobcoach, EERST, AFSPRAAK)
    staat.verslag = keten.zet_vast(jobcoach)
    _vraag_werkgever(jobcoach)
    werkgever = bezoeker(TELEFOON)
    _spreek_tegen(werkgever, staat.adres)
    staat.verslag = _verbeter(jobcoach, staat.verslag)
    _vraag_werkgever(jobcoach)
    _herinner(werkgever, demo, staat.adres)
    zonder = bezoeker(KLEINE_TELEFOON, javascript=False)
    _overleg_en_teken(zonder, staat.adres)
    jobcoach.naar(staat.verslag)
    expect(main_van(jobcoach).get_by_text("Getekend", exact=True).first).to_be_visible()


def _vraag_werkgever(jobcoach: Bezoeker) -> None:
    volg(jobcoach, "Handtekening vragen")
    jobcoach.druk_op("Handtekening vragen")
    jobcoach.zie_gelukt("handtekening is gevraagd")


def _spreek_tegen(werkgever: Bezoeker, adres: str) -> None:
    """A line that is not right; the same link is of no use after that."""
    link = keten.open_mail(werkgever, adres)
    werkgever.page.goto(link)
    volg(werkgever, "Er klopt iets niet")
    vul(werkgever, "Komt op tijd", BEZWAAR)
    werkgever.bekijk("keten-klopt-niet")
    werkgever.druk_op("Bezwaar versturen")
    expect(main_van(werkgever)).to_contain_text("we weten wat er niet klopt")
    werkgever.bekijk("keten-bezwaar-verstuurd")


def _verbeter(jobcoach: Bezoeker, verslag: str) -> str:
    """The signal leads to the signatures, and from there to a better evaluation; its address."""
    jobcoach.naar("/signalen/")
    expect(main_van(jobcoach).get_by_text("Niet akkoord met een evaluatie").first).to_be_visible()
    jobcoach.naar(f"{verslag}ondertekeningen/")
    expect(main_van(jobcoach).get_by_text(BEZWAAR)).to_be_visible()
    jobcoach.bekijk("keten-betwist")
    jobcoach.beeld("werk-betwist")
    jobcoach.naar(verslag)
    volg(jobcoach, "Verbeteren of intrekken")
    vul(jobcoach, "Waarom", "Op tijd komen ging beter dan er stond.")
    zet_aan(jobcoach.page.get_by_role("radio", name=re.compile("[Vv]erbeter|nieuwe|opnieuw")).first)
    jobcoach.druk_op("Evaluatie intrekken")
    jobcoach.zie_gelukt("Verbeter hier")
    keten.vul_oordelen(jobcoach, LATER, AFSPRAAK)
    return keten.zet_vast(jobcoach)


def _herinner(werkgever: Bezoeker, demo: Demo, adres: str) -> None:
    """After five and ten days, once each."""
    for dagen, samen in ((4, 0), (6, 1), (6, 1), (11, 2), (12, 2)):
        keten.klok(demo, "werkmakerij", dagen)
        assert keten.aantal_mails(werkgever, adres, keten.HERINNERING) == samen, dagen


def _overleg_en_teken(zonder: Bezoeker, adres: str) -> None:
    """With the link of the reminder: talk first, and sign with the same link later; on 320 px, without JavaScript."""
    zonder.page.goto(keten.open_mail(zonder, adres, keten.HERINNERING))
    zonder.druk_op("Ik wil eerst overleggen")
    # axe is a script itself, and so has nothing to say here
    expect(main_van(zonder)).to_contain_text("We weten dat je wilt overleggen")
    zonder.druk_op("Evaluatie ondertekenen")
    expect(main_van(zonder)).to_contain_text("Zet een vinkje")
    keten.teken(zonder)
    expect(main_van(zonder)).to_contain_text(re.compile("[Bb]edankt"))
    assert zonder.te_breed(KLEINE_TELEFOON) <= 0


def test_drie_partijen_tekenen_en_het_document_is_verzegeld(bezoeker: Kom, staat: Keten, tmp_path_factory):
    _laat_drie_partijen_tekenen(bezoeker())
    jobcoach = bezoeker()
    jobcoach.kies_rol(WERKMAKERIJ, "Jobcoach")
    keten.begin_evaluatie(jobcoach, staat.plaatsing, "Tussenevaluatie", 0)
    keten.vul_oordelen(jobcoach, LATER, AFSPRAAK)
    jobcoach.bekijk("keten-evaluatie-invullen")
    jobcoach.beeld("werk-evaluatie")
    staat.verslag = keten.zet_vast(jobcoach)
    jobcoach.bekijk("keten-evaluatie")
    _vraag_drie(jobcoach)
    _teken_als_werkgever(bezoeker(TELEFOON), staat.adres)
    _teken_als_deelnemer(bezoeker(TELEFOON))
    _teken_als_collega(bezoeker(), staat.verslag)
    staat.bestand = tmp_path_factory.mktemp("verslag") / "verslag.pdf"
    staat.controlecode = _haal_document(jobcoach, staat.verslag, staat.bestand)
    uitvoer = subprocess.run(["pdfsig", staat.bestand], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in uitvoer
    assert "Total document signed" in uitvoer


def _laat_drie_partijen_tekenen(beheerder: Bezoeker) -> None:
    beheerder.kies_rol(WERKMAKERIJ, "Beheerder")
    beheerder.naar("/beheer/evaluatieformulieren/algemeen/")
    for partij in ("De jobcoach", "De deelnemer"):
        zet_aan(main_van(beheerder).get_by_label(partij, exact=True))
    beheerder.druk_op("Formulier opslaan")
    expect(main_van(beheerder).get_by_text("versie 2").first).to_be_visible()


def _vraag_drie(jobcoach: Bezoeker) -> None:
    volg(jobcoach, "Handtekening vragen")
    jobcoach.kies("Welke collega tekent", CASEMANAGER)
    jobcoach.kies("Hoe tekent de deelnemer", "Per mail")
    vul(jobcoach, "E-mailadres van de deelnemer", DEELNEMER_MAIL)
    jobcoach.beeld("werk-handtekening-vragen")
    jobcoach.druk_op("Handtekening vragen")
    jobcoach.zie_gelukt("handtekening is gevraagd")
    jobcoach.bekijk("keten-handtekeningen")


def _teken_als_werkgever(werkgever: Bezoeker, adres: str) -> None:
    """An employer without an account, in a browser of their own, by keyboard alone."""
    link = keten.open_mail(werkgever, adres)
    werkgever.organisatie = WERKMAKERIJ
    werkgever.page.goto(link)
    werkgever.bekijk("keten-tekenen")
    werkgever.beeld("werkgever-lezen")
    werkgever.beeld("werkgever-tekenen", werkgever.page.locator(".kaart--nadruk"))
    keten.teken_met_toetsen(werkgever)
    expect(main_van(werkgever)).to_contain_text(re.compile("[Bb]edankt"))
    werkgever.bekijk("keten-getekend")
    assert werkgever.page.goto(link).status == 200
    assert werkgever.page.get_by_role("button", name="Evaluatie ondertekenen").count() == 0


def _teken_als_deelnemer(deelnemer: Bezoeker) -> None:
    deelnemer.page.goto(keten.open_mail(deelnemer, DEELNEMER_MAIL))
    deelnemer.bekijk("keten-tekenen-deelnemer")
    keten.teken(deelnemer)
    expect(main_van(deelnemer)).to_contain_text(re.compile("[Bb]edankt"))


def _teken_als_collega(casemanager: Bezoeker, verslag: str) -> None:
    """Who wrote it does not sign for the jobcoach: a colleague who guides the traject too does."""
    casemanager.kies_rol(WERKMAKERIJ, "Casemanager")
    casemanager.naar(f"{verslag}ondertekeningen/")
    volg(casemanager, "Evaluatie ondertekenen")
    casemanager.bekijk("keten-zelf-tekenen")
    zet_aan(main_van(casemanager).get_by_role("checkbox"))
    casemanager.druk_op("Evaluatie ondertekenen")
    casemanager.zie_gelukt("handtekening is gezet")


def _haal_document(jobcoach: Bezoeker, verslag: str, bestand: Path) -> str:
    """Wait for the worker, read the code and save the document."""
    jobcoach.naar(verslag)
    main_van(jobcoach).get_by_role("link", name=re.compile("Verzegeld document|Document in de maak")).click()
    downloaden = main_van(jobcoach).get_by_role("link", name="Document downloaden")
    expect(downloaden).to_be_visible(timeout=KLAAR_BINNEN)
    jobcoach.bekijk("keten-verzegeld")
    jobcoach.beeld("werk-verzegeld")
    with jobcoach.page.expect_download() as ophalen:
        downloaden.click()
    ophalen.value.save_as(bestand)
    return main_van(jobcoach).locator("dl.gegevens div", has_text="Controlecode").locator("dd").inner_text().strip()


def test_iedereen_controleert_het_document_met_de_code_of_het_bestand(bezoeker: Kom, staat: Keten, tmp_path: Path):
    iemand = bezoeker()
    adres = iemand.demo.adres.replace("localhost", "werkmakerij.localhost")
    iemand.page.goto(f"{adres}/document-controleren/")
    vul(iemand, "Of de controlecode", staat.controlecode)
    main_van(iemand).get_by_role("button", name=re.compile("ontroleren")).first.click()
    expect(main_van(iemand).get_by_role("heading", name="De uitkomst")).to_be_visible()
    assert staat.deelnemer not in main_van(iemand).inner_text()
    iemand.bekijk("keten-controleren")
    veranderd = tmp_path / "veranderd.pdf"
    inhoud = bytearray(staat.bestand.read_bytes())
    inhoud[len(inhoud) // 3] ^= 1
    veranderd.write_bytes(bytes(inhoud))
    for bestand, soort in ((staat.bestand, "ok"), (veranderd, "error")):
        iemand.page.goto(f"{adres}/document-controleren/")
        iemand.page.locator("input[type=file]").set_input_files(bestand)
        main_van(iemand).get_by_role("button", name=re.compile("ontroleren")).first.click()
        expect(iemand.page.locator(f"main .utrecht-alert--{soort}").first).to_be_visible()


def test_een_werkgever_ziet_zijn_verslagen_terug(bezoeker: Kom, staat: Keten):
    werkgever = bezoeker(TELEFOON)
    page = werkgever.page
    page.goto(werkgever.demo.adres.replace("localhost", "werkmakerij.localhost") + "/werkgever/toegang/")
    werkgever.bekijk("keten-portaal-vragen")
    page.get_by_role("textbox").first.fill(staat.adres)
    main_van(werkgever).get_by_role("button").first.click()
    expect(main_van(werkgever)).to_contain_text(re.compile("mail"))
    keten.wacht_op_mail(werkgever, staat.adres, keten.NAAR_HET_OVERZICHT)
    page.goto(keten.open_mail(werkgever, staat.adres, keten.NAAR_HET_OVERZICHT))
    expect(main_van(werkgever)).to_contain_text("Tussenevaluatie")
    werkgever.bekijk("keten-portaal")
