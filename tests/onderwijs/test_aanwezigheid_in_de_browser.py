"""Fifteen people on one screen of a phone: everything in sight, and one tap for each exception and one to save.

With JavaScript and without. The fixtures are those of tests/nooit_kwijt.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from onderwijs.models import Aanwezigheid
from tests.fabrieken.onderwijs import BijeenkomstFactory, DeelnameFactory, GroepFactory
from tests.fabrieken.trajecten import TrajectFactory
from tests.nooit_kwijt.conftest import (  # noqa: F401  # fixtures of a browser at a real server
    aan_het_werk,
    browser,
    echte_databank,
    medewerker,
    server,
    venster,
)
from toegang.matrix import Rol
from trajecten.models import Deelneemuur

pytestmark = pytest.mark.usefixtures("medewerker")
TELEFOON = {"width": 390, "height": 844}
KLEINE_TELEFOON = {"width": 320, "height": 640}
MENSEN = 15
# a long name, as they are
NAAM = ("Mohammed-Amine", "Ouled Abdellah-van Oosterhout")


@pytest.fixture
def bijeenkomst(medewerker):  # noqa: F811  # the fixture above
    """The meeting of today of a full group, of which one has a long name."""
    trainer = medewerker(Rol.TRAINER)
    groep = GroepFactory(trainers=[trainer], aangemaakt_door=trainer, capaciteit=MENSEN, naam="Motivatietraject")
    lang = TrajectFactory(deelnemer__voornaam=NAAM[0], deelnemer__achternaam=NAAM[1])
    DeelnameFactory(groep=groep, traject=lang)
    DeelnameFactory.create_batch(MENSEN - 1, groep=groep)
    return BijeenkomstFactory(groep=groep)


def open_scherm(aan_het_werk, bijeenkomst, scherm, **anders):  # noqa: F811
    pagina = aan_het_werk(bijeenkomst.trainer, bijeenkomst.get_absolute_url(), **anders)
    pagina.set_viewport_size(scherm)
    return pagina


def in_beeld(pagina, deel):
    """Whether all of it is on the screen, above the bar with the button."""
    plek, balk = deel.bounding_box(), pagina.locator(".aanwezig__balk").bounding_box()
    return plek["y"] >= 0 and plek["y"] + plek["height"] <= balk["y"] + 1


@pytest.mark.parametrize("javascript", [True, False])
def test_vijftien_mensen_zijn_met_een_tik_per_uitzondering_vastgelegd(aan_het_werk, bijeenkomst, javascript):  # noqa: F811
    pagina = open_scherm(aan_het_werk, bijeenkomst, TELEFOON, javascript=javascript)
    rijen = pagina.get_by_role("radiogroup")
    assert rijen.count() == MENSEN
    # nothing to scroll: first and last name and the button are in sight together
    assert in_beeld(pagina, rijen.first)
    assert in_beeld(pagina, rijen.last)
    tikken = 0
    for nummer, keuze in ((2, "Afgemeld"), (7, "Niet er"), (11, "Afgemeld")):
        knop = rijen.nth(nummer).get_by_role("radio", name=keuze)
        assert min(knop.bounding_box()[maat] for maat in ("width", "height")) >= 44
        knop.click()
        tikken += 1
    if javascript:
        expect(pagina.get_by_role("status").filter(has_text="van 15")).to_have_text("12 van 15 waren er")
    pagina.get_by_role("button", name="Aanwezigheid opslaan").click()
    tikken += 1
    expect(pagina.get_by_text("De aanwezigheid is opgeslagen: 12 van 15 waren er.")).to_be_visible()
    assert tikken == 4
    rijen = Aanwezigheid.objects.filter(bijeenkomst=bijeenkomst)
    assert sorted(rijen.values_list("staat", flat=True)) == ["aanwezig"] * 12 + ["afgemeld"] * 2 + ["niet_gekomen"]
    trajecten = bijeenkomst.groep.deelnames.values("traject")
    assert list(Deelneemuur.objects.filter(traject__in=trajecten).values_list("minuten", flat=True)) == [120] * 12


def test_met_het_toetsenbord_en_met_minuten(aan_het_werk, bijeenkomst):  # noqa: F811
    pagina = open_scherm(aan_het_werk, bijeenkomst, TELEFOON)
    rij = pagina.get_by_role("radiogroup").first
    rij.get_by_role("radio", name="Was er").focus()
    pagina.keyboard.press("ArrowRight")
    expect(rij.get_by_role("radio", name="Afgemeld")).to_be_checked()
    pagina.keyboard.press("ArrowLeft")
    pagina.get_by_text("Iemand later of eerder weg?").click()
    pagina.get_by_label("Later").first.fill("30")
    pagina.get_by_role("button", name="Aanwezigheid opslaan").click()
    expect(pagina.get_by_text("15 van 15 waren er.")).to_be_visible()
    assert list(Aanwezigheid.objects.filter(bijeenkomst=bijeenkomst, later=30).values_list("minuten", flat=True)) == [
        90
    ]


@pytest.mark.parametrize("scherm", [TELEFOON, KLEINE_TELEFOON, {"width": 1280, "height": 900}])
def test_het_scherm_is_toegankelijk_en_schuift_niet_opzij(aan_het_werk, bijeenkomst, scherm):  # noqa: F811
    pagina = open_scherm(aan_het_werk, bijeenkomst, scherm)
    assert pagina.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert in_beeld(pagina, pagina.get_by_role("radiogroup").first)
    assert pagina.get_by_role("button", name="Aanwezigheid opslaan").is_visible()
    assert Axe().run(pagina).response["violations"] == []
