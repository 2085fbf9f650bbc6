"""The note about a group: for who gives it, with a draft while typing, and never lost to a colleague's."""

import pytest
from django.urls import reverse

from tests.onderwijs.lezen import tekst
from trajecten.concepten import concept_url, concept_van

pytestmark = pytest.mark.django_db


def adres(groep):
    return reverse("onderwijs:notitie", args=[groep.pk])


def test_een_notitie_wordt_opgeslagen_en_het_concept_is_weg(klant, trainer, groep):
    klant.force_login(trainer)
    assert klant.post(concept_url("groepsnotitie", groep.pk), {"notitie": "Half get"}).status_code == 200
    assert "Half get" in tekst(klant.get(adres(groep)))
    gegevens = {"notitie": "Drie tafels van vijf", "versie": groep.versie}
    assert klant.post(adres(groep), gegevens).status_code == 302
    groep.refresh_from_db()
    assert (groep.notitie, concept_van(trainer, "groepsnotitie", groep.pk)) == ("Drie tafels van vijf", None)


def test_twee_die_tegelijk_schrijven_zien_beide_teksten(klant, trainer, groep):
    klant.force_login(trainer)
    versie = groep.versie
    klant.post(adres(groep), {"notitie": "Van mijn collega", "versie": versie})
    antwoord = klant.post(adres(groep), {"notitie": "Van mij", "versie": versie})
    pagina = tekst(antwoord)
    assert antwoord.status_code == 409
    assert "Van mijn collega" in pagina
    assert "Van mij</textarea>" in pagina


def test_een_notitie_heeft_een_grens(klant, trainer, groep):
    klant.force_login(trainer)
    antwoord = klant.post(adres(groep), {"notitie": "x" * 5001, "versie": groep.versie})
    assert antwoord.status_code == 422
    assert "Er passen 5000 tekens, dit zijn er 5001." in tekst(antwoord)


def test_wie_de_groep_alleen_ziet_leest_de_notitie_niet(klant, programmamanager, collega_ander_team, groep):
    for persoon, status in ((programmamanager, 403), (collega_ander_team, 404)):
        klant.force_login(persoon)
        assert klant.get(adres(groep)).status_code == status
        assert klant.get(concept_url("groepsnotitie", groep.pk)).status_code in (403, 404, 405)
