"""What somebody types while correcting a contact is kept, for that person alone; a place is not for everybody."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.contact import AfspraakFactory
from tests.fabrieken.trajecten import ContactmomentFactory, TrajectFactory
from trajecten.correctie.concept import CONCEPT
from trajecten.models import Concept


@pytest.fixture
def contact(jobcoach):
    traject = TrajectFactory(begeleid_door=[jobcoach])
    return ContactmomentFactory(traject=traject, medewerker=jobcoach, onderwerp="Schildert kozijnen.")


def test_een_verbetering_die_niet_is_opgeslagen_staat_er_nog(klant, contact, jobcoach):
    klant.force_login(jobcoach)
    velden = {"onderwerp": "Schildert ook de deuren.", "versie": "1"}
    assert klant.post(reverse("trajecten:concept", args=[CONCEPT, contact.pk]), velden).status_code == 200
    pagina = klant.get(reverse("trajecten:contact_wijzigen", args=[contact.pk])).content.decode()
    assert "Schildert ook de deuren." in pagina
    assert "staat er nog" in pagina
    contact.refresh_from_db()
    assert contact.onderwerp == "Schildert kozijnen."


def test_na_het_opslaan_is_het_concept_weg(klant, contact, jobcoach):
    klant.force_login(jobcoach)
    adres = reverse("trajecten:contact_wijzigen", args=[contact.pk])
    klant.post(reverse("trajecten:concept", args=[CONCEPT, contact.pk]), {"onderwerp": "Deuren.", "versie": "1"})
    ingevuld = {
        "datum": f"{contact.datum:%d-%m-%Y}",
        "soort": contact.soort,
        "minuten_keuze": str(contact.minuten),
        "minuten_anders": "",
        "aanwezigheid": contact.aanwezigheid,
        "onderwerp": "Schildert deuren.",
        "versie": "1",
    }
    antwoord = klant.post(adres, ingevuld)
    assert antwoord.status_code == 302, antwoord.context["formulier"].errors
    assert not Concept.objects.exists()


def test_een_collega_heeft_bij_dit_contact_geen_concept(klant, contact, casemanager):
    contact.traject.betrokkenen.create(gebruiker=casemanager, rol="casemanager", van=contact.traject.startdatum)
    klant.force_login(casemanager)
    antwoord = klant.post(reverse("trajecten:concept", args=[CONCEPT, contact.pk]), {"onderwerp": "Anders."})
    assert antwoord.status_code == 403
    assert not Concept.objects.exists()


def test_waar_een_afspraak_is_leest_niet_iedereen(klant, jobcoach, programmamanager):
    traject = TrajectFactory(begeleid_door=[jobcoach])
    AfspraakFactory(medewerker=jobcoach, met=[traject], van=timezone.now() + timedelta(days=1), plek="Kliniek Oost")
    for persoon, leest in ((jobcoach, True), (programmamanager, False)):
        klant.force_login(persoon)
        pagina = klant.get(traject.get_absolute_url()).content.decode()
        assert ("Kliniek Oost" in pagina) is leest
