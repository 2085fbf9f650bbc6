"""Puts an archived organisation (archief.py) into a running system, under its own name or another."""

import json
import re
import shutil
import tarfile
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from organisaties.adressen import vergeet_adressen
from organisaties.archief import FORMAAT, Inhoud
from organisaties.context import PUBLIEK, in_publiek
from organisaties.fouten import OrganisatieFout
from organisaties.models import Domein, Organisatie
from organisaties.opslag import map_van
from organisaties.schemas import bekende_migraties, bestaat, citeer, is_actueel, migreer_schema
from organisaties.sqltekst import noem_schema

BROK = 1 << 20


def herstel_organisatie(
    *, archief: Path, schema: str = "", adres: str = "", naam: str = "", vervang: bool = False
) -> Organisatie:
    """Make the organisation in the archive again; returns it, active and with current migrations.

    schema, adres, naam: other than those in the archive; a schema of its own asks for an address of its
    own. vervang: throw away what is there under this schema (its row and addresses stay). Everything in
    the database happens in one transaction, and other organisations notice nothing.

    Raises OrganisatieFout when the archive is not ours, is newer than the code, or when the place is
    taken and `vervang` is not given; ValidationError for an impossible schema or address.
    """
    with tempfile.TemporaryDirectory(dir=_bestandenmap()) as uitgepakt, in_publiek():
        inhoud = _pak_uit(archief, Path(uitgepakt))
        doel = schema or inhoud.schema
        _eis_plek_vrij(doel, vervang)
        with transaction.atomic():
            organisatie = _bewaar_organisatie(inhoud, doel, naam, adres)
            _maak_schema(inhoud, doel, Path(uitgepakt))
        _zet_bestanden(Path(uitgepakt) / "bestanden", doel)
        _werk_bij(organisatie)
    return organisatie


def _bestandenmap() -> Path:
    """The folder of all files: unpacking on the same disk makes the exchange a matter of renaming."""
    wortel = Path(settings.MEDIA_ROOT)
    wortel.mkdir(parents=True, exist_ok=True)
    return wortel


def _pak_uit(archief: Path, doel: Path) -> Inhoud:
    try:
        with tarfile.open(archief) as tar:
            _eis_binnen(tar, doel)
            # Debian 12's Python 3.11.2 does not know the filter yet; there the check above does its work
            tar.extraction_filter = getattr(tarfile, "data_filter", None)
            tar.extractall(doel)  # noqa: S202 - see above
        inhoud = Inhoud(**json.loads((doel / "inhoud.json").read_text(encoding="utf-8")))
    except (tarfile.TarError, FileNotFoundError, TypeError, ValueError) as fout:
        raise OrganisatieFout(f"{archief} is geen archief van een organisatie.") from fout
    if inhoud.formaat != FORMAAT:
        raise OrganisatieFout(f"Dit archief heeft formaat {inhoud.formaat}; deze versie leest formaat {FORMAAT}.")
    onbekend = {tuple(migratie) for migratie in inhoud.migraties} - bekende_migraties()
    if onbekend:
        raise OrganisatieFout("Dit archief komt uit een nieuwere versie. Werk eerst de software bij.")
    return inhoud


def _eis_binnen(tar: tarfile.TarFile, doel: Path) -> None:
    """Raise ReadError when something in the archive is no plain file or folder inside `doel`."""
    for lid in tar.getmembers():
        if not (lid.isreg() or lid.isdir()) or not (doel / lid.name).resolve().is_relative_to(doel.resolve()):
            raise tarfile.ReadError(f"{lid.name} hoort niet in een archief.")


def _eis_plek_vrij(schema: str, vervang: bool) -> None:
    if bestaat(schema) and not vervang:
        raise OrganisatieFout(f"Er is al een schema {schema}. Kies een ander, of gebruik --vervang.")
    if schema == PUBLIEK:
        raise OrganisatieFout("In public staat nooit een organisatie.")


def _bewaar_organisatie(inhoud: Inhoud, schema: str, naam: str, adres: str) -> Organisatie:
    """The row, switched off until everything is there, with its addresses."""
    organisatie = Organisatie.objects.filter(schema_name=schema).first() or Organisatie(schema_name=schema)
    nieuw = organisatie.pk is None
    for veld, waarde in inhoud.eigenschappen.items():
        setattr(organisatie, veld, waarde)
    organisatie.naam = naam or organisatie.naam
    organisatie.actief = False
    organisatie.full_clean()
    organisatie.save()
    if nieuw:
        _bewaar_adressen(organisatie, [adres] if adres else inhoud.adressen)
    return organisatie


def _bewaar_adressen(organisatie: Organisatie, adressen: list[str]) -> None:
    for nummer, adres in enumerate(adressen):
        domein = Domein(domain=adres, tenant=organisatie, is_primary=nummer == 0)
        domein.full_clean()
        domein.save()


def _maak_schema(inhoud: Inhoud, schema: str, uitgepakt: Path) -> None:
    """Tables first, then rows, then everything that would check or index each row on its way in."""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP SCHEMA IF EXISTS {citeer(schema)} CASCADE")
        cursor.execute("SELECT current_user")
        rol = cursor.fetchone()[0]
        for opdracht in inhoud.voor:
            cursor.execute(_vertaal(opdracht, inhoud, schema, rol))
        for tabel in inhoud.rijen:
            _kopieer_in(cursor, schema, tabel, inhoud.kolommen[tabel], uitgepakt / "tabellen" / tabel)
        for reeks, laatste in inhoud.reeksen.items():
            cursor.execute("SELECT setval(%s, %s)", [f"{citeer(schema)}.{citeer(reeks)}", laatste])
        for opdracht in inhoud.na:
            cursor.execute(_vertaal(opdracht, inhoud, schema, rol))


def _vertaal(opdracht: str, inhoud: Inhoud, schema: str, rol: str) -> str:
    """The statement for this schema and for the database user of this installation."""
    if opdracht.startswith(("GRANT ", "REVOKE ")):
        opdracht = re.sub(rf'(?<= )"?{re.escape(inhoud.rol)}"?$', citeer(rol), opdracht)
    return noem_schema(opdracht, inhoud.schema, schema)


def _kopieer_in(cursor, schema: str, tabel: str, kolommen: list[str], bron: Path) -> None:
    lijst = ", ".join(map(citeer, kolommen))
    opdracht = f"COPY {citeer(schema)}.{citeer(tabel)} ({lijst}) FROM STDIN"
    with cursor.copy(opdracht) as stroom, bron.open("rb") as bestand:
        while brok := bestand.read(BROK):
            stroom.write(brok)


def _zet_bestanden(nieuw: Path, schema: str) -> None:
    """Exchange the folder of files; the old one goes last."""
    doel, oud = map_van(schema), nieuw.with_name("oud")
    if doel.exists():
        doel.rename(oud)
    if nieuw.exists():
        nieuw.chmod(0o700)
        nieuw.rename(doel)
    shutil.rmtree(oud, ignore_errors=True)


def _werk_bij(organisatie: Organisatie) -> None:
    if not is_actueel(organisatie.schema_name):
        migreer_schema(organisatie.schema_name)
    organisatie.actief = True
    organisatie.save(update_fields=["actief"])
    vergeet_adressen()
