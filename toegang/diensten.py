"""Changes to gebruikers and teams. Each leaves a line in the logboek."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

from allauth.mfa.models import Authenticator
from django.db import transaction

from toegang import logboek, regels
from toegang.beperkingen import beperkingen_in_woorden
from toegang.berichten import mail_uitnodiging
from toegang.controle import rollen_hier
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort
from toegang.matrix import Recht
from toegang.models import Gebruiker, Team
from toegang.uitnodiging import lees_token
from toegang.versies import eis_versie


@transaction.atomic
def nodig_uit(
    *,
    email: str,
    rollen: Sequence[str],
    door: Gebruiker | None,
    team: Team | None = None,
    **namen: str,
) -> Gebruiker:
    """Make a gebruiker without password and mail the link with which that person sets one.

    `namen` are voornaam, tussenvoegsel, achternaam, telefoon and namens. `door` is None for the first beheerder.
    Raises RegelGeschonden for a role that does not exist here or an address that somebody else invites right now,
    ValidationError for a known address.
    """
    regels.toets_rollen(rollen, bestaand=rollen_hier())
    # of two who invite the same person at once, the second is told
    with beperkingen_in_woorden({"gebruiker_email_uniek": "email"}):
        gebruiker = Gebruiker.objects.create_user(email, rollen=list(rollen), team=team, **namen)
    logboek.noteer(Soort.GEBRUIKER_UITGENODIGD, door=door, over=gebruiker, rollen=list(rollen))
    # a mail server that is away leaves the invitation standing; it can be sent again
    transaction.on_commit(lambda: mail_uitnodiging(gebruiker), robust=True)
    return gebruiker


@transaction.atomic
def nodig_opnieuw_uit(*, gebruiker: Gebruiker, door: Gebruiker) -> None:
    """Mail a new link; links that were sent before stop working.

    Raises RegelGeschonden when the invitation was accepted already.
    """
    if gebruiker.heeft_wachtwoord:
        raise RegelGeschonden(f"{gebruiker.naam} heeft al een wachtwoord.")
    gebruiker.set_unusable_password()
    gebruiker.save(update_fields=["password"])
    logboek.noteer(Soort.GEBRUIKER_UITGENODIGD, door=door, over=gebruiker, opnieuw=True)
    # a mail server that is away leaves the invitation standing; it can be sent again
    transaction.on_commit(lambda: mail_uitnodiging(gebruiker), robust=True)


@transaction.atomic
def neem_uitnodiging_aan(*, token: str, wachtwoord: str) -> Gebruiker:
    """Set the first password of the person who was invited; the token is used up by it.

    Raises RegelGeschonden when the token does not work any more.
    """
    # Lock, then read the token again: of two forms sent at once only the first may win.
    Gebruiker.objects.select_for_update().get(pk=lees_token(token).pk)
    gebruiker = lees_token(token)
    gebruiker.set_password(wachtwoord)
    gebruiker.save(update_fields=["password"])
    logboek.noteer(Soort.UITNODIGING_AANGENOMEN, door=gebruiker, over=gebruiker)
    return gebruiker


@transaction.atomic
def wijzig_gebruiker(
    *,
    gebruiker: Gebruiker,
    rollen: Sequence[str],
    team: Team | None,
    versie: int,
    door: Gebruiker,
    **namen: str,
) -> Gebruiker:
    """Change name, roles and team.

    Raises NietMeerActueel when somebody changed them after `versie`, RegelGeschonden when nobody would be left to
    manage.
    """
    regels.toets_rollen(rollen, bestaand=rollen_hier())
    regels.toets_blijft_beheerd(rollen, actief=gebruiker.is_active, anderen=_andere_beheerders(gebruiker))
    gebruiker = eis_versie(gebruiker, versie)
    oud = copy(gebruiker)
    gebruiker.rollen, gebruiker.team = list(rollen), team
    _zet_namen(gebruiker, namen, "rollen", "team")
    logboek.noteer(Soort.GEBRUIKER_GEWIJZIGD, door=door, over=gebruiker, **_verschil(oud, gebruiker))
    return gebruiker


@transaction.atomic
def wijzig_naam(*, gebruiker: Gebruiker, versie: int, door: Gebruiker, **namen: str) -> None:
    """Change the parts of the name (voornaam, tussenvoegsel, achternaam) and the telephone number.

    Raises NietMeerActueel when somebody changed them after `versie`: in another tab, or who manages the people.
    """
    gebruiker = eis_versie(gebruiker, versie)
    _zet_namen(gebruiker, namen)
    logboek.noteer(Soort.GEBRUIKER_GEWIJZIGD, door=door, over=gebruiker, velden=list(namen))


def _zet_namen(gebruiker: Gebruiker, namen: Mapping[str, str], *ook: str) -> None:
    """Give a locked row these names and the next version, and save them with the fields `ook`."""
    for veld, waarde in namen.items():
        setattr(gebruiker, veld, waarde)
    gebruiker.versie += 1
    gebruiker.save(update_fields=["versie", *ook, *namen])


@transaction.atomic
def blokkeer(*, gebruiker: Gebruiker, reden: str, door: Gebruiker) -> None:
    """Keep somebody out, at once and until `hervat`.

    Raises RegelGeschonden for oneself and for the last who manages users.
    """
    regels.toets_niet_zichzelf(gebruiker.pk, door.pk)
    regels.toets_blijft_beheerd(gebruiker.rollen, actief=False, anderen=_andere_beheerders(gebruiker))
    gebruiker.is_active = False
    gebruiker.save(update_fields=["is_active"])
    logboek.noteer(Soort.GEBRUIKER_GEBLOKKEERD, door=door, over=gebruiker, reden=reden)


@transaction.atomic
def hervat(*, gebruiker: Gebruiker, door: Gebruiker) -> None:
    """Let somebody in again who was blocked."""
    gebruiker.is_active = True
    gebruiker.save(update_fields=["is_active"])
    logboek.noteer(Soort.GEBRUIKER_HERVAT, door=door, over=gebruiker)


@transaction.atomic
def verwijder_tweede_stap(*, gebruiker: Gebruiker, reden: str, door: Gebruiker | None) -> None:
    """Remove the code app and recovery codes of somebody who lost both; login asks for a new app.

    `door` is None where whoever runs the installation does it, for an only beheerder.
    """
    Authenticator.objects.filter(user=gebruiker).delete()
    logboek.noteer(Soort.TWEEDE_STAP_VERWIJDERD, door=door, over=gebruiker, reden=reden)


@transaction.atomic
def bewaar_team(*, naam: str, door: Gebruiker, team: Team | None = None) -> Team:
    """Make a team, or give `team` another name. Raises ValidationError when the name is taken.

    Raises RegelGeschonden when somebody else takes it right now.
    """
    team = team or Team()
    team.naam = naam
    team.full_clean()
    with beperkingen_in_woorden({"team_naam_uniek": "naam"}):
        team.save()
    logboek.noteer(Soort.TEAM_BEWAARD, door=door, over=team, naam=naam)
    return team


def _andere_beheerders(gebruiker: Gebruiker) -> int:
    """How many others may manage users. Locks them, so that two cannot remove each other."""
    beheerders = Gebruiker.objects.actief().met_recht(Recht.GEBRUIKERS_BEHEREN).order_by("pk")
    sleutels = list(beheerders.select_for_update().values_list("pk", flat=True))
    return len([pk for pk in sleutels if pk != gebruiker.pk])


def _verschil(oud: Gebruiker, nieuw: Gebruiker) -> dict[str, Any]:
    """The roles and team that changed, from what to what; of name, telephone and second organisation only that."""
    verschil: dict[str, Any] = {}
    if sorted(oud.rollen) != sorted(nieuw.rollen):
        verschil["rollen"] = {"van": sorted(oud.rollen), "naar": sorted(nieuw.rollen)}
    if oud.team_id != nieuw.team_id:
        verschil["team"] = {"van": str(oud.team or "geen"), "naar": str(nieuw.team or "geen")}
    velden = [veld for veld in ("naam", "telefoon", "namens") if getattr(oud, veld) != getattr(nieuw, veld)]
    if velden:
        verschil["velden"] = velden
    return verschil
