"""The organisation in which the current thread works: reading it, entering it, going round all of them.

The organisation is set in three places only: the web middleware, the Celery task base and
`voor_elke_organisatie` (commands and the dispatcher of scheduled tasks). All three use this module.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db import connection

from organisaties.fouten import OrganisatieGewisseld

if TYPE_CHECKING:
    from organisaties.models import Organisatie

PUBLIEK = "public"
# the connection of django-tenants, whose schema_name and set_tenant the stubs of Django do not know
verbinding: Any = connection


def schema() -> str:
    """The schema in which this thread works; "public" outside every organisation."""
    return str(verbinding.schema_name)


def huidige() -> "Organisatie | None":
    """The organisation of this request or task; None in public.

    Raises Organisatie.DoesNotExist when the schema belongs to no organisation.
    """
    if verbinding.schema_name == PUBLIEK:
        return None
    model = apps.get_model("organisaties", "Organisatie")
    if not isinstance(verbinding.tenant, model):
        verbinding.set_tenant(_zoek(verbinding.schema_name))
    organisatie: Organisatie = verbinding.tenant
    return organisatie


@contextmanager
def in_organisatie(organisatie: "Organisatie | str") -> "Iterator[Organisatie]":
    """Work inside an organisation (given as object or schema name) and come back to where it was.

    Yields the Organisatie. Raises Organisatie.DoesNotExist for an unknown schema name, and
    OrganisatieGewisseld when the work inside ended in another organisation than it began in.
    """
    gekozen = _zoek(organisatie) if isinstance(organisatie, str) else organisatie
    with _in(gekozen.schema_name, lambda: verbinding.set_tenant(gekozen)):
        yield gekozen


def _zoek(schemanaam: str) -> "Organisatie":
    gevonden: Organisatie = apps.get_model("organisaties", "Organisatie").objects.get(schema_name=schemanaam)
    return gevonden


@contextmanager
def in_publiek() -> Iterator[None]:
    """Work outside every organisation: only organisations and addresses exist there."""
    with _in(PUBLIEK, verbinding.set_schema_to_public):
        yield


@contextmanager
def _in(naam: str, ga: Callable[[], None]) -> Iterator[None]:
    vorige = verbinding.tenant
    ga()
    try:
        yield
        controleer_plaats(naam)
    finally:
        verbinding.set_tenant(vorige)


def controleer_plaats(begonnen_in: str) -> None:
    """Raise OrganisatieGewisseld unless this thread still works in the schema in which it began."""
    if verbinding.schema_name != begonnen_in:
        raise OrganisatieGewisseld(f"Begonnen in organisatie {begonnen_in!r}, geëindigd in {verbinding.schema_name!r}.")


def voor_elke_organisatie() -> "Iterator[Organisatie]":
    """Yield every active organisation, ordered by schema name, each time working inside it.

    Open transactions inside the loop, never around it: a task that is sent on commit carries the
    organisation of the moment of the commit.
    """
    model = apps.get_model("organisaties", "Organisatie")
    with in_publiek():
        organisaties = list(model.objects.actief().order_by("schema_name"))
    for organisatie in organisaties:
        with in_organisatie(organisatie):
            yield organisatie
