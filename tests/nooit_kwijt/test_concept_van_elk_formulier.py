"""Of each form about a traject: what is typed stays for that person, nobody else keeps it, saving forgets it."""

from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.utils import timezone

from tests.fabrieken.contact import AfspraakFactory, groepscontact
from tests.fabrieken.stappenplan import DoorverwijzingFactory, StapFactory
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import CodeFactory, ContactmomentFactory, TrajectFactory
from tests.fabrieken.uren import goedgekeurd, ingediend
from toegang.matrix import Rol
from trajecten.models import Codelijst, Concept, Uitkering
from trajecten.urenstaat.regels import maandag_van


@pytest.fixture
def traject(jobcoach, casemanager):
    return TrajectFactory(programma__contact_elke_dagen=7, begeleid_door=[jobcoach, casemanager])


def dag(dagen: int = 0) -> str:
    return f"{timezone.localdate() + timedelta(days=dagen):%d-%m-%Y}"


def gegevens(deel):
    return lambda traject, wie: f"/trajecten/{traject.pk}/gegevens/{deel}/"


def uitkering_nieuw(traject, wie):
    CodeFactory(lijst=Codelijst.UITKERING, code="bijstand", naam="Bijstand")
    return f"/trajecten/{traject.pk}/gegevens/uitkering/"


def uitkering(traject, wie):
    CodeFactory(lijst=Codelijst.UITKERING, code="bijstand", naam="Bijstand")
    rij = Uitkering.objects.create(deelnemer=traject.deelnemer, soort="bijstand", van=traject.aanmelddatum)
    return f"/trajecten/{traject.pk}/gegevens/uitkering/{rij.pk}/"


def stap(eind):
    return lambda traject, wie: f"/stappen/{StapFactory(traject=traject).pk}/{eind}"


def afspraak(eind):
    return lambda traject, wie: f"/afspraken/{AfspraakFactory(medewerker=wie, met=[traject]).pk}/{eind}"


def doorverwijzing(traject, wie):
    return f"/doorverwijzingen/{DoorverwijzingFactory(traject=traject).pk}/"


def van_traject(eind):
    return lambda traject, wie: f"/trajecten/{traject.pk}/{eind}/"


def gestopt(eind, dagen):
    def maak(traject, wie):
        traject.startdatum = traject.aanmelddatum = timezone.localdate() - timedelta(days=400)
        traject.einddatum = timezone.localdate() - timedelta(days=dagen)
        traject.save()
        return f"/trajecten/{traject.pk}/{eind}/"

    return maak


def starten(traject, wie):
    traject.startdatum = None
    traject.save()
    return f"/trajecten/{traject.pk}/starten/"


def groep(traject, wie):
    gehouden = groepscontact(wie, [traject, TrajectFactory(begeleid_door=[wie])])
    return f"/groepscontacten/{gehouden.pk}/verbeteren/"


def _uur(traject):
    jobcoach = traject.betrokkenen.get(rol="jobcoach").gebruiker
    maandag = maandag_van(timezone.localdate()) - timedelta(days=7)
    return ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=maandag), jobcoach, maandag


def terugsturen(traject, wie):
    _, jobcoach, maandag = _uur(traject)
    ingediend(jobcoach, maandag)
    return f"/uren/collegas/{jobcoach.pk}/?week={maandag}"


def tegenboeken(traject, wie):
    contact, jobcoach, maandag = _uur(traject)
    goedgekeurd(jobcoach, maandag, door=GebruikerFactory(rollen=[Rol.CASEMANAGER]))
    return f"/uren/contacten/{contact.pk}/tegenboeken/"


def uitstellen(traject, wie):
    ContactmomentFactory(traject=traject, medewerker=wie, datum=timezone.localdate() - timedelta(days=9))
    return f"/signalen/uitstellen/?traject={traject.pk}&code=geen_contact&kenmerk="


TIJD = {"datum": dag(1), "begin": "10.30", "minuten_keuze": "60", "soort": "gesprek"}
# where, who, and what that person fills in: the first of these is recognised on the page
FORMULIEREN = {
    "persoon": (gegevens("persoon"), "jobcoach", {"achternaam": "Nieuwenhuis"}),
    "aanmelding": (gegevens("aanmelding"), "jobcoach", {"doel": "Werken met hout"}),
    "startsituatie": (gegevens("startsituatie"), "casemanager", {"werkloos_sinds": "01-02-2024"}),
    "uitkering_nieuw": (uitkering_nieuw, "casemanager", {"van": "31-01-2025", "soort": "bijstand"}),
    "uitkering": (uitkering, "casemanager", {"van": "31-01-2025", "soort": "bijstand"}),
    "starten": (starten, "casemanager", {"reden": "Kan morgen beginnen"}),
    "stap_wijzigen": (stap(""), "jobcoach", {"wat": "Bellen met de gemeente"}),
    "stap_afsluiten": (stap("afsluiten/"), "jobcoach", {"resultaat": "Het is gelukt"}),
    "doorverwijzing": (doorverwijzing, "jobcoach", {"toelichting": "Ze bellen terug", "staat": "wachtlijst"}),
    "stoppen": (van_traject("stoppen"), "casemanager", {"peildatum": dag(), "reden": "gestopt", "bevestigd": "1"}),
    "uitstroom": (gestopt("uitstroom", 10), "casemanager", {"peildatum": dag(-5), "reden": "gestopt"}),
    "opvolging": (gestopt("opvolging", 200), "casemanager", {"arbeidssituatie": "werkend", "verbeterd": "ja"}),
    "afspraak": (van_traject("afspraak"), "jobcoach", {"plek": "De kas achter de school", **TIJD}),
    "verzetten": (afspraak(""), "jobcoach", {"plek": "De kas achter de school", **TIJD}),
    "afzeggen": (afspraak("afzeggen/"), "jobcoach", {"reden": "De bus reed niet", "wie_zei_af": "deelnemer"}),
    "groep": (groep, "jobcoach", {"verslag": "Samen gebakken"}),
    "terugsturen": (terugsturen, "casemanager", {"reden": "Reistijd ontbreekt"}),
    "tegenboeken": (tegenboeken, "jobcoach", {"reden": "Verkeerd gerekend", "minuten": "30"}),
    "uitstellen": (uitstellen, "jobcoach", {"reden": "Is op vakantie"}),
}


class Invulformulier(HTMLParser):
    """The form of a page that keeps a draft, with what a browser would send of it."""

    def __init__(self, pagina: str) -> None:
        super().__init__()
        self.actie, self.concept, self.velden = "", "", {}
        self._binnen, self._lijst, self._vak = False, "", ""
        self.feed(pagina)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerk = {naam: waarde or "" for naam, waarde in attrs}
        if tag == "form":
            self._binnen = "data-concept-url" in kenmerk
            if self._binnen:
                self.actie, self.concept = kenmerk.get("action", ""), kenmerk["data-concept-url"]
        if not self._binnen:
            return
        naam = kenmerk.get("name", "")
        if tag == "input" and (kenmerk.get("type") not in ("radio", "checkbox") or "checked" in kenmerk):
            self.velden[naam] = kenmerk.get("value", "on" if kenmerk.get("type") == "checkbox" else "")
        elif tag == "select":
            self._lijst = naam
        elif tag == "option" and (self._lijst not in self.velden or "selected" in kenmerk):
            self.velden[self._lijst] = kenmerk.get("value", "")
        elif tag == "textarea":
            self._vak, self.velden[naam] = naam, ""

    def handle_data(self, data: str) -> None:
        if self._vak:
            self.velden[self._vak] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.velden[self._vak] = self.velden[self._vak].removeprefix("\n")
            self._vak = ""


@pytest.fixture
def pagina(klant, request, traject):
    """The address of a form, and the person who fills it in, logged in."""

    def open_(soort):
        maak, rol, velden = FORMULIEREN[soort]
        wie = request.getfixturevalue(rol)
        adres = maak(traject, wie)
        klant.force_login(wie)
        return adres, wie, velden

    return open_


@pytest.mark.parametrize("soort", FORMULIEREN)
def test_wat_je_typt_staat_er_nog_en_na_opslaan_is_het_weg(pagina, klant, soort):
    adres, wie, velden = pagina(soort)
    leeg = Invulformulier(klant.get(adres).content.decode())
    herken, getypt = next(iter(velden.items()))
    assert leeg.velden.get(herken, "") != getypt
    assert klant.post(leeg.concept, leeg.velden | velden).status_code == 200
    tekst = klant.get(adres).content.decode()
    terug = Invulformulier(tekst)
    assert (terug.velden[herken], "staat er nog" in tekst) == (getypt, True)
    antwoord = klant.post(terug.actie or adres, terug.velden | velden)
    assert antwoord.status_code == 302
    assert not Concept.objects.filter(gebruiker=wie).exists()


@pytest.mark.parametrize("soort", FORMULIEREN)
def test_wie_er_niet_bij_mag_bewaart_er_geen_concept_van(pagina, klant, trainer, soort):
    adres, _, velden = pagina(soort)
    plek = Invulformulier(klant.get(adres).content.decode()).concept
    klant.force_login(trainer)
    assert klant.post(plek, velden).status_code in (403, 404)
    assert not Concept.objects.exists()


def test_een_concept_over_wat_er_niet_is_bestaat_niet(klant, jobcoach, casemanager):
    klant.force_login(casemanager)
    plekken = (
        "tegenboeken/contact.0",
        "tegenboeken/iets.1",
        "uitkering/0",
        "signaal_uitstellen/987654.x",
        "stap_wijzigen/x",
    )
    assert [klant.post(f"/concepten/{plek}/", {"x": "y"}).status_code for plek in plekken] == [404] * len(plekken)


def test_een_concept_van_een_oude_versie_overschrijft_niets(klant, jobcoach, casemanager, traject):
    adres = f"/trajecten/{traject.pk}/gegevens/persoon/"
    klant.force_login(jobcoach)
    begin = Invulformulier(klant.get(adres).content.decode())
    klant.post(begin.concept, begin.velden | {"voornaam": "Sami"})
    klant.force_login(casemanager)
    collega = Invulformulier(klant.get(adres).content.decode())
    assert klant.post(adres, collega.velden | {"voornaam": "Samir"}).status_code == 302
    klant.force_login(jobcoach)
    botsing = klant.post(adres, Invulformulier(klant.get(adres).content.decode()).velden)
    assert (botsing.status_code, "Samir" in botsing.content.decode()) == (409, True)
    traject.deelnemer.refresh_from_db()
    assert traject.deelnemer.voornaam == "Samir"
