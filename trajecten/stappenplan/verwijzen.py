"""The writers of referrals: asking somebody else to help, and where that stands. Never a diagnosis."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from toegang.fouten import OvergangNietToegestaan, RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.models import Doorverwijsstap, Doorverwijzing, Expertise, Partner, Traject
from trajecten.registers import leefgebieden_van
from trajecten.stappenplan import regels
from trajecten.stappenplan.diensten import vergrendel
from trajecten.stappenplan.partners import partner_met_naam
from trajecten.stappenplan.regels import EINDSTANDEN, Verwijsstand
from trajecten.versies import eis_versie

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@transaction.atomic
def verwijs_door(
    *,
    traject: Traject,
    expertise: Expertise,
    vraag: str,
    aangevraagd_per: date,
    partner: Partner | None = None,
    nieuwe_partner: str = "",
    leefgebied: str = "",
    sleutel: UUID | None = None,
    door: Gebruiker,
) -> Doorverwijzing:
    """Ask `partner`, or a new one with this name, to help the deelnemer of `traject`, and return the referral.

    `vraag` is what is asked, not what somebody has. Also after the end of a traject, as somebody who stops may still
    need help. `sleutel` belongs to one filled-in form: sent twice, it is written once. Raises RegelGeschonden for a
    day in the future or before the sign-up, or an unknown leefgebied.
    """
    traject = vergrendel(traject)
    eerder = Doorverwijzing.objects.filter(sleutel=sleutel).first() if sleutel else None
    if eerder is not None:
        return _zelfde(eerder, traject, door, vraag)
    _toets_datum(aangevraagd_per, traject.aanmelddatum, veld="aangevraagd_per")
    if nieuwe_partner:
        partner = partner_met_naam(naam=nieuwe_partner, door=door)
    if partner is None:
        raise RegelGeschonden("Kies een partner.", veld="partner")
    verwijzing = Doorverwijzing(
        traject=traject,
        expertise=expertise,
        partner=partner,
        vraag=vraag,
        aangevraagd_per=aangevraagd_per,
        sinds=aangevraagd_per,
        sleutel=sleutel or uuid4(),
        gemaakt_door=door,
    )
    _zet_leefgebied(verwijzing, leefgebied)
    verwijzing.save(force_insert=True)
    return _leg_vast(verwijzing, Soort.DOORVERWEZEN, "", door)


@transaction.atomic
def zet_stand(
    *, verwijzing: Doorverwijzing, verwacht: int, staat: str, datum: date, toelichting: str = "", door: Gebruiker
) -> Doorverwijzing:
    """Bring a referral into another state since `datum`; where it ends there, `toelichting` is its outcome.

    `verwacht` is the version on the screen. Raises NietMeerActueel when somebody changed it since,
    OvergangNietToegestaan when it cannot go there, and RegelGeschonden for a day that cannot be or an end without an
    outcome.
    """
    traject = vergrendel(verwijzing.traject)
    vers = eis_versie(verwijzing, verwacht)
    vers.traject = traject
    if bezwaar := regels.mag_naar_verwijsstand(vers.staat, staat):
        raise OvergangNietToegestaan(bezwaar, veld="staat")
    _toets_datum(datum, vers.sinds, veld="datum")
    if staat in EINDSTANDEN:
        if not toelichting.strip():
            raise RegelGeschonden("Schrijf op wat de uitkomst is.", veld="toelichting")
        vers.uitkomst = toelichting.strip()
    vers.staat, vers.sinds, vers.versie = staat, datum, vers.versie + 1
    vers.save(update_fields=["staat", "sinds", "uitkomst", "versie"])
    return _leg_vast(vers, Soort.DOORVERWIJZING_GEWIJZIGD, toelichting.strip(), door)


def _toets_datum(datum: date, vanaf: date, *, veld: str) -> None:
    if bezwaar := regels.verwijsdatum_past(datum, vanaf=vanaf, vandaag=timezone.localdate()):
        raise RegelGeschonden(bezwaar, veld=veld)


def _zelfde(eerder: Doorverwijzing, traject: Traject, door: Gebruiker, vraag: str) -> Doorverwijzing:
    """`eerder`, provided that it is what this form wrote before."""
    if (eerder.traject_id, eerder.gemaakt_door_id, eerder.vraag) != (traject.pk, door.pk, vraag):
        raise RegelGeschonden("Deze doorverwijzing was al opgeslagen. Wat je daarna veranderde, staat er niet bij.")
    return eerder


def _zet_leefgebied(verwijzing: Doorverwijzing, code: str) -> None:
    gebied = next((gebied for gebied in leefgebieden_van(verwijzing.traject) if gebied.code == code), None)
    if code and gebied is None:
        raise RegelGeschonden("Kies een leefgebied uit de lijst.", veld="leefgebied")
    verwijzing.bijzonder = verwijzing.expertise.bijzonder or (gebied is not None and gebied.bijzonder)
    if gebied is not None:
        verwijzing.leefgebied_code, verwijzing.leefgebied_naam = gebied.code, gebied.naam


def _leg_vast(verwijzing: Doorverwijzing, soort: Soort, toelichting: str, door: Gebruiker) -> Doorverwijzing:
    """Keep the state as a line of the history, and note that it changed; never what it is about."""
    Doorverwijsstap.objects.create(
        doorverwijzing=verwijzing,
        staat=verwijzing.staat,
        datum=verwijzing.sinds,
        toelichting=toelichting,
        vastgelegd_door=door,
    )
    noteer(
        soort, door=door, over=verwijzing, deelnemer=verwijzing.traject.deelnemer, staat=Verwijsstand(verwijzing.staat)
    )
    return verwijzing
