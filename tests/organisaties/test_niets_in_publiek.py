"""Public holds organisations and addresses; code that forgets the organisation fails instead of leaking."""

import pytest
from django.apps import apps
from django.conf import settings
from django.db import ProgrammingError, connection, transaction

import organisaties
from trajecten.models import Deelnemer

pytestmark = pytest.mark.django_db
VAN_ORGANISATIES = [
    model
    for app in apps.get_app_configs()
    if app.name in settings.TENANT_APPS
    for model in app.get_models(include_auto_created=True)
]


def tabellen(schema: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = %s", [schema])
        return {naam for (naam,) in cursor.fetchall()}


def test_publiek_heeft_alleen_de_tabellen_van_organisaties():
    assert tabellen("public") == {
        "django_migrations",
        "organisaties_blauwdruk",
        "organisaties_domein",
        "organisaties_organisatie",
    }


def test_een_schema_heeft_geen_tabel_die_ook_in_publiek_staat():
    assert tabellen("werkmakerij") & tabellen("public") == {"django_migrations"}


def test_deelnemers_zonder_organisatie_vragen_mislukt():
    with organisaties.in_publiek(), pytest.raises(ProgrammingError, match="trajecten_deelnemer"):
        Deelnemer.objects.count()


@pytest.mark.parametrize("model", VAN_ORGANISATIES, ids=lambda model: model._meta.label)
def test_geen_enkel_model_is_zonder_organisatie_te_lezen(model):
    with organisaties.in_publiek(), pytest.raises(ProgrammingError), transaction.atomic():
        model._base_manager.exists()


def test_de_uitbreidingen_staan_in_publiek():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT extname, nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace"
            " WHERE extname IN ('pg_trgm', 'btree_gist')"
        )
        assert sorted(cursor.fetchall()) == [("btree_gist", "public"), ("pg_trgm", "public")]
