"""What documents put in the registers: a page of the dossier, lines of the timeline, and the traject as a holder."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from toegang.matrix import Recht
from trajecten import registers
from trajecten.documenten.houders import Documenthouder, registreer_documenthouder
from trajecten.models import Document
from trajecten.queries import in_bereik
from trajecten.registers import Gebeurtenis, Tab

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Traject

TAB = Tab("documenten", "Documenten", "trajecten:documenten", 70, Recht.DOCUMENT_INZIEN)
TOEGEVOEGD = 9


def van_traject(gebruiker: Gebruiker, recht: Recht) -> Q:
    """Condition on Document for those of trajecten within reach of `recht`.

    On health and justice only for who may see such data of that traject, and for who added it.
    """
    mag_bijzonder = (
        Q(bijzonder=False) | Q(gemaakt_door=gebruiker) | in_bereik(gebruiker, Recht.BIJZONDER_INZIEN, "traject")
    )
    return Q(traject__isnull=False) & in_bereik(gebruiker, recht, "traject") & mag_bijzonder


def gebeurtenissen(traject: Traject, gebruiker: Gebruiker) -> Iterator[Gebeurtenis]:
    """A line for each document that `gebruiker` may open; on health and justice without its name."""
    for document in Document.objects.zichtbaar_voor(gebruiker).aanwezig().filter(traject=traject):
        tekst = "Een persoonlijk onderwerp" if document.bijzonder else document.naam
        dag = timezone.localtime(document.gemaakt_op).date()
        yield Gebeurtenis(dag, "Document toegevoegd", "file-text", tekst, _pagina(document) or "", TOEGEVOEGD)


def _pagina(document: Document) -> str | None:
    return reverse("trajecten:documenten", args=[document.traject_id]) if document.traject_id else None


HOUDER = Documenthouder(
    "traject",
    lambda gebruiker: van_traject(gebruiker, Recht.DOCUMENT_INZIEN),
    lambda gebruiker: van_traject(gebruiker, Recht.DOCUMENT_WIJZIGEN),
    _pagina,
)


def meld_alles_aan() -> None:
    """Fill the registers."""
    registreer_documenthouder(HOUDER)
    registers.registreer_tab(TAB)
    registers.registreer_gebeurtenissen(gebeurtenissen)
