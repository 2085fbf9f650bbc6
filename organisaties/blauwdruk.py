"""Makes a schema by replaying the statements to which a freshly migrated schema was dumped.

Running all migrations takes seconds; sending the statements that they amount to takes a few tenths. The
statements are kept in the database (Blauwdruk) and belong to one state of the migrations.
"""

import structlog
from django.db import connection, transaction

from organisaties.context import in_publiek
from organisaties.models import Blauwdruk
from organisaties.pgdump import dump_opdrachten
from organisaties.schemas import citeer, migreer_schema, vingerafdruk
from organisaties.sqltekst import noem_schema

log = structlog.get_logger(__name__)

# the name that stands for the organisation in the kept statements; no organisation can be called so
SJABLOON = "sjabloon_schema"
# one maker at a time; any number that nothing else in this database locks
SLOT = 0x5354_4150


def speel_af(schema: str) -> None:
    """Make the schema with all its tables, as the current migrations would; must not exist yet.

    To be called in a transaction: a failure leaves nothing. Makes the blueprint first where it is not
    there yet (seconds; and then not inside a transaction).
    """
    # as one message: a round trip for each of more than a thousand statements takes as long as the statements
    alles = ";\n".join(haal_blauwdruk().opdrachten)
    with in_publiek(), connection.cursor() as cursor:
        # without parameters: a % in the text is a %
        cursor.execute(noem_schema(alles, SJABLOON, schema))


def haal_blauwdruk() -> Blauwdruk:
    """The blueprint of the current migrations, made when it is not there yet."""
    with in_publiek():
        bestaand = Blauwdruk.objects.filter(vingerafdruk=vingerafdruk()).first()
        return bestaand or _maak_blauwdruk()


def _maak_blauwdruk() -> Blauwdruk:
    """Migrate a schema of its own, dump it and drop it. Not in a transaction: pg_dump must see it."""
    if connection.in_atomic_block:
        raise transaction.TransactionManagementError("Maak de blauwdruk (migreer) vóór de transactie.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [SLOT])
        try:
            # whoever held the lock may have made it meanwhile
            bestaand = Blauwdruk.objects.filter(vingerafdruk=vingerafdruk()).first()
            return bestaand or _bewaar(_migreer_en_dump())
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [SLOT])


def _migreer_en_dump() -> list[str]:
    naam = citeer(SJABLOON)
    with connection.cursor() as cursor:
        # what a maker that was killed left behind
        cursor.execute(f"DROP SCHEMA IF EXISTS {naam} CASCADE")
        cursor.execute(f"CREATE SCHEMA {naam}")
        try:
            migreer_schema(SJABLOON)
            return dump_opdrachten(SJABLOON, "--inserts", "--rows-per-insert=500")
        finally:
            cursor.execute(f"DROP SCHEMA {naam} CASCADE")


@transaction.atomic
def _bewaar(opdrachten: list[str]) -> Blauwdruk:
    Blauwdruk.objects.exclude(vingerafdruk=vingerafdruk()).delete()
    nieuw = Blauwdruk.objects.create(vingerafdruk=vingerafdruk(), opdrachten=opdrachten)
    log.info("blauwdruk_gemaakt", vingerafdruk=str(nieuw), opdrachten=len(opdrachten))
    return nieuw
