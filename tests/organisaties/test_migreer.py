"""migreer brings every schema up to date, and goes on where it stopped."""

from io import StringIO

import pytest
from celery import current_app
from django.core.management import CommandError, call_command
from django.db import connection
from kombu import pools

from organisaties.schemas import achterstand, is_actueel

pytestmark = pytest.mark.usefixtures("zonder_transactie")
LAATSTE = ("rapportage", "0001_rapporten")


@pytest.fixture(autouse=True)
def in_publiek(zonder_transactie):
    """A command starts outside every organisation, in a process that did not speak to the queue yet.

    A fork that inherits such a connection waits for an answer that its parent reads.
    """
    connection.set_schema_to_public()
    pools.reset()
    current_app._after_fork()


def loop_achter(schema: str) -> None:
    """Take an app's tables and its place in the list of migrations away, as if it were new."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = %s AND tablename LIKE 'rapportage%%'", [schema]
        )
        for (tabel,) in cursor.fetchall():
            cursor.execute(f'DROP TABLE "{schema}"."{tabel}" CASCADE')
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = %s::regnamespace AND proname LIKE 'rapport%%'", [schema]
        )
        for (functie,) in cursor.fetchall():
            cursor.execute(f'DROP FUNCTION "{schema}"."{functie}" CASCADE')
        cursor.execute(f"DELETE FROM \"{schema}\".django_migrations WHERE app = 'rapportage'")


def migreer(**opties) -> str:
    uitvoer = StringIO()
    call_command("migreer", stdout=uitvoer, stderr=uitvoer, **opties)
    return uitvoer.getvalue()


def test_wat_actueel_is_wordt_overgeslagen():
    uitvoer = migreer()
    for schema in ("public", "platform", "werkmakerij", "werkshop"):
        assert f"{schema}: actueel" in uitvoer
    assert "0 van 4 schema's bijgewerkt" in uitvoer


def test_wat_achterloopt_wordt_bijgewerkt_en_genoemd():
    loop_achter("werkshop")
    loop_achter("platform")
    uitvoer = migreer(processen=2)
    assert f"werkshop: {LAATSTE[0]}.{LAATSTE[1]}" in uitvoer
    assert f"platform: {LAATSTE[0]}.{LAATSTE[1]}" in uitvoer
    assert "werkmakerij: actueel" in uitvoer
    assert is_actueel("werkshop")
    assert is_actueel("platform")


def test_een_schema_dat_mislukt_houdt_de_andere_niet_tegen_en_gaat_daarna_verder():
    for schema in ("platform", "werkmakerij", "werkshop"):
        loop_achter(schema)
    with connection.cursor() as cursor:
        # in the way of the migration
        cursor.execute("CREATE TABLE werkmakerij.rapportage_rapport (in_de_weg int)")
    with pytest.raises(CommandError, match="Mislukt: werkmakerij") as fout:
        migreer(processen=2)
    assert fout.value.returncode == 1
    assert is_actueel("platform")
    assert is_actueel("werkshop")
    assert LAATSTE in achterstand("werkmakerij")

    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE werkmakerij.rapportage_rapport")
    uitvoer = migreer()
    assert "werkshop: actueel" in uitvoer
    assert f"werkmakerij: {LAATSTE[0]}.{LAATSTE[1]}" in uitvoer
    assert is_actueel("werkmakerij")


def test_een_schema_dat_ontbreekt_wordt_genoemd():
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA werkshop CASCADE")
    with pytest.raises(CommandError, match="Mislukt: werkshop"):
        migreer()


def test_alleen_het_gevraagde_schema():
    loop_achter("werkshop")
    loop_achter("platform")
    migreer(schema=["werkshop"])
    assert is_actueel("werkshop")
    assert not is_actueel("platform")


def test_organisaties_zegt_hoeveel_een_schema_achterloopt():
    loop_achter("werkshop")
    uitvoer = StringIO()
    call_command("organisaties", stdout=uitvoer)
    regels = {regel.split()[0]: regel for regel in uitvoer.getvalue().splitlines()}
    assert "achter" in regels["werkshop"]
    assert "actueel" in regels["werkmakerij"]
