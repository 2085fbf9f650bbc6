"""Rules about gebruikers: values in, nothing or a DomeinFout out."""

from collections.abc import Sequence
from datetime import timedelta

from toegang.fouten import RegelGeschonden
from toegang.matrix import MATRIX, Recht, Rol

# How long the link of an invitation works. Our own choice: a week covers holidays and part-timers.
UITNODIGING_GELDIG = timedelta(days=7)


def toets_rollen(rollen: Sequence[str], *, bestaand: Sequence[Rol]) -> None:
    """Raise RegelGeschonden unless there is a role, and each is one of `bestaand`."""
    if not rollen:
        raise RegelGeschonden("Kies minstens één rol.", veld="rollen")
    if any(rol not in bestaand for rol in rollen):
        raise RegelGeschonden("Deze rol bestaat niet bij deze organisatie.", veld="rollen")


def toets_blijft_beheerd(rollen: Sequence[str], *, actief: bool, anderen: int) -> None:
    """Raise RegelGeschonden when nobody would be left who may manage the users.

    `rollen` and `actief` are how this person will be; `anderen` is how many other active people
    may manage users.
    """
    beheert = actief and any(Recht.GEBRUIKERS_BEHEREN in MATRIX[Rol(rol)] for rol in rollen)
    if not beheert and anderen == 0:
        raise RegelGeschonden("Dit is de laatste beheerder. Maak eerst iemand anders beheerder.", veld="rollen")


def toets_niet_zichzelf(pk: int, door_pk: int) -> None:
    """Raise RegelGeschonden when people would lock out themselves."""
    if pk == door_pk:
        raise RegelGeschonden("Je kunt jezelf niet blokkeren. Vraag een andere beheerder.")
