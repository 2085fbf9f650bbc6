"""The own pages of a contactpersoon: by a mailed link, only the own, until the placement ends."""

import time
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from tests.fabrieken.evaluaties import evaluatie_klaar
from tests.fabrieken.werkgevers import PlaatsingFactory
from tests.rapportage.doodbaar import wacht_tot
from tests.werkgevers.ondertekening.conftest import GETEKEND, link_uit_mail
from toegang.fouten import RegelGeschonden
from werkgevers.models import Contactpersoon, Plaatsing, Portaallink
from werkgevers.ondertekening.geheim import kenmerk_van
from werkgevers.ondertekening.instelling import wijzig_instelling
from werkgevers.ondertekening.portaal import TELEFOON_VAST, wijzig_gegevens
from werkgevers.ondertekening.regels import PORTAAL_GELDIG
from werkgevers.tasks import stuur_portaallinks
from werkgevers.werkgever.diensten import bewaar_contactpersoon

VRAGEN = "/werkgever/toegang/"


def verwerk(email: str, gevraagd_op: int | None = None) -> None:
    """What the worker does with a question for this address."""
    stuur_portaallinks(str(kenmerk_van(email)), gevraagd_op or int(time.time()))


def zet_sms(beheerder, settings) -> None:
    settings.SMS_URL = "http://127.0.0.1:9/"
    wijzig_instelling(verwacht=1, geldig_dagen=14, herinner_eerst=5, herinner_dan=10, code="sms", door=beheerder)


@pytest.fixture
def portaallink(verstuurd) -> str:
    verwerk("Marco@kwast.example")
    return link_uit_mail()


def test_de_link_komt_per_mail_en_toont_het_eigene(klant, verstuurd, portaallink, jobcoach):
    ander = evaluatie_klaar(jobcoach, plaatsing=PlaatsingFactory(werkgever=verstuurd.contactpersoon.werkgever))
    tekst = klant.get(portaallink).content.decode()
    assert verstuurd.evaluatie.plaatsing.traject.deelnemer.naam in tekst
    assert ander.plaatsing.traject.deelnemer.naam not in tekst
    assert "marco@kwast.example" in tekst


def test_een_onbekend_adres_krijgt_hetzelfde_antwoord_en_geen_mail(klant, verstuurd, jobcoach, worker):
    """The answer is given before anybody looks whether the address is known: a worker does that."""

    def vraag(email: str) -> tuple[int, bytes]:
        antwoord = klant.post(VRAGEN, {"email": email})
        # the head carries the secret of the form, another one each time
        return antwoord.status_code, antwoord.content.partition(b"<main")[2]

    bekend = vraag("marco@kwast.example")
    assert b"Kijk in je mail" in bekend[1]
    for email in ("niemand@kwast.example", jobcoach.email):
        assert vraag(email) == bekend
    wacht_tot(lambda: Portaallink.objects.exists())
    assert [link.contactpersoon for link in Portaallink.objects.all()] == [verstuurd.contactpersoon]


def test_wie_niet_bekend_is_of_hier_werkt_krijgt_geen_link(verstuurd, jobcoach, contactpersoon):
    for email in ("niemand@kwast.example", jobcoach.email):
        verwerk(email)
    Contactpersoon.objects.filter(pk=contactpersoon.pk).update(email=jobcoach.email.upper())
    verwerk(jobcoach.email)
    assert not Portaallink.objects.exists()


def test_een_vraag_die_twee_keer_wordt_gedaan_geeft_een_link(verstuurd):
    gevraagd_op = int(time.time())
    for _ in range(2):
        verwerk("marco@kwast.example", gevraagd_op)
    assert len(mail.outbox) == 2  # the link to sign, and this one
    verwerk("marco@kwast.example", gevraagd_op + 60)
    assert Portaallink.objects.filter(vervallen_op__isnull=True).count() == 1
    assert len(mail.outbox) == 3


def test_is_de_mailserver_weg_dan_is_er_niets_geschreven_en_komt_de_taak_terug(verstuurd, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(OSError, match="refused"):
        verwerk("marco@kwast.example")
    assert not Portaallink.objects.exists()


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


def test_de_toegang_eindigt_als_het_mailadres_verandert(klant, verstuurd, portaallink, jobcoach):
    """Who reads the mail of before cannot sign by way of the overview, also where a new link went to the right one."""
    wie = Contactpersoon.objects.get(pk=verstuurd.contactpersoon.pk)
    wie.functie, wie.email = "Chef", "MARCO@kwast.example"
    bewaar_contactpersoon(rij=wie, versie=1, door=jobcoach)
    assert klant.get(portaallink).status_code == 200
    wie.email = "marco.peeters@kwast.example"
    bewaar_contactpersoon(rij=wie, versie=2, door=jobcoach)
    assert klant.get(portaallink).status_code == 422
    assert klant.post(f"{portaallink}tekenen/{verstuurd.ondertekening.pk}/").status_code == 422


def test_de_eigen_gegevens_zijn_te_verbeteren_en_het_mailadres_niet(klant, verstuurd, portaallink):
    velden = {"functie": "Chef", "telefoon": "06 11112222", "email": "dief@elders.example", "versie": 1}
    assert klant.post(f"{portaallink}gegevens/", velden).status_code == 302
    wie = Contactpersoon.objects.get(pk=verstuurd.contactpersoon.pk)
    assert (wie.functie, wie.telefoon, wie.email) == ("Chef", "0611112222", "marco@kwast.example")
    assert klant.post(f"{portaallink}gegevens/", velden | {"functie": "Baas"}).status_code == 409
    fout = klant.post(f"{portaallink}gegevens/", velden | {"telefoon": "bel maar", "versie": 2})
    assert fout.status_code == 422
    assert "Schrijf het nummer zo" in fout.content.decode()


def test_gaat_de_code_per_sms_dan_is_het_nummer_hier_niet_te_veranderen(
    klant, verstuurd, portaallink, beheerder, settings
):
    zet_sms(beheerder, settings)
    Contactpersoon.objects.update(telefoon="06 11 11 22 22")
    pagina = klant.get(f"{portaallink}gegevens/").content.decode()
    assert "06 11 11 22 22" in pagina
    assert TELEFOON_VAST in pagina
    velden = {"functie": "Chef", "telefoon": "06 99999999", "versie": 1}
    assert klant.post(f"{portaallink}gegevens/", velden).status_code == 302
    wie = Contactpersoon.objects.get(pk=verstuurd.contactpersoon.pk)
    assert (wie.functie, wie.telefoon) == ("Chef", "06 11 11 22 22")
    token = portaallink.rstrip("/").rpartition("/")[2]
    with pytest.raises(RegelGeschonden, match="Naar dit nummer"):
        wijzig_gegevens(token=token, verwacht=2, functie="Chef", telefoon="0699999999")


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
