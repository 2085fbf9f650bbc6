"""Ending a traject: everything that ends with it in one transaction, and what is asked afterwards."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.fabrieken.bouwstenen import FaseFactory, RouteFactory
from tests.fabrieken.stappenplan import ExpertiseFactory, PartnerFactory, StapFactory
from tests.fabrieken.trajecten import BetrokkeneFactory, ContactmomentFactory, TrajectFactory, UitstroomFactory
from toegang.fouten import NietMeerActueel, OvergangNietToegestaan, RegelGeschonden
from toegang.matrix import Recht
from toegang.models import Logregel
from trajecten.begeleiding import einde
from trajecten.models import Betrokkene, Doorverwijzing, Opvolging, Stap, Traject, Uitstroom
from trajecten.registers import registers

pytestmark = pytest.mark.django_db
LEEG = {"reden": "gestopt", "peildatum": None, "arbeidssituatie": "", "opleiding": "", "kwalificatie": ""}


@pytest.fixture
def traject(jobcoach, casemanager):
    return TrajectFactory(begeleid_door=[jobcoach, casemanager])


def stop(traject, door, **anders):
    velden = {"einddatum": timezone.localdate(), "uitstroom": LEEG}
    return einde.stop_traject(traject=traject, door=door, **(velden | anders))


def test_fase_begeleiding_en_uitstroom_sluiten_samen(jobcoach, casemanager, traject):
    vandaag = timezone.localdate()
    route = RouteFactory(vier_bouwstenen=True)
    traject = TrajectFactory(programma=route.programma, begeleid_door=[casemanager])
    fase = FaseFactory(traject=traject, bouwsteen=route.bouwstenen.get(nummer=1))
    BetrokkeneFactory(traject=traject, gebruiker=jobcoach, rol="jobcoach", van=vandaag + timedelta(days=9))
    StapFactory(traject=traject)
    stop(traject, casemanager)
    fase.refresh_from_db()
    traject.refresh_from_db()
    assert (traject.einddatum, fase.einddatum, traject.uitstroom.reden) == (vandaag, vandaag, "gestopt")
    # who would only begin later never does; who guided to the end still reaches it
    assert list(Betrokkene.objects.filter(traject=traject).values_list("gebruiker", "tot")) == [
        (casemanager.pk, vandaag)
    ]
    assert Traject.objects.zichtbaar_voor(casemanager, Recht.TRAJECT_WIJZIGEN).filter(pk=traject.pk).exists()
    assert Stap.objects.get(traject=traject).is_open
    assert Logregel.objects.get(soort="traject_gestopt").details.keys() == {"einddatum"}


def test_gaat_er_een_ding_mis_dan_stopt_er_niets(casemanager, traject, monkeypatch):
    def weiger(traject, einddatum, door):
        raise RegelGeschonden("De groep kan nu niet stoppen.")

    monkeypatch.setattr(registers, "bij_einde", [*registers.bij_einde, weiger])
    with pytest.raises(RegelGeschonden, match="De groep kan nu niet stoppen"):
        stop(traject, casemanager)
    traject.refresh_from_db()
    assert traject.einddatum is None
    assert not Betrokkene.objects.filter(traject=traject, tot__isnull=False).exists()


def test_samen_besluiten_te_stoppen_met_een_doorverwijzing_en_zonder_diagnose(casemanager, traject):
    ggz = ExpertiseFactory(code="ggz", naam="Ggz", bijzonder=True)
    verwijzing = {"expertise": ggz, "partner": PartnerFactory(), "vraag": "Een gesprek om te kijken wat past"}
    stop(traject, casemanager, verwijzing=verwijzing)
    assert Doorverwijzing.objects.get(traject=traject).bijzonder
    tekstvelden = {veld.name for veld in Uitstroom._meta.get_fields() if veld.get_internal_type() == "TextField"}
    assert tekstvelden == set()


def test_wie_nog_niet_begon_kan_ook_stoppen(casemanager):
    traject = TrajectFactory(wachtend=True, begeleid_door=[casemanager])
    stop(traject, casemanager)
    vandaag = timezone.localdate()
    assert not Traject.objects.wachtend_op(vandaag).filter(pk=traject.pk).exists()
    assert Traject.objects.gestopt_op(vandaag).filter(pk=traject.pk).exists()


def test_een_einde_voor_een_contact_zegt_vanaf_wanneer_het_wel_kan(casemanager, traject):
    contact = ContactmomentFactory(traject=traject, medewerker=casemanager)
    vanaf = contact.datum + timedelta(days=1)
    with pytest.raises(RegelGeschonden, match=f"Stoppen kan vanaf {vanaf:%d-%m-%Y}"):
        stop(traject, casemanager)
    stop(traject, casemanager, einddatum=vanaf)


def test_een_einde_voor_een_contact_weigert_de_databank(casemanager, traject):
    ContactmomentFactory(traject=traject, medewerker=casemanager)
    with pytest.raises(IntegrityError, match="contact vastgelegd buiten deze periode"), transaction.atomic():
        Traject.objects.filter(pk=traject.pk).update(einddatum=timezone.localdate())


def test_twee_keer_stoppen_kan_niet(casemanager):
    traject = TrajectFactory(gestopt=True, begeleid_door=[casemanager])
    with pytest.raises(RegelGeschonden, match="al gestopt"):
        stop(traject, casemanager)


def test_een_einde_voor_de_aanmelding_weigert_de_databank():
    with pytest.raises(IntegrityError, match="traject_einde_na_start"):
        TrajectFactory(wachtend=True, einddatum=timezone.localdate() - timedelta(weeks=30))


class TestDaarna:
    def test_waarom_iemand_stopte_ziet_wie_ook_de_startsituatie_ziet(self, als, trainer, casemanager):
        traject = TrajectFactory(gestopt=True, begeleid_door=[trainer, casemanager])
        Uitstroom.objects.update_or_create(traject=traject, defaults={"reden": "naar_hulp"})
        pagina = reverse("trajecten:gegevens", args=[traject.pk])
        for wie, ziet in ((trainer, False), (casemanager, True)):
            antwoord = als(wie).get(pagina)
            assert antwoord.status_code == 200
            assert ("naar_hulp" in antwoord.content.decode()) is ziet

    def test_de_uitstroom_is_later_aan_te_vullen_en_te_verbeteren(self, casemanager):
        traject = TrajectFactory(gestopt=True, begeleid_door=[casemanager])
        velden = LEEG | {"peildatum": timezone.localdate(), "arbeidssituatie": "werkend"}
        einde.verbeter_uitstroom(traject=traject, verwacht=1, uitstroom=velden, door=casemanager)
        assert Logregel.objects.get(soort="uitstroom_verbeterd").details["velden"] == [
            "arbeidssituatie",
            "peildatum",
            "reden",
        ]
        with pytest.raises(NietMeerActueel):
            einde.verbeter_uitstroom(traject=traject, verwacht=1, uitstroom=velden, door=casemanager)

    def test_een_traject_dat_loopt_heeft_geen_uitstroom(self, casemanager, traject):
        with pytest.raises(OvergangNietToegestaan, match="loopt nog"):
            einde.verbeter_uitstroom(traject=traject, verwacht=1, uitstroom=LEEG, door=casemanager)

    def test_een_situatie_na_28_dagen_telt_niet(self, casemanager):
        traject = TrajectFactory(einddatum=timezone.localdate() - timedelta(days=40))
        velden = LEEG | {"peildatum": timezone.localdate()}
        with pytest.raises(RegelGeschonden, match="binnen 28 dagen"):
            einde.verbeter_uitstroom(traject=traject, verwacht=1, uitstroom=velden, door=casemanager)

    def test_na_zes_maanden_leg_je_vast_hoe_het_gaat_en_eerder_niet(self, casemanager):
        lang_geleden = TrajectFactory(
            startdatum=timezone.localdate() - timedelta(days=400),
            aanmelddatum=timezone.localdate() - timedelta(days=420),
            einddatum=timezone.localdate() - timedelta(days=190),
        )
        velden = {"verwacht": 1, "arbeidssituatie": "werkend", "verbeterd": "ja", "door": casemanager}
        einde.leg_opvolging_vast(traject=lang_geleden, **velden)
        assert Opvolging.objects.get().verbeterd == "ja"
        with pytest.raises(RegelGeschonden, match="zes maanden na het stoppen"):
            einde.leg_opvolging_vast(traject=TrajectFactory(gestopt=True), **velden)


class TestSchermen:
    def invoer(self, **anders):
        morgen = timezone.localdate() + timedelta(days=1)
        return {
            "einddatum": f"{morgen:%d-%m-%Y}",
            "reden": "gestopt",
            "doorverwijzen": "nee",
            "peildatum": "",
            "kwalificatie": "",
            "certificaat_datum": "",
        } | anders

    def test_eerst_zien_wat_er_stopt_dan_bevestigen(self, als, casemanager, traject):
        klant, adres = als(casemanager), reverse("trajecten:traject_stoppen", args=[traject.pk])
        assert "Noem geen diagnose" in klant.get(adres).content.decode()
        voorbeeld = klant.post(adres, self.invoer()).content.decode()
        assert "Carla Smit begeleidt niet meer als casemanager." in voorbeeld
        traject.refresh_from_db()
        assert traject.einddatum is None
        klaar = klant.post(adres, self.invoer(bevestigd="1"), follow=True)
        assert "is gestopt." in klaar.content.decode()
        assert klaar.redirect_chain[-1][0] == reverse("trajecten:gegevens", args=[traject.pk])

    def test_doorverwijzen_zonder_partner_blijft_op_het_scherm(self, als, casemanager, traject):
        adres = reverse("trajecten:traject_stoppen", args=[traject.pk])
        antwoord = als(casemanager).post(adres, self.invoer(doorverwijzen="ja", bevestigd="1"))
        assert (antwoord.status_code, "Kies bij wie." in antwoord.content.decode()) == (422, True)
        traject.refresh_from_db()
        assert traject.einddatum is None

    def test_een_jobcoach_stopt_geen_traject(self, als, jobcoach, traject):
        assert als(jobcoach).get(reverse("trajecten:traject_stoppen", args=[traject.pk])).status_code == 403

    def test_wat_een_collega_intussen_opsloeg_staat_ernaast(self, als, casemanager):
        traject = TrajectFactory(gestopt=True, begeleid_door=[casemanager])
        UitstroomFactory(traject=traject, reden="verhuisd", versie=2)
        adres = reverse("trajecten:uitstroom", args=[traject.pk])
        antwoord = als(casemanager).post(adres, self.invoer(versie="1"))
        assert antwoord.status_code == 409
        assert "Verhuisd" in antwoord.content.decode()
