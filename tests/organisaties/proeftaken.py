"""Tasks that tests give to the real worker."""

from django.db import connection

import organisaties
from organisaties.taken import taak, verdeler


@taak
def waar_ben_ik(nummer: int) -> str:
    """The schema in which it ran according to the database and to us, and the number it was given."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        return f"{cursor.fetchone()[0]}:{organisaties.huidige().schema_name}:{nummer}"


@taak
def tel_op(nummer: int) -> int:
    """One more, for chains."""
    return nummer + 1


@taak
def dwaal_af(nummer: int) -> None:
    """A task with a mistake: it goes to public and stays there."""
    connection.set_schema_to_public()


@verdeler
def verdeel(nummer: int) -> list[str]:
    """Send a task on in every organisation; returns where it was and where it sent."""
    gestuurd = [organisaties.schema()]
    for organisatie in organisaties.voor_elke_organisatie():
        waar_ben_ik.delay(nummer)
        gestuurd.append(organisatie.schema_name)
    return gestuurd
