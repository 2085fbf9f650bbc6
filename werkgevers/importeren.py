"""The table plaatsingen of the import: places at employers, recognised by the whole row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from trajecten.importeren.lezer import Rij
from trajecten.importeren.stand import Stand
from trajecten.importeren.tabel import Kolom, Tabel
from trajecten.importeren.verwerker import Geschreven, HeleRijen, Sleutel
from trajecten.importeren.waarden import datum, decimaal, kvk_nummer, tekst
from trajecten.models import Codelijst, Traject
from werkgevers.models import Plaatsing, Werkgever, Werkgeversamenvoeging


def kolommen(stand: Stand) -> tuple[Kolom, ...]:
    """The columns of the exchange format."""
    return (
        Kolom("trajectnummer", tekst(40), verplicht=True),
        Kolom("werkgever", tekst(160), verplicht=True),
        Kolom("kvk_nummer", kvk_nummer),
        Kolom("sector", stand.code(Codelijst.SECTOR)),
        Kolom("soort", stand.code(Codelijst.PLAATSINGSOORT), verplicht=True),
        Kolom("startdatum", datum, verplicht=True),
        Kolom("einddatum", datum, leeg=None),
        Kolom("uren_per_week", decimaal(0, 168), leeg=None),
    )


class Plaatsingen(HeleRijen):
    """New places, running ones that a newer list has closed, and the employers that are new.

    An employer is recognised by KvK number; without one by name. Another name with a known number is a remark. One
    that was merged in Stapsteen is the one that it became.
    """

    def controleer(self) -> None:
        self.werkgevers: dict[str, Werkgever] = {}
        self.nieuwe_werkgevers: list[Werkgever] = []
        self.te_sluiten: dict[int, date] = {}
        for werkgever in Werkgever.objects.bestaand():
            self.werkgevers[_naam_in_lijst(werkgever)] = werkgever
        self.nu_heet = _namen_van_vroeger()
        super().controleer()

    def sleutel(self, rij: Rij) -> Sleutel:
        nummer, naam, kvk, *rest = rij.waarden.values()
        return (nummer, self._nu(naam, kvk), *rest)

    def _nu(self, naam: str, kvk: str) -> str:
        """By what an employer of the list is recognised today."""
        genoemd: str = kvk or naam
        return genoemd if genoemd in self.werkgevers else self.nu_heet.get(genoemd, genoemd)

    def bestaande(self, trajectnummers: Sequence[str]) -> Iterable[Sleutel]:
        plaatsingen = Plaatsing.objects.filter(traject__trajectnummer__in=trajectnummers).order_by()
        self._aanwezig: dict[int, Sleutel] = {}
        velden = ("sector", "soort", "startdatum", "einddatum", "uren_per_week")
        rijen = plaatsingen.values_list(
            "pk", "traject__trajectnummer", "werkgever__kvk_nummer", "werkgever__naam", *velden
        )
        for pk, nummer, kvk, naam, *rest in rijen.iterator():
            self._aanwezig[pk] = (nummer, kvk or naam, *rest)
        return self._aanwezig.values()

    def bekijk(self, nieuw: Sequence[tuple[Rij, Traject, Sleutel]]) -> None:
        """A place that runs in Stapsteen and has an end in the list is closed."""
        lopend = {_zonder_einde(sleutel): pk for pk, sleutel in self._aanwezig.items() if sleutel[5] is None}
        for rij, traject, sleutel in nieuw:
            self.keur(rij, traject)
            if pk := lopend.get(_zonder_einde(sleutel)):
                self.te_sluiten[pk] = rij["einddatum"]
            else:
                self.nieuw.append(sleutel)
        self.telling.nieuw = len(self.nieuw)
        self.telling.gewijzigd = len(self.te_sluiten)

    def keur(self, rij: Rij, traject: Traject) -> None:
        start, einde = rij["startdatum"], rij["einddatum"]
        if einde is not None and einde < start:
            self.fout(rij, "einddatum", "De einddatum ligt voor de startdatum.", "Verbeter een van de twee.")
        if traject.startdatum is None or start < traject.startdatum:
            self.opmerking(rij, "startdatum", "De plaatsing begint voor de start van het traject.")
        self._ken_werkgever(rij)

    def _ken_werkgever(self, rij: Rij) -> None:
        naam, kvk = rij["werkgever"], rij["kvk_nummer"]
        sleutel = self._nu(naam, kvk)
        bekend = self.werkgevers.get(sleutel)
        if bekend is None:
            bekend = Werkgever(naam=naam, kvk_nummer=kvk)
            self.werkgevers[sleutel] = bekend
            self.nieuwe_werkgevers.append(bekend)
        elif sleutel != (kvk or naam):
            self.opmerking(rij, "werkgever", f"{naam} is in Stapsteen samengevoegd tot {bekend.naam}.")
        elif bekend.naam != naam:
            self.opmerking(rij, "werkgever", f"KvK-nummer {kvk} is van {bekend.naam}. Die naam blijft.")

    def sluit(self) -> None:
        """Give those an end. A form that was open before does not undo it: its version is not the last one."""
        plaatsingen = Plaatsing.objects.select_for_update(of=("self",)).in_bulk(self.te_sluiten)
        for pk, plaatsing in plaatsingen.items():
            plaatsing.einddatum = self.te_sluiten[pk]
            plaatsing.versie += 1
        Plaatsing.objects.bulk_update(plaatsingen.values(), ["einddatum", "versie"], batch_size=500)

    def schrijf(self, geschreven: Geschreven) -> None:
        Werkgever.objects.bulk_create(self.nieuwe_werkgevers)
        super().schrijf(geschreven)

    def maak(self, sleutel: Sleutel) -> Plaatsing:
        nummer, werkgever, sector, soort, start, einde, uren = sleutel
        return Plaatsing(
            traject_id=self.traject_id(nummer),
            werkgever=self.werkgevers[werkgever],
            sector=sector,
            soort=soort,
            startdatum=start,
            einddatum=einde,
            uren_per_week=uren,
        )


def _naam_in_lijst(werkgever: Werkgever) -> str:
    """By what a list recognises it."""
    return werkgever.kvk_nummer or werkgever.naam


def _namen_van_vroeger() -> dict[str, str]:
    """Of each merged employer, by what a list recognised it before, by what it is recognised now."""
    gedaan = Werkgeversamenvoeging.objects.filter(teruggedraaid_op__isnull=True)
    waarin = {s.opgegaan_id: s.behouden for s in gedaan.select_related("behouden")}
    nu: dict[str, str] = {}
    for samenvoeging in gedaan.select_related("behouden", "opgegaan"):
        laatste = samenvoeging.behouden
        while laatste.pk in waarin:
            laatste = waarin[laatste.pk]
        nu[_naam_in_lijst(samenvoeging.opgegaan)] = nu[samenvoeging.behouden_heette] = _naam_in_lijst(laatste)
    return nu


def _zonder_einde(sleutel: Sleutel) -> tuple[Any, ...]:
    return (*sleutel[:5], *sleutel[6:])


TABEL = Tabel("plaatsingen", 80, kolommen, Plaatsingen)
