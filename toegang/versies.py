"""Two people who save the same record: the second one hears of the first. See docs/ontwikkel/nooit-kwijt.md."""

from __future__ import annotations

from typing import TypeVar

from django.db import models

from toegang.fouten import NietMeerActueel

M = TypeVar("M", bound=models.Model)


def eis_versie(obj: M, verwacht: int) -> M:
    """Lock the row of `obj` and return it as it is now, provided that it still is version `verwacht`.

    Inside the transaction that saves; whoever writes raises `versie` by one. Raises NietMeerActueel, with the row as
    it is now in `nu`, when somebody saved in between; and without it when the row is gone.
    """
    nu: M | None = type(obj)._base_manager.select_for_update(of=("self",)).filter(pk=obj.pk).first()
    if nu is None:
        raise NietMeerActueel("Een collega heeft dit net verwijderd. Kopieer wat je typte als je het nog nodig hebt.")
    if nu.versie != verwacht:  # type: ignore[attr-defined]
        raise NietMeerActueel("Een collega heeft dit net veranderd. Kijk wat het moet zijn.", nu=nu)
    return nu
