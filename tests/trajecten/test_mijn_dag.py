"""Mijn dag: what asks for attention today, for whoever guides and for whoever keeps watch."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.trajecten import BetrokkeneFactory, ContactmomentFactory, ProgrammaFactory, TrajectFactory
from toegang.matrix import Recht
from trajecten import registers
from trajecten.mijn_dag import aandacht_voor, eigen_trajecten
from trajecten.models import Traject
from trajecten.registers import Ernst, Signaal
from trajecten.signaalsoorten import Signaalsoort, soorten
from trajecten.signalen import geen_contact

VANDAAG = timezone.localdate


@pytest.fixture
def wekelijks(db_of_zonder):
    """A programme that asks contact every week, and no measurements."""
    return ProgrammaFactory(contact_elke_dagen=7, instrument="")


@pytest.fixture
def alleen_contact(monkeypatch):
    """Only the signals of trajecten itself, whatever other apps add."""
    monkeypatch.setattr(registers.registers, "signalen", [(Recht.TRAJECT_INZIEN, geen_contact)])
    for elders in ("signalen_na_afloop", "eigen_signalen"):
        monkeypatch.setattr(registers.registers, elders, [])


def traject_met_contact(programma, persoon, dagen: int | None, **velden):
    traject = TrajectFactory(programma=programma, begeleid_door=[persoon], **velden)
    if dagen is not None:
        ContactmomentFactory(traject=traject, medewerker=persoon, datum=VANDAAG() - timedelta(days=dagen))
    return traject


@pytest.mark.parametrize(
    ("dagen", "ernst"),
    [(0, None), (7, None), (8, Ernst.LETOP), (13, Ernst.LETOP), (14, Ernst.KRITIEK), (15, Ernst.KRITIEK)],
)
def test_geen_contact_binnen_de_norm_is_een_signaal(wekelijks, jobcoach, dagen, ernst):
    traject_met_contact(wekelijks, jobcoach, dagen)
    signalen = list(geen_contact(Traject.objects.all(), VANDAAG()))
    assert [signaal.ernst for signaal in signalen] == ([] if ernst is None else [ernst])
    if ernst:
        assert signalen[0].titel == f"{dagen} dagen geen contact"


def test_een_afzegging_is_geen_contact(wekelijks, jobcoach):
    traject = traject_met_contact(wekelijks, jobcoach, 15)
    ContactmomentFactory(traject=traject, medewerker=jobcoach, niet_gekomen=True)
    assert [signaal.gewicht for signaal in geen_contact(Traject.objects.all(), VANDAAG())] == [15]


def test_zonder_eerste_contact_telt_de_start(wekelijks, jobcoach):
    traject_met_contact(wekelijks, jobcoach, None, startdatum=VANDAAG() - timedelta(days=9))
    (signaal,) = geen_contact(Traject.objects.all(), VANDAAG())
    assert signaal.titel == "9 dagen geen contact"
    assert "gestart op" in signaal.feiten
    assert "norm: elke week" in signaal.feiten


def test_zonder_norm_is_niets_te_lang(jobcoach):
    traject_met_contact(ProgrammaFactory(contact_elke_dagen=None), jobcoach, 300, startdatum=date(2020, 1, 1))
    assert list(geen_contact(Traject.objects.all(), VANDAAG())) == []


def test_wie_wacht_of_gestopt_is_geeft_geen_signaal(als, alleen_contact, wekelijks, jobcoach):
    TrajectFactory(programma=wekelijks, wachtend=True, begeleid_door=[jobcoach])
    TrajectFactory(programma=wekelijks, gestopt=True, begeleid_door=[jobcoach])
    assert "Er zijn geen signalen" in als(jobcoach).get("/").content.decode()


def test_het_dringendste_staat_bovenaan_met_wat_je_kunt_doen(als, alleen_contact, wekelijks, jobcoach):
    traject_met_contact(wekelijks, jobcoach, 9, deelnemer__achternaam="Later")
    dringend = traject_met_contact(wekelijks, jobcoach, 15, deelnemer__achternaam="Eerst")
    tekst = als(jobcoach).get("/").content.decode()
    assert "Je begeleidt <strong>2 deelnemers</strong>. 1 signaal is dringend." in tekst
    assert tekst.index("15 dagen geen contact") < tekst.index("9 dagen geen contact")
    assert f'href="/trajecten/{dringend.pk}/contact/"' in tekst


def test_mijn_dag_gaat_over_de_eigen_trajecten(als, alleen_contact, wekelijks, jobcoach, casemanager):
    van_team = traject_met_contact(wekelijks, jobcoach, 15)
    BetrokkeneFactory(
        traject=TrajectFactory(programma=wekelijks), gebruiker=casemanager, van=VANDAAG() - timedelta(days=3)
    )
    antwoord = als(casemanager).get("/")
    assert antwoord.context["aantal"] == 1
    assert van_team.deelnemer.naam not in antwoord.content.decode()


def test_wie_niet_meer_begeleidt_ziet_het_niet_meer(wekelijks, jobcoach):
    traject = TrajectFactory(programma=wekelijks)
    BetrokkeneFactory(traject=traject, gebruiker=jobcoach, rol="jobcoach", tot=VANDAAG())
    assert not eigen_trajecten(jobcoach, VANDAAG()).exists()


def test_een_signaal_over_iets_dat_je_niet_mag_zien_zie_je_niet(monkeypatch, wekelijks, jobcoach, programmamanager):
    def laag(trajecten, vandaag):
        for pk in trajecten.values_list("pk", flat=True):
            yield Signaal("laag", pk, "Een leefgebied staat op 1", "", Ernst.KRITIEK, "alert-octagon", "Bekijk", "/")

    monkeypatch.setitem(soorten, "laag", Signaalsoort("laag", "Laag", "Een leefgebied staat op 1."))
    monkeypatch.setattr(registers.registers, "signalen", [(Recht.METING_INZIEN, laag)])
    traject_met_contact(wekelijks, jobcoach, 0)
    alle = Traject.objects.all()
    assert aandacht_voor(alle, jobcoach, VANDAAG(), aantal=5).totaal == 1
    assert aandacht_voor(alle, programmamanager, VANDAAG(), aantal=5).totaal == 0


def test_een_programmamanager_ziet_aantallen_met_hun_lijst(als, alleen_contact, wekelijks, jobcoach, programmamanager):
    for dagen in (9, 15):
        traject_met_contact(wekelijks, jobcoach, dagen)
    klant = als(programmamanager)
    tekst = klant.get("/").content.decode()
    assert "Contact loggen" not in tekst
    assert 'signaal__aantal">2<' in tekst
    assert "?soort=geen_contact" in tekst
    lijst = klant.get("/signalen/", {"soort": "geen_contact"})
    assert len(lijst.context["aandacht"].regels) == 2
    assert "Contact loggen" not in lijst.content.decode()


def test_wat_een_programmamanager_niet_mag_lezen_telt_wel_mee(als, monkeypatch, wekelijks, jobcoach, programmamanager):
    def laag(trajecten, vandaag):
        for pk in trajecten.values_list("pk", flat=True):
            yield Signaal(
                "laag", pk, "Een 1", "", Ernst.KRITIEK, "alert-octagon", "Bekijk", "/", soortnaam="Lage scores"
            )

    monkeypatch.setitem(soorten, "laag", Signaalsoort("laag", "Lage scores", "Een leefgebied staat op 1."))
    monkeypatch.setattr(registers.registers, "signalen", [(Recht.METING_INZIEN, laag)])
    traject_met_contact(wekelijks, jobcoach, 0, deelnemer__achternaam="Verbeek")
    tekst = als(programmamanager).get("/").content.decode()
    assert 'signaal__aantal">1<' in tekst
    assert "Lage scores" in tekst
    assert "?soort=laag" not in tekst
    assert "Verbeek" not in tekst


def test_een_beheerder_ziet_geen_deelnemers_maar_wel_het_eigen_werk(als, beheerder, wekelijks, jobcoach):
    traject_met_contact(wekelijks, jobcoach, 15, deelnemer__achternaam="Verbeek")
    tekst = als(beheerder).get("/").content.decode()
    assert "Verbeek" not in tekst
    assert "Jouw werk" in tekst
    assert "Gebruikers" in tekst
    assert als(beheerder).get("/signalen/").status_code == 403


def test_wie_gekozen_is_staat_in_het_formulier(als, wekelijks, jobcoach):
    traject_met_contact(wekelijks, jobcoach, 1)
    gekozen = traject_met_contact(wekelijks, jobcoach, None, deelnemer__voornaam="Aylin")
    assert "Was Aylin er?" in als(jobcoach).get("/", {"traject": gekozen.pk}).content.decode()


@pytest.mark.parametrize("onzin", ["abc", "0", "-1", "99999999999999999999999"])
def test_een_onbekende_keuze_valt_terug_op_de_laatste(als, wekelijks, jobcoach, onzin):
    traject_met_contact(wekelijks, jobcoach, 1, deelnemer__voornaam="Daan")
    assert "Was Daan er?" in als(jobcoach).get("/", {"traject": onzin}).content.decode()


def test_signalen_komen_in_bladzijden(als, alleen_contact, wekelijks, jobcoach):
    for _ in range(27):
        traject_met_contact(wekelijks, jobcoach, 9)
    klant = als(jobcoach)
    eerste = klant.get("/signalen/")
    assert "25 van 27 signalen" in eerste.content.decode()
    rest = klant.get("/signalen/", {"vanaf": 25})
    assert "27 van 27 signalen" in rest.content.decode()
    gezien = [regel.traject.pk for antwoord in (eerste, rest) for regel in antwoord.context["aandacht"].regels]
    assert len(set(gezien)) == 27


def test_een_vreemde_moet_eerst_inloggen(klant):
    assert klant.get("/").url.startswith("/inloggen/")


def test_elke_organisatie_heeft_een_eigen_dag(client_voor, buitenstaander, wekelijks, jobcoach):
    traject_met_contact(wekelijks, jobcoach, 15, deelnemer__achternaam="Verbeek")
    klant = client_voor("werkshop")
    with in_organisatie("werkshop"):
        klant.force_login(buitenstaander)
    assert "Verbeek" not in klant.get("/").content.decode()


def test_het_aantal_vragen_groeit_niet_met_de_deelnemers(als, wekelijks, jobcoach):
    klant = als(jobcoach)
    klant.get("/")

    def vragen() -> int:
        with CaptureQueriesContext(connection) as gesteld:
            assert klant.get("/").status_code == 200
            assert klant.get("/signalen/").status_code == 200
        return len(gesteld)

    for _ in range(3):
        traject_met_contact(wekelijks, jobcoach, 9)
    bij_3 = vragen()
    for _ in range(27):
        traject_met_contact(wekelijks, jobcoach, 9)
    assert vragen() == bij_3
