"""On a phone, in a real browser: a contact takes two inputs when there was an appointment, and never more than twelve.

An input is a tap, or a field that is filled in (ontwerp: under a minute, at an employer's site).
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.fabrieken.contact import AfspraakFactory
from tests.fabrieken.trajecten import CodeFactory, TrajectFactory
from tests.nooit_kwijt.conftest import (  # noqa: F401  # the browser and its server
    aan_het_werk,
    browser,
    echte_databank,
    medewerker,
    server,
    venster,
)
from toegang.matrix import Rol
from trajecten.models import Afspraak, Contactmoment

HOOGSTENS = 12
TELEFOON = {"width": 390, "height": 844}


class Hand:
    """Somebody at a phone, of whom every input is counted."""

    def __init__(self, pagina) -> None:
        self.pagina = pagina
        self.aantal = 0
        pagina.set_viewport_size(TELEFOON)

    def tik(self, element) -> None:
        self.aantal += 1
        element.click()

    def kies(self, groep: str, keuze: str) -> None:
        self.aantal += 1
        self.pagina.get_by_role("group", name=groep).get_by_role("radio", name=keuze, exact=True).check(force=True)

    def vul(self, veld: str, tekst: str) -> None:
        self.aantal += 1
        self.pagina.get_by_label(veld).fill(tekst)


@pytest.fixture
def jobcoach(medewerker):  # noqa: F811
    return medewerker(Rol.JOBCOACH)


@pytest.fixture
def traject(jobcoach):
    CodeFactory()
    CodeFactory(code="werkplekbezoek", naam="Werkplek")
    return TrajectFactory(deelnemer__voornaam="Daan", deelnemer__achternaam="Verbeek", begeleid_door=[jobcoach])


def test_na_een_afspraak_is_een_regel_genoeg(jobcoach, traject, aan_het_werk, tel):  # noqa: F811
    afspraak = AfspraakFactory(medewerker=jobcoach, met=[traject], van=timezone.now() - timedelta(minutes=1))
    hand = Hand(aan_het_werk(jobcoach, "/"))
    hand.vul("Kort verslag", "Schildert zelf kozijnen.")
    hand.tik(hand.pagina.get_by_role("button", name="Contact opslaan"))
    hand.pagina.get_by_text("Contact met Daan is opgeslagen.").wait_for()
    afspraak.refresh_from_db()
    assert afspraak.staat == Afspraak.Staat.UITGEWERKT
    tel(f"{hand.aantal} handelingen voor een contact na een afspraak")
    assert hand.aantal == 2


def test_met_alles_erop_en_eraan_zijn_het_er_hoogstens_twaalf(jobcoach, traject, aan_het_werk, tel):  # noqa: F811
    TrajectFactory(deelnemer__achternaam="Aa", begeleid_door=[jobcoach])
    gisteren = timezone.localdate() - timedelta(days=1)
    hand = Hand(aan_het_werk(jobcoach, "/"))
    hand.tik(hand.pagina.get_by_role("link", name="Andere deelnemer kiezen"))
    hand.tik(hand.pagina.get_by_role("link", name="Daan Verbeek"))
    hand.kies("Soort contact", "Werkplek")
    hand.kies("Hoe lang?", "1 uur")
    hand.kies("Was Daan er?", "Ja")
    hand.vul("Kort verslag", "Schildert zelf kozijnen.")
    hand.tik(hand.pagina.get_by_text("Andere dag, begintijd"))
    hand.vul("Datum", f"{gisteren:%d-%m-%Y}")
    hand.vul("Begintijd", "1030")
    hand.tik(hand.pagina.get_by_text("Dit verslag is alleen voor collega's"))
    hand.tik(hand.pagina.get_by_role("button", name="Contact opslaan"))
    hand.pagina.get_by_text("Contact met Daan is opgeslagen.").wait_for()
    contact = Contactmoment.objects.get(traject=traject)
    assert (contact.datum, contact.alleen_collegas) == (gisteren, True)
    assert f"{timezone.localtime(contact.tijdvak.lower):%H:%M}" == "10:30"
    # the one that is left is what it was about
    velden = hand.pagina.context.new_page()
    velden.goto(f"{hand.pagina.url}contact/?traject={traject.pk}")
    assert velden.get_by_label("Waar ging het over?").count() == 1
    tel(f"{hand.aantal + 1} handelingen voor een contact met alles ingevuld")
    assert hand.aantal + 1 <= HOOGSTENS
