"""Keys: made here, or taken in from a PKCS#12 file, and refused where they cannot seal. No database."""

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    load_der_private_key,
    pkcs12,
)
from cryptography.x509.oid import NameOID
from django.utils import timezone

from tests.fabrieken.verzegelingen import zegelsleutel
from werkgevers.verzegeling.sleutel import JAREN_GELDIG, SleutelOnbruikbaar, lees_pkcs12

NU = timezone.now()
DAG = timedelta(days=1)


def certificaat(sleutel, *, tot=NU + DAG, gebruik=None):
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Gemeente")])
    bouwer = (
        x509.CertificateBuilder()
        .subject_name(naam)
        .issuer_name(naam)
        .public_key(sleutel.public_key())
        .serial_number(1)
        .not_valid_before(NU - 2 * DAG)
        .not_valid_after(tot)
    )
    if gebruik:
        bouwer = bouwer.add_extension(gebruik, critical=True)
    return bouwer.sign(sleutel, SHA256())


def alleen_sleutels_versleutelen():
    namen = (
        "digital_signature content_commitment key_encipherment data_encipherment key_agreement key_cert_sign crl_sign"
        " encipher_only decipher_only"
    ).split()
    return x509.KeyUsage(**{naam: naam == "key_encipherment" for naam in namen})


def p12(sleutel, certificaat, wachtwoord=b"geheim"):
    return pkcs12.serialize_key_and_certificates(b"x", sleutel, certificaat, None, BestAvailableEncryption(wachtwoord))


@pytest.fixture(scope="module")
def rsa_sleutel():
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def test_een_eigen_certificaat_is_op_naam_en_jaren_geldig():
    sleutel = zegelsleutel()
    van, tot = sleutel.geldig
    assert "CN=De Werkmakerij" in sleutel.onderwerp
    assert sleutel.uitgever == sleutel.onderwerp
    assert van <= timezone.now()
    assert tot - van > timedelta(days=365 * JAREN_GELDIG - 1)
    assert len(sleutel.vingerafdruk) == 64


def test_een_lange_naam_past():
    assert "CN=" + 64 * "x" in zegelsleutel(100 * "x").onderwerp


def test_een_pkcs12_bestand_wordt_gelezen():
    eigen = zegelsleutel()
    bestand = p12(load_der_private_key(eigen.sleutel, None), eigen.x509)
    assert lees_pkcs12(bestand, "geheim", nu=timezone.now()) == eigen


def test_een_verkeerd_wachtwoord_of_iets_anders_wordt_geweigerd(rsa_sleutel):
    for inhoud, wachtwoord in ((p12(rsa_sleutel, certificaat(rsa_sleutel)), "anders"), (b"geen p12", "geheim")):
        with pytest.raises(SleutelOnbruikbaar, match="wachtwoord"):
            lees_pkcs12(inhoud, wachtwoord, nu=NU)


def test_een_bestand_zonder_sleutel_wordt_geweigerd(rsa_sleutel):
    alleen = pkcs12.serialize_key_and_certificates(
        None, None, certificaat(rsa_sleutel), None, BestAvailableEncryption(b"geheim")
    )
    with pytest.raises(SleutelOnbruikbaar, match="geen sleutel"):
        lees_pkcs12(alleen, "geheim", nu=NU)


def test_een_verlopen_certificaat_wordt_geweigerd(rsa_sleutel):
    bestand = p12(rsa_sleutel, certificaat(rsa_sleutel, tot=NU - DAG))
    with pytest.raises(SleutelOnbruikbaar, match="nu niet geldig"):
        lees_pkcs12(bestand, "geheim", nu=NU)


def test_een_certificaat_voor_iets_anders_wordt_geweigerd(rsa_sleutel):
    bestand = p12(rsa_sleutel, certificaat(rsa_sleutel, gebruik=alleen_sleutels_versleutelen()))
    with pytest.raises(SleutelOnbruikbaar, match="niet bedoeld"):
        lees_pkcs12(bestand, "geheim", nu=NU)


def test_een_sleutel_die_geen_pdf_a_laat_of_te_kort_is_wordt_geweigerd():
    kort = rsa.generate_private_key(public_exponent=65537, key_size=1024)  # noqa: S505 - that is what is tested
    for sleutel, reden in ((ec.generate_private_key(ec.SECP256R1()), "RSA"), (kort, "te kort")):
        with pytest.raises(SleutelOnbruikbaar, match=reden):
            lees_pkcs12(p12(sleutel, certificaat(sleutel)), "geheim", nu=NU)
