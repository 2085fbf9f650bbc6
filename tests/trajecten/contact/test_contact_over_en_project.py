"""What a contact was about, and which project pays for it: both optional, both only what fits the traject."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.stappenplan import StapFactory
from tests.fabrieken.trajecten import CodeFactory, ContactmomentFactory, SubsidieprojectFactory, TrajectFactory
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort
from toegang.models import Logregel
from trajecten.contactonderwerp import onderwerpen_van, over_in_woorden, zichtbare_gebieden
from trajecten.correctie.diensten import wijzig_contact
from trajecten.diensten import log_contact
from trajecten.models import Contactmoment, Financiering


@pytest.fixture(autouse=True)
def soorten(db_of_zonder):
    return CodeFactory()


@pytest.fixture
def traject(jobcoach, casemanager):
    return TrajectFactory(begeleid_door=[jobcoach, casemanager], subsidieproject=SubsidieprojectFactory(naam="Eerste"))


@pytest.fixture
def tweede(traject):
    """A second project that pays since ten days."""
    project = SubsidieprojectFactory(naam="Tweede")
    van = timezone.localdate() - timedelta(days=10)
    Financiering.objects.create(traject=traject, subsidieproject=project, van=van)
    return project


def gegevens(**anders):
    velden = {
        "datum": timezone.localdate(),
        "minuten": 60,
        "soort": "gesprek",
        "aanwezigheid": "aanwezig",
        "onderwerp": "",
        "alleen_collegas": False,
    }
    return velden | anders


def invoer(**anders):
    velden = {
        "soort": "gesprek",
        "minuten_keuze": "60",
        "minuten_anders": "",
        "aanwezigheid": "aanwezig",
        "datum": f"{timezone.localdate():%d-%m-%Y}",
        "sleutel": str(uuid4()),
    }
    return velden | anders


def adres(traject):
    return reverse("trajecten:contact_met", args=[traject.pk])


def test_een_contact_kan_over_een_stap_gaan(als, jobcoach, traject):
    stap = StapFactory(traject=traject, wat="Cv maken", leefgebied_code="werk_opleiding")
    klant = als(jobcoach)
    assert "Cv maken" in klant.get(adres(traject)).content.decode()
    klant.post(adres(traject), invoer(over=f"stap:{stap.pk}"))
    contact = Contactmoment.objects.get()
    assert (contact.stap, contact.leefgebied) == (stap, "werk_opleiding")
    assert "Cv maken" in klant.get(reverse("trajecten:contacten", args=[traject.pk])).content.decode()


def test_een_stap_van_een_ander_traject_wordt_geweigerd(als, jobcoach, traject):
    vreemd = StapFactory(traject=TrajectFactory(begeleid_door=[jobcoach]))
    assert als(jobcoach).post(adres(traject), invoer(over=f"stap:{vreemd.pk}")).status_code == 422
    with pytest.raises(RegelGeschonden, match="ander traject"):
        log_contact(traject=traject, door=jobcoach, stap=vreemd, sleutel=uuid4(), **gegevens())
    assert not Contactmoment.objects.exists()


def test_gezondheid_en_justitie_ziet_alleen_wie_dat_mag(jobcoach, casemanager, traject):
    stap = StapFactory(traject=traject, wat="Afspraak met de huisarts", bijzonder=True)
    assert stap.pk not in onderwerpen_van(traject, jobcoach).stappen
    assert stap.pk in onderwerpen_van(traject, casemanager).stappen
    codes = set(zichtbare_gebieden(traject, bijzonder=True)) - set(zichtbare_gebieden(traject, bijzonder=False))
    assert "justitie" in codes
    contact = ContactmomentFactory(traject=traject, stap=stap, leefgebied="justitie")
    dicht = zichtbare_gebieden(traject, bijzonder=False)
    assert over_in_woorden(contact, dicht, bijzonder=False) == ""
    assert over_in_woorden(contact, dicht, bijzonder=True) == "Afspraak met de huisarts"


def test_een_verslag_over_gezondheid_of_justitie_leest_alleen_wie_dat_mag_en_dat_staat_in_het_logboek(
    als, jobcoach, casemanager, traject
):
    over = {"leefgebied": "justitie", "onderwerp": "Moet volgende week voorkomen."}
    contact = ContactmomentFactory(traject=traject, medewerker=casemanager, **over)
    ContactmomentFactory(traject=traject, medewerker=casemanager, leefgebied="financien", onderwerp="Over geld.")
    lijst = reverse("trajecten:contacten", args=[traject.pk])
    paginas = (lijst, traject.get_absolute_url(), reverse("trajecten:contactmoment", args=[contact.pk]))
    gelezen = Logregel.objects.filter(soort=Soort.BIJZONDER_BEKEKEN, details__pagina="contact")
    for wie, leest in ((jobcoach, False), (casemanager, True)):
        klant = als(wie)
        for pagina in paginas:
            assert ("voorkomen" in klant.get(pagina).content.decode()) is leest
        assert "Over geld." in klant.get(lijst).content.decode()
        assert gelezen.filter(door_pk=wie.pk).exists() is leest
        assert "voorkomen" not in klant.get(reverse("trajecten:tijdlijn", args=[traject.pk])).content.decode()


def test_een_eerdere_versie_over_gezondheid_blijft_dicht_na_een_verbetering(als, jobcoach, casemanager, traject):
    over = {"leefgebied": "justitie", "onderwerp": "Moet volgende week voorkomen."}
    contact = ContactmomentFactory(traject=traject, medewerker=casemanager, **over)
    wijzig_contact(contact=contact, door=casemanager, versie=1, **gegevens(onderwerp="Over het plan."))
    pagina = reverse("trajecten:contactmoment", args=[contact.pk])
    for wie, leest in ((jobcoach, False), (casemanager, True)):
        tekst = als(wie).get(pagina).content.decode()
        assert "Over het plan." in tekst
        assert ("voorkomen" in tekst) is leest


def test_betaalt_er_een_dan_is_er_niets_te_kiezen(als, jobcoach, traject):
    klant = als(jobcoach)
    assert "Welk project betaalt?" not in klant.get(adres(traject)).content.decode()
    klant.post(adres(traject), invoer())
    assert Contactmoment.objects.get().subsidieproject == traject.subsidieproject


def test_betalen_er_twee_dan_kiest_wie_het_uur_schrijft(als, jobcoach, traject, tweede):
    klant = als(jobcoach)
    assert "Welk project betaalt?" in klant.get(adres(traject)).content.decode()
    klant.post(adres(traject), invoer(project=str(tweede.pk)))
    assert Contactmoment.objects.get().subsidieproject == tweede
    assert klant.post(adres(traject), invoer(project="")).status_code == 422


def test_een_project_betaalt_alleen_in_zijn_eigen_periode(jobcoach, traject, tweede):
    lang_geleden = timezone.localdate() - timedelta(days=11)
    with pytest.raises(RegelGeschonden, match="betaalt niet op deze dag") as fout:
        log_contact(traject=traject, door=jobcoach, project=tweede, sleutel=uuid4(), **gegevens(datum=lang_geleden))
    assert fout.value.veld == "project"


def test_ook_bij_een_verbetering_telt_een_uur_voor_een_project(jobcoach, traject, tweede):
    contact = ContactmomentFactory(traject=traject, medewerker=jobcoach, subsidieproject=traject.subsidieproject)
    wijzig_contact(contact=contact, door=jobcoach, versie=1, project=tweede, **gegevens())
    contact.refresh_from_db()
    assert (contact.subsidieproject, contact.versie) == (tweede, 2)
    wijzig_contact(contact=contact, door=jobcoach, versie=2, **gegevens(onderwerp="Meer."))
    contact.refresh_from_db()
    assert contact.subsidieproject == tweede
