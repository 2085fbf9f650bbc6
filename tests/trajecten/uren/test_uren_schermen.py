"""The pages of hours of staff: the own week, that of a colleague, the overview and the download."""

import csv
import io
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import CodeFactory, ContactmomentFactory, TrajectFactory
from tests.fabrieken.uren import UrenregelFactory, UrenstaatFactory, gezien, goedgekeurd, ingediend
from toegang.logboek import Soort
from toegang.matrix import Rol
from toegang.models import Logregel
from trajecten.models import Tegenboeking, Urenregel, Urenstaat
from trajecten.urenstaat.regels import Staat


@pytest.fixture(autouse=True)
def soort(db_of_zonder):
    return CodeFactory()


@pytest.fixture
def contact(traject, jobcoach, maandag, project):
    velden = {"onderwerp": "Sliep slecht.", "subsidieproject": project}
    return ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=maandag, **velden)


def tekst(antwoord) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))


def week(maandag, naam="uren", *args):
    return f"{reverse(f'trajecten:{naam}', args=args)}?week={maandag.isoformat()}"


def invoer(maandag, **anders):
    gegevens = {
        "soort": "overleg",
        "minuten_keuze": "45",
        "minuten_anders": "",
        "datum": f"{maandag:%d-%m-%Y}",
        "subsidieproject": "",
        "toelichting": "",
        "sleutel": str(uuid4()),
        "versie": "1",
    }
    return gegevens | anders


def test_de_week_toont_contact_en_andere_uren_per_dag_en_per_project(als, jobcoach, contact, project, maandag):
    UrenregelFactory(medewerker=jobcoach, datum=maandag, minuten=30)
    pagina = tekst(als(jobcoach).get(week(maandag)))
    assert f"Gesprek met {contact.traject.deelnemer.naam}" in pagina
    assert "1,5 uur op deze week" in pagina
    assert re.search(rf"{re.escape(project.naam)} 1 ", pagina)
    assert "Zonder subsidieproject 0,5" in pagina


def test_je_schrijft_andere_uren_wijzigt_ze_en_haalt_ze_weg(als, jobcoach, maandag):
    klant = als(jobcoach)
    antwoord = klant.post(reverse("trajecten:uren_nieuw"), invoer(maandag))
    assert antwoord["Location"] == week(maandag)
    regel = Urenregel.objects.get()
    klant.post(reverse("trajecten:uren_wijzigen", args=[regel.pk]), invoer(maandag, minuten_keuze="90"))
    regel.refresh_from_db()
    assert (regel.minuten, regel.versie) == (90, 2)
    klant.post(reverse("trajecten:uren_verwijderen", args=[regel.pk]), {"versie": "9" * 5000})
    assert Urenregel.objects.exists()
    klant.post(reverse("trajecten:uren_verwijderen", args=[regel.pk]), {"versie": "2"})
    assert not Urenregel.objects.exists()


def test_twee_keer_hetzelfde_formulier_zijn_een_keer_uren(als, jobcoach, maandag):
    gegevens = invoer(maandag)
    for _ in range(2):
        als(jobcoach).post(reverse("trajecten:uren_nieuw"), gegevens)
    assert Urenregel.objects.count() == 1


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"minuten_keuze": ""}, "Kies hoe lang het duurde"),
        ({"soort": "overig"}, "Schrijf bij ander werk op wat je deed"),
        ({"datum": "gisteren"}, "Schrijf de datum zo"),
        ({"datum": f"{timezone.localdate() + timedelta(days=1):%d-%m-%Y}"}, "ligt in de toekomst"),
        ({"subsidieproject": "999999"}, "Kies een subsidieproject uit de lijst"),
    ],
)
def test_wat_niet_kan_wordt_gezegd_en_blijft_staan(als, jobcoach, maandag, anders, zin):
    antwoord = als(jobcoach).post(reverse("trajecten:uren_nieuw"), invoer(maandag, **anders))
    assert antwoord.status_code == 422
    assert zin in tekst(antwoord)
    assert not Urenregel.objects.exists()


def test_wie_op_twee_plekken_wijzigt_ziet_beide_naast_elkaar(als, jobcoach, maandag):
    regel = UrenregelFactory(medewerker=jobcoach, datum=maandag, minuten=30)
    adres = reverse("trajecten:uren_wijzigen", args=[regel.pk])
    als(jobcoach).post(adres, invoer(maandag, minuten_keuze="60"))
    antwoord = als(jobcoach).post(adres, invoer(maandag, minuten_keuze="90"))
    assert antwoord.status_code == 409
    assert "Wat jij typte" in tekst(antwoord)
    regel.refresh_from_db()
    assert regel.minuten == 60


def test_uren_van_een_collega_wijzig_je_niet(als, casemanager, jobcoach, maandag):
    regel = UrenregelFactory(medewerker=jobcoach, datum=maandag)
    for naam in ("uren_wijzigen", "uren_verwijderen", "tegenboeken_regel"):
        assert als(casemanager).post(reverse(f"trajecten:{naam}", args=[regel.pk]), {}).status_code == 404


def test_je_dient_je_week_in_en_haalt_hem_terug(als, jobcoach, contact, maandag):
    klant = als(jobcoach)
    gegevens = {"week": maandag.isoformat(), "sha256": gezien(jobcoach, maandag)}
    pagina = tekst(klant.post(reverse("trajecten:uren_indienen"), gegevens, follow=True))
    assert "Je week is ingediend" in pagina
    staat = Urenstaat.objects.get()
    assert staat.staat == Staat.INGEDIEND
    klant.post(reverse("trajecten:uren_terughalen", args=[staat.pk]))
    staat.refresh_from_db()
    assert staat.staat == Staat.CONCEPT


def test_wat_niet_meer_klopt_dien_je_niet_in(als, jobcoach, contact, maandag):
    gegevens = {"week": maandag.isoformat(), "sha256": "0" * 64}
    pagina = tekst(als(jobcoach).post(reverse("trajecten:uren_indienen"), gegevens, follow=True))
    assert "zijn veranderd sinds je ze zag" in pagina
    assert not Urenstaat.objects.exclude(staat=Staat.CONCEPT).exists()


def test_de_manager_ziet_wat_erop_staat_en_keurt_goed(als, jobcoach, programmamanager, contact, maandag):
    staat = ingediend(jobcoach, maandag)
    klant = als(programmamanager)
    pagina = tekst(klant.get(week(maandag, "uren_collega", jobcoach.pk)))
    assert f"Gesprek met {contact.traject.deelnemer.naam}" in pagina
    assert "Sliep slecht" not in pagina
    gegevens = {"staat": f"{staat.pk}:{staat.sha256}"}
    assert "De week is goedgekeurd" in tekst(klant.post(reverse("trajecten:uren_goedkeuren"), gegevens, follow=True))
    staat.refresh_from_db()
    assert staat.goedgekeurd_door == programmamanager


def test_meerdere_weken_tegelijk_goedkeuren_met_wat_erin_zit(
    als, jobcoach, trainer, programmamanager, maandag, schrijf
):
    for collega in (jobcoach, trainer):
        schrijf(collega, maandag, minuten=90)
    staten = [ingediend(collega, maandag) for collega in (jobcoach, trainer)]
    klant = als(programmamanager)
    pagina = tekst(klant.get(reverse("trajecten:uren_overzicht")))
    assert pagina.count("Zonder subsidieproject: 1,5 uur") == 2
    gegevens = {"staat": [f"{staat.pk}:{staat.sha256}" for staat in staten]}
    assert "2 weken zijn goedgekeurd" in tekst(klant.post(reverse("trajecten:uren_goedkeuren"), gegevens, follow=True))


@pytest.mark.parametrize("staat", ["", "x", "1", "999999:abc", ":", "-1:abc", "1:2:3"])
def test_onzin_keurt_niets_goed_en_breekt_niets(als, jobcoach, programmamanager, contact, maandag, staat):
    ingediend(jobcoach, maandag)
    antwoord = als(programmamanager).post(reverse("trajecten:uren_goedkeuren"), {"staat": staat})
    assert antwoord.status_code == 302
    assert not Urenstaat.objects.filter(staat=Staat.GOEDGEKEURD).exists()


def test_terugsturen_vraagt_een_reden_en_de_collega_leest_die(als, jobcoach, casemanager, contact, maandag):
    staat = ingediend(jobcoach, maandag)
    adres = reverse("trajecten:uren_terugsturen", args=[staat.pk])
    leeg = als(casemanager).post(adres, {"reden": " "})
    assert leeg.status_code == 422
    als(casemanager).post(adres, {"reden": "Reistijd ontbreekt."})
    assert "Reistijd ontbreekt." in tekst(als(jobcoach).get(week(maandag)))


def test_een_casemanager_keurt_het_eigen_team_goed_en_verder_niemand(als, casemanager, collega_ander_team, maandag):
    ver, dichtbij = GebruikerFactory(team=collega_ander_team.team), GebruikerFactory(team=casemanager.team)
    for collega in (ver, dichtbij):
        UrenregelFactory(medewerker=collega, datum=maandag)
    staten = {collega: ingediend(collega, maandag) for collega in (ver, dichtbij)}
    klant = als(casemanager)
    assert klant.get(week(maandag, "uren_collega", ver.pk)).status_code == 404
    assert klant.post(reverse("trajecten:uren_terugsturen", args=[staten[ver].pk]), {"reden": "x"}).status_code == 404
    klant.post(reverse("trajecten:uren_goedkeuren"), {"staat": f"{staten[ver].pk}:{staten[ver].sha256}"})
    klant.post(reverse("trajecten:uren_goedkeuren"), {"staat": f"{staten[dichtbij].pk}:{staten[dichtbij].sha256}"})
    assert set(Urenstaat.objects.filter(staat=Staat.GOEDGEKEURD)) == {staten[dichtbij]}


def test_ook_met_twee_rollen_keur_je_jezelf_niet_goed(als, iemand, maandag):
    beide = iemand(Rol.JOBCOACH, Rol.PROGRAMMAMANAGER)
    UrenregelFactory(medewerker=beide, datum=maandag)
    staat = ingediend(beide, maandag)
    klant = als(beide)
    klant.post(reverse("trajecten:uren_goedkeuren"), {"staat": f"{staat.pk}:{staat.sha256}"})
    # a list of weeks may hold the own one: that has a page of its own
    eigen = klant.get(week(maandag, "uren_collega", beide.pk))
    assert eigen["Location"] == week(maandag, "uren")
    staat.refresh_from_db()
    assert staat.staat == Staat.INGEDIEND


def test_wie_weg_is_wordt_namens_ingediend_en_door_een_derde_goedgekeurd(
    als, jobcoach, casemanager, programmamanager, contact, maandag
):
    jobcoach.is_active = False
    jobcoach.save()
    gegevens = {"week": maandag.isoformat(), "sha256": gezien(jobcoach, maandag)}
    als(casemanager).post(reverse("trajecten:uren_indienen_namens", args=[jobcoach.pk]), gegevens)
    staat = Urenstaat.objects.get()
    assert (staat.staat, staat.ingediend_door) == (Staat.INGEDIEND, casemanager)
    goed = {"staat": f"{staat.pk}:{staat.sha256}"}
    als(casemanager).post(reverse("trajecten:uren_goedkeuren"), goed)
    als(programmamanager).post(reverse("trajecten:uren_goedkeuren"), goed)
    staat.refresh_from_db()
    assert staat.goedgekeurd_door == programmamanager


def test_tegenboeken_vanaf_het_scherm(als, jobcoach, casemanager, contact, maandag):
    goedgekeurd(jobcoach, maandag, door=casemanager)
    klant = als(jobcoach)
    adres = reverse("trajecten:tegenboeken_contact", args=[contact.pk])
    assert adres in klant.get(week(maandag)).content.decode()
    gegevens = {"minuten": "45", "subsidieproject": contact.subsidieproject_id, "reden": "", "sleutel": str(uuid4())}
    assert klant.post(adres, gegevens).status_code == 422
    pagina = tekst(klant.post(adres, gegevens | {"reden": "Was korter."}, follow=True))
    assert "De tegenboeking telt op" in pagina
    assert sorted(Tegenboeking.objects.values_list("minuten", flat=True)) == [-60, 45]


def test_wie_je_niet_meer_begeleidt_heeft_een_nummer_en_geen_naam(als, jobcoach, maandag):
    ander = TrajectFactory(trajectnummer="WM-9")
    ContactmomentFactory(traject=ander, medewerker=jobcoach, datum=maandag)
    pagina = tekst(als(jobcoach).get(week(maandag)))
    assert "deelnemer WM-9" in pagina
    assert ander.deelnemer.achternaam not in pagina


@pytest.mark.parametrize("dag", ["gisteren", "2026-13-01", "2026-02-30", "x" * 200])
def test_een_dag_die_niet_bestaat_is_niet_gevonden(als, jobcoach, dag):
    assert als(jobcoach).get(f"{reverse('trajecten:uren')}?week={dag}").status_code == 404


@pytest.mark.parametrize("dag", ["1999-12-31", "2100-01-02", "0001-01-01", "9999-12-31"])
def test_een_dag_ver_weg_breekt_niets(als, jobcoach, dag):
    assert als(jobcoach).get(f"{reverse('trajecten:uren')}?week={dag}").status_code == 200


def download(klant, van, tot):
    return klant.get(f"{reverse('trajecten:uren_csv')}?van={van:%d-%m-%Y}&tot={tot:%d-%m-%Y}")


def test_de_lijst_telt_op_tot_de_urenstaten_zonder_namen_van_deelnemers(
    als, jobcoach, casemanager, programmamanager, contact, maandag, schrijf
):
    schrijf(jobcoach, maandag, minuten=30, soort="overig", toelichting="=1+1")
    staat = goedgekeurd(jobcoach, maandag, door=casemanager)
    antwoord = download(als(programmamanager), maandag, maandag + timedelta(days=6))
    rijen = list(csv.DictReader(io.StringIO(antwoord.content.decode("utf-8-sig")), delimiter=";"))
    assert sum(int(rij["minuten"]) for rij in rijen) == staat.minuten == 90
    assert {rij["goedgekeurd_door"] for rij in rijen} == {casemanager.naam}
    assert contact.traject.trajectnummer in {rij["trajectnummer"] for rij in rijen}
    assert contact.traject.deelnemer.achternaam not in antwoord.content.decode()
    assert "Sliep slecht" not in antwoord.content.decode()
    assert Logregel.objects.filter(soort=Soort.UREN_GEDOWNLOAD, door_pk=programmamanager.pk).count() == 1


def test_een_periode_die_niet_kan_geeft_een_zin(als, programmamanager, maandag):
    assert download(als(programmamanager), maandag, maandag - timedelta(days=1)).status_code == 422
    assert download(als(programmamanager), maandag, maandag + timedelta(days=366)).status_code == 422
    assert als(programmamanager).get(reverse("trajecten:uren_csv")).status_code == 422


def test_een_naam_die_een_formule_is_blijft_tekst(als, programmamanager, maandag):
    collega = GebruikerFactory(voornaam="=HYPERLINK(1)", achternaam="Jansen", team=None)
    UrenregelFactory(medewerker=collega, datum=maandag)
    antwoord = download(als(programmamanager), maandag, maandag)
    assert "'=HYPERLINK(1) Jansen" in antwoord.content.decode()


def gevuld(jobcoach, casemanager, maandag, aantal):
    traject = TrajectFactory(begeleid_door=[jobcoach])
    for nummer in range(aantal):
        ContactmomentFactory(
            traject=TrajectFactory(begeleid_door=[jobcoach]), medewerker=jobcoach, datum=maandag, minuten=10
        )
        UrenregelFactory(medewerker=jobcoach, datum=maandag, minuten=5)
        collega = GebruikerFactory(team=casemanager.team)
        ContactmomentFactory(traject=traject, medewerker=collega, datum=maandag)
        if nummer % 2:
            ingediend(collega, maandag)


@pytest.mark.parametrize("naam", ["uren", "uren_overzicht", "uren_csv", "mijn_dag"])
def test_het_aantal_vragen_groeit_niet_met_de_rijen(als, jobcoach, casemanager, programmamanager, maandag, naam):
    wie = jobcoach if naam == "uren" else programmamanager
    klant, aantallen = als(wie), []
    adres = f"{reverse(f'trajecten:{naam}')}?week={maandag.isoformat()}"
    if naam == "uren_csv":
        adres += f"&van={maandag:%d-%m-%Y}&tot={maandag:%d-%m-%Y}"
    for erbij in (3, 27):
        gevuld(jobcoach, casemanager, maandag, erbij)
        klant.get(adres)
        with CaptureQueriesContext(connection) as gesteld:
            assert klant.get(adres).status_code == 200
        aantallen.append(len(gesteld))
    assert aantallen[0] == aantallen[1]


def test_de_lijst_van_collegas_gaat_per_bladzijde(als, programmamanager, maandag, monkeypatch):
    monkeypatch.setattr("trajecten.urenstaat.overzicht.PER_PAGINA", 2)
    for naam in ("Bakker", "Aalbers", "Claassen"):
        GebruikerFactory(achternaam=naam, voornaam="A")
    eerste = als(programmamanager).get(reverse("trajecten:uren_overzicht"))
    namen = [rij.medewerker.achternaam for rij in eerste.context["rijen"]]
    assert namen == ["Aalbers", "Bakker"]
    verder = als(programmamanager).get(f"{reverse('trajecten:uren_overzicht')}?na={eerste.context['volgende']}")
    assert [rij.medewerker.achternaam for rij in verder.context["rijen"]] == ["Claassen"]


def test_een_week_van_een_andere_organisatie_bestaat_niet(client_voor, buitenstaander, jobcoach):
    staat, regel = UrenstaatFactory(medewerker=jobcoach), UrenregelFactory(medewerker=jobcoach)
    thuis = client_voor("werkshop")
    with in_organisatie("werkshop"):
        thuis.force_login(buitenstaander)
    for naam, pk in (
        ("uren_collega", jobcoach.pk + 1000),
        ("uren_wijzigen", regel.pk),
        ("tegenboeken_regel", regel.pk),
    ):
        assert thuis.get(reverse(f"trajecten:{naam}", args=[pk])).status_code == 404
    assert thuis.post(reverse("trajecten:uren_terughalen", args=[staat.pk])).status_code == 404
