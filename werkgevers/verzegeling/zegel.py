"""The seal on a PDF: a PAdES signature over every byte, added behind the document, and the judgement of one. Pure.

The signature is an incremental update: the bytes of the document stay as they were, and with them what it says of
itself (PDF/A). It certifies that nothing may be changed or added afterwards.
"""

from __future__ import annotations

import io
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

import structlog

from werkgevers.verzegeling.sleutel import Zegelsleutel

if TYPE_CHECKING:
    from pyhanko.sign.signers import PdfSigner, SimpleSigner
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

log = structlog.get_logger(__name__)
VELD = "Zegel"
HASH = "sha256"
BEGIN_VAN_PDF = b"%PDF-"
TIJDSTEMPEL_SECONDEN = 15
# a document of ours unpacks to a tenth of this; a file of a stranger must not fill the memory
UITGEPAKT_HOOGSTENS = 16 * 1024 * 1024


class TijdstempelMislukt(Exception):
    """The timestamp authority did not give a timestamp."""


class Uitslag(StrEnum):
    """What can be said of a file."""

    GEEN_PDF = "geen_pdf"
    ONLEESBAAR = "onleesbaar"
    ZONDER_ZEGEL = "zonder_zegel"
    ANDER_ZEGEL = "ander_zegel"
    GEWIJZIGD = "gewijzigd"
    ECHT = "echt"


@dataclass(frozen=True)
class Oordeel:
    """The judgement of a file: `op` is when it was sealed, as the seal says, `vingerafdruk` with which certificate.

    Both are only known for the seal of one of the certificates that were trusted. `tijdstempel`: an authority
    confirmed the moment, otherwise it is the clock of whoever sealed.
    """

    uitslag: Uitslag
    op: datetime | None = None
    vingerafdruk: str = ""
    tijdstempel: bool = False


def verzegel(pdf: bytes, sleutel: Zegelsleutel, *, reden: str, tijdstempeldienst: str = "") -> bytes:
    """`pdf` with the seal of `sleutel` behind it (PAdES B-B), and a timestamp of an authority (RFC 3161) in it (B-T).

    Raises ValueError for what is no PDF or has a seal already, TijdstempelMislukt when the authority gives none.
    """
    # importing it takes a second: only where a seal is really put
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.timestamps import TimestampRequestError

    try:
        blad = IncrementalPdfFileWriter(io.BytesIO(pdf))
        if blad.prev.embedded_signatures:
            raise ValueError("expected a PDF without a seal")
        return bytes(_zetter(sleutel, reden, tijdstempeldienst).sign_pdf(blad).getvalue())
    except TimestampRequestError as fout:
        raise TijdstempelMislukt(str(fout)) from fout
    except PdfError as fout:
        raise ValueError("expected a PDF") from fout


def _zetter(sleutel: Zegelsleutel, reden: str, tijdstempeldienst: str) -> PdfSigner:
    from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
    from pyhanko.sign.timestamps import HTTPTimeStamper

    gegevens = PdfSignatureMetadata(
        field_name=VELD,
        md_algorithm=HASH,
        reason=reden,
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        # which usages a certificate needs was judged when it was taken in
        signer_key_usage=set(),
        # what is reserved for the signature and stays empty is the one place that it does not cover; but the answer of
        # a timestamp authority is a few bytes longer the one time than the other, and has to fit
        tight_size_estimates=not tijdstempeldienst,
    )
    stempelaar = HTTPTimeStamper(tijdstempeldienst, timeout=TIJDSTEMPEL_SECONDEN) if tijdstempeldienst else None
    return PdfSigner(gegevens, _ondertekenaar(sleutel), timestamper=stempelaar, new_field_spec=SigFieldSpec(VELD))


def _ondertekenaar(sleutel: Zegelsleutel) -> SimpleSigner:
    from asn1crypto import keys, x509
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    certificaten = SimpleCertificateStore()
    certificaten.register_multiple([x509.Certificate.load(der) for der in sleutel.keten])
    return SimpleSigner(
        signing_cert=x509.Certificate.load(sleutel.certificaat),
        signing_key=keys.PrivateKeyInfo.load(sleutel.sleutel),
        cert_registry=certificaten,
    )


def controleer(pdf: bytes, vertrouwd: Collection[bytes]) -> Oordeel:
    """The judgement of a file that anyone may have made; `vertrouwd` are certificates (DER) whose seal counts.

    The bytes of the signature itself can be written in more than one way, so whoever keeps what was sealed compares the
    file with that as well.
    A seal counts by its certificate alone: whether that has expired since does not matter, as the organisation keeps
    the list of what it sealed with.
    """
    if BEGIN_VAN_PDF not in pdf[:1024]:
        return Oordeel(Uitslag.GEEN_PDF)
    try:
        zegel = _zegel_van(pdf)
        return Oordeel(Uitslag.ZONDER_ZEGEL) if zegel is None else _oordeel(zegel, vertrouwd)
    except Exception as fout:
        # a file of a stranger can break a reader in every way
        log.info("pdf_onleesbaar", fout=type(fout).__name__)
        return Oordeel(Uitslag.ONLEESBAAR)


def _zegel_van(pdf: bytes) -> EmbeddedPdfSignature | None:
    """The first signature of a file, which is the seal where there is one."""
    from pyhanko.pdf_utils.decode_limits import DecodeLimits, DocumentDecodeBudget, StreamDecodeLimits
    from pyhanko.pdf_utils.reader import PdfFileReader

    grenzen = DecodeLimits(
        per_stream=StreamDecodeLimits(max_output_size=UITGEPAKT_HOOGSTENS),
        document_budget=DocumentDecodeBudget(base_allowance=UITGEPAKT_HOOGSTENS),
    )
    zegels = PdfFileReader(io.BytesIO(pdf), decode_limits=grenzen).embedded_regular_signatures
    return zegels[0] if zegels else None


def _oordeel(zegel: EmbeddedPdfSignature, vertrouwd: Collection[bytes]) -> Oordeel:
    from pyhanko.sign.validation import SignatureCoverageLevel, validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    if zegel.signer_cert.dump() not in vertrouwd:
        return Oordeel(Uitslag.ANDER_ZEGEL)
    zonder_netwerk = ValidationContext(trust_roots=[zegel.signer_cert], allow_fetching=False)
    # a difference that is allowed does not exist: the seal permits none, and covers the file to its last byte
    stand = validate_pdf_signature(zegel, zonder_netwerk, skip_diff=True)
    heel = stand.intact and stand.valid and stand.coverage is SignatureCoverageLevel.ENTIRE_FILE
    stempel = stand.timestamp_validity
    return Oordeel(
        Uitslag.ECHT if heel else Uitslag.GEWIJZIGD,
        op=zegel.self_reported_timestamp,
        vingerafdruk=zegel.signer_cert.sha256.hex(),
        tijdstempel=stempel is not None and stempel.intact and stempel.valid,
    )
