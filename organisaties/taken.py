"""Background tasks of an organisation: sent from it, run in it, refused when it is not there.

`taak` is for work inside one organisation; `verdeler` for the tasks of the clock (beat), which run in
public and only send tasks on, inside `voor_elke_organisatie()`. Everything else about a task is Celery's.
"""

import datetime
import uuid
from collections.abc import Callable, Iterable
from typing import Any

from celery import shared_task  # noqa: TID251 - the one place that may
from django.apps import apps
from django.db import OperationalError
from tenant_schemas_celery.task import TenantTask

from organisaties.context import PUBLIEK, controleer_plaats, in_publiek, schema
from organisaties.fouten import OrganisatieGeweigerd
from organisaties.logregels import logregels_van

KOP = "_schema_name"
TOEGESTAAN = (int, uuid.UUID, datetime.date, type(None))
OPNIEUW_NA_SECONDEN = 10


class Bewaakt(TenantTask):
    """Base of all our tasks: arguments are ids, and where it runs is checked before and after.

    tenant-schemas-celery sets the schema by the header of the message, but goes on in public when that
    organisation no longer exists. So the header is compared with the connection here.
    """

    abstract = True
    in_organisatie = True

    def apply_async(self, args: Any = None, kwargs: Any = None, **opties: Any) -> Any:
        """Send the task from the current organisation (a verdeler: from public).

        Raises TypeError for an argument that is not an id or a date, OrganisatieGeweigerd when sent
        from the wrong place.
        """
        _eis_ids([*(args or ()), *(kwargs or {}).values()])
        koppen = {KOP: schema(), **(opties.pop("headers", None) or {})}
        self._eis_plaats(koppen[KOP])
        return super().apply_async(args, kwargs, headers=koppen, **opties)

    def apply_async_on_commit(self, *args: Any, **opties: Any) -> None:
        """Send it when the transaction commits, in the name of the organisation of this moment."""
        opties["headers"] = {KOP: schema(), **(opties.get("headers") or {})}
        super().apply_async_on_commit(*args, **opties)

    def delay_on_commit(self, *args: Any, **kwargs: Any) -> None:
        """Like delay, when the transaction commits."""
        self.apply_async_on_commit(args, kwargs)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if self.request.called_directly:
            return self.run(*args, **kwargs)
        begonnen_in = self._kop()
        self._eis_plaats(begonnen_in)
        with logregels_van(begonnen_in):
            self._eis_bestaand(begonnen_in)
            uitkomst = self.run(*args, **kwargs)
            controleer_plaats(begonnen_in)
        return uitkomst

    def _kop(self) -> str:
        """The organisation named in the message; "public" when it names none, as the library takes it."""
        koppen = self.request.headers or {}
        return koppen.get(KOP) or self.request.get(KOP) or PUBLIEK

    def _eis_plaats(self, kop: str) -> None:
        """Refuse a message without organisation (a verdeler: with one)."""
        ergens = kop != PUBLIEK
        if ergens is not self.in_organisatie:
            raise OrganisatieGeweigerd(f"Taak {self.name} hoort niet in {kop if ergens else 'geen organisatie'}.")

    def _eis_bestaand(self, kop: str) -> None:
        if self.in_organisatie:
            self._eis_actief(kop)
        if kop != schema():
            raise OrganisatieGeweigerd(f"Taak {self.name} is van {kop!r}, de verbinding staat op {schema()!r}.")

    def _eis_actief(self, kop: str) -> None:
        try:
            with in_publiek():
                model = apps.get_model("organisaties", "Organisatie")
                bestaat = model.objects.actief().filter(schema_name=kop).exists()
        except OperationalError as fout:
            # the database is away, which says nothing about the organisation
            raise self.retry(exc=fout, countdown=OPNIEUW_NA_SECONDEN, max_retries=None) from fout
        if not bestaat:
            raise OrganisatieGeweigerd(f"Organisatie {kop!r} bestaat niet (meer) of is niet actief.")


class BewaakteVerdeler(Bewaakt):
    """Base of tasks that the clock starts in public."""

    abstract = True
    in_organisatie = False


def _eis_ids(waarden: Iterable[object]) -> None:
    """Personal data and stale objects stay out of the queue: only ids and dates travel."""
    for waarde in waarden:
        if not isinstance(waarde, TOEGESTAAN) and not _is_id_of_datum(waarde):
            raise TypeError(f"Geef een taak alleen id's en datums mee, geen {type(waarde).__name__}.")


def _is_id_of_datum(waarde: object) -> bool:
    """Whether a text is a UUID or an ISO date (what JSON makes of them)."""
    if not isinstance(waarde, str):
        return False
    for lees in (uuid.UUID, datetime.date.fromisoformat):
        try:
            lees(waarde)
        except ValueError:
            continue
        return True
    return False


def taak(functie: Callable[..., Any] | None = None, **opties: Any) -> Any:
    """Decorator, with or without options of Celery: a task of an organisation.

    A task that dies is delivered again (acks_late), so the work must be safe to do twice.
    """
    return _maak(Bewaakt, functie, opties)


def verdeler(functie: Callable[..., Any] | None = None, **opties: Any) -> Any:
    """Decorator: a task that the clock starts in public and that only sends tasks on."""
    return _maak(BewaakteVerdeler, functie, opties)


def _maak(basis: type[Bewaakt], functie: Callable[..., Any] | None, opties: dict[str, Any]) -> Any:
    opties = {"base": basis, "acks_late": True, "reject_on_worker_lost": True, **opties}
    return shared_task(functie, **opties) if functie else shared_task(**opties)
