"""Errors of the domain: a Dutch sentence that the user may read, never a programmer's mistake."""

from typing import Any


class DomeinFout(Exception):
    """A rule of the domain says no.

    The message is a Dutch sentence fit for the screen. `veld` names the form field that it is
    about, None when it is about the whole form. A view turns it into `form.add_error(veld, fout)`;
    whatever is not caught becomes a page with `status` (toegang.middleware).
    """

    status = 422

    def __init__(self, zin: str, *, veld: str | None = None) -> None:
        super().__init__(zin)
        self.veld = veld


class RegelGeschonden(DomeinFout):
    """The values do not fit a rule of the domain."""


class OvergangNietToegestaan(DomeinFout):
    """The state in which something is does not allow this step."""


class NietMeerActueel(DomeinFout):
    """Someone else changed it in the meantime; answers 409. `nu` is the object as it is now, where that is known."""

    status = 409

    def __init__(self, zin: str, *, veld: str | None = None, nu: Any = None) -> None:
        super().__init__(zin, veld=veld)
        self.nu = nu
