"""Figures and rows to JSON and back, so that a frozen report can be shown, explained and calculated again."""

import gzip
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def naar_json(waarde: Any) -> Any:
    """A (nested) dataclass as JSON values: objects, lists, ISO dates."""
    return msgspec.to_builtins(waarde)


def uit_json(soort: type[T], json: Any) -> T:
    """The dataclass that `naar_json` wrote; a field that did not exist then gets its default.

    Raises msgspec.ValidationError when a field without a default is missing or has another type.
    """
    return msgspec.convert(json, type=soort)


def naar_bytes(waarde: Any) -> bytes:
    """A dataclass as compressed JSON, mappings in their own order; the same value always gives the same bytes."""
    return gzip.compress(msgspec.json.encode(waarde), mtime=0)


def uit_bytes(soort: type[T], inhoud: bytes) -> T:
    """The dataclass that `naar_bytes` wrote. Errors as `uit_json`; OSError for what is not compressed."""
    return msgspec.json.decode(gzip.decompress(inhoud), type=soort)
