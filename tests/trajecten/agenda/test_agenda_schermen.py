"""The agenda and its forms: who sees which appointments, what is filled in beforehand, what is told in words."""

import re
from datetime import datetime, time, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.contact import AfspraakFactory
from tests.fabrieken.trajecten import CodeFactory, TrajectFactory
from trajecten.models import Afspraak, Contactmoment

AGENDA = reverse("trajecten:agenda", urlconf="config.urls")


@pytest.fixture(autouse=True)
def soorten(db_of_zonder):
    return [CodeFactory(), CodeFactory(code="werkplekbezoek", naam="Werkplek")]


@pytest.fixture
def traject(jobcoach, casemanager):
    return TrajectFactory(
        deelnemer__voornaam="Daan", deelnemer__achternaam="Verbeek", begeleid_door=[jobcoach, casemanager]
    )


@pytest.fixture
def elf_uur(time_machine):
    """Today at eleven o'clock, the same day as the clock of the database, which does not travel along."""
    nu = timezone.make_aware(datetime.combine(timezone.localdate(), time(11, 0)))
    time_machine.move_to(nu, tick=False)
    return nu


def invoer(met, **anders):
    morgen = timezone.localdate() + timedelta(days=1)
    gegevens = {
        "traject": met.pk,
        "datum": f"{morgen:%d-%m-%Y}",
        "begin": "10.30",
        "minuten_keuze": "60",
        "minuten_anders": "",
        "soort": "werkplekbezoek",
        "plek": "Schildersbedrijf De Kwast",
        "onderwerp": "",
        "weken": "",
        "sleutel": str(uuid4()),
    }
    return gegevens | anders


def pad(naam, pk):
    return reverse(f"trajecten:{naam}", args=[pk])


def test_een_jobcoach_maakt_een_afspraak_vanuit_het_dossier(als, jobcoach, traject):
    klant, adres = als(jobcoach), pad("afspraak_met", traject.pk)
    assert re.search(rf'<option value="{traject.pk}" selected', klant.get(adres).content.decode())
    antwoord = klant.post(adres, invoer(traject), follow=True)
    assert antwoord.redirect_chain == [(traject.get_absolute_url(), 302)]
    tekst = antwoord.content.decode()
    assert "om 10.30 uur" in tekst
    assert "Schildersbedrijf De Kwast" in tekst
    assert Afspraak.objects.get().medewerker == jobcoach


def test_elke_week_en_met_meer_mensen(als, jobcoach, traject):
    ander = TrajectFactory(begeleid_door=[jobcoach])
    adres = reverse("trajecten:afspraak_maken")
    antwoord = als(jobcoach).post(adres, invoer(traject, weken="3", erbij=[traject.pk, ander.pk]), follow=True)
    assert "3 afspraken zijn gemaakt" in antwoord.content.decode()
    assert [afspraak.trajecten.count() for afspraak in Afspraak.objects.all()] == [2, 2, 2]


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"traject": ""}, "Kies met wie je afspreekt."),
        ({"traject": "999999"}, "Kies een deelnemer uit de lijst."),
        ({"begin": "half elf"}, "Schrijf de tijd zo: 10:30."),
        ({"begin": ""}, "Schrijf hoe laat het begint."),
        ({"datum": "01-01-2020"}, "Deze dag is al voorbij."),
        ({"minuten_keuze": "anders", "minuten_anders": "900"}, "Meer dan 12 uur"),
        ({"weken": "27"}, "Hoogstens 26 weken."),
        ({"soort": "onzin"}, "Selecteer een geldige keuze"),
        ({"erbij": ["onzin"]}, "onzin"),
        ({"plek": "x" * 121}, "120"),
    ],
)
def test_bij_een_fout_staat_alles_er_nog(als, jobcoach, traject, anders, zin):
    antwoord = als(jobcoach).post(reverse("trajecten:afspraak_maken"), invoer(traject, onderwerp="Verf", **anders))
    tekst = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert zin in tekst
    assert 'value="Verf"' in tekst
    assert not Afspraak.objects.exists()


@pytest.mark.parametrize("tijd", ["10:30", "10.30", "1030"])
def test_een_tijd_schrijf_je_zoals_je_wilt(als, jobcoach, traject, tijd):
    als(jobcoach).post(reverse("trajecten:afspraak_maken"), invoer(traject, begin=tijd))
    assert timezone.localtime(Afspraak.objects.get().van).time() == time(10, 30)


def test_een_dubbele_afspraak_wordt_gemeld_en_niet_geweigerd(als, jobcoach, traject):
    klant, adres = als(jobcoach), reverse("trajecten:afspraak_maken")
    klant.post(adres, invoer(traject))
    antwoord = klant.post(adres, invoer(traject, begin="11.00"), follow=True)
    assert "Let op: je hebt dan al een afspraak" in antwoord.content.decode()
    assert Afspraak.objects.count() == 2


def test_de_week_staat_dag_voor_dag(als, jobcoach, traject):
    maandag = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    tien = timezone.make_aware(datetime.combine(maandag + timedelta(days=9), time(10, 0)))
    AfspraakFactory(medewerker=jobcoach, met=[traject], van=tien)
    klant = als(jobcoach)
    assert "Daan Verbeek" not in klant.get(AGENDA).content.decode()
    tekst = klant.get(AGENDA, {"dag": str(maandag + timedelta(days=7))}).content.decode()
    assert "Daan Verbeek" in tekst
    assert tekst.count("Geen afspraken") == 6


@pytest.mark.parametrize("dag", ["gisteren", "2026-02-31", "0001-01-01", "9999-12-31", ""])
def test_een_dag_die_niet_bestaat_is_deze_week(als, jobcoach, dag):
    antwoord = als(jobcoach).get(AGENDA, {"dag": dag})
    assert antwoord.status_code == 200
    assert "vandaag" in antwoord.content.decode()


def test_je_ziet_alleen_je_eigen_afspraken(als, jobcoach, casemanager, traject):
    van_collega = AfspraakFactory(medewerker=casemanager, met=[traject], onderwerp="Schulden")
    klant = als(jobcoach)
    assert "Schulden" not in klant.get(AGENDA).content.decode()
    for naam in ("afspraak", "afspraak_afzeggen", "afspraak_uitwerken"):
        assert klant.get(pad(naam, van_collega.pk)).status_code == 404
    # that there is an appointment everybody who guides may know, not what about
    dossier = klant.get(traject.get_absolute_url()).content.decode()
    assert casemanager.naam in dossier
    assert "Schulden" not in dossier


def test_een_afspraak_met_wie_je_niet_meer_begeleidt_is_weg(als, jobcoach):
    afspraak = AfspraakFactory(medewerker=jobcoach, met=[TrajectFactory(deelnemer__voornaam="Weggegaan")])
    klant = als(jobcoach)
    assert klant.get(afspraak.get_absolute_url()).status_code == 404
    assert "Weggegaan" not in klant.get(AGENDA).content.decode()


def test_verzetten_en_wie_te_laat_is_ziet_beide(als, jobcoach, traject):
    afspraak = AfspraakFactory(medewerker=jobcoach, met=[traject], plek="Kantoor")
    klant, gegevens = als(jobcoach), invoer(traject, versie="1")
    antwoord = klant.post(afspraak.get_absolute_url(), gegevens, follow=True)
    assert "De afspraak is nu op" in antwoord.content.decode()
    botsing = klant.post(afspraak.get_absolute_url(), gegevens | {"plek": "Bij de bakker"})
    tekst = botsing.content.decode()
    assert botsing.status_code == 409
    assert "Wat jij typte" in tekst
    assert "Bij de bakker" in tekst
    assert "Schildersbedrijf De Kwast" in tekst
    afspraak.refresh_from_db()
    assert afspraak.plek == "Schildersbedrijf De Kwast"


def test_afzeggen_zegt_dat_het_geen_gevolgen_heeft(als, jobcoach, traject):
    afspraak = AfspraakFactory(medewerker=jobcoach, met=[traject])
    klant, adres = als(jobcoach), pad("afspraak_afzeggen", afspraak.pk)
    assert "geen gevolgen voor de deelnemer" in klant.get(adres).content.decode()
    assert klant.post(adres, {}).status_code == 422
    antwoord = klant.post(adres, {"wie_zei_af": "deelnemer", "reden": "Trein reed niet"}, follow=True)
    assert "gaat niet door" in antwoord.content.decode()
    afspraak.refresh_from_db()
    assert (afspraak.staat, afspraak.vervallen_reden) == ("vervallen", "Trein reed niet")


def test_mijn_dag_begint_met_de_afspraak_die_net_was(als, jobcoach, traject, elf_uur):
    TrajectFactory(deelnemer__achternaam="Aa", begeleid_door=[jobcoach])
    tien = elf_uur - timedelta(hours=1)
    AfspraakFactory(medewerker=jobcoach, met=[traject], van=tien, soort="werkplekbezoek", plek="De Kwast")
    tekst = als(jobcoach).get("/").content.decode()
    assert "10.00 uur · Werkplek De Kwast" in tekst
    assert re.search(r'value="werkplekbezoek"[^>]*checked', tekst)
    assert re.search(r'name="begin" value="10:00"', tekst)
    assert "net geweest" in tekst


def test_uitwerken_vult_in_wat_de_afspraak_al_weet(als, jobcoach, traject, elf_uur):
    tien = elf_uur - timedelta(hours=1)
    afspraak = AfspraakFactory(medewerker=jobcoach, met=[traject], van=tien)
    klant = als(jobcoach)
    antwoord = klant.get(pad("afspraak_uitwerken", afspraak.pk), {"terug": "agenda"}, follow=True)
    velden = dict(re.findall(r'name="(\w+)" value="([^"]*)"', antwoord.content.decode()))
    gegevens = {"soort": "gesprek", "minuten_keuze": "60", "minuten_anders": "", "aanwezigheid": "aanwezig"}
    gegevens |= {naam: velden[naam] for naam in ("datum", "begin", "afspraak", "sleutel", "terug")}
    assert klant.post(pad("contact_met", traject.pk), gegevens).url == AGENDA
    afspraak.refresh_from_db()
    assert afspraak.contact == Contactmoment.objects.get()
    assert timezone.localtime(afspraak.contact.tijdvak.lower).hour == 10
    assert "uitgewerkt" in klant.get(AGENDA).content.decode()


def test_een_contact_dat_ergens_anders_over_ging_laat_de_afspraak_staan(als, jobcoach, traject, elf_uur):
    AfspraakFactory(medewerker=jobcoach, met=[traject], van=elf_uur - timedelta(hours=1))
    adres = reverse("trajecten:contact")
    tekst = als(jobcoach).get(adres, {"traject": traject.pk, "afspraak": "geen"}).content.decode()
    assert "Contact met Daan Verbeek" in tekst
    assert "10.00 uur" not in tekst


def test_een_afspraak_van_een_ander_is_niet_uit_te_werken(als, jobcoach, casemanager, traject):
    van_collega = AfspraakFactory(medewerker=casemanager, met=[traject], gisteren=True)
    gegevens = {
        "soort": "gesprek",
        "minuten_keuze": "60",
        "minuten_anders": "",
        "aanwezigheid": "aanwezig",
        "datum": f"{timezone.localdate():%d-%m-%Y}",
        "sleutel": str(uuid4()),
        "afspraak": str(van_collega.pk),
    }
    antwoord = als(jobcoach).post(pad("contact_met", traject.pk), gegevens)
    assert antwoord.status_code == 422
    assert "Deze afspraak hoort niet bij deze deelnemer" in antwoord.content.decode()
    assert not Contactmoment.objects.exists()


def test_een_afspraak_met_een_groep_opent_het_groepsformulier(als, jobcoach, traject, elf_uur):
    groep = [traject, TrajectFactory(begeleid_door=[jobcoach])]
    afspraak = AfspraakFactory(medewerker=jobcoach, met=groep, van=elf_uur - timedelta(hours=1))
    antwoord = als(jobcoach).get(pad("afspraak_uitwerken", afspraak.pk), follow=True)
    tekst = antwoord.content.decode()
    assert "Contact met een groep" in tekst
    assert len(re.findall(r'name="lid_\d+" value="aanwezig"[^>]*checked', tekst)) == 2


@pytest.mark.parametrize("persoon", ["programmamanager", "beheerder"])
def test_wie_niemand_begeleidt_heeft_geen_agenda(als, persoon, request):
    klant = als(request.getfixturevalue(persoon))
    for naam in ("agenda", "afspraak_maken", "agenda_adres"):
        assert klant.get(reverse(f"trajecten:{naam}")).status_code == 403


@pytest.mark.parametrize("pagina", ["/agenda/", "/"])
def test_het_aantal_vragen_aan_de_databank_groeit_niet(als, jobcoach, pagina, elf_uur):
    klant, aantallen = als(jobcoach), []
    for erbij in (3, 27):
        for nummer in range(erbij):
            begin = elf_uur + timedelta(minutes=nummer)
            AfspraakFactory(medewerker=jobcoach, met=[TrajectFactory(begeleid_door=[jobcoach])], van=begin)
        klant.get(pagina)
        with CaptureQueriesContext(connection) as gesteld:
            klant.get(pagina)
        aantallen.append(len(gesteld))
    assert aantallen[0] == aantallen[1]
