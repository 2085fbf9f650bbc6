"""Staff in the lists: named by e-mail address; who does not exist yet comes in without a password."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.contrib.auth.hashers import make_password

from toegang.matrix import Rol
from toegang.models import Gebruiker


class Personeel:
    """Everybody whom the lists name, by e-mail address in small letters.

    A role follows from where somebody is named: casemanager or beoordelaar gives casemanager, jobcoach gives
    jobcoach; who is only named with hours becomes jobcoach. People who exist already keep their own roles.
    """

    def __init__(self) -> None:
        self._rollen: dict[str, set[str]] = defaultdict(set)
        self._gebruikers: dict[str, Gebruiker] = {}
        self.nieuw: list[str] = []

    def noem(self, email: str, rol: Rol | None = None) -> None:
        """Somebody appears in the lists, in this role (None: with hours, any role will do)."""
        if email:
            rollen = self._rollen[email]
            if rol is not None:
                rollen.add(rol)

    def noem_allen(self, adressen: Iterable[str], rol: Rol | None = None) -> None:
        """Like `noem` for many."""
        for email in set(adressen):
            self.noem(email, rol)

    def zoek(self) -> None:
        """Find who exists already; the others are `nieuw`."""
        gevonden = Gebruiker.objects.filter(email__in=list(self._rollen))
        self._gebruikers = {gebruiker.email: gebruiker for gebruiker in gevonden}
        self.nieuw = sorted(self._rollen.keys() - self._gebruikers.keys())

    def schrijf(self) -> None:
        """Write those who are new. They cannot log in until they are invited."""
        nieuw = [
            Gebruiker(email=email, rollen=sorted(self._rollen[email] or {Rol.JOBCOACH}), password=make_password(None))
            for email in self.nieuw
        ]
        for gebruiker in Gebruiker.objects.bulk_create(nieuw):
            self._gebruikers[gebruiker.email] = gebruiker

    def id_van(self, email: str) -> int:
        """The key of somebody who was named, after `schrijf`."""
        return self._gebruikers[email].pk

    def bekend(self, email: str) -> Gebruiker | None:
        """The gebruiker with this address, None when it is a new one that was not written yet."""
        return self._gebruikers.get(email)
