"""The table deelnemers: recognised by deelnemernummer."""

from __future__ import annotations

from collections.abc import Mapping

from trajecten.importeren.bijwerken import Bijwerker
from trajecten.importeren.kopie import ververs_statistiek, werk_bij
from trajecten.importeren.lezer import Rij
from trajecten.importeren.stand import Stand
from trajecten.importeren.tabel import Kolom, Tabel
from trajecten.importeren.verwerker import Geschreven, Verwerker, per_keer
from trajecten.importeren.waarden import datum, email, keuze, postcode, taalcode, tekst
from trajecten.models import Deelnemer, Samenvoeging

VELDEN = (
    "voornaam",
    "tussenvoegsel",
    "achternaam",
    "geboortedatum",
    "geslacht",
    "postcode",
    "huisnummer",
    "woonplaats",
    "email",
    "telefoon",
    "voorkeurstaal",
)


def kolommen(stand: Stand) -> tuple[Kolom, ...]:
    """The columns of the exchange format."""
    return (
        Kolom("deelnemernummer", tekst(40), verplicht=True),
        Kolom("voornaam", tekst(80)),
        Kolom("tussenvoegsel", tekst(20)),
        Kolom("achternaam", tekst(120), verplicht=True),
        Kolom("geboortedatum", datum, leeg=None),
        Kolom("geslacht", keuze(Deelnemer.Geslacht.values)),
        Kolom("postcode", postcode),
        Kolom("huisnummer", tekst(20)),
        Kolom("woonplaats", tekst(80)),
        Kolom("email", email),
        Kolom("telefoon", tekst(20)),
        Kolom("voorkeurstaal", taalcode),
    )


class Deelnemers(Verwerker):
    """New deelnemers, and changed ones."""

    def controleer(self) -> None:
        self.nieuw: list[Deelnemer] = []
        self.gewijzigd: list[Deelnemer] = []
        self.bijwerker = Bijwerker(self.gelezen.bestand, self.stand.meldingen)
        self.stand.deelnemers.update(_bestaande(self._genoemd()))
        self.opgegaan = self._samengevoegd()
        self.stand.deelnemers.update(self.opgegaan)
        gezien: dict[str, int] = {}
        for rij in self.gelezen.rijen:
            if eerder := gezien.get(rij["deelnemernummer"]):
                self.fout(
                    rij, "deelnemernummer", f"Dit nummer staat er al, in rij {eerder}.", "Geef elke deelnemer één rij."
                )
                continue
            gezien[rij["deelnemernummer"]] = rij.nummer
            self._neem_op(rij)
        self.bijwerker.meld()

    def _genoemd(self) -> set[str]:
        """The numbers in this table and in trajecten: a traject may be of somebody who is in Stapsteen already."""
        lijsten = (self.gelezen, self.stand.tabel("trajecten"))
        return {rij["deelnemernummer"] for lijst in lijsten for rij in lijst.rijen}

    def _samengevoegd(self) -> dict[str, Deelnemer]:
        """Of each number that was merged away the deelnemer to whom its rows belong now."""
        naar = {
            s.opgegaan.deelnemernummer: s.behouden
            for s in Samenvoeging.objects.filter(teruggedraaid_op__isnull=True).select_related("behouden", "opgegaan")
        }
        return {nummer: self._volg(nummer, naar) for nummer in naar if nummer in self.stand.deelnemers}

    def _volg(self, nummer: str, naar: Mapping[str, Deelnemer]) -> Deelnemer:
        """Whom a number led to in the end: the one that stayed may have been merged again."""
        behouden = naar[nummer]
        if behouden.deelnemernummer in naar:
            return self._volg(behouden.deelnemernummer, naar)
        return self.stand.deelnemers.get(behouden.deelnemernummer, behouden)

    def _neem_op(self, rij: Rij) -> None:
        if behouden := self.opgegaan.get(rij["deelnemernummer"]):
            self.opmerking(
                rij,
                "deelnemernummer",
                f"Deze deelnemer is samengevoegd met {behouden.deelnemernummer}. De rij is overgeslagen.",
            )
            self.telling.gelijk += 1
            return
        if rij["geboortedatum"] and rij["geboortedatum"] > self.stand.vandaag:
            self.fout(rij, "geboortedatum", "Deze datum ligt in de toekomst.", "Kijk de geboortedatum na.")
        waarden = {veld: rij[veld] for veld in VELDEN if veld in self.gelezen.kolommen}
        deelnemer = self.stand.deelnemers.get(rij["deelnemernummer"])
        if deelnemer is None:
            waarden["geslacht"] = rij["geslacht"] or Deelnemer.Geslacht.ONBEKEND
            deelnemer = Deelnemer(deelnemernummer=rij["deelnemernummer"], **waarden)
            self.stand.deelnemers[deelnemer.deelnemernummer] = deelnemer
            self.nieuw.append(deelnemer)
            self.telling.nieuw += 1
        elif self.bijwerker.zet(deelnemer, waarden):
            # an open screen with the old values must notice
            deelnemer.versie += 1
            self.gewijzigd.append(deelnemer)
            self.telling.gewijzigd += 1
        else:
            self.telling.gelijk += 1

    def schrijf(self, geschreven: Geschreven) -> None:
        for deelnemer in (*self.gewijzigd, *self.nieuw):
            deelnemer.zet_sleutels()
        werk_bij(self.gewijzigd, [*VELDEN, "zoeknaam", "sorteernaam", "klanknaam", "versie"])
        for deel in per_keer(self.nieuw):
            Deelnemer.objects.bulk_create(deel)
            geschreven(len(deel))
        ververs_statistiek(Deelnemer)


def _bestaande(nummers: set[str]) -> dict[str, Deelnemer]:
    return {d.deelnemernummer: d for d in Deelnemer.objects.filter(deelnemernummer__in=nummers)}


TABEL = Tabel("deelnemers", 20, kolommen, Deelnemers, sleutel="deelnemernummer", verplicht=True)
