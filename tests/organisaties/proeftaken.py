"""Tasks that tests give to the real worker."""

import time

from django.db import connection

import organisaties
from organisaties.context import PUBLIEK
from organisaties.taken import taak, verdeler


@taak
def waar_ben_ik(nummer: int) -> str:
    """The schema in which it ran, and the number it was given."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        return f"{cursor.fetchone()[0]}:{organisaties.huidige().schema_name}:{nummer}"


@taak
def dwaal_af(nummer: int) -> None:
    """A task with a mistake: it goes to public and stays there."""
    connection.set_schema_to_public()


@taak
def wacht(seconden: int) -> str:
    """Takes a while; says where it was."""
    time.sleep(seconden)
    return organisaties.schema()


@verdeler
def verdeel(nummer: int) -> list[str]:
    """Send a task on in every organisation; returns where."""
    gestuurd = []
    for organisatie in organisaties.voor_elke_organisatie():
        waar_ben_ik.delay(nummer)
        gestuurd.append(organisatie.schema_name)
    return [organisaties.schema() if organisaties.schema() != PUBLIEK else "public", *gestuurd]
