"""Brings all schemas to the migrations of the code: several at once, and each by itself."""

import multiprocessing
import os
import time
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from django.db import connection

from organisaties.context import PUBLIEK, in_publiek
from organisaties.fouten import OrganisatieFout
from organisaties.models import Organisatie
from organisaties.schemas import Migratie, achterstanden, bestaat, migreer_schema, toegepaste_migraties

# first half of the key of the lock that keeps two runs from migrating the same schema
SLOT = 0x5354_4152


@dataclass(frozen=True)
class Uitkomst:
    """What happened to one schema: `gedaan` also when it failed further on; `fout` is empty when it did not."""

    schema: str
    gedaan: tuple[Migratie, ...] = ()
    seconden: float = 0.0
    fout: str = ""
    spoor: str = ""

    @property
    def gelukt(self) -> bool:
        return not self.fout


def alle_schemas() -> list[str]:
    """The schemas of all organisations, active or not, in alphabetical order."""
    with in_publiek():
        return list(Organisatie.objects.order_by("schema_name").values_list("schema_name", flat=True))


def migreer_publiek() -> Uitkomst:
    """Migrate public; it goes first, because the list of organisations is in it."""
    return _migreer(PUBLIEK)


def migreer_alle(schemas: Sequence[str], processen: int) -> Iterator[Uitkomst]:
    """Migrate these schemas, `processen` at a time; yields each outcome when it is there.

    A schema that is current is left alone. One that fails does not stop the
    others, and the migrations it already had stay: run it again after the repair.
    """
    achter = achterstanden(schemas)
    te_doen = [schema for schema in schemas if achter.get(schema) != 0]
    for schema in schemas:
        if achter.get(schema) == 0:
            yield Uitkomst(schema)
    if te_doen:
        yield from _naast_elkaar(te_doen, processen)


def _naast_elkaar(schemas: list[str], processen: int) -> Iterator[Uitkomst]:
    # a child must not talk over a connection of its parent
    connection.close()
    vorken = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(min(processen, len(schemas)), mp_context=vorken) as groep:
        werk = {groep.submit(_migreer, schema): schema for schema in schemas}
        for klaar in as_completed(werk):
            yield _uitkomst(klaar, werk[klaar])


def _uitkomst(klaar: "Future[Uitkomst]", schema: str) -> Uitkomst:
    try:
        return klaar.result()
    except BrokenProcessPool:
        return Uitkomst(schema, fout="Het proces werd afgebroken. Draai migreer nog eens.")


def _migreer(schema: str) -> Uitkomst:
    begin, vooraf, fout, spoor = time.monotonic(), toegepaste_migraties(schema), "", ""
    try:
        _migreer_alleen(schema)
    except Exception as oorzaak:  # whatever a migration raises: it is reported, and the others go on
        fout, spoor = f"{type(oorzaak).__name__}: {oorzaak}".strip(), traceback.format_exc()
        connection.close()
    gedaan = sorted(toegepaste_migraties(schema) - vooraf)
    return Uitkomst(schema, tuple(gedaan), time.monotonic() - begin, fout, spoor)


def _migreer_alleen(schema: str) -> None:
    """Migrate the schema while no other run does."""
    if not bestaat(schema):
        raise OrganisatieFout("Dit schema bestaat niet in de database.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s, hashtext(%s))", [SLOT, schema])
        try:
            migreer_schema(schema)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s, hashtext(%s))", [SLOT, schema])


def aantal_processen() -> int:
    """How many schemas at once, when nothing else is said: one per processor of this machine."""
    return os.cpu_count() or 1
