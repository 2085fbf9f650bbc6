"""What is signed: the content of an evaluation, and the bytes over which its hash goes.

Page, mail, PDF and hash all come from one Inhoud. Nothing of it tells of care, health or justice: of a deelnemer an
employer sees the name, the placement, the agreements and the judgements.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from organisaties import huidige
from trajecten.models import Codelijst
from trajecten.tijdlijn import code_namen
from werkgevers.evaluatie.regels import Moment, Week
from werkgevers.overzicht import naam_van

if TYPE_CHECKING:
    from werkgevers.models import Evaluatie

VORM = "stapsteen-evaluatie-1"
NIET_BESPROKEN = "Niet besproken"


@dataclass(frozen=True)
class Regel:
    """A line: its words, its place on the scale from 1 (None: not discussed), that place in words, and a note."""

    code: str
    tekst: str
    oordeel: int | None
    oordeel_tekst: str
    toelichting: str


@dataclass(frozen=True)
class Inhoud:
    """The whole content of an evaluation, as people read it. `tot` of the placement is the first day after it."""

    evaluatie: int
    organisatie: str
    moment: str
    datum: date
    deelnemer: str
    werkgever: str
    plaatsing: str
    van: date
    tot: date | None
    formulier: str
    formulierversie: int
    schaal: tuple[str, ...]
    regels: tuple[Regel, ...]
    afspraken: str
    weken: tuple[Week, ...]
    opgesteld_door: str

    @property
    def moment_naam(self) -> str:
        """The moment as people say it."""
        return Moment(self.moment).label

    @property
    def minuten(self) -> int:
        """Worked minutes in all weeks together."""
        return sum(week.minuten for week in self.weken)


def inhoud_van(evaluatie: Evaluatie) -> Inhoud:
    """The content of `evaluatie` as it is now; asks for lines, weeks, placement and form."""
    plaatsing, formulier = evaluatie.plaatsing, evaluatie.formulier
    organisatie = huidige()
    return Inhoud(
        evaluatie=evaluatie.pk,
        organisatie=organisatie.naam if organisatie else "",
        moment=str(evaluatie.moment),
        datum=evaluatie.datum,
        deelnemer=plaatsing.traject.deelnemer.naam,
        werkgever=plaatsing.werkgever.naam,
        plaatsing=naam_van(plaatsing.soort, code_namen(Codelijst.PLAATSINGSOORT)),
        van=plaatsing.startdatum,
        tot=plaatsing.einddatum,
        formulier=formulier.naam,
        formulierversie=formulier.nummer,
        schaal=tuple(formulier.niveaus),
        regels=_regels(evaluatie),
        afspraken=evaluatie.afspraken,
        weken=tuple(Week(week.van, week.tot, week.minuten) for week in evaluatie.weken.all()),
        opgesteld_door=evaluatie.opgesteld_door.naam,
    )


def canoniek(inhoud: Inhoud) -> bytes:
    """The one way to write `inhoud`: JSON with sorted keys and without spaces, UTF-8 in normal form C."""
    tekst = json.dumps(
        {"vorm": VORM} | asdict(inhoud), ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_dag
    )
    return unicodedata.normalize("NFC", tekst).encode()


def lees(inhoud: bytes | memoryview) -> Inhoud:
    """What `canoniek` wrote. Raises ValueError for another form of content."""
    velden: dict[str, Any] = json.loads(bytes(inhoud))
    if velden.pop("vorm", None) != VORM:
        raise ValueError("Deze inhoud is geen evaluatie in een vorm die we kennen.")
    velden |= {naam: _als_dag(velden[naam]) for naam in ("datum", "van", "tot")}
    velden["schaal"] = tuple(velden["schaal"])
    velden["regels"] = tuple(Regel(**regel) for regel in velden["regels"])
    velden["weken"] = tuple(
        Week(date.fromisoformat(w["van"]), date.fromisoformat(w["tot"]), w["minuten"]) for w in velden["weken"]
    )
    return Inhoud(**velden)


def bevries(evaluatie: Evaluatie) -> tuple[bytes, str]:
    """The canonical content of `evaluatie` and its SHA-256 (64 hexadecimal digits); writes nothing."""
    inhoud = canoniek(inhoud_van(evaluatie))
    return inhoud, sha256(inhoud).hexdigest()


def gelezen(evaluatie: Evaluatie) -> Inhoud:
    """What there is to read: of a frozen evaluation what was frozen, of a concept what is there now."""
    return inhoud_van(evaluatie) if evaluatie.is_concept else lees(evaluatie.inhoud)


def is_ongeschonden(evaluatie: Evaluatie) -> bool:
    """Whether the frozen content still has the hash that was stored with it."""
    return sha256(bytes(evaluatie.inhoud)).hexdigest() == evaluatie.inhoud_sha256


def _regels(evaluatie: Evaluatie) -> tuple[Regel, ...]:
    niveaus = evaluatie.formulier.niveaus
    return tuple(
        Regel(
            code=regel.formulierregel.code,
            tekst=regel.formulierregel.tekst,
            oordeel=regel.oordeel,
            oordeel_tekst=niveaus[regel.oordeel - 1] if regel.oordeel else NIET_BESPROKEN,
            toelichting=regel.toelichting,
        )
        for regel in evaluatie.regels.select_related("formulierregel")
    )


def _dag(waarde: object) -> str:
    if isinstance(waarde, date):
        return waarde.isoformat()
    raise TypeError(f"{type(waarde).__name__} hoort niet in een evaluatie")


def _als_dag(waarde: str | None) -> date | None:
    return date.fromisoformat(waarde) if waarde else None
