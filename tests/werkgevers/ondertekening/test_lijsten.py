"""The lists about signing: as many queries for 30 rows as for 3, and what Mijn dag and the timeline tell."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.fabrieken.evaluaties import evaluatie_klaar
from tests.fabrieken.trajecten import TrajectFactory
from tests.fabrieken.werkgevers import ContactpersoonFactory, PlaatsingFactory
from tests.werkgevers.ondertekening.conftest import GETEKEND, link_uit_mail
from trajecten.models import Signaalinstelling
from werkgevers.evaluatie.lijst import SIGNAAL, wachtend_voor
from werkgevers.evaluatie.regels import Partij
from werkgevers.models import Ondertekening
from werkgevers.ondertekening import tekenen, vragen
from werkgevers.ondertekening.geheim import kenmerk_van
from werkgevers.ondertekening.portaal import stuur_portaallinks
from werkgevers.ondertekening.tekenen import Bezwaar
from werkgevers.ondertekening.tijdlijn import gebeurtenissen
from werkgevers.ondertekening.versturen import maak_link
from werkgevers.ondertekening.vragen import Gevraagde, vraag_handtekeningen


def queries(doe) -> int:
    with CaptureQueriesContext(connection) as gevraagd:
        doe()
    return len(gevraagd)


@pytest.fixture
def meer_verslagen(jobcoach, contactpersoon, verstuurd, django_capture_on_commit_callbacks):
    """Adds evaluations at the same employer, each asked of the same contactpersoon; every other one is signed."""

    def doe(aantal: int) -> None:
        for nummer in range(aantal):
            traject = TrajectFactory(begeleid_door=[jobcoach])
            plaatsing = PlaatsingFactory(
                traject=traject, werkgever=contactpersoon.werkgever, contactpersoon=contactpersoon
            )
            evaluatie = evaluatie_klaar(jobcoach, plaatsing=plaatsing)
            gevraagde = Gevraagde(Partij.WERKGEVER, contactpersoon=contactpersoon, email=contactpersoon.email)
            with django_capture_on_commit_callbacks(execute=True):
                [vraag] = vraag_handtekeningen(evaluatie=evaluatie, gevraagden=[gevraagde], door=jobcoach)
            if nummer % 2:
                tekenen.onderteken(token=maak_link(vraag), naam="Marco Peeters", functie="Voorman")

    return doe


def test_het_overzicht_van_de_werkgever_en_de_lijst_vragen_evenveel_bij_3_als_bij_30(
    klant, client_voor, verstuurd, meer_verslagen, jobcoach
):
    stuur_portaallinks(kenmerk=kenmerk_van(verstuurd.contactpersoon.email), gevraagd_op=0)
    overzicht = link_uit_mail()
    klant.get(overzicht)
    medewerker = client_voor("werkmakerij")
    medewerker.force_login(jobcoach)
    lijsten = ("/evaluaties/", "/evaluaties/?staat=wacht")
    medewerker.get(lijsten[0])
    meer_verslagen(2)
    drie = [queries(lambda: klant.get(overzicht)), *(queries(lambda pad=pad: medewerker.get(pad)) for pad in lijsten)]
    meer_verslagen(27)
    dertig = [queries(lambda: klant.get(overzicht)), *(queries(lambda pad=pad: medewerker.get(pad)) for pad in lijsten)]
    assert drie == dertig
    assert klant.get(overzicht).content.decode().count("portaalregel") >= 30 + 30


def test_de_handtekeningen_van_een_verslag_vragen_evenveel_bij_3_als_bij_30(klant, verstuurd, jobcoach):
    klant.force_login(jobcoach)
    pad = f"/evaluaties/{verstuurd.evaluatie.pk}/ondertekeningen/"
    klant.get(pad)

    def vraag_nog(aantal: int) -> None:
        for _ in range(aantal):
            wie = ContactpersoonFactory(werkgever=verstuurd.contactpersoon.werkgever)
            gevraagde = Gevraagde(Partij.WERKGEVER, contactpersoon=wie, email=wie.email)
            vraag_handtekeningen(evaluatie=verstuurd.evaluatie, gevraagden=[gevraagde], door=jobcoach)

    vraag_nog(2)
    drie = queries(lambda: klant.get(pad))
    vraag_nog(27)
    assert queries(lambda: klant.get(pad)) == drie
    assert Ondertekening.objects.count() == 30


def test_mijn_dag_zegt_op_wie_het_wacht_en_hoe_lang(klant, verstuurd, jobcoach, time_machine):
    klant.force_login(jobcoach)
    assert "Wacht op de werkgever, sinds vandaag" in klant.get("/").content.decode()
    time_machine.move_to(timezone.now() + timedelta(days=6))
    [rij] = wachtend_voor(jobcoach).rijen
    assert rij.wacht == "Wacht op de werkgever, al 6 dagen"


def test_een_evaluatie_die_niet_klopt_staat_een_keer_op_mijn_dag(klant, verstuurd, jobcoach):
    bezwaar = Bezwaar("regel", "Dat klopt niet.", verstuurd.evaluatie.regels.first())
    tekenen.betwist(token=verstuurd.token, bezwaren=[bezwaar])
    klant.force_login(jobcoach)
    pagina = klant.get("/").content.decode()
    assert "Niet akkoord met een evaluatie" in pagina
    assert wachtend_voor(jobcoach).totaal == 0
    Signaalinstelling.objects.create(code=SIGNAAL, aan=False)
    assert wachtend_voor(jobcoach).totaal == 1


def test_de_tijdlijn_zegt_verstuurd_betwist_getekend_en_verzegeld(klant, verstuurd, jobcoach, rf):
    traject = verstuurd.evaluatie.plaatsing.traject
    bezwaar = Bezwaar("regel", "Dat klopt niet.", verstuurd.evaluatie.regels.first())
    tekenen.betwist(token=verstuurd.token, bezwaren=[bezwaar])
    vragen.beantwoord_betwisting(ondertekening=verstuurd.ondertekening, antwoord="Besproken.", door=jobcoach)
    klant.post(f"/evaluatie/{maak_link(verstuurd.ondertekening)}/", GETEKEND)
    regels = [(regel.titel, regel.tekst) for regel in gebeurtenissen(traject, jobcoach)]
    assert regels == [
        ("Tussenevaluatie verstuurd aan Marco Peeters", ""),
        ("Marco Peeters is het niet eens met de tussenevaluatie", "1 punt klopt niet"),
        ("Tussenevaluatie getekend door Marco Peeters", "via de persoonlijke link"),
    ]
    assert "Dat klopt niet" not in str(regels)
    klant.force_login(jobcoach)
    assert (
        "Tussenevaluatie getekend door Marco Peeters"
        in klant.get(f"/trajecten/{traject.pk}/tijdlijn/").content.decode()
    )


def test_wie_geen_plaatsingen_ziet_ziet_die_regels_niet(verstuurd, collega_ander_team):
    assert list(gebeurtenissen(verstuurd.evaluatie.plaatsing.traject, collega_ander_team)) == []


def test_in_de_mail_staat_waar_het_eigen_overzicht_is(verstuurd, klant):
    assert "/werkgever/toegang/" in mail.outbox[0].body
    klant.post(verstuurd.link, GETEKEND)
    assert "/werkgever/toegang/" in klant.get(verstuurd.link).content.decode()


def test_na_de_plaatsing_is_er_geen_overzicht_meer_om_naar_te_wijzen(klant, verstuurd):
    klant.post(verstuurd.link, GETEKEND)
    plaatsing = verstuurd.evaluatie.plaatsing
    plaatsing.einddatum = timezone.localdate()
    plaatsing.save()
    assert "/werkgever/toegang/" not in klant.get(verstuurd.link).content.decode()
