"""Several changes of models in one operation, there and back."""

import pytest
from django.db import connection, models
from django.db.migrations import Migration
from django.db.migrations.operations import AddConstraint, AddField, CreateModel, RemoveConstraint
from django.db.migrations.state import ModelState, ProjectState

from organisaties.migraties import InEenKeer
from organisaties.schemas import bekende_migraties, verwachte_migraties

SLEUTEL = ("id", models.BigAutoField(primary_key=True))
STAP = InEenKeer(
    CreateModel("Tak", [SLEUTEL, ("boom", models.ForeignKey("toegang.proefboom", models.CASCADE))]),
    RemoveConstraint("proefboom", "proefboom_hoogte"),
    AddField("proefboom", "breedte", models.IntegerField(default=1)),
    AddField("proefboom", "tak", models.ForeignKey("toegang.tak", models.SET_NULL, null=True)),
    AddConstraint(
        "proefboom",
        models.CheckConstraint(condition=models.Q(hoogte__gt=models.F("breedte")), name="proefboom_hoogte"),
    ),
    AddConstraint(
        "proefboom",
        models.UniqueConstraint(fields=["hoogte"], condition=models.Q(breedte=1), name="proefboom_een_smalle"),
    ),
)


def boom() -> ProjectState:
    """A project in which one model was there before."""
    staat = ProjectState()
    controle = models.CheckConstraint(condition=models.Q(hoogte__gt=0), name="proefboom_hoogte")
    velden = [SLEUTEL, ("hoogte", models.IntegerField(default=5))]
    staat.add_model(ModelState("toegang", "ProefBoom", velden, options={"constraints": [controle]}))
    with connection.schema_editor() as editor:
        editor.create_model(staat.apps.get_model("toegang", "proefboom"))
    return staat


def tekening() -> tuple[list[tuple], list[tuple]]:
    """The columns and the constraints and indexes of both tables, as the database has them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns"
            " WHERE table_schema = 'werkmakerij' AND table_name IN ('toegang_proefboom', 'toegang_tak') ORDER BY 1, 2"
        )
        kolommen = cursor.fetchall()
        cursor.execute(
            "SELECT conname::text, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid IN (to_regclass('toegang_proefboom'), to_regclass('toegang_tak'))"
            " UNION SELECT indexname::text, indexdef FROM pg_indexes WHERE schemaname = 'werkmakerij'"
            " AND tablename IN ('toegang_proefboom', 'toegang_tak') ORDER BY 1, 2"
        )
        return kolommen, cursor.fetchall()


def draai(*operaties, terug: bool = False) -> None:
    staat, migratie = boom(), Migration("proef", "toegang")
    migratie.operations = list(operaties)
    with connection.schema_editor() as editor:
        migratie.apply(staat.clone(), editor)
    if terug:
        with connection.schema_editor() as editor:
            migratie.unapply(staat.clone(), editor)


def weg() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE toegang_proefboom, toegang_tak CASCADE")


@pytest.mark.django_db
def test_in_een_keer_geeft_dezelfde_tabellen_als_een_voor_een():
    draai(STAP)
    samen = tekening()
    weg()
    draai(*STAP.operaties)
    assert tekening() == samen
    assert {naam for naam, _ in samen[1]} >= {"proefboom_hoogte", "proefboom_een_smalle"}


@pytest.mark.django_db
def test_in_een_keer_gaat_ook_terug():
    boom()
    eerst = tekening()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE toegang_proefboom")
    draai(STAP, terug=True)
    assert tekening() == eerst


def test_wat_een_migratie_verving_blijft_bekend():
    oud = ("trajecten", "0007_aanmelden")
    assert oud in bekende_migraties()
    assert oud not in verwachte_migraties()
    assert verwachte_migraties() < bekende_migraties()
