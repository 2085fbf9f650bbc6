"""What the database refuses about signatures, whatever the code says."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.werkgevers.ondertekening.conftest import GETEKEND
from werkgevers.models import Betwisting, Ondertekencode, Ondertekening, Ondertekeninstelling, Ondertekenlink
from werkgevers.models import Ondertekengebeurtenis as Gebeurtenis

NU = timezone.now()


@pytest.mark.parametrize(
    ("naam", "velden"),
    [
        ("ondertekening_van_een_partij", {"partij": "deelnemer"}),
        ("ondertekening_link_heeft_adres", {"email": ""}),
        ("ondertekening_link_heeft_adres", {"kanaal": "sms", "telefoon": "06 12345678"}),
        ("ondertekening_link_heeft_adres", {"kanaal": "terplekke"}),
        ("ondertekening_ter_plekke_met_wie", {"getekend_op": NU, "naam": "Marco", "wijze": "terplekke"}),
        ("ondertekening_getekend_met_naam", {"getekend_op": NU}),
        ("ondertekening_getekend_met_naam", {"naam": "Marco"}),
        ("ondertekening_ingelogd_is_medewerker", {"getekend_op": NU, "naam": "Marco", "wijze": "ingelogd"}),
        (
            "ondertekening_getekend_of_niet",
            {"getekend_op": NU, "naam": "Marco", "wijze": "link", "betwist_op": NU},
        ),
        ("ondertekening_geldig_na_versturen", {"geldig_tot": NU - timedelta(days=1)}),
        ("bevroren evaluatie", {"inhoud_sha256": "0" * 64}),
        ("ondertekening_herinneringen_vanaf_0", {"herinneringen": -1}),
    ],
)
def test_een_ondertekening_die_niet_kan_wordt_geweigerd(verstuurd, naam, velden):
    with pytest.raises(IntegrityError, match=naam), transaction.atomic():
        Ondertekening.objects.update(**velden)


def test_wie_schreef_kan_ook_buiten_de_diensten_om_niet_tekenen(verstuurd, jobcoach, casemanager):
    gegevens = {
        "evaluatie": verstuurd.evaluatie,
        "partij": "jobcoach",
        "naar_naam": "Joris",
        "inhoud_sha256": verstuurd.evaluatie.inhoud_sha256,
        "gevraagd_op": NU,
        "gevraagd_door": jobcoach,
    }
    with pytest.raises(IntegrityError, match="schreef"), transaction.atomic():
        Ondertekening.objects.create(gebruiker=jobcoach, **gegevens)
    assert Ondertekening.objects.create(gebruiker=casemanager, **gegevens).pk


def test_wat_gezet_is_verandert_niet_en_gaat_niet_weg(klant, verstuurd):
    klant.post(verstuurd.link, GETEKEND)
    with pytest.raises(IntegrityError, match="verandert niet meer"), transaction.atomic():
        Ondertekening.objects.update(naam="Een ander")
    with pytest.raises(IntegrityError), transaction.atomic():
        Ondertekening.objects.all().delete()


def test_het_verloop_blijft_staan(verstuurd):
    with pytest.raises(IntegrityError, match="blijft staan"), transaction.atomic():
        Gebeurtenis.objects.update(toelichting="anders")
    with pytest.raises(IntegrityError, match="blijft staan"), transaction.atomic():
        Gebeurtenis.objects.all()._raw_delete("default")


def test_een_link_bewaart_alleen_een_hash(verstuurd):
    with pytest.raises(IntegrityError, match="ondertekenlink_alleen_de_hash"), transaction.atomic():
        Ondertekenlink.objects.create(ondertekening=verstuurd.ondertekening, token_hash=verstuurd.token)


def test_een_link_op_het_apparaat_van_een_medewerker_werkt_maar_even(verstuurd, jobcoach):
    for velden in ({"bij": jobcoach}, {"geldig_tot": NU}):
        with pytest.raises(IntegrityError, match="ondertekenlink_ter_plekke_even_geldig"), transaction.atomic():
            Ondertekenlink.objects.update(**velden)
    assert Ondertekenlink.objects.update(bij=jobcoach, geldig_tot=NU) == 1


def test_een_betwisting_zegt_wat_en_waarom(verstuurd):
    wie = {"ondertekening": verstuurd.ondertekening, "betwist_op": NU}
    for naam, velden in (
        ("betwisting_van_een_onderdeel", {"onderdeel": "regel", "reden": "Klopt niet"}),
        ("betwisting_met_reden", {"onderdeel": "uren", "reden": ""}),
        ("betwisting_beantwoord_of_niet", {"onderdeel": "uren", "reden": "Klopt niet", "antwoord": "Jawel"}),
    ):
        with pytest.raises(IntegrityError, match=naam), transaction.atomic():
            Betwisting.objects.create(**wie, **velden)
    assert Betwisting.objects.create(**wie, onderdeel="uren", reden="Klopt niet").pk


def test_een_code_is_een_tijd_geldig(verstuurd):
    gegevens = {"ondertekening": verstuurd.ondertekening, "code_hash": "x", "weg": "mail", "gemaakt_op": NU}
    with pytest.raises(IntegrityError, match="ondertekencode_een_tijd_geldig"), transaction.atomic():
        Ondertekencode.objects.create(**gegevens, geldig_tot=NU)
    assert Ondertekencode.objects.create(**gegevens, geldig_tot=NU + timedelta(minutes=1)).pk


@pytest.mark.parametrize("velden", [{"herinner_dan": 3}, {"geldig_dagen": 10}, {"geldig_dagen": 61}, {"code": "duif"}])
def test_een_instelling_die_niet_kan_wordt_geweigerd(db, velden):
    with pytest.raises(IntegrityError), transaction.atomic():
        Ondertekeninstelling.objects.create(pk=1, **velden)


def test_er_is_een_instelling(db, klant, beheerder):
    with pytest.raises(IntegrityError, match="ondertekeninstelling_een_rij"), transaction.atomic():
        Ondertekeninstelling.objects.create(pk=2)
    klant.force_login(beheerder)
    velden = {"geldig_dagen": 20, "herinner_eerst": 4, "herinner_dan": 8, "code": "mail", "versie": 1}
    assert klant.post("/beheer/ondertekenen/", velden).status_code == 302
    assert Ondertekeninstelling.objects.get().geldig_dagen == 20
    assert klant.post("/beheer/ondertekenen/", velden | {"geldig_dagen": 25}).status_code == 409
    assert klant.post("/beheer/ondertekenen/", velden | {"herinner_dan": 2, "versie": 2}).status_code == 422
    assert klant.post("/beheer/ondertekenen/", velden | {"code": "sms", "versie": 2}).status_code == 422
