"""Migration operations: SQL that must name the schema it runs in, and many changes with the models worked out once."""

from django.db.migrations.operations import AddConstraint
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from organisaties.context import PUBLIEK


class SchemaSQL(Operation):
    """Like RunSQL with one statement, in which `{schema}` becomes the quoted name of the current schema.

    For trigger functions: PostgreSQL stores their text as written, so a table or function in it must be
    named with its schema, or it would be looked up along the search path of whoever happens to write.
    One statement per operation, so that a database spread over nodes can run each by itself.

    sql: the statement; reverse_sql: the statement that undoes it (obligatory: migrations go both ways).
    Other braces are left alone. Raises ValueError when the text holds more than one statement.
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, sql: str, reverse_sql: str) -> None:
        from organisaties.sqltekst import splits_opdrachten

        for tekst in (sql, reverse_sql):
            if len(splits_opdrachten(tekst)) != 1:
                raise ValueError("SchemaSQL verwacht precies één SQL-opdracht.")
        self.sql = sql
        self.reverse_sql = reverse_sql

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return (self.__class__.__qualname__, [self.sql, self.reverse_sql], {})

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing changes in the models."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        self._voer_uit(self.sql, app_label, schema_editor)

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:
        self._voer_uit(self.reverse_sql, app_label, schema_editor)

    def _voer_uit(self, sql: str, app_label: str, schema_editor) -> None:
        verbinding = schema_editor.connection
        # the router keeps apps of an organisation out of public; public itself has no trigger functions
        if verbinding.schema_name == PUBLIEK or not self.allow_migrate_model_app(verbinding.alias, app_label):
            return
        naam = schema_editor.quote_name(verbinding.schema_name)
        schema_editor.execute(sql.replace("{schema}", naam), params=None)

    @staticmethod
    def allow_migrate_model_app(alias: str, app_label: str) -> bool:
        """Whether tables of this app live in the current schema."""
        from django.db import router

        return router.allow_migrate(alias, app_label)

    def describe(self) -> str:
        return "SQL in the schema of the organisation"


class InEenKeer(Operation):
    """Operations on models, for which Django works out what all models look like once instead of once each.

    Working that out again after every operation is nearly all the time that a new schema takes. Each of
    these sees the models as they were before the first and as they are after the last: so a model that is
    made here gets its fields at once (constraints and indexes may come apart), a model that was there gets
    each change once, and what refers to a new model comes after it.
    """

    reduces_to_sql = True

    def __init__(self, *operaties: Operation) -> None:
        self.operaties = operaties

    @property
    def reversible(self) -> bool:  # type: ignore[override]
        return all(operatie.reversible for operatie in self.operaties)

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        return (self.__class__.__qualname__, list(self.operaties), {})

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        # without models that are already worked out, nothing is worked out again before somebody asks
        state.__dict__.pop("apps", None)
        for operatie in self.operaties:
            operatie.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        for operatie in self.operaties:
            operatie.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:
        for operatie in reversed(self.operaties):
            # a constraint that goes is described in fields that are still there
            na = from_state if isinstance(operatie, AddConstraint) else to_state
            operatie.database_backwards(app_label, schema_editor, from_state, na)

    def describe(self) -> str:
        return "; ".join(operatie.describe() for operatie in self.operaties)
