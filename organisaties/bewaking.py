"""Guard on lazy querysets: one that was made in an organisation is never read in another.

A queryset is only a question; it is asked when its rows are first needed. Between the two the thread may
have gone to another organisation, and the question would quietly be answered there. So every Query
remembers where it was made. What was made in public (forms, at import) may be asked anywhere.
"""

from typing import Any

from django.db.models.sql.query import Query

from organisaties.context import PUBLIEK, schema
from organisaties.fouten import OrganisatieGewisseld

# tables of public are the same from every schema
GEDEELD = "organisaties"

_maak: Any = Query.__init__
_vertaal: Any = Query.get_compiler


def bewaak_querysets() -> None:
    """Switch the guard on, for every model of the project and of the packages it uses."""
    orm: Any = Query
    orm.__init__ = _onthoud_plaats
    orm.get_compiler = _vergelijk_plaats


def _onthoud_plaats(self: Any, *args: Any, **kwargs: Any) -> None:
    _maak(self, *args, **kwargs)
    self.gemaakt_in = schema()


def _vergelijk_plaats(self: Any, *args: Any, **kwargs: Any) -> Any:
    gemaakt_in = getattr(self, "gemaakt_in", PUBLIEK)
    gedeeld = self.model is not None and self.model._meta.app_label == GEDEELD
    if gemaakt_in not in (PUBLIEK, schema()) and not gedeeld:
        raise OrganisatieGewisseld(f"Deze vraag is gemaakt in {gemaakt_in!r} en zou worden gesteld in {schema()!r}.")
    return _vertaal(self, *args, **kwargs)
