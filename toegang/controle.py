"""The questions that everybody asks of the matrix: may this person, and of what?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404

import organisaties
from toegang.matrix import MATRIX, ROLLEN_ORGANISATIE, ROLLEN_PLATFORM, Bereik, Recht, Rol
from toegang.onthouden import onthoud

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from toegang.models import Gebruiker

M = TypeVar("M", bound=models.Model)


def bereik(gebruiker: Gebruiker | AnonymousUser, recht: Recht | str) -> Bereik | None:
    """How far this right reaches for this person: the widest of all roles, None without the right.

    Raises ValueError when the right does not exist.
    """
    gevraagd = Recht(recht)
    if not gebruiker.is_authenticated or not gebruiker.is_active:
        return None
    gegeven = (MATRIX[Rol(rol)].get(gevraagd) for rol in gebruiker.rollen)
    return max((reikwijdte for reikwijdte in gegeven if reikwijdte), default=None)


def rollen_hier() -> tuple[Rol, ...]:
    """The roles that exist at this organisation: other ones for whoever runs the platform."""
    organisatie = organisaties.huidige()
    platform = organisatie is not None and organisatie.soort == "platform"
    return ROLLEN_PLATFORM if platform else ROLLEN_ORGANISATIE


def mag(gebruiker: Gebruiker | AnonymousUser, recht: Recht | str, op: models.Model | None = None) -> bool:
    """Whether this person has the right, and if `op` is given, whether it reaches that object.

    The type of `op` must have a QuerySet with `zichtbaar_voor(gebruiker, recht)`. One that says `alleen_bereik` lets
    nothing else count than how far a right reaches: of rights that reach equally far it is asked once on a page.
    """
    reikt = bereik(gebruiker, recht)
    if reikt is None:
        return False
    if op is None:
        return True
    alles: Any = type(op)._default_manager.all()
    maat = reikt if getattr(alles, "alleen_bereik", False) else Recht(recht)
    sleutel = ("mag", type(op), op.pk, gebruiker.pk, maat)
    return onthoud(sleutel, lambda: bool(alles.zichtbaar_voor(gebruiker, Recht(recht)).filter(pk=op.pk).exists()))


def eis(gebruiker: Gebruiker | AnonymousUser, recht: Recht | str, op: models.Model | None = None) -> None:
    """Raise PermissionDenied where `mag` says no."""
    if not mag(gebruiker, recht, op):
        raise PermissionDenied(f"Je mag dit niet: {str(Recht(recht).label).lower()}.")


def haal_op(
    bron: type[M] | models.QuerySet[M],
    gebruiker: Gebruiker | AnonymousUser,
    recht: Recht | None = None,
    **zoek: Any,
) -> M:
    """The one object that matches `zoek`, provided that the right reaches it.

    Getting it is the check. `recht` left out is the right to see this kind of object (the default
    of its `zichtbaar_voor`). Raises Http404 when it is outside the view of this person, exactly as
    when it does not exist, and PermissionDenied when it may be seen but this right is missing.
    """
    alles = bron if isinstance(bron, models.QuerySet) else bron._default_manager.all()
    gezocht = alles.filter(**zoek)
    zien = gezocht.zichtbaar_voor(gebruiker)  # type: ignore[attr-defined]
    toegestaan = zien if recht is None else gezocht.zichtbaar_voor(gebruiker, recht)  # type: ignore[attr-defined]
    gevonden: M | None = toegestaan.first()
    if gevonden is not None:
        return gevonden
    if recht is not None and zien.exists():
        raise PermissionDenied(f"Je mag dit niet: {str(recht.label).lower()}.")
    raise Http404
