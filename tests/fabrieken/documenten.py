"""Documents for tests, with files that really are what they say."""

import io
import zipfile

import factory

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import TrajectFactory
from trajecten.documenten.diensten import bewaar_document, keur
from trajecten.models import Document

PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 20
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 20


def zip_met(**delen: bytes) -> bytes:
    """A zip with these parts; a double underscore in a name is a slash, a single one at the front none."""
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w") as bestand:
        for naam, inhoud in delen.items():
            bestand.writestr({"types": "[Content_Types].xml"}.get(naam, naam.replace("__", "/")), inhoud)
    return stroom.getvalue()


DOCX = zip_met(types=b"<Types/>", **{"word__document.xml": b"<w/>"})
XLSX = zip_met(types=b"<Types/>", **{"xl__workbook.xml": b"<x/>"})
ODT = zip_met(mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": b"<o/>"})


class DocumentFactory(factory.django.DjangoModelFactory):
    """A pdf of a traject, kept by the dienst: with its file and its line in the logboek."""

    class Meta:
        model = Document

    traject = factory.SubFactory(TrajectFactory)
    soort = Document.Soort.CV
    door = factory.SubFactory(GebruikerFactory)
    naam = "cv.pdf"
    inhoud = PDF

    @classmethod
    def _create(cls, model_class, *, naam, inhoud, **velden):
        return bewaar_document(inhoud=keur(naam, inhoud), **velden)
