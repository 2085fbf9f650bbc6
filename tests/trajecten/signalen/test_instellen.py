"""The beheerder switches signals and sets their numbers, for this organisation alone."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from organisaties import in_organisatie
from tests.fabrieken.trajecten import ContactmomentFactory, ProgrammaFactory, TrajectFactory
from toegang.fouten import NietMeerActueel, RegelGeschonden
from toegang.models import Logregel
from trajecten import signaalsoorten
from trajecten.models import Signaalinstelling, Traject
from trajecten.signaallijst import signalen_van
from trajecten.signaalsoorten import (
    Drempel,
    Signaalsoort,
    drempel,
    instellingen_onthouden,
    registreer_signaalsoort,
    staat_aan,
)
from trajecten.signaalwerk.diensten import stel_signaal_in

ADRES = "/beheer/signalen/geen_contact/"
GEWOON = {"extra_dagen": 0, "dringend_na": 2}


def stel_in(beheerder, *, aan=True, versie=0, **drempels):
    return stel_signaal_in(code="geen_contact", aan=aan, drempels={**GEWOON, **drempels}, versie=versie, door=beheerder)


@pytest.fixture
def te_lang(jobcoach):
    traject = TrajectFactory(programma=ProgrammaFactory(contact_elke_dagen=7, instrument=""), begeleid_door=[jobcoach])
    ContactmomentFactory(traject=traject, medewerker=jobcoach, datum=timezone.localdate() - timedelta(days=9))
    return traject


def codes(persoon) -> set[str]:
    return {s.code for s in signalen_van(Traject.objects.all(), persoon, timezone.localdate())}


def test_uit_is_voor_niemand_te_zien(te_lang, beheerder, jobcoach):
    assert "geen_contact" in codes(jobcoach)
    stel_in(beheerder, aan=False)
    assert "geen_contact" not in codes(jobcoach)


def test_een_drempel_geldt_meteen(te_lang, beheerder, jobcoach):
    stel_in(beheerder, extra_dagen=3)
    assert "geen_contact" not in codes(jobcoach)
    assert drempel("geen_contact", "extra_dagen") == 3


def test_een_andere_organisatie_merkt_er_niets_van(te_lang, beheerder):
    stel_in(beheerder, aan=False)
    with in_organisatie("werkshop"):
        assert staat_aan("geen_contact")


@pytest.mark.parametrize("waarde", [-1, 29, None, "3", 2.5, True])
def test_een_getal_buiten_de_grenzen_wordt_niet_bewaard(beheerder, waarde):
    with pytest.raises(RegelGeschonden) as fout:
        stel_in(beheerder, extra_dagen=waarde)
    assert fout.value.veld == "drempel_extra_dagen"


def test_wat_vroeger_kon_en_nu_niet_meer_telt_als_gewoon(db):
    Signaalinstelling.objects.create(code="geen_contact", drempels={"extra_dagen": 500})
    assert drempel("geen_contact", "extra_dagen") == 0


def test_de_eerste_instelling_van_twee_mensen_wint_en_de_tweede_hoort_dat(beheerder):
    stel_in(beheerder, extra_dagen=1)
    with pytest.raises(NietMeerActueel) as fout:
        stel_in(beheerder, extra_dagen=2)
    assert fout.value.nu.drempels["extra_dagen"] == 1
    assert stel_in(beheerder, versie=1, extra_dagen=2).versie == 2


def test_een_soort_heeft_een_instelling(db):
    Signaalinstelling.objects.create(code="geen_contact")
    with pytest.raises(IntegrityError), transaction.atomic():
        Signaalinstelling.objects.create(code="geen_contact")


def test_het_staat_in_het_logboek(beheerder):
    stel_in(beheerder, aan=False)
    regel = Logregel.objects.get(soort="signaal_ingesteld")
    assert regel.details == {"signaal": "geen_contact", "aan": False, "drempels": GEWOON}


def test_onbekend_is_een_fout_van_de_programmeur(db):
    with pytest.raises(LookupError):
        drempel("bestaat_niet", "x")
    with pytest.raises(LookupError):
        drempel("geen_contact", "bestaat_niet")
    with pytest.raises(LookupError):
        staat_aan("bestaat_niet")


def test_een_code_wordt_een_keer_aangemeld(monkeypatch):
    monkeypatch.setattr(signaalsoorten, "soorten", {})
    soort = Signaalsoort("proef", "Proef", "Een proef.", (Drempel("na", "Na?", "dagen", 1, 0, 2),))
    registreer_signaalsoort(soort)
    registreer_signaalsoort(soort)
    with pytest.raises(ValueError, match="twice"):
        registreer_signaalsoort(Signaalsoort("proef", "Anders", "Een proef."))


def test_de_instellingen_worden_een_keer_gelezen(db):
    # the first query of a connection also says in which organisation it is
    Signaalinstelling.objects.exists()
    with CaptureQueriesContext(connection) as gesteld, instellingen_onthouden():
        for _ in range(5):
            drempel("geen_contact", "extra_dagen")
            staat_aan("geen_contact")
    assert len(gesteld) == 1


def test_elke_soort_legt_zichzelf_uit(db):
    for soort in signaalsoorten.soorten.values():
        assert soort.naam, soort.code
        assert soort.uitleg.endswith("."), soort.code
        assert soort.actie, soort.code
        for drempel_ in soort.drempels:
            assert drempel_.past(drempel_.standaard), (soort.code, drempel_.naam)


def test_de_beheerder_ziet_elke_regel_en_past_hem_aan(als, beheerder):
    klant = als(beheerder)
    lijst = klant.get("/beheer/signalen/").content.decode()
    for soort in signaalsoorten.soorten.values():
        assert f"/beheer/signalen/{soort.code}/" in lijst
    fout = klant.post(ADRES, {"aan": "on", "versie": "0", "drempel_extra_dagen": "99", "drempel_dringend_na": "2"})
    assert fout.status_code == 422
    goed = klant.post(ADRES, {"versie": "0", "drempel_extra_dagen": "2", "drempel_dringend_na": "3"})
    assert goed.url == "/beheer/signalen/"
    assert ">Uit<" in klant.get("/beheer/signalen/").content.decode().replace("\n", "")
    assert not staat_aan("geen_contact")


def test_twee_beheerders_zien_beide_teksten(als, beheerder):
    klant = als(beheerder)
    stel_in(beheerder, extra_dagen=4)
    antwoord = klant.post(ADRES, {"aan": "on", "versie": "0", "drempel_extra_dagen": "2", "drempel_dringend_na": "2"})
    assert antwoord.status_code == 409
    assert "Wat er nu staat" in antwoord.content.decode()


@pytest.mark.parametrize("pad", ["/beheer/signalen/", ADRES])
def test_alleen_de_beheerder_stelt_in(als, jobcoach, pad):
    assert als(jobcoach).get(pad).status_code == 403


def test_een_soort_die_niet_bestaat_is_er_niet(als, beheerder):
    assert als(beheerder).get("/beheer/signalen/bestaat-niet/").status_code == 404
