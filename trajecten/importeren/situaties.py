"""What a row of trajecten says of the situation: at the start, on leaving and six months later."""

from __future__ import annotations

from typing import Any

from trajecten.importeren.bijwerken import LEEG, Bijwerker
from trajecten.importeren.kopie import werk_bij
from trajecten.importeren.lezer import Rij
from trajecten.importeren.stand import Stand
from trajecten.importeren.trajectkolommen import OPVOLGING, START, UITSTROOM
from trajecten.importeren.verwerker import per_keer
from trajecten.models import Opvolging, Startsituatie, Traject, Uitstroom

REDEN = "Import"
LATER: tuple[tuple[type[Uitstroom] | type[Opvolging], dict[str, str]], ...] = (
    (Uitstroom, UITSTROOM),
    (Opvolging, OPVOLGING),
)


class Situaties:
    """Startsituatie, Uitstroom and Opvolging of the trajecten in an import.

    A record comes when the list says anything at all. A startsituatie never changes: another value makes a
    new version with the reason "Import". The other two are changed.
    """

    def __init__(self, stand: Stand, aanwezig: frozenset[str]) -> None:
        self.stand = stand
        self.aanwezig = aanwezig
        self.bijwerker = Bijwerker(stand.tabel("trajecten").bestand, stand.meldingen)
        self.startsituaties: list[Startsituatie] = []
        self.nieuw: dict[type, list[Any]] = {Uitstroom: [], Opvolging: []}
        self.gewijzigd: dict[type, list[Any]] = {Uitstroom: [], Opvolging: []}
        self._start: dict[int, Startsituatie] = {}
        self._later: dict[type, dict[int, Any]] = {Uitstroom: {}, Opvolging: {}}

    def laad(self, traject_ids: list[int]) -> None:
        """Read what is there already of these trajecten."""
        for start in Startsituatie.objects.filter(traject__in=traject_ids).order_by("versie"):
            self._start[start.traject_id] = start
        for model, _ in LATER:
            self._later[model] = {r.traject_id: r for r in model._default_manager.filter(traject__in=traject_ids)}

    def neem_op(self, rij: Rij, traject: Traject) -> bool:
        """Take over what `rij` says; gives whether anything changes for a traject that exists."""
        veranderd = self._neem_start_op(traject, self._waarden(rij, START))
        for model, kolommen in LATER:
            veranderd |= self._neem_later_op(model, traject, self._waarden(rij, kolommen))
        return veranderd

    def _waarden(self, rij: Rij, kolommen: dict[str, str]) -> dict[str, Any]:
        return {veld: rij[kolom] for kolom, veld in kolommen.items() if kolom in self.aanwezig}

    def _neem_start_op(self, traject: Traject, waarden: dict[str, Any]) -> bool:
        oud = self._start.get(traject.pk) if traject.pk else None
        if oud is None:
            if any(waarde not in LEEG for waarde in waarden.values()):
                self.startsituaties.append(Startsituatie(traject=traject, **waarden))
                return True
            return False
        nieuw = Startsituatie(traject=traject, versie=oud.versie + 1, reden=REDEN)
        for veld in START.values():
            setattr(nieuw, veld, getattr(oud, veld))
        if self.bijwerker.zet(nieuw, waarden):
            self.startsituaties.append(nieuw)
            return True
        return False

    def _neem_later_op(
        self, model: type[Uitstroom] | type[Opvolging], traject: Traject, waarden: dict[str, Any]
    ) -> bool:
        oud = self._later[model].get(traject.pk) if traject.pk else None
        if oud is None:
            if any(waarde not in LEEG for waarde in waarden.values()):
                self.nieuw[model].append(model(traject=traject, **waarden))
                return True
            return False
        if self.bijwerker.zet(oud, waarden):
            self.gewijzigd[model].append(oud)
            return True
        return False

    def schrijf(self) -> None:
        """Write all of it, after the trajecten themselves."""
        for start in self.startsituaties:
            start.vastgelegd_door = self.stand.door
        for deel in per_keer(self.startsituaties):
            Startsituatie.objects.bulk_create(deel)
        for model, kolommen in LATER:
            for deel in per_keer(self.nieuw[model]):
                model._default_manager.bulk_create(deel)
            werk_bij(self.gewijzigd[model], list(kolommen.values()))
