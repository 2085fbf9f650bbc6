"""Running an import: read, check, and write all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import structlog
from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone

from toegang.logboek import Soort, noteer
from trajecten.importeren.blad import Blad, OnleesbaarBestand
from trajecten.importeren.bron import Bestand, bladen_van
from trajecten.importeren.databasefouten import in_woorden
from trajecten.importeren.lezer import lees_tabel
from trajecten.importeren.meldingen import Meldingen
from trajecten.importeren.stand import Stand, Voortgang
from trajecten.importeren.tabel import Tabel, alle_tabellen
from trajecten.importeren.verwerker import Telling, Verwerker

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from trajecten.models import Inlezing

log = structlog.get_logger(__name__)
# procent of the whole that is done after reading, after checking and after writing
GELEZEN, GECONTROLEERD, GESCHREVEN = 20, 40, 98


@dataclass
class Uitkomst:
    """What an import would do or has done: per table the count, the new staff, the errors and the remarks."""

    tellingen: dict[str, Telling] = field(default_factory=dict)
    gebruikers: list[str] = field(default_factory=list)
    meldingen: Meldingen = field(default_factory=Meldingen)
    geschreven: bool = False

    @property
    def goed(self) -> bool:
        """Whether there are no errors."""
        return self.meldingen.aantal_fouten == 0


class _Teller:
    """Makes a percentage of the numbers of rows that were written."""

    def __init__(self, totaal: int, voortgang: Voortgang) -> None:
        self.totaal, self.voortgang = totaal, voortgang
        self.gedaan = 0
        self.lijst = ""

    def __call__(self, aantal: int) -> None:
        self.gedaan += aantal
        procent = GECONTROLEERD + (GESCHREVEN - GECONTROLEERD) * self.gedaan // max(self.totaal, 1)
        self.voortgang(f"De lijst {self.lijst} inlezen", procent)


class _Afgekeurd(Exception):
    """Leaves the transaction without writing anything."""


def geen_voortgang(wat: str, procent: int) -> None:
    """For who does not follow the progress."""


def controleer(
    bestanden: Iterable[Bestand], *, door: Gebruiker | None, voortgang: Voortgang = geen_voortgang
) -> Uitkomst:
    """Find out what these lists would change and everything that is wrong with them. Writes nothing."""
    stand, verwerkers = _lees_en_keur(bestanden, door, voortgang)
    return _uitkomst(stand, verwerkers)


def lees_in(
    bestanden: Iterable[Bestand],
    *,
    door: Gebruiker | None,
    over: Inlezing | None = None,
    voortgang: Voortgang = geen_voortgang,
) -> Uitkomst:
    """Write these lists, all or nothing, with one line in the logboek (`over` the Inlezing, if there is one).

    Two imports of one organisation run one after the other. Errors are in the result, never an exception:
    whatever the database refuses is one of them.
    """
    uitkomst = Uitkomst()
    try:
        with transaction.atomic():
            _wacht_op_beurt()
            stand, verwerkers = _lees_en_keur(bestanden, door, voortgang)
            uitkomst = _uitkomst(stand, verwerkers)
            if not uitkomst.goed:
                raise _Afgekeurd
            _schrijf(stand, verwerkers, uitkomst, voortgang)
            _noteer(uitkomst, door, over)
    except _Afgekeurd:
        return uitkomst
    uitkomst.geschreven = True
    return uitkomst


def _wacht_op_beurt() -> None:
    """One import at a time per organisation: the lock ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('inlezen'), hashtext(current_schema()))")


def _toets_meteen() -> None:
    """Let the database look at references per statement: at the end it would be too late to say which list it was."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def _lees_en_keur(
    bestanden: Iterable[Bestand], door: Gebruiker | None, voortgang: Voortgang
) -> tuple[Stand, list[Verwerker]]:
    stand = Stand(vandaag=timezone.localdate(), door=door)
    tabellen = alle_tabellen()
    _lees(bestanden, stand, {tabel.naam: tabel for tabel in tabellen}, voortgang)
    for tabel in tabellen:
        if tabel.verplicht and tabel.naam not in stand.gelezen and not stand.onleesbaar:
            stand.meldingen.fout(
                tabel.naam, None, "", f"De lijst {tabel.naam} ontbreekt.", f"Voeg {tabel.naam}.csv of een blad toe."
            )
    verwerkers = [tabel.verwerker(tabel.naam, stand) for tabel in tabellen]
    for nummer, verwerker in enumerate(verwerkers, start=1):
        verwerker.controleer()
        deel = (GECONTROLEERD - GELEZEN) * nummer // len(verwerkers)
        voortgang(f"De lijst {verwerker.naam} controleren", GELEZEN + deel)
    stand.personeel.zoek()
    return stand, verwerkers


def _lees(bestanden: Iterable[Bestand], stand: Stand, tabellen: dict[str, Tabel], voortgang: Voortgang) -> None:
    """Read every sheet; a file that cannot be read becomes an error and the others go on."""
    stroom = iter(bestanden)
    aantal = 0
    while True:
        naam = "bestanden"
        try:
            volgende = next(stroom, None)
            if volgende is None:
                return
            naam, inhoud = volgende
            for blad in bladen_van(naam, inhoud):
                _lees_blad(blad, stand, tabellen)
        except OnleesbaarBestand as fout:
            stand.onleesbaar = True
            stand.meldingen.fout(naam, fout.rij, "", fout.wat, fout.doe)
        aantal += 1
        voortgang("De bestanden lezen", min(aantal * 2, GELEZEN))


def _lees_blad(blad: Blad, stand: Stand, tabellen: dict[str, Tabel]) -> None:
    tabel = tabellen.get(blad.naam.lower())
    if tabel is None:
        stand.meldingen.fout(
            blad.bestand, None, "", f"De lijst “{blad.naam}” kennen we niet.", f"Kies uit: {', '.join(tabellen)}."
        )
    elif tabel.naam in stand.gelezen:
        stand.meldingen.fout(
            blad.bestand, None, "", f"De lijst {tabel.naam} zit er twee keer bij.", "Haal een van de twee weg."
        )
    else:
        stand.gelezen[tabel.naam] = lees_tabel(blad, tabel, tabel.kolommen(stand), stand.meldingen)


def _uitkomst(stand: Stand, verwerkers: list[Verwerker]) -> Uitkomst:
    stand.meldingen.fouten.sort(key=lambda melding: melding.volgorde)
    stand.meldingen.opmerkingen.sort(key=lambda melding: melding.volgorde)
    tellingen = {v.naam: v.telling for v in verwerkers if v.naam in stand.gelezen}
    return Uitkomst(tellingen, stand.personeel.nieuw, stand.meldingen)


def _schrijf(stand: Stand, verwerkers: list[Verwerker], uitkomst: Uitkomst, voortgang: Voortgang) -> None:
    """Write in the order of the tables; what the database refuses undoes everything."""
    bezig = "medewerkers"
    try:
        _toets_meteen()
        stand.personeel.schrijf()
        for verwerker in verwerkers:
            bezig = verwerker.naam
            verwerker.sluit()
        teller = _Teller(sum(verwerker.telling.nieuw for verwerker in verwerkers), voortgang)
        for verwerker in verwerkers:
            bezig = teller.lijst = verwerker.naam
            verwerker.schrijf(teller)
        voortgang("Afronden", 99)
    except (IntegrityError, DataError) as fout:
        log.warning("inlezen_geweigerd", tabel=bezig, soort=type(fout).__name__)
        uitkomst.meldingen.fout(bezig, None, "", in_woorden(fout), "Verbeter deze lijst. Er is niets ingelezen.")
        raise _Afgekeurd from fout


def _noteer(uitkomst: Uitkomst, door: Gebruiker | None, over: Inlezing | None) -> None:
    aantallen = {
        naam: {"nieuw": telling.nieuw, "gewijzigd": telling.gewijzigd, "gelijk": telling.gelijk}
        for naam, telling in uitkomst.tellingen.items()
    }
    noteer(Soort.INGELEZEN, door=door, over=over, tabellen=aantallen, nieuwe_gebruikers=len(uitkomst.gebruikers))
