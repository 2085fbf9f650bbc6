"""The table fases of the import: stays in a bouwsteen, recognised by the whole row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from bouwstenen.models import Bouwsteen, Fase
from trajecten.importeren.lezer import Rij
from trajecten.importeren.periodes import Periode, overlappend
from trajecten.importeren.stand import Stand
from trajecten.importeren.tabel import Kolom, Tabel
from trajecten.importeren.verwerker import Geschreven, HeleRijen, Sleutel
from trajecten.importeren.waarden import datum, geheel, keuze, tekst
from trajecten.models import Traject

DAGEN_PER = {Bouwsteen.Eenheid.WEEK: 7, Bouwsteen.Eenheid.MAAND: 31}


def kolommen(stand: Stand) -> tuple[Kolom, ...]:
    """The columns of the exchange format."""
    return (
        Kolom("trajectnummer", tekst(40), verplicht=True),
        Kolom("bouwsteen", geheel(1, 999), verplicht=True),
        Kolom("startdatum", datum, verplicht=True),
        Kolom("einddatum", datum, leeg=None),
        Kolom("reden", keuze(Fase.Reden.values), verplicht=True),
    )


class Fases(HeleRijen):
    """New phases, and running ones that a newer list has closed."""

    def controleer(self) -> None:
        self.stenen: dict[tuple[int, int], Bouwsteen] = {
            (steen.route.programma_id, steen.nummer): steen
            for steen in Bouwsteen.objects.select_related("route").order_by("pk")
        }
        self.te_sluiten: dict[int, date] = {}
        super().controleer()
        self._keur_verschoven()

    def bestaande(self, trajectnummers: Sequence[str]) -> Iterable[Sleutel]:
        self._aanwezig = {sleutel[0]: sleutel[1:] for sleutel in _geldige(trajectnummers)}
        return self._aanwezig.values()

    def bekijk(self, nieuw: Sequence[tuple[Rij, Traject, Sleutel]]) -> None:
        """A phase that runs in Stapsteen and has an end in the list is closed; the rest must fit in between."""
        lopend = {rij[:3] + rij[4:]: pk for pk, rij in self._aanwezig.items() if rij[3] is None}
        gewijzigd: dict[str, list[Rij]] = defaultdict(list)
        for rij, traject, sleutel in nieuw:
            self.keur(rij, traject)
            gewijzigd[traject.trajectnummer].append(rij)
            if pk := lopend.get(sleutel[:3] + sleutel[4:]):
                self.te_sluiten[pk] = rij["einddatum"]
            else:
                self.nieuw.append(sleutel)
        self.telling.nieuw = len(self.nieuw)
        self.telling.gewijzigd = len(self.te_sluiten)
        self._keur_overlap(gewijzigd)

    def keur(self, rij: Rij, traject: Traject) -> None:
        start, einde = rij["startdatum"], rij["einddatum"]
        steen = self.stenen.get((traject.programma_id, rij["bouwsteen"]))
        if steen is None and traject.programma_id is not None:
            nummers = ", ".join(str(nummer) for programma, nummer in self.stenen if programma == traject.programma_id)
            self.fout(
                rij,
                "bouwsteen",
                f"Bouwsteen {rij['bouwsteen']} zit niet in de route van {traject.programma.naam}.",
                f"Kies uit: {nummers or 'deze route heeft nog geen bouwstenen'}.",
            )
        if einde is not None and einde < start:
            self.fout(rij, "einddatum", "De einddatum ligt voor de startdatum.", "Verbeter een van de twee.")
            return
        if zin := buiten_traject(start, einde, traject):
            self.fout(rij, zin[0], zin[1], "Verbeter deze datum, of de periode van het traject.")
        elif steen is not None and einde is not None:
            self._meld_norm(rij, steen, (einde - start).days)

    def _meld_norm(self, rij: Rij, steen: Bouwsteen, dagen: int) -> None:
        per = DAGEN_PER.get(Bouwsteen.Eenheid(steen.norm_eenheid))
        if per and steen.norm_aantal and dagen > steen.norm_aantal * per:
            norm = f"{steen.norm_aantal} {steen.get_norm_eenheid_display()}"
            self.opmerking(rij, "einddatum", f"Duurde {dagen} dagen. De norm van deze bouwsteen is {norm}.")

    def _keur_overlap(self, gewijzigd: dict[str, list[Rij]]) -> None:
        periodes: dict[str, list[Periode]] = defaultdict(list)
        for pk, (nummer, _, start, einde, _) in self._aanwezig.items():
            if nummer in gewijzigd and pk not in self.te_sluiten:
                periodes[nummer].append(Periode(start, einde))
        for nummer, rijen in gewijzigd.items():
            goed = [rij for rij in rijen if rij["einddatum"] is None or rij["einddatum"] >= rij["startdatum"]]
            periodes[nummer] += [Periode(rij["startdatum"], rij["einddatum"], rij.nummer) for rij in goed]
        for lijst in periodes.values():
            for later, eerder in overlappend(lijst):
                eigen, ander = (later, eerder) if later.rij else (eerder, later)
                self.stand.meldingen.fout(
                    self.gelezen.bestand,
                    eigen.rij,
                    "startdatum",
                    f"Deze periode overlapt een andere bouwsteen van dit traject: {ander.in_woorden}.",
                    "Laat de ene bouwsteen stoppen op de dag dat de andere start.",
                )

    def _keur_verschoven(self) -> None:
        """Phases that are there already must stay within a traject of which the period changes."""
        for pk, nummer, steen, start, einde, _ in _geldige(list(self.stand.verschoven)):
            zin = buiten_traject(start, self.te_sluiten.get(pk, einde), self.stand.trajecten[nummer])
            if zin:
                self.stand.fout_bij_traject(nummer, zin[0], f"Bouwsteen {steen} past niet meer: {zin[1]}")

    def sluit(self) -> None:
        fases = Fase.objects.in_bulk(self.te_sluiten)
        for pk, fase in fases.items():
            fase.einddatum = self.te_sluiten[pk]
        Fase.objects.bulk_update(fases.values(), ["einddatum"], batch_size=500)

    def schrijf(self, geschreven: Geschreven) -> None:
        # in order of time, so that ids follow it as they do for phases that are entered by hand
        self.nieuw.sort(key=lambda sleutel: (sleutel[2], sleutel[3] or date.max))
        super().schrijf(geschreven)

    def maak(self, sleutel: Sleutel) -> Fase:
        nummer, steen, start, einde, reden = sleutel
        traject = self.stand.trajecten[nummer]
        return Fase(
            traject_id=traject.pk,
            bouwsteen=self.stenen[(traject.programma_id, steen)],
            startdatum=start,
            einddatum=einde,
            reden=reden,
            aangemaakt_door=self.stand.door,
        )


def buiten_traject(start: date, einde: date | None, traject: Traject) -> tuple[str, str] | None:
    """Which column of a phase [start, einde) does not fit in its traject, and why; None when it fits."""
    if traject.startdatum is None:
        return "startdatum", "Het traject is nog niet gestart."
    if start < traject.startdatum:
        return "startdatum", f"Het traject start pas op {traject.startdatum:%d-%m-%Y}."
    if traject.einddatum is not None and (einde is None or einde > traject.einddatum):
        return "einddatum", f"Het traject stopt op {traject.einddatum:%d-%m-%Y}."
    return None


def _geldige(trajectnummers: Sequence[str]) -> Iterable[tuple[Any, ...]]:
    return (
        Fase.objects.geldig()
        .filter(traject__trajectnummer__in=trajectnummers)
        .order_by()
        .values_list("pk", "traject__trajectnummer", "bouwsteen__nummer", "startdatum", "einddatum", "reden")
    )


TABEL = Tabel("fases", 40, kolommen, Fases)
