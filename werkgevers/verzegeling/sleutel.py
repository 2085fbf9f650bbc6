"""The key and certificate with which an organisation seals: made by itself, or read from a PKCS#12 file. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12
from cryptography.x509.oid import NameOID

# an evaluation belongs to the file of a subsidy, which may be asked for ten years after
JAREN_GELDIG = 10
RSA_BITS = 3072
RSA_BITS_MINSTENS = 2048
# X.509 allows 64 characters in each part of a name
NAAM_HOOGSTENS = 64
DOCUMENT_ONDERTEKENEN = x509.ObjectIdentifier("1.3.6.1.5.5.7.3.36")


class SleutelOnbruikbaar(Exception):
    """This key or certificate cannot seal; the message is a Dutch sentence that says why."""


@dataclass(frozen=True)
class Zegelsleutel:
    """A private key (PKCS#8), its certificate and those above it (X.509), each as DER."""

    sleutel: bytes
    certificaat: bytes
    keten: tuple[bytes, ...] = ()

    @property
    def x509(self) -> x509.Certificate:
        """The certificate, to be read."""
        return x509.load_der_x509_certificate(self.certificaat)

    @property
    def onderwerp(self) -> str:
        """Whose certificate it is, in the notation of RFC 4514."""
        return self.x509.subject.rfc4514_string()

    @property
    def uitgever(self) -> str:
        """Who issued the certificate; whoever made it alone is its own issuer."""
        return self.x509.issuer.rfc4514_string()

    @property
    def vingerafdruk(self) -> str:
        """SHA-256 of the certificate, in lower case hexadecimals."""
        return self.x509.fingerprint(SHA256()).hex()

    @property
    def geldig(self) -> tuple[datetime, datetime]:
        """[first, last] moment at which the certificate is good, both included as X.509 has it."""
        return self.x509.not_valid_before_utc, self.x509.not_valid_after_utc


def maak_zegelsleutel(naam: str, *, nu: datetime) -> Zegelsleutel:
    """A new key with a certificate that it signed itself: it shows that a file is unchanged, not who `naam` is.

    `nu` is an aware moment. Raises ValueError for an empty name.
    """
    sleutel = rsa.generate_private_key(public_exponent=65537, key_size=RSA_BITS)
    wie = _naam(naam)
    certificaat = (
        x509.CertificateBuilder()
        .subject_name(wie)
        .issuer_name(wie)
        .public_key(sleutel.public_key())
        .serial_number(x509.random_serial_number())
        # clocks differ: what is sealed at once must not be sealed too early
        .not_valid_before(nu - timedelta(minutes=5))
        .not_valid_after(nu + timedelta(days=365 * JAREN_GELDIG))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_gebruik(), critical=True)
        .add_extension(x509.ExtendedKeyUsage([DOCUMENT_ONDERTEKENEN]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(sleutel.public_key()), critical=False)
        .sign(sleutel, SHA256())
    )
    pkcs8 = sleutel.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return Zegelsleutel(pkcs8, certificaat.public_bytes(Encoding.DER))


def _naam(naam: str) -> x509.Name:
    kort = naam[:NAAM_HOOGSTENS]
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "NL"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, kort),
            x509.NameAttribute(NameOID.COMMON_NAME, kort),
        ]
    )


def _gebruik() -> x509.KeyUsage:
    """What the key is for: to sign documents, so that it cannot be denied afterwards."""
    return x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )


def lees_pkcs12(inhoud: bytes, wachtwoord: str, *, nu: datetime) -> Zegelsleutel:
    """The key and certificates of a PKCS#12 file (.p12, .pfx).

    Raises SleutelOnbruikbaar when it cannot be opened, holds no key with its certificate, or cannot seal at `nu`.
    """
    try:
        sleutel, certificaat, keten = pkcs12.load_key_and_certificates(inhoud, wachtwoord.encode() or None)
    except (ValueError, UnsupportedAlgorithm) as fout:
        raise SleutelOnbruikbaar("Dit bestand is geen PKCS#12-bestand, of het wachtwoord klopt niet.") from fout
    if sleutel is None or certificaat is None:
        raise SleutelOnbruikbaar("In dit bestand staat geen sleutel met een certificaat.")
    _eis_bruikbaar(sleutel, certificaat, nu)
    pkcs8 = sleutel.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    der = [c.public_bytes(Encoding.DER) for c in (certificaat, *keten)]
    return Zegelsleutel(pkcs8, der[0], tuple(der[1:]))


def _eis_bruikbaar(sleutel: object, certificaat: x509.Certificate, nu: datetime) -> None:
    """Raises SleutelOnbruikbaar for what readers of PDFs would not accept."""
    # a signature with another kind of key is an extension of PDF 2.0, and PDF/A-3 goes up to 1.7
    if not isinstance(sleutel, rsa.RSAPrivateKey):
        raise SleutelOnbruikbaar("Gebruik een RSA-sleutel: met een andere blijft het document geen PDF/A.")
    if sleutel.key_size < RSA_BITS_MINSTENS:
        raise SleutelOnbruikbaar(f"Deze RSA-sleutel is te kort. Gebruik er een van minstens {RSA_BITS_MINSTENS} bits.")
    if sleutel.public_key() != certificaat.public_key():
        raise SleutelOnbruikbaar("De sleutel en het certificaat in dit bestand horen niet bij elkaar.")
    if not certificaat.not_valid_before_utc <= nu <= certificaat.not_valid_after_utc:
        raise SleutelOnbruikbaar("Dit certificaat is nu niet geldig.")
    if not _mag_ondertekenen(certificaat):
        raise SleutelOnbruikbaar("Dit certificaat is niet bedoeld om documenten te ondertekenen.")


def _mag_ondertekenen(certificaat: x509.Certificate) -> bool:
    """Whether its key usage, where it names any, allows a signature that cannot be denied."""
    try:
        gebruik = certificaat.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return gebruik.digital_signature or gebruik.content_commitment
