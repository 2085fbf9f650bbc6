"""The table metingen of the import: fixed measurements with their scores, recognised by the whole row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import models
from django.db.models import F, Func

from toegang.matrix import Rol
from trajecten.importeren.kopie import kopieer, ververs_statistiek
from trajecten.importeren.lezer import Rij
from trajecten.importeren.stand import Stand
from trajecten.importeren.tabel import Kolom, Tabel
from trajecten.importeren.verwerker import HeleRijen, Sleutel, per_keer
from trajecten.importeren.waarden import datum, email, geheel, keuze, tekst
from trajecten.models import Traject
from zelfredzaamheid.models import Instrument, Leefgebied, Meting, Score

VAST = ("trajectnummer", "soort", "datum", "instrument", "beoordelaar")
EENMALIG = {Meting.Soort.NUL: "nulmeting", Meting.Soort.EIND: "eindmeting"}
METINGEN_PER_KEER = 500


def kolommen(stand: Stand) -> tuple[Kolom, ...]:
    """The columns of the exchange format: five, and one per leefgebied of any instrument."""
    score = geheel(1, 5)
    gebieden = dict.fromkeys(Leefgebied.objects.order_by("instrument_id", "volgorde").values_list("code", flat=True))
    return (
        Kolom("trajectnummer", tekst(40), verplicht=True),
        Kolom("soort", keuze(Meting.Soort.values), verplicht=True),
        Kolom("datum", datum, verplicht=True),
        Kolom("instrument", keuze(Instrument.objects.values_list("code", flat=True)), verplicht=True),
        Kolom("beoordelaar", email, verplicht=True),
        *(Kolom(gebied, score, leeg=None) for gebied in gebieden),
    )


class Middaguur(Func):
    """The noon of a date in the Netherlands: when a measurement that was only dated counts as fixed."""

    template = "((%(expressions)s + TIME '12:00') AT TIME ZONE 'Europe/Amsterdam')"
    output_field = models.DateTimeField()


class Metingen(HeleRijen):
    """Measurements come in as fixed by the beoordelaar on their date."""

    def controleer(self) -> None:
        self.stand.personeel.noem_allen((rij["beoordelaar"] for rij in self.gelezen.rijen), Rol.CASEMANAGER)
        self.geschreven = self.tellen_bij = 0
        self.instrumenten = {instrument.code: instrument.pk for instrument in Instrument.objects.all()}
        self.gebieden: dict[str, dict[str, int]] = defaultdict(dict)
        for gebied in Leefgebied.objects.select_related("instrument"):
            self.gebieden[gebied.instrument.code][gebied.code] = gebied.pk
        # the columns of a key, in its order; the leefgebieden come after the fixed ones
        self.kolommen = [kolom.naam for kolom in kolommen(self.stand)][len(VAST) :]
        super().controleer()

    def bestaande(self, trajectnummers: Sequence[str]) -> Iterable[Sleutel]:
        metingen = Meting.objects.vastgesteld().filter(traject__trajectnummer__in=trajectnummers).order_by()
        scores: dict[int, dict[str, int | None]] = defaultdict(dict)
        alle = Score.objects.filter(meting__in=metingen, score__isnull=False).order_by()
        for meting, gebied, score in alle.values_list("meting_id", "leefgebied__code", "score").iterator():
            scores[meting][gebied] = score
        velden = ("pk", "traject__trajectnummer", "soort", "datum", "instrument__code", "beoordelaar__email")
        for pk, *vast in metingen.values_list(*velden).iterator():
            yield (*vast, *(scores[pk].get(gebied) for gebied in self.kolommen))

    def bekijk(self, nieuw: Sequence[tuple[Rij, Traject, Sleutel]]) -> None:
        super().bekijk(nieuw)
        al_gemeten = self._al_gemeten({traject.pk for _, traject, _ in nieuw if traject.pk})
        gezien: dict[tuple[str, str], int] = {}
        for rij, traject, _ in nieuw:
            if rij["soort"] not in EENMALIG:
                continue
            sleutel = (traject.trajectnummer, rij["soort"])
            eerder = gezien.setdefault(sleutel, rij.nummer)
            if sleutel in al_gemeten or eerder != rij.nummer:
                waar = "in Stapsteen" if sleutel in al_gemeten else f"in rij {eerder}"
                soort = EENMALIG[Meting.Soort(rij["soort"])]
                self.fout(
                    rij, "soort", f"Dit traject heeft al een {soort} ({waar}).", "Maak hier een tussenmeting van."
                )

    def _al_gemeten(self, trajecten: set[int]) -> set[tuple[str, str]]:
        metingen = Meting.objects.filter(traject__in=trajecten, soort__in=EENMALIG, vervangt=None)
        return set(metingen.values_list("traject__trajectnummer", "soort"))

    def keur(self, rij: Rij, traject: Traject) -> None:
        eigen = self.gebieden[rij["instrument"]]
        for gebied in self.kolommen:
            if rij[gebied] is not None and gebied not in eigen:
                self.fout(
                    rij,
                    gebied,
                    f"Het instrument {rij['instrument']} heeft geen leefgebied {gebied}.",
                    "Maak deze cel leeg of kies het andere instrument.",
                )
        dag, start, einde = rij["datum"], traject.startdatum, traject.einddatum
        if dag > self.stand.vandaag:
            self.opmerking(rij, "datum", "Deze datum ligt in de toekomst.")
        elif start is None or dag < start:
            self.opmerking(rij, "datum", "De meting ligt voor de start van het traject.")
        elif einde is not None and dag > einde:
            self.opmerking(rij, "datum", "De meting ligt na het einde van het traject.")

    def schrijf_deel(self, deel: Sequence[Sleutel]) -> None:
        for stuk in per_keer(deel, METINGEN_PER_KEER):
            metingen = Meting.objects.bulk_create([self.maak(sleutel) for sleutel in stuk])
            self._tel_metingen(len(metingen))
            kopieer(
                [
                    Score(meting_id=meting.pk, leefgebied_id=gebied, score=score)
                    for meting, sleutel in zip(metingen, stuk, strict=True)
                    for gebied, score in self._scores(sleutel)
                ]
            )
            # fixing comes last: the database refuses scores of a fixed measurement
            Meting.objects.filter(pk__in=[meting.pk for meting in metingen]).update(
                vastgesteld_op=Middaguur(F("datum")), vastgesteld_door=F("beoordelaar")
            )

    def _tel_metingen(self, aantal: int) -> None:
        """Scores refer to metingen: refresh the statistics each time that there are twice as many."""
        self.geschreven += aantal
        if self.geschreven >= self.tellen_bij:
            ververs_statistiek(Meting)
            self.tellen_bij = 2 * self.geschreven

    def maak(self, sleutel: Sleutel) -> Meting:
        nummer, soort, dag, instrument, beoordelaar = sleutel[: len(VAST)]
        return Meting(
            traject_id=self.traject_id(nummer),
            soort=soort,
            datum=dag,
            instrument_id=self.instrumenten[instrument],
            beoordelaar_id=self.stand.personeel.id_van(beoordelaar),
        )

    def _scores(self, sleutel: Sleutel) -> list[tuple[int, int]]:
        eigen = self.gebieden[sleutel[VAST.index("instrument")]]
        gescoord = zip(self.kolommen, sleutel[len(VAST) :], strict=True)
        return [(eigen[gebied], score) for gebied, score in gescoord if score is not None]


TABEL = Tabel("metingen", 50, kolommen, Metingen)
