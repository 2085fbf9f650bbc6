"""Mail about a report: once per person, with a link that asks for login, without names and figures."""

import re
import smtplib
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.utils import timezone

from rapportage import diensten, maak
from rapportage.models import Rapport, Rapportontvanger
from rapportage.schema.diensten import plan_rapporten
from rapportage.schema.post import verstuur_rapportmail
from tests.rapportage.schema.conftest import om
from toegang.matrix import Rol
from toegang.models import Logregel

pytestmark = pytest.mark.django_db
POSTVAK = "django.core.mail.backends.locmem.EmailBackend"


class Storing(EmailBackend):
    """A mail server that is away."""

    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected("weg")


@pytest.fixture
def collega(iemand):
    return iemand(Rol.PROGRAMMAMANAGER, email="collega@werkmakerij.example")


@pytest.fixture
def gepland(schema, programmamanager, collega, rapportenmap):
    """A report that is due, for two people."""
    schema(ontvangers=(programmamanager, collega))
    (rapport,) = plan_rapporten(nu=om(2026, 3, 1))
    return rapport


def mislukt(rapport):
    opgenomen = diensten.neem_rapport_op(pk=rapport.pk)
    diensten.laat_rapport_mislukken(rapport=opgenomen, reden="De schijf is vol.")


def test_iedereen_op_de_lijst_krijgt_een_mail_precies_een_keer(gepland):
    assert verstuur_rapportmail(nu=timezone.now()) == 0
    maak.maak(gepland.pk)
    for _ in range(3):
        verstuur_rapportmail(nu=timezone.now(), rapport_id=gepland.pk)
        verstuur_rapportmail(nu=timezone.now())
    assert sorted(bericht.to[0] for bericht in mail.outbox) == [
        "collega@werkmakerij.example",
        "programmamanager@werkmakerij.example",
    ]
    assert Logregel.objects.filter(soort="rapport_gemaild").count() == 2


def test_in_de_mail_staat_een_link_en_geen_naam_of_cijfer(gepland, klant, programmamanager):
    maak.maak(gepland.pk)
    verstuur_rapportmail(nu=timezone.now())
    bericht = mail.outbox[0]
    link = re.search(r"https?://\S+", bericht.body)[0]
    assert link.endswith(f"/rapporten/{gepland.pk}/")
    assert "werkmakerij.localhost" in link
    heel = f"{bericht.subject}\n{bericht.body.replace(link, '')}"
    for woord in ("Petra", "Vos", "Jansen", "T-vier", "vier-stenen-"):
        assert woord not in heel
    # the only number is the year of the period
    assert set(re.findall(r"\d+", heel)) == {"2026"}
    antwoord = klant.get(f"/rapporten/{gepland.pk}/")
    assert antwoord["Location"].startswith("/inloggen/")


def test_mislukt_het_dan_staat_in_de_mail_wat_je_kunt_doen_en_later_dat_het_er_is(gepland, programmamanager):
    mislukt(gepland)
    verstuur_rapportmail(nu=timezone.now())
    verstuur_rapportmail(nu=timezone.now())
    assert len(mail.outbox) == 2
    assert "niet gelukt" in mail.outbox[0].subject
    assert "De schijf is vol." in mail.outbox[0].body
    assert "Opnieuw proberen" in mail.outbox[0].body
    diensten.probeer_rapport_opnieuw(rapport=Rapport.objects.get(pk=gepland.pk), door=programmamanager)
    maak.maak(gepland.pk)
    verstuur_rapportmail(nu=timezone.now())
    verstuur_rapportmail(nu=timezone.now())
    assert len(mail.outbox) == 4
    assert "staat een rapport klaar" in mail.outbox[-1].subject


def test_wie_intussen_geen_cijfers_meer_mag_zien_krijgt_niets(gepland, collega, programmamanager):
    collega.rollen = ["trainer"]
    collega.save()
    programmamanager.is_active = False
    programmamanager.save()
    maak.maak(gepland.pk)
    assert verstuur_rapportmail(nu=timezone.now()) == 0


def test_is_de_mailserver_weg_dan_komt_de_mail_later(gepland, settings):
    maak.maak(gepland.pk)
    settings.EMAIL_BACKEND = f"{__name__}.Storing"
    assert verstuur_rapportmail(nu=timezone.now()) == 0
    assert not Rapportontvanger.objects.filter(klaar_gemaild_op__isnull=False).exists()
    settings.EMAIL_BACKEND = POSTVAK
    assert verstuur_rapportmail(nu=timezone.now()) == 2


def test_over_een_rapport_van_lang_geleden_komt_geen_mail_meer(gepland):
    maak.maak(gepland.pk)
    assert verstuur_rapportmail(nu=timezone.now() + timedelta(days=40)) == 0


def test_een_rapport_dat_iemand_zelf_vraagt_geeft_geen_mail(aanvraag, rapportenmap):
    maak.maak(aanvraag().pk)
    assert verstuur_rapportmail(nu=timezone.now()) == 0
