"""Asking once what the parts of one page each ask for themselves.

A page is put together by apps that do not know each other. So they ask the same several times: how far a right reaches,
what the leefgebieden of a traject are. Around such a page is `een_keer_vragen`; what is asked by way of `onthoud` is
then asked once. Outside it `onthoud` only asks.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

import organisaties

T = TypeVar("T")
_geheugen: ContextVar[dict[Hashable, Any] | None] = ContextVar("onthouden", default=None)


@contextmanager
def een_keer_vragen() -> Iterator[None]:
    """Around what only reads: nothing is kept afterwards. Also to decorate a view with.

    Within another one it is the outer one that remembers.
    """
    if _geheugen.get() is not None:
        yield
        return
    merk = _geheugen.set({})
    try:
        yield
    finally:
        _geheugen.reset(merk)


def onthoud(sleutel: Hashable, vraag: Callable[[], T]) -> T:
    """The answer to `vraag`, and within `een_keer_vragen` that of the first time it was asked by this key.

    The key begins with what is asked and holds all that the answer depends on, but for the organisation. Who gets the
    answer does not change it.
    """
    geheugen = _geheugen.get()
    if geheugen is None:
        return vraag()
    hier = (organisaties.schema(), sleutel)
    if hier not in geheugen:
        geheugen[hier] = vraag()
    antwoord: T = geheugen[hier]
    return antwoord
