"""What the database refuses of a document, constraint by constraint."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.fabrieken.documenten import DocumentFactory
from tests.fabrieken.toegang import GebruikerFactory
from toegang.beperkingen import naam_van
from trajecten.models import Document

pytestmark = pytest.mark.django_db


def wijzig(document: Document, **velden: object) -> None:
    Document.objects.filter(pk=document.pk).update(**velden)


@pytest.mark.parametrize(
    ("beperking", "past", "past_niet"),
    [
        ("document_soort_bekend", {"soort": "diploma"}, {"soort": "recept"}),
        ("document_bestandstype_bekend", {"bestandstype": "odt"}, {"bestandstype": "exe"}),
        ("document_niet_leeg", {"grootte": 1}, {"grootte": 0}),
        ("document_sha256_klopt", {"sha256": "a" * 64}, {"sha256": "A" * 64}),
        (
            "document_scan_met_tijdstip",
            {"scan": "schoon", "gescand_op": timezone.now()},
            {"scan": "schoon", "gescand_op": None},
        ),
        ("document_bijzonder_van_een_traject", {"bijzonder": True}, {"bijzonder": True, "traject": None}),
        ("document_weg_is_zonder_bestand", {"bestand": "documenten/a.pdf"}, {"bestand": ""}),
    ],
)
def test_een_document_dat_niet_kan_bestaat_niet(beperking, past, past_niet):
    document = DocumentFactory()
    wijzig(document, **past)
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        wijzig(document, **past_niet)
    assert naam_van(fout.value) == beperking


def test_een_weggehaald_document_heeft_geen_bestand_meer():
    document, door = DocumentFactory(), GebruikerFactory()
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        wijzig(document, verwijderd_op=timezone.now(), verwijderd_door=door)
    assert naam_van(fout.value) == "document_weg_is_zonder_bestand"
    wijzig(document, verwijderd_op=timezone.now(), verwijderd_door=door, bestand="")
    document.refresh_from_db()
    assert document.is_weg
