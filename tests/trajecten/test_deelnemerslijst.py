"""The deelnemerslijst: found however it is spelt, complete in pages, in a fixed number of queries."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from organisaties import in_organisatie
from tests.fabrieken.bouwstenen import FaseFactory, RouteFactory
from tests.fabrieken.trajecten import ContactmomentFactory, DeelnemerFactory, ProgrammaFactory, TrajectFactory
from tests.trajecten.conftest import HTMX
from trajecten.lijst import PER_PAGINA, VOLGORDEN, Vraag, maak_lijst
from trajecten.models import Deelnemer, Traject

LIJST = "/deelnemers/"


@pytest.fixture
def programma(db_of_zonder):
    return ProgrammaFactory()


def deelnemer(voornaam, achternaam, persoon, **velden):
    return TrajectFactory(
        deelnemer__voornaam=voornaam, deelnemer__achternaam=achternaam, begeleid_door=[persoon], **velden
    )


def namen(antwoord) -> list[str]:
    return re.findall(r'cel-kop"><a[^>]*>([^<]+)<', antwoord.content.decode())


@pytest.mark.parametrize(
    ("zoek", "gevonden"),
    [
        ("Şahin", ["Elif Şahin"]),
        ("sahin", ["Elif Şahin"]),
        ("SAHIN", ["Elif Şahin"]),
        ("Lukasz", ["Łukasz Yılmaz"]),
        ("yilmaz", ["Łukasz Yılmaz"]),
        ("Verbeke", ["Daan Verbeek"]),
        ("verbeek daan", ["Daan Verbeek"]),
        ("WM-7", ["Daan Verbeek"]),
        ("zzzz", []),
    ],
)
def test_zoeken_verdraagt_spelling_en_accenten(als, jobcoach, programma, zoek, gevonden):
    deelnemer("Daan", "Verbeek", jobcoach, programma=programma, deelnemer__deelnemernummer="WM-7")
    deelnemer("Elif", "Şahin", jobcoach, programma=programma, deelnemer__deelnemernummer="WM-8")
    deelnemer("Łukasz", "Yılmaz", jobcoach, programma=programma, deelnemer__deelnemernummer="WM-9")
    assert namen(als(jobcoach).get(LIJST, {"zoek": zoek})) == gevonden


def test_ieder_ziet_alleen_het_eigen_bereik(als, jobcoach, collega_ander_team, programmamanager):
    deelnemer("Daan", "Verbeek", jobcoach)
    deelnemer("Zoë", "Ander", collega_ander_team)
    assert namen(als(jobcoach).get(LIJST)) == ["Daan Verbeek"]
    assert namen(als(programmamanager).get(LIJST)) == ["Zoë Ander", "Daan Verbeek"]


def test_contact_loggen_staat_alleen_bij_wie_jij_begeleidt(als, jobcoach, casemanager, programma):
    eigen = deelnemer("Daan", "Verbeek", casemanager, programma=programma)
    ander = deelnemer("Elif", "Şahin", jobcoach, programma=programma)
    wacht = deelnemer("Noor", "Maas", casemanager, programma=programma, startdatum=None)
    klant = als(casemanager)
    gezien = klant.get(LIJST, {"stand": ""}).content.decode()
    te_loggen = [traject for traject in (eigen, ander, wacht) if f"/trajecten/{traject.pk}/contact/" in gezien]
    assert f"/trajecten/{ander.pk}/" in gezien
    assert te_loggen == [eigen]
    assert klant.get(f"/trajecten/{ander.pk}/contact/").status_code == 403


def test_wie_geen_deelnemers_mag_zien_mag_de_lijst_niet(als, beheerder):
    assert als(beheerder).get(LIJST).status_code == 403


def test_een_andere_organisatie_heeft_een_eigen_lijst(client_voor, buitenstaander, jobcoach):
    deelnemer("Daan", "Verbeek", jobcoach)
    klant = client_voor("werkshop")
    with in_organisatie("werkshop"):
        klant.force_login(buitenstaander)
    assert "Verbeek" not in klant.get(LIJST, {"stand": ""}).content.decode()


def test_wie_gestopt_is_of_wacht_staat_er_pas_na_kiezen(als, jobcoach, programma):
    deelnemer("Anna", "Loopt", jobcoach, programma=programma)
    deelnemer("Bas", "Wacht", jobcoach, programma=programma, wachtend=True)
    deelnemer("Cem", "Gestopt", jobcoach, programma=programma, gestopt=True)
    klant = als(jobcoach)
    assert namen(klant.get(LIJST)) == ["Anna Loopt"]
    assert namen(klant.get(LIJST, {"stand": "wachtend"})) == ["Bas Wacht"]
    assert namen(klant.get(LIJST, {"stand": "gestopt"})) == ["Cem Gestopt"]
    assert namen(klant.get(LIJST, {"stand": ""})) == ["Cem Gestopt", "Anna Loopt", "Bas Wacht"]


def test_filters_op_programma_begeleider_en_bouwsteen(als, jobcoach, casemanager, programmamanager):
    route = RouteFactory(vier_bouwstenen=True)
    anna = deelnemer("Anna", "Aa", jobcoach, programma=route.programma)
    FaseFactory(traject=anna, bouwsteen=route.bouwstenen.get(nummer=2))
    deelnemer("Bas", "Bee", casemanager)
    klant = als(programmamanager)
    assert namen(klant.get(LIJST, {"programma": route.programma.pk})) == ["Anna Aa"]
    assert namen(klant.get(LIJST, {"begeleider": casemanager.pk})) == ["Bas Bee"]
    assert namen(klant.get(LIJST, {"bouwsteen": "2"})) == ["Anna Aa"]


def test_een_filter_telt_wat_je_zou_vinden(jobcoach, programma):
    deelnemer("Anna", "Aa", jobcoach, programma=programma)
    deelnemer("Bas", "Bee", jobcoach, programma=programma, gestopt=True)
    lijst = maak_lijst(Traject.objects.all(), Vraag.van({"zoek": "Bas"}), jobcoach, timezone.localdate())
    stand = next(veld for veld in lijst.velden if veld.filter.code == "stand")
    assert {keuze.waarde: keuze.aantal for keuze in stand.keuzes} == {"lopend": 0, "wachtend": 0, "gestopt": 1}


@pytest.mark.parametrize(
    "onzin",
    [
        {"programma": "abc"},
        {"begeleider": "-"},
        {"stand": "onzin"},
        {"bouwsteen": "x"},
        {"sorteer": "wachtwoord"},
        {"na": "abc"},
        {"na": "99999999"},
        {"sorteer": "contact", "na": "20261399.1"},
        {"zoek": "a\0b%_'\""},
        {"zoek": "x" * 5000},
    ],
)
def test_een_onzinnig_adres_geeft_een_gewone_lijst(als, jobcoach, onzin):
    deelnemer("Daan", "Verbeek", jobcoach)
    assert als(jobcoach).get(LIJST, onzin).status_code == 200


def test_niets_gevonden_herhaalt_de_vraag_en_zoekt_ruimer(als, jobcoach):
    deelnemer("Daan", "Verbeek", jobcoach, gestopt=True)
    tekst = als(jobcoach).get(LIJST, {"zoek": "Verbeek"}).content.decode()
    assert "Je zocht op ‘Verbeek’ bij: loopt nu." in tekst
    assert "Zoek bij alle deelnemers" in tekst
    assert "?zoek=Verbeek&amp;stand=" in tekst


def test_wie_in_twee_programmas_zit_is_een_persoon_met_twee_rijen(als, jobcoach):
    eerste = deelnemer("Daan", "Verbeek", jobcoach)
    TrajectFactory(deelnemer=eerste.deelnemer, begeleid_door=[jobcoach])
    tekst = als(jobcoach).get(LIJST).content.decode()
    assert "1 deelnemer is actief." in tekst
    assert "2 van 2 trajecten" in tekst


def test_een_lege_lijst_zegt_wat_hier_komt(als, jobcoach):
    assert "Nog geen deelnemers" in als(jobcoach).get(LIJST).content.decode()


def test_de_volgende_bladzijde_werkt_zonder_javascript(als, jobcoach, programma):
    for nummer in range(PER_PAGINA + 3):
        deelnemer("Daan", f"Naam{nummer:02}", jobcoach, programma=programma)
    klant = als(jobcoach)
    eerste = klant.get(LIJST)
    assert "25 van 28 trajecten" in eerste.content.decode()
    assert "Volgende 3 tonen" in eerste.content.decode()
    verder = re.search(r'href="\?([^"]*na=[^"]*)"', eerste.content.decode())[1].replace("&amp;", "&")
    tweede = klant.get(f"{LIJST}?{verder}")
    assert "28 van 28 trajecten" in tweede.content.decode()
    assert namen(eerste) + namen(tweede) == [f"Daan Naam{nummer:02}" for nummer in range(28)]


def test_htmx_krijgt_bij_verder_alleen_de_rijen_en_de_voet(als, jobcoach, programma):
    for nummer in range(PER_PAGINA + 3):
        deelnemer("Daan", f"Naam{nummer:02}", jobcoach, programma=programma)
    klant = als(jobcoach)
    na = klant.get(LIJST).context["lijst"].volgende
    antwoord = klant.get(f"{LIJST}?{na}", headers=HTMX)
    tekst = antwoord.content.decode()
    assert "<table" not in tekst
    assert tekst.count("<tr>") == 3
    assert 'hx-swap-oob="true"' in tekst


def test_htmx_krijgt_bij_zoeken_het_resultaat_zonder_schil(als, jobcoach):
    deelnemer("Daan", "Verbeek", jobcoach)
    tekst = als(jobcoach).get(LIJST, {"zoek": "daan"}, headers=HTMX).content.decode()
    assert 'id="resultaat"' in tekst
    assert "<html" not in tekst


def test_terug_in_de_browser_geeft_de_hele_bladzijde(als, jobcoach):
    deelnemer("Daan", "Verbeek", jobcoach)
    terug = HTMX | {"HX-History-Restore-Request": "true"}
    assert "<html" in als(jobcoach).get(LIJST, {"zoek": "daan"}, headers=terug).content.decode()


def test_namen_staan_niet_in_het_adres_van_de_volgende_bladzijde(als, jobcoach, programma):
    for nummer in range(PER_PAGINA + 1):
        deelnemer("Daan", f"Naam{nummer:02}", jobcoach, programma=programma)
    assert "naam" not in als(jobcoach).get(LIJST).context["lijst"].volgende


@pytest.mark.parametrize("sorteer", VOLGORDEN)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(dagen=st.lists(st.one_of(st.none(), st.integers(0, 5)), min_size=PER_PAGINA - 2, max_size=2 * PER_PAGINA + 2))
def test_bladeren_is_volledig_en_zonder_dubbelen(sorteer, dagen, jobcoach, programma):
    """Many equal names and days, so that only the id keeps them apart."""
    vandaag = timezone.localdate()
    programma = ProgrammaFactory()
    personen = [DeelnemerFactory.build(achternaam=f"Naam {nummer % 3}") for nummer in range(len(dagen))]
    for persoon in personen:
        persoon.zet_sleutels()
    Deelnemer.objects.bulk_create(personen)
    starten = [None if dag is None else vandaag - timedelta(days=dag) for dag in dagen]
    Traject.objects.bulk_create(
        TrajectFactory.build(programma=programma, startdatum=start, deelnemer=persoon)
        for start, persoon in zip(starten, personen, strict=True)
    )
    bron = Traject.objects.filter(programma=programma)
    gezien, na = [], ""
    while True:
        vraag = Vraag(zoek="", sorteer=sorteer, gekozen={}, na=na)
        lijst = maak_lijst(bron, vraag, jobcoach, vandaag)
        gezien += [rij.traject.pk for rij in lijst.rijen]
        assert lijst.getoond == len(gezien)
        if not lijst.volgende:
            break
        na = lijst.volgende.rpartition("na=")[2]
    volgorde = VOLGORDEN[sorteer].vandaag(bron, jobcoach, vandaag)
    assert gezien == list(volgorde.pas_toe(bron.met_laatste_contact()).values_list("pk", flat=True))
    assert len(gezien) == len(dagen)


def test_langst_geen_contact_staat_bovenaan(als, jobcoach, programma, dagen_geleden):
    kort = deelnemer("Kort", "Geleden", jobcoach, programma=programma)
    lang = deelnemer("Lang", "Geleden", jobcoach, programma=programma)
    deelnemer("Nog", "Nooit", jobcoach, programma=programma)
    ContactmomentFactory(traject=kort, datum=dagen_geleden(1))
    ContactmomentFactory(traject=lang, datum=dagen_geleden(20))
    ContactmomentFactory(traject=lang, datum=dagen_geleden(0), niet_gekomen=True)
    antwoord = als(jobcoach).get(LIJST, {"sorteer": "contact"})
    assert namen(antwoord) == ["Nog Nooit", "Lang Geleden", "Kort Geleden"]
    assert "gisteren" in antwoord.content.decode()


def test_op_urgentie_staat_wie_het_dringendst_is_bovenaan(als, jobcoach, dagen_geleden):
    wekelijks = ProgrammaFactory(contact_elke_dagen=7, instrument="")
    for naam, dagen in (("Rustig", 1), ("Later", 9), ("Dringend", 20), ("Eerder", 12)):
        traject = deelnemer(naam, "Jansen", jobcoach, programma=wekelijks)
        ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=dagen_geleden(dagen))
    antwoord = als(jobcoach).get(LIJST, {"sorteer": "urgentie"})
    assert namen(antwoord) == ["Dringend Jansen", "Eerder Jansen", "Later Jansen", "Rustig Jansen"]


@pytest.mark.parametrize("sorteer", ["naam", "urgentie"])
def test_het_aantal_vragen_groeit_niet_met_de_rijen(als, jobcoach, casemanager, sorteer):
    route = RouteFactory(vier_bouwstenen=True)
    route.programma.contact_elke_dagen = 7
    route.programma.save()
    steen = route.bouwstenen.get(nummer=3)

    def erbij(aantal: int) -> None:
        for _ in range(aantal):
            traject = TrajectFactory(programma=route.programma, begeleid_door=[jobcoach, casemanager])
            FaseFactory(traject=traject, bouwsteen=steen)
            ContactmomentFactory(traject=traject, medewerker=jobcoach)

    def vragen() -> int:
        with CaptureQueriesContext(connection) as gesteld:
            assert als(jobcoach).get(LIJST, {"sorteer": sorteer}).status_code == 200
        return len(gesteld)

    als(jobcoach).get(LIJST)
    erbij(3)
    bij_3 = vragen()
    erbij(27)
    assert vragen() == bij_3


def test_zoeken_in_de_kop_gaat_naar_het_zoekveld(als, jobcoach):
    assert als(jobcoach).get(reverse("trajecten:zoeken")).url == "/deelnemers/?stand=#zoek"
