"""One organisation goes into an archive and comes back, with its files, beside the others."""

import json
import tarfile
from io import BytesIO, StringIO

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

import organisaties
from organisaties.models import Domein, Organisatie
from organisaties.schemas import bestaat, is_actueel, toegepaste_migraties
from tests.organisaties.catalogus import beschrijving
from tests.organisaties.test_migreer import loop_achter
from toegang.models import Team

pytestmark = pytest.mark.usefixtures("zonder_transactie")
# what would go wrong if rows were handled as SQL, or the name of the schema were replaced in them
LASTIG = "werkmakerij.toegang_team\t'; -- \\N \n $$ é ≥ coach1@werkmakerij.example"


@pytest.fixture
def archief(tmp_path, settings, organisatie):
    """An archive of werkmakerij with a team and a file; the organisation goes on after it."""
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    Team.objects.create(naam=LASTIG[:80])
    Session.objects.create(session_key="s" * 32, session_data="x", expire_date=timezone.now())
    default_storage.save("rapporten/plan.pdf", ContentFile(b"het plan"))
    doel = tmp_path / "werkmakerij.tar.gz"
    connection.set_schema_to_public()
    call_command("organisatie_dump", "werkmakerij", str(doel), stdout=StringIO())
    return doel


def herstel(archief, **opties) -> str:
    uitvoer = StringIO()
    connection.set_schema_to_public()
    call_command("organisatie_herstel", str(archief), stdout=uitvoer, **opties)
    return uitvoer.getvalue()


def bestanden() -> list[bytes]:
    _, namen = default_storage.listdir("rapporten")
    inhoud = []
    for naam in namen:
        with default_storage.open(f"rapporten/{naam}") as bestand:
            inhoud.append(bestand.read())
    return inhoud


def test_een_archief_is_alleen_voor_wie_het_maakte(archief):
    assert oct(archief.stat().st_mode & 0o777) == "0o600"


def test_onder_een_andere_naam_staat_alles_ernaast(archief, client_voor):
    uitvoer = herstel(archief, schema="kopie", adres="kopie.localhost", naam="De Kopie")
    assert "De Kopie staat weer klaar op http://kopie.localhost:8000/" in uitvoer
    with organisaties.in_organisatie("kopie"):
        assert Team.objects.get().naam == LASTIG[:80]
        assert bestanden() == [b"het plan"]
        Team.objects.create(naam="alleen in de kopie")
    with organisaties.in_organisatie("werkmakerij"):
        assert Team.objects.count() == 1
    assert client_voor("kopie").get("/inloggen/").status_code == 200


def test_een_teruggezet_schema_is_gelijk_aan_het_origineel(archief):
    herstel(archief, schema="kopie", adres="kopie.localhost")
    assert beschrijving("kopie") == beschrijving("werkmakerij")
    # and numbers go on where they were
    with organisaties.in_organisatie("kopie"):
        eerste = Team.objects.get()
        assert Team.objects.create(naam="de volgende").pk > eerste.pk


def test_vervangen_zet_rijen_en_bestanden_terug_en_houdt_het_adres(archief):
    with organisaties.in_organisatie("werkmakerij"):
        Team.objects.all().delete()
        default_storage.save("rapporten/later.pdf", ContentFile(b"van later"))
    herstel(archief, vervang=True)
    with organisaties.in_organisatie("werkmakerij"):
        assert Team.objects.get().naam == LASTIG[:80]
        assert bestanden() == [b"het plan"]
    assert [d.domain for d in Domein.objects.filter(tenant__schema_name="werkmakerij")] == ["werkmakerij.localhost"]


def test_een_weggeraakte_organisatie_komt_terug_op_haar_eigen_adres(archief):
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA werkmakerij CASCADE")
    Organisatie.objects.get(schema_name="werkmakerij").delete()
    herstel(archief)
    assert is_actueel("werkmakerij")
    assert Domein.objects.get(tenant__schema_name="werkmakerij").domain == "werkmakerij.localhost"


def test_sessies_gaan_niet_mee(archief):
    herstel(archief, schema="kopie", adres="kopie.localhost")
    with organisaties.in_organisatie("kopie"):
        assert not Session.objects.exists()


def test_zonder_vervang_blijft_staan_wat_er_staat(archief):
    with pytest.raises(CommandError, match="Er is al een schema werkmakerij"):
        herstel(archief)


def test_een_adres_dat_bezet_is_laat_niets_achter(archief):
    with pytest.raises(CommandError, match="Dit adres is al van een organisatie"):
        herstel(archief, schema="kopie")
    assert not bestaat("kopie")
    assert not Organisatie.objects.filter(schema_name="kopie").exists()


def test_een_ouder_archief_wordt_bijgewerkt(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    connection.set_schema_to_public()
    loop_achter("werkshop")
    call_command("organisatie_dump", "werkshop", str(tmp_path / "oud.tar.gz"), stdout=StringIO())
    herstel(tmp_path / "oud.tar.gz", schema="kopie", adres="kopie.localhost")
    assert is_actueel("kopie")
    assert Organisatie.objects.get(schema_name="kopie").actief


def test_een_archief_van_een_nieuwere_versie_wordt_geweigerd(archief, tmp_path):
    uitgepakt = tmp_path / "uitgepakt"
    with tarfile.open(archief) as tar:
        tar.extraction_filter = getattr(tarfile, "data_filter", None)
        tar.extractall(uitgepakt)  # noqa: S202 - made by this test
    inhoud = json.loads((uitgepakt / "inhoud.json").read_text())
    inhoud["migraties"].append(["trajecten", "9999_uit_de_toekomst"])
    (uitgepakt / "inhoud.json").write_text(json.dumps(inhoud))
    with tarfile.open(tmp_path / "nieuw.tar.gz", "w:gz") as tar:
        tar.add(uitgepakt, ".")
    with pytest.raises(CommandError, match="nieuwere versie"):
        herstel(tmp_path / "nieuw.tar.gz", schema="kopie", adres="kopie.localhost")


@pytest.mark.parametrize("naam", ["../buiten.txt", "/srv/buiten.txt"])
def test_een_archief_dat_buiten_zijn_map_schrijft_wordt_geweigerd(tmp_path, settings, naam):
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    with tarfile.open(tmp_path / "kwaad.tar.gz", "w:gz") as tar:
        tar.addfile(tarfile.TarInfo(naam), BytesIO())
    with pytest.raises(CommandError, match="geen archief"):
        herstel(tmp_path / "kwaad.tar.gz")


def test_een_archief_met_een_verwijzing_wordt_geweigerd(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    lid = tarfile.TarInfo("bestanden")
    lid.type, lid.linkname = tarfile.SYMTYPE, "/etc"
    with tarfile.open(tmp_path / "kwaad.tar.gz", "w:gz") as tar:
        tar.addfile(lid)
    with pytest.raises(CommandError, match="geen archief"):
        herstel(tmp_path / "kwaad.tar.gz")


def test_iets_anders_dan_een_archief_wordt_geweigerd(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "bestanden"
    (tmp_path / "brief.txt").write_text("Beste lezer")
    with pytest.raises(CommandError, match="geen archief"):
        herstel(tmp_path / "brief.txt")


def test_een_bestaand_bestand_wordt_niet_overschreven(archief):
    with pytest.raises(CommandError, match="bestaat al"):
        call_command("organisatie_dump", "werkmakerij", str(archief))


def test_een_onbekende_organisatie_is_niet_te_bewaren(tmp_path):
    connection.set_schema_to_public()
    with pytest.raises(CommandError, match="geen organisatie met schema bestaatniet"):
        call_command("organisatie_dump", "bestaatniet", str(tmp_path / "x.tar.gz"))
    assert not (tmp_path / "x.tar.gz").exists()


def test_een_dump_verandert_niets_aan_de_lijst_van_migraties(archief):
    assert toegepaste_migraties("werkmakerij") == toegepaste_migraties("werkshop")
