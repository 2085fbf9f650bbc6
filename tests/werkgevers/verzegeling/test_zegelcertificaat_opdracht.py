"""`manage.py zegelcertificaat`: show, make, or take in the certificate of an organisation."""

import pytest
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, load_der_private_key, pkcs12
from django.core.management import CommandError, call_command

from tests.fabrieken.verzegelingen import zegelsleutel
from toegang.models import Logregel
from werkgevers.models import Zegelcertificaat


@pytest.fixture
def p12(tmp_path):
    sleutel = zegelsleutel()
    inhoud = pkcs12.serialize_key_and_certificates(
        b"x", load_der_private_key(sleutel.sleutel, None), sleutel.x509, None, BestAvailableEncryption(b"geheim")
    )
    bestand = tmp_path / "gemeente.p12"
    bestand.write_bytes(inhoud)
    return bestand


def test_zonder_certificaat_staat_er_hoe_je_er_een_maakt(db_of_zonder, capsys):
    call_command("zegelcertificaat", "werkmakerij")
    assert "--maak" in capsys.readouterr().out


def test_zelf_maken_neemt_het_meteen_in_gebruik(db_of_zonder, capsys):
    call_command("zegelcertificaat", "werkmakerij", "--maak")
    certificaat = Zegelcertificaat.objects.get()
    assert certificaat.in_gebruik
    assert certificaat.soort == "zelfgemaakt"
    assert certificaat.vingerafdruk in capsys.readouterr().out
    assert Logregel.objects.filter(soort="zegelcertificaat_in_gebruik").exists()


def test_een_eigen_bestand_komt_in_de_plaats_en_het_vorige_blijft(db_of_zonder, p12, monkeypatch):
    monkeypatch.setenv("PKCS12_WACHTWOORD", "geheim")
    call_command("zegelcertificaat", "werkmakerij", "--maak")
    call_command("zegelcertificaat", "werkmakerij", "--pkcs12", str(p12))
    nieuw, oud = Zegelcertificaat.objects.all()
    assert (nieuw.soort, nieuw.in_gebruik, oud.in_gebruik) == ("eigen", True, False)
    assert nieuw.zegelsleutel == zegelsleutel()


def test_hetzelfde_certificaat_nog_eens_wordt_geweigerd(db_of_zonder, p12, monkeypatch):
    monkeypatch.setenv("PKCS12_WACHTWOORD", "geheim")
    call_command("zegelcertificaat", "werkmakerij", "--pkcs12", str(p12))
    with pytest.raises(CommandError, match="al in gebruik"):
        call_command("zegelcertificaat", "werkmakerij", "--pkcs12", str(p12))


def test_een_verkeerd_wachtwoord_een_weg_bestand_of_een_onbekende_organisatie(db_of_zonder, p12, tmp_path, monkeypatch):
    monkeypatch.setenv("PKCS12_WACHTWOORD", "anders")
    for argumenten, zin in (
        (["werkmakerij", "--pkcs12", str(p12)], "wachtwoord klopt niet"),
        (["werkmakerij", "--pkcs12", str(tmp_path / "weg.p12")], "niet te lezen"),
        (["bestaat_niet"], "geen organisatie"),
    ):
        with pytest.raises(CommandError, match=zin):
            call_command("zegelcertificaat", *argumenten)
    assert not Zegelcertificaat.objects.exists()
