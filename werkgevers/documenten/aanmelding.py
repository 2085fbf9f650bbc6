"""What documents contribute: an employer as a holder, and a card on the pages of employers and placements."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from toegang.controle import mag
from toegang.logboek import Soort, noteer
from toegang.matrix import Recht
from trajecten.documenten.houders import Documenthouder, registreer_documenthouder
from trajecten.documenten.lijst import documentregels
from trajecten.models import Document
from werkgevers.models import Werkgever, Werkgeverdocument
from werkgevers.plaatsing.kaarten import Plaatsingkaart, registreer_plaatsingkaart
from werkgevers.werkgever.kaarten import Werkgeverkaart, registreer_werkgeverkaart

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from werkgevers.models import Plaatsing

IN_KAART = 5
SJABLOON = "werkgevers/documenten/_kaart.html"


def van_werkgever(gebruiker: Gebruiker, recht: Recht) -> Q:
    """Condition on Document for those of employers for which `gebruiker` has `recht`."""
    werkgevers = Werkgever.objects.zichtbaar_voor(gebruiker, recht)
    return Q(pk__in=Werkgeverdocument.objects.filter(werkgever__in=werkgevers).values("document"))


def _pagina(document: Document) -> str | None:
    koppeling = Werkgeverdocument.objects.filter(document=document).first()
    return reverse("werkgevers:werkgeverdocumenten", args=[koppeling.werkgever_id]) if koppeling else None


HOUDER = Documenthouder(
    "werkgever",
    lambda gebruiker: van_werkgever(gebruiker, Recht.WERKGEVER_INZIEN),
    lambda gebruiker: van_werkgever(gebruiker, Recht.WERKGEVER_WIJZIGEN),
    _pagina,
)


def _bij_werkgever(werkgever: Werkgever, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    """The latest documents about the cooperation."""
    alle = Document.objects.aanwezig().filter(van_werkgever__werkgever=werkgever).voor_lijst()
    wijzigen = mag(gebruiker, Recht.WERKGEVER_WIJZIGEN)
    return {
        "regels": documentregels(alle[:IN_KAART], wijzigen=wijzigen),
        "nieuw": reverse("werkgevers:werkgeverdocument_nieuw", args=[werkgever.pk]) if wijzigen else "",
        "alle": reverse("werkgevers:werkgeverdocumenten", args=[werkgever.pk]),
        "leeg": "Bewaar hier wat je met de werkgever op papier zet.",
    }


@transaction.atomic
def _bij_plaatsing(plaatsing: Plaatsing, gebruiker: Gebruiker, vandaag: date) -> Mapping[str, Any]:
    """The latest documents of a placement that `gebruiker` may see; who sees one on health or justice is noted."""
    zichtbaar = Document.objects.aanwezig().zichtbaar_voor(gebruiker)
    getoond = list(zichtbaar.filter(van_plaatsing__plaatsing=plaatsing).voor_lijst()[:IN_KAART])
    traject = plaatsing.traject
    if any(document.bijzonder for document in getoond):
        noteer(Soort.BIJZONDER_BEKEKEN, door=gebruiker, over=traject, deelnemer=traject.deelnemer, pagina="plaatsing")
    wijzigen = mag(gebruiker, Recht.DOCUMENT_WIJZIGEN, traject)
    return {
        "regels": documentregels(getoond, wijzigen=wijzigen),
        "nieuw": reverse("werkgevers:plaatsingdocument_nieuw", args=[plaatsing.pk]) if wijzigen else "",
        "alle": reverse("trajecten:documenten", args=[traject.pk]),
        "leeg": "Bewaar hier een contract of een brief over deze plaatsing.",
    }


def meld_aan() -> None:
    """Fill the registers."""
    registreer_documenthouder(HOUDER)
    registreer_werkgeverkaart(Werkgeverkaart("documenten", "Documenten", 80, "smal", SJABLOON, _bij_werkgever))
    registreer_plaatsingkaart(
        Plaatsingkaart("documenten", "Documenten", 80, "breed", SJABLOON, _bij_plaatsing, Recht.DOCUMENT_INZIEN)
    )
