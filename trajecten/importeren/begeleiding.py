"""Who guides a traject, from the columns casemanager and jobcoach."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from toegang.matrix import Rol
from trajecten.importeren.lezer import Rij
from trajecten.importeren.stand import Stand
from trajecten.importeren.verwerker import per_keer
from trajecten.models import Betrokkene, Traject

ROLLEN = {Betrokkene.Rol.CASEMANAGER: Rol.CASEMANAGER, Betrokkene.Rol.JOBCOACH: Rol.JOBCOACH}


@dataclass
class NieuweBetrokkene:
    """Somebody who guides a traject from this import on; both may still have to be written."""

    traject: Traject
    email: str
    rol: str
    van: date
    tot: date | None


class Begeleiding:
    """The Betrokkenen of the trajecten in an import.

    Somebody new guides from the start of the traject (or from aanmelding while it has not started) up to its
    end. When a known traject names somebody else than before, that is a hand-over on the day of the import;
    somebody who was there before is no news, so that the same list can be read in again.
    """

    def __init__(self, stand: Stand) -> None:
        self.stand = stand
        self.nieuw: list[NieuweBetrokkene] = []
        self.gewijzigd: list[Betrokkene] = []
        self._bestaand: dict[int, list[Betrokkene]] = defaultdict(list)

    def laad(self, traject_ids: list[int]) -> None:
        """Read who is there already for these trajecten."""
        for betrokkene in Betrokkene.objects.filter(traject__in=traject_ids).select_related("gebruiker"):
            self._bestaand[betrokkene.traject_id].append(betrokkene)

    def neem_op(self, rij: Rij, traject: Traject) -> bool:
        """Take over whom `rij` names; gives whether anything changes for a traject that exists."""
        bestaand = self._bestaand[traject.pk] if traject.pk else []
        veranderd = self._sluit_af(traject, bestaand)
        for rol, gebruikersrol in ROLLEN.items():
            email = rij[rol.value]
            self.stand.personeel.noem(email, gebruikersrol)
            in_rol = [betrokkene for betrokkene in bestaand if betrokkene.rol == rol]
            if email and email not in {betrokkene.gebruiker.email for betrokkene in in_rol}:
                self._neem_over(traject, rol, email, in_rol)
                veranderd = True
        return veranderd

    def _sluit_af(self, traject: Traject, bestaand: list[Betrokkene]) -> bool:
        """Whoever guides a traject up to its end does so up to the end that the list gives."""
        if traject.einddatum is None:
            return False
        eindes = (None, self.stand.einde_was.get(traject.trajectnummer))
        mee = [betrokkene for betrokkene in bestaand if betrokkene.tot in eindes]
        for betrokkene in mee:
            betrokkene.tot = max(betrokkene.van, traject.einddatum)
        self.gewijzigd += mee
        return bool(mee)

    def _neem_over(self, traject: Traject, rol: str, email: str, in_rol: list[Betrokkene]) -> None:
        van = traject.startdatum or traject.aanmelddatum
        if in_rol and traject.einddatum is None:
            van = max(van, self.stand.vandaag)
            for betrokkene in in_rol:
                if betrokkene.tot is None:
                    betrokkene.tot = max(betrokkene.van, van)
                    self.gewijzigd.append(betrokkene)
        self.nieuw.append(NieuweBetrokkene(traject, email, rol, van, traject.einddatum))

    def schrijf(self) -> None:
        """Write all of it, after the trajecten and the staff."""
        Betrokkene.objects.bulk_update(self.gewijzigd, ["tot"], batch_size=500)
        for deel in per_keer(self.nieuw):
            Betrokkene.objects.bulk_create(
                Betrokkene(
                    traject_id=nieuw.traject.pk,
                    gebruiker_id=self.stand.personeel.id_van(nieuw.email),
                    rol=nieuw.rol,
                    van=nieuw.van,
                    tot=nieuw.tot,
                )
                for nieuw in deel
            )
