"""Figures to JSON and back, so that a frozen report can be shown again without calculating."""

from dataclasses import fields, is_dataclass
from datetime import date
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def naar_json(waarde: Any) -> Any:
    """A (nested) dataclass as JSON values: objects, lists, ISO dates."""
    if is_dataclass(waarde) and not isinstance(waarde, type):
        return {veld.name: naar_json(getattr(waarde, veld.name)) for veld in fields(waarde)}
    if isinstance(waarde, tuple):
        if waarde and type(waarde[0]) is int:
            # the ids of a year of contacten are many; they are JSON already
            return list(waarde)
        return [naar_json(deel) for deel in waarde]
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def uit_json(soort: type[T], json: Any) -> T:
    """The dataclass that `naar_json` wrote. Raises KeyError when a field is missing."""
    types = get_type_hints(soort)
    return soort(**{veld.name: _lees(types[veld.name], json[veld.name]) for veld in fields(soort)})  # type: ignore[arg-type]


def _lees(soort: Any, json: Any) -> Any:
    if get_origin(soort) is tuple:
        if get_args(soort)[0] is int:
            return tuple(json)
        return tuple(_lees(get_args(soort)[0], deel) for deel in json)
    if get_origin(soort) is UnionType:
        return None if json is None else _lees(get_args(soort)[0], json)
    if is_dataclass(soort):
        return uit_json(soort, json)  # type: ignore[arg-type]
    return date.fromisoformat(json) if soort is date else json
