"""What anybody may be told of a document: whether it is ours and unchanged. Never of whom it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

import organisaties
from vormgeving.taal import datum, tijd
from werkgevers.models import Verzegeling, Zegelcertificaat
from werkgevers.verzegeling.zegel import Uitslag, controleer


@dataclass(frozen=True)
class Antwoord:
    """The answer to who asks: good or not, in words, and the facts of the seal (name and value)."""

    goed: bool
    titel: str
    tekst: str
    feiten: tuple[tuple[str, str], ...] = field(default=())


WAAROM_NIET = {
    Uitslag.GEEN_PDF: ("Dit is geen pdf", "Kies het pdf-bestand zelf, zoals je het hebt gekregen."),
    Uitslag.ONLEESBAAR: (
        "Dit bestand kunnen we niet lezen",
        "Het is beschadigd of veranderd. Vertrouw het niet, en vraag om het document zoals het is verzegeld.",
    ),
    Uitslag.ZONDER_ZEGEL: (
        "Op dit document zit geen zegel",
        "Een pdf die opnieuw is opgeslagen, heeft geen zegel meer. Kies het bestand zoals je het hebt gekregen.",
    ),
    Uitslag.ANDER_ZEGEL: (
        "Dit document is niet door ons verzegeld",
        "Er zit een zegel van iemand anders op. Dat kunnen we hier niet controleren.",
    ),
    Uitslag.GEWIJZIGD: (
        "Dit document is veranderd",
        "Het is niet meer zoals wij het hebben verzegeld. Vertrouw het niet.",
    ),
}
ONBEKENDE_CODE = Antwoord(False, "Deze code kennen we niet", "Kijk of je de code goed hebt overgenomen.")


def controleer_bestand(pdf: bytes) -> Antwoord:
    """Whether these bytes are a document that this organisation sealed, to the last byte."""
    vertrouwd = [bytes(der) for der in Zegelcertificaat.objects.values_list("certificaat", flat=True)]
    oordeel = controleer(pdf, vertrouwd)
    bekend = Verzegeling.objects.klaar().filter(sha256=hashlib.sha256(pdf).hexdigest()).met_wie().first()
    if oordeel.uitslag == Uitslag.ECHT and bekend:
        return _echt(bekend)
    # a good seal around what we did not keep: the signature was written in another way
    uitslag = Uitslag.GEWIJZIGD if oordeel.uitslag == Uitslag.ECHT else oordeel.uitslag
    return Antwoord(False, *WAAROM_NIET[uitslag])


def controleer_code(code: str) -> Antwoord:
    """Whether there is a sealed document with this code; of a file only the file itself proves that it is unchanged."""
    bekend = Verzegeling.objects.klaar().filter(code=code).met_wie().first()
    if bekend is None:
        return ONBEKENDE_CODE
    tekst = (
        f"{_organisatie()} verzegelde het op {_moment(bekend.verzegeld_op)}."
        " Of jouw bestand hetzelfde is, weet je pas als je ook het bestand controleert."
    )
    return Antwoord(True, "Deze code hoort bij een document van ons", tekst, _feiten(bekend))


def _echt(verzegeling: Verzegeling) -> Antwoord:
    tekst = f"{_organisatie()} verzegelde het op {_moment(verzegeling.verzegeld_op)}. Daarna is er niets aan veranderd."
    return Antwoord(True, "Dit document is echt", tekst, _feiten(verzegeling))


def _feiten(verzegeling: Verzegeling) -> tuple[tuple[str, str], ...]:
    vingerafdruk = verzegeling.certificaat.vingerafdruk if verzegeling.certificaat else ""
    return (
        ("Soort document", "Evaluatie van een plaatsing, getekend"),
        ("Moment volgens", "een tijdstempeldienst" if verzegeling.tijdstempel else f"de klok van {_organisatie()}"),
        ("SHA-256 van het bestand", verzegeling.sha256),
        ("Vingerafdruk van het certificaat", vingerafdruk),
    )


def _organisatie() -> str:
    organisatie = organisaties.huidige()
    return organisatie.naam if organisatie else ""


def _moment(op: datetime | None) -> str:
    assert op, "what is sealed has a moment (constraint)"
    return f"{datum(op)} om {tijd(op)}"
