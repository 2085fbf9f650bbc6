"""Fills organisations: the import reads a few people into one, SQL copies those into the others and multiplies them."""

import tempfile
from pathlib import Path

from django.db import connection
from django.utils import timezone

from organisaties import in_organisatie
from organisaties.context import in_publiek
from organisaties.diensten import maak_organisatie
from organisaties.models import Organisatie
from tests.fabrieken.toegang import GebruikerFactory
from tests.snelheid import lijsten
from toegang.models import Gebruiker
from trajecten.importeren import uitvoering
from trajecten.importeren.bron import uit_pad
from trajecten.models import Betrokkene, Traject

SJABLOON = "werkmakerij"
METER = "meter@meten.example"
# how many people whoever measures guides, in an organisation of any size
CASELOAD = 30
# what hangs on a deelnemer; programmes, staff and employers stay as many as they are
TABELLEN = (
    "trajecten_deelnemer",
    "trajecten_traject",
    "trajecten_betrokkene",
    "trajecten_startsituatie",
    "trajecten_uitstroom",
    "trajecten_opvolging",
    "trajecten_contactmoment",
    "trajecten_deelneemuur",
    "bouwstenen_fase",
    "zelfredzaamheid_meting",
    "zelfredzaamheid_score",
    "werkgevers_plaatsing",
)
# what must differ from copy to copy; {letters} is the number of the copy without digits, as names have none
LETTERS = "translate(n::text, '0123456789', 'abcdefghij')"
ANDERS = {
    "deelnemernummer": "deelnemernummer || '-' || n",
    "trajectnummer": "trajectnummer || '-' || n",
    "achternaam": f"achternaam || {LETTERS}",
    "sorteernaam": f"replace(sorteernaam, ',', {LETTERS} || ',')",
    "zoeknaam": f"zoeknaam || '-' || n || ' ' || {LETTERS}",
    "klanknaam": f"klanknaam || {LETTERS}",
    "email": "n || email",
}


def adres(schema: str) -> str:
    """The host name of a measured organisation."""
    return f"{schema}.localhost"


def maak_lege(schema: str) -> float:
    """An organisation without people, made as the product makes it; returns the seconds that it took."""
    nieuw = maak_organisatie(schema=schema, naam=schema.capitalize(), adres=adres(schema), sjabloon=SJABLOON, door=None)
    return nieuw.seconden


def maak_zaad(schema: str, aantal: int) -> None:
    """An organisation with `aantal` deelnemers, read in from lists, and somebody who measures."""
    maak_lege(schema)
    with in_organisatie(schema), tempfile.TemporaryDirectory() as map_:
        lijsten.schrijf(Path(map_), aantal, timezone.localdate())
        uitkomst = uitvoering.lees_in(uit_pad(Path(map_)), door=None)
        if not uitkomst.goed:
            raise ValueError(uitkomst.meldingen.fouten[:5])
        wie = GebruikerFactory(email=METER, rollen=["casemanager", "programmamanager"], met_code_app=True)
        _geef_caseload(wie)


def maak_gevulde(schema: str, uit: str, keer: int = 1) -> None:
    """An organisation with the people of `uit`, `keer` times over, and the same staff."""
    maak_lege(schema)
    with connection.cursor() as cursor:
        # what the triggers guard holds for the rows that are copied
        cursor.execute("SET session_replication_role = replica")
        _neem_over(cursor, uit, schema)
        if keer > 1:
            _vermenigvuldig(cursor, schema, keer)
        _zet_tellers(cursor, schema)
        cursor.execute("RESET session_replication_role")


def veeg(schema: str) -> None:
    """Let PostgreSQL look at what was written, as it would by itself after a while."""
    with connection.cursor() as cursor:
        tabellen = ", ".join(f'"{schema}"."{tabel}"' for tabel in _tabellen(cursor, schema))
        cursor.execute(f"VACUUM (ANALYZE) {tabellen}")


def hoeveel() -> int:
    """How many organisations there are."""
    with in_publiek():
        return Organisatie.objects.count()


def _geef_caseload(wie: Gebruiker) -> None:
    lopend = Traject.objects.lopend_op(timezone.localdate()).order_by("id")[:CASELOAD]
    for traject in lopend:
        Betrokkene.objects.create(
            traject=traject, gebruiker=wie, rol=Betrokkene.Rol.CASEMANAGER, van=timezone.localdate()
        )


def _neem_over(cursor, uit: str, naar: str) -> None:
    """Everything of one organisation into another that was just made of the same template."""
    tabellen = _tabellen(cursor, uit)
    cursor.execute("TRUNCATE " + ", ".join(f'"{naar}"."{tabel}"' for tabel in tabellen))
    for tabel in tabellen:
        kolommen = ", ".join(f'"{kolom}"' for kolom in _kolommen(cursor, uit, tabel))
        cursor.execute(
            f'INSERT INTO "{naar}"."{tabel}" ({kolommen}) OVERRIDING SYSTEM VALUE'
            f' SELECT {kolommen} FROM "{uit}"."{tabel}"'
        )


def _vermenigvuldig(cursor, schema: str, keer: int) -> None:
    stappen = {tabel: _stap(cursor, schema, tabel) for tabel in TABELLEN}
    for tabel in TABELLEN:
        cursor.execute(_kopieeropdracht(cursor, schema, tabel, stappen), [keer - 1])


def _stap(cursor, schema: str, tabel: str) -> int:
    """How far the keys of one copy lie from those of the next: beyond the highest of the first."""
    cursor.execute(f'SELECT COALESCE(max(id), 0) + 1 FROM "{schema}"."{tabel}"')
    return cursor.fetchone()[0]


def _kopieeropdracht(cursor, schema: str, tabel: str, stappen: dict[str, int]) -> str:
    """INSERT … SELECT of all rows, so many times, with keys and references moved and texts that are unique made so."""
    verwijzingen = _verwijzingen(cursor, schema, tabel)
    kolommen = _kolommen(cursor, schema, tabel)
    waarden = []
    for kolom, soort in kolommen.items():
        if kolom == "id":
            waarden.append(f"id + {stappen[tabel]} * n")
        elif verwijzingen.get(kolom) in stappen:
            waarden.append(f'"{kolom}" + {stappen[verwijzingen[kolom]]} * n')
        elif tabel in ("trajecten_deelnemer", "trajecten_traject") and kolom in ANDERS:
            waarden.append(ANDERS[kolom])
        elif soort == "uuid":
            waarden.append(f'CASE WHEN "{kolom}" IS NULL THEN NULL ELSE gen_random_uuid() END')
        else:
            waarden.append(f'"{kolom}"')
    # whoever measures guides as many people as before
    waar = f"WHERE gebruiker_id <> ({_meter(schema)})" if tabel == "trajecten_betrokkene" else ""
    namen = ", ".join(f'"{kolom}"' for kolom in kolommen)
    return (
        f'INSERT INTO "{schema}"."{tabel}" ({namen}) OVERRIDING SYSTEM VALUE'
        f' SELECT {", ".join(waarden)} FROM "{schema}"."{tabel}", generate_series(1, %s) AS n {waar}'
    )


def _meter(schema: str) -> str:
    return f"SELECT id FROM \"{schema}\".toegang_gebruiker WHERE email = '{METER}'"


def _zet_tellers(cursor, schema: str) -> None:
    """The next key of each table is beyond those that were copied."""
    for tabel in _tabellen(cursor, schema):
        if _kolommen(cursor, schema, tabel).get("id") in ("bigint", "integer"):
            naam = f'"{schema}"."{tabel}"'
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{naam}', 'id'), COALESCE(max(id), 0) + 1) FROM {naam}"
            )


def _tabellen(cursor, schema: str) -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = %s ORDER BY tablename", [schema])
    return [tabel for (tabel,) in cursor.fetchall()]


def _kolommen(cursor, schema: str, tabel: str) -> dict[str, str]:
    """The columns that are not calculated, with their types."""
    cursor.execute(
        "SELECT column_name, data_type FROM information_schema.columns"
        " WHERE table_schema = %s AND table_name = %s AND is_generated = 'NEVER' ORDER BY ordinal_position",
        [schema, tabel],
    )
    return dict(cursor.fetchall())


def _verwijzingen(cursor, schema: str, tabel: str) -> dict[str, str]:
    """The tables to which columns refer."""
    cursor.execute(
        "SELECT kolom.attname, doel.relname FROM pg_constraint AS c"
        " JOIN pg_class AS doel ON doel.oid = c.confrelid"
        " JOIN pg_attribute AS kolom ON kolom.attrelid = c.conrelid AND kolom.attnum = c.conkey[1]"
        " WHERE c.contype = 'f' AND cardinality(c.conkey) = 1 AND c.conrelid = %s::regclass",
        [f'"{schema}"."{tabel}"'],
    )
    return dict(cursor.fetchall())
