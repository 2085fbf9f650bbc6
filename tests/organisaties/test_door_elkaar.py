"""Requests for several organisations at the same time, over connections that are kept, never mix."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

import organisaties
from organisaties.middleware import OrganisatieMiddleware
from tests.databank import adres
from toegang.models import Team

SCHEMAS = ("werkmakerij", "werkshop", "platform")
DRADEN = 4
VERZOEKEN = 120


@pytest.fixture
def teams(zonder_transactie):
    """In every organisation one team that carries its name."""
    for schema in SCHEMAS:
        with organisaties.in_organisatie(schema):
            Team.objects.create(naam=f"Team van {schema}")


def test_verzoeken_door_elkaar_krijgen_altijd_de_rijen_van_hun_eigen_organisatie(teams):
    # two queries: the first after a change of organisation sets the search path, the second leans on it
    def lees(request):
        namen = [*Team.objects.values_list("naam", flat=True), Team.objects.get().naam]
        return HttpResponse(",".join([organisaties.schema(), *namen]))

    middleware = OrganisatieMiddleware(lees)

    def verzoek(nummer: int) -> tuple[str, str]:
        schema = SCHEMAS[nummer % len(SCHEMAS)]
        antwoord = middleware(RequestFactory().get("/", headers={"host": adres(schema)}))
        return schema, antwoord.content.decode()

    def werk(nummers: range) -> list[tuple[str, str]]:
        try:
            return [verzoek(nummer) for nummer in nummers]
        finally:
            # of this thread; nothing else closes it
            connection.close()

    with ThreadPoolExecutor(DRADEN) as draden:
        delen = draden.map(werk, [range(begin, VERZOEKEN, DRADEN) for begin in range(DRADEN)])
        antwoorden = [antwoord for deel in delen for antwoord in deel]
    assert len(antwoorden) == VERZOEKEN
    assert [tekst for schema, tekst in antwoorden if tekst != f"{schema},Team van {schema},Team van {schema}"] == []
