"""What a file may be: recognised by its content, never by its name. Pure: bytes in, an answer out."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePosixPath

from django.db import models

HOOGSTENS_BYTES = 10 * 1024 * 1024
NAAM_HOOGSTENS = 120
# an office document has some tens of parts; thousands are something else in disguise
DELEN_HOOGSTENS = 2000
# the type of an OpenDocument stands in the file itself, in fewer bytes than these
ODF_HOOGSTENS = 200


class Bestandstype(models.TextChoices):
    """The kinds of file that are taken; the value is also how its name ends."""

    PDF = "pdf", "pdf"
    PNG = "png", "afbeelding (png)"
    JPEG = "jpg", "foto (jpg)"
    DOCX = "docx", "Word-document (docx)"
    XLSX = "xlsx", "Excel-bestand (xlsx)"
    ODT = "odt", "tekstdocument (odt)"

    @property
    def mime(self) -> str:
        """What a browser is told that it is."""
        return MIME[self]


MIME = {
    Bestandstype.PDF: "application/pdf",
    Bestandstype.PNG: "image/png",
    Bestandstype.JPEG: "image/jpeg",
    Bestandstype.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Bestandstype.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Bestandstype.ODT: "application/vnd.oasis.opendocument.text",
}
# the first bytes that every file of a kind has
BEGIN = {
    b"%PDF-": Bestandstype.PDF,
    b"\x89PNG\r\n\x1a\n": Bestandstype.PNG,
    b"\xff\xd8\xff": Bestandstype.JPEG,
}
ZIP = b"PK\x03\x04"
# the part that makes an office document of a zip
HOOFDDEEL = {"word/document.xml": Bestandstype.DOCX, "xl/workbook.xml": Bestandstype.XLSX}
MACRO = "vbaproject.bin"


class Scanstand(models.TextChoices):
    """What is known of viruses in a file."""

    NIET_GECONTROLEERD = "niet_gecontroleerd", "Niet gecontroleerd op virussen"
    SCHOON = "schoon", "Geen virus gevonden"
    BESMET = "besmet", "Virus gevonden"


def herken(inhoud: bytes) -> Bestandstype | None:
    """Which kind of file these bytes are, None when it is none that is taken (also: with macros)."""
    for begin, soort in BEGIN.items():
        if inhoud.startswith(begin):
            return soort
    return _herken_zip(inhoud) if inhoud.startswith(ZIP) else None


def grootte_past(bytes_: int) -> str:
    """Why a file of this size is not taken; empty when it is."""
    if bytes_ == 0:
        return "Dit bestand is leeg. Kijk of je het goede bestand koos."
    if bytes_ > HOOGSTENS_BYTES:
        return f"Dit bestand is groter dan {HOOGSTENS_BYTES // 1024**2} MB. Maak het kleiner, of splits het."
    return ""


def nette_naam(naam: str, soort: Bestandstype) -> str:
    """A name for people: without folder or strange signs, and ending as the content is."""
    kaal = PurePosixPath(naam.replace("\\", "/")).name
    stam, punt, einde = kaal.rpartition(".")
    stam = stam if punt and re.fullmatch(r"\w{1,5}", einde) else kaal
    schoon = " ".join(re.sub(r"[^\w .,()&+'’-]", " ", stam).split()).strip(". ")
    ruimte = NAAM_HOOGSTENS - len(soort.value) - 1
    return f"{schoon[:ruimte].rstrip() or 'document'}.{soort.value}"


def mag_geopend(scan: str, *, scanner: bool) -> bool:
    """Whether a file may be opened; `scanner` is whether files are checked here.

    Where they are, a file waits for its check: an infected one is never served, and one that nobody looked at neither.
    """
    if scan == Scanstand.NIET_GECONTROLEERD:
        return not scanner
    return scan == Scanstand.SCHOON


def _herken_zip(inhoud: bytes) -> Bestandstype | None:
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as bestand:
            namen = bestand.namelist()
            if len(namen) > DELEN_HOOGSTENS or any(naam.lower().endswith(MACRO) for naam in namen):
                return None
            if "[Content_Types].xml" in namen:
                return next((soort for deel, soort in HOOFDDEEL.items() if deel in namen), None)
            return Bestandstype.ODT if _odf_type(bestand, namen) == Bestandstype.ODT.mime else None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        # broken, encrypted, or packed in a way that we cannot read
        return None


def _odf_type(bestand: zipfile.ZipFile, namen: list[str]) -> str:
    """What an OpenDocument says that it is: in its first part, not packed."""
    if not namen or namen[0] != "mimetype" or bestand.getinfo("mimetype").file_size > ODF_HOOGSTENS:
        return ""
    return bestand.read("mimetype").decode("ascii", errors="replace").strip()
