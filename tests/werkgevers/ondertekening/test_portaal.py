"""The own pages of a contactpersoon: by a mailed link, only the own, until the placement ends."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from tests.fabrieken.evaluaties import evaluatie_klaar
from tests.fabrieken.werkgevers import PlaatsingFactory
from tests.werkgevers.ondertekening.conftest import GETEKEND, link_uit_mail
from werkgevers.models import Contactpersoon, Plaatsing, Portaallink
from werkgevers.ondertekening.regels import PORTAAL_GELDIG

VRAGEN = "/werkgever/toegang/"


@pytest.fixture
def portaallink(klant, verstuurd, django_capture_on_commit_callbacks) -> str:
    with django_capture_on_commit_callbacks(execute=True):
        klant.post(VRAGEN, {"email": "Marco@kwast.example"})
    return link_uit_mail()


def test_de_link_komt_per_mail_en_toont_het_eigene(klant, verstuurd, portaallink, jobcoach):
    ander = evaluatie_klaar(jobcoach, plaatsing=PlaatsingFactory(werkgever=verstuurd.contactpersoon.werkgever))
    tekst = klant.get(portaallink).content.decode()
    assert verstuurd.evaluatie.plaatsing.traject.deelnemer.naam in tekst
    assert ander.plaatsing.traject.deelnemer.naam not in tekst
    assert "marco@kwast.example" in tekst


def test_een_onbekend_adres_krijgt_hetzelfde_antwoord_en_geen_mail(klant, verstuurd, jobcoach):
    def vraag(email: str) -> tuple[int, bytes]:
        antwoord = klant.post(VRAGEN, {"email": email})
        # the head carries the secret of the form, another one each time
        return antwoord.status_code, antwoord.content.partition(b"<main")[2]

    bekend = vraag("marco@kwast.example")
    assert b"Kijk in je mail" in bekend[1]
    for email in ("niemand@kwast.example", jobcoach.email):
        assert vraag(email) == bekend
    assert Portaallink.objects.count() == 1


def test_na_drie_keer_vragen_is_het_even_genoeg(klant, verstuurd):
    statussen = [klant.post(VRAGEN, {"email": "marco@kwast.example"}).status_code for _ in range(4)]
    assert statussen == [200, 200, 200, 429]


def test_van_het_overzicht_naar_het_tekenen(klant, verstuurd, portaallink):
    naar = klant.post(f"{portaallink}tekenen/{verstuurd.ondertekening.pk}/")["Location"]
    assert naar.startswith("/evaluatie/")
    assert klant.post(naar, GETEKEND).status_code == 302
    assert "getekend op" in klant.get(portaallink).content.decode()
    assert klant.post(f"{portaallink}tekenen/{verstuurd.ondertekening.pk}/").status_code == 404


def test_de_toegang_eindigt_met_de_plaatsing(klant, verstuurd, portaallink):
    Plaatsing.objects.filter(pk=verstuurd.evaluatie.plaatsing_id).update(einddatum=timezone.localdate())
    for pad in ("", "gegevens/"):
        assert klant.get(portaallink + pad).status_code == 422
    assert klant.post(f"{portaallink}tekenen/{verstuurd.ondertekening.pk}/").status_code == 422


def test_de_toegang_eindigt_na_een_dag_en_met_het_contact(klant, verstuurd, portaallink, time_machine):
    Contactpersoon.objects.update(tot=timezone.localdate())
    assert klant.get(portaallink).status_code == 422
    Contactpersoon.objects.update(tot=None)
    assert klant.get(portaallink).status_code == 200
    time_machine.move_to(timezone.now() + PORTAAL_GELDIG + timedelta(seconds=1))
    assert klant.get(portaallink).status_code == 422


def test_de_eigen_gegevens_zijn_te_verbeteren_en_het_mailadres_niet(klant, verstuurd, portaallink):
    velden = {"functie": "Chef", "telefoon": "06 11112222", "email": "dief@elders.example", "versie": 1}
    assert klant.post(f"{portaallink}gegevens/", velden).status_code == 302
    wie = Contactpersoon.objects.get(pk=verstuurd.contactpersoon.pk)
    assert (wie.functie, wie.telefoon, wie.email) == ("Chef", "06 11112222", "marco@kwast.example")
    assert klant.post(f"{portaallink}gegevens/", velden | {"functie": "Baas"}).status_code == 409


def test_openen_verandert_niets(klant, verstuurd, portaallink):
    voor = list(Portaallink.objects.values())
    for _ in range(3):
        klant.get(portaallink)
    assert list(Portaallink.objects.values()) == voor
    assert len(mail.outbox) == 2


def test_een_verkeerd_adres_wordt_uitgelegd(klant, db):
    antwoord = klant.post(VRAGEN, {"email": "geen adres"})
    assert antwoord.status_code == 422
    assert "Schrijf het e-mailadres zo" in antwoord.content.decode()
