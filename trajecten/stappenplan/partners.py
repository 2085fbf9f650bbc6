"""Partners and expertises: what an organisation adds to its own lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.text import slugify

from toegang.beperkingen import beperkingen_in_woorden
from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort, noteer
from trajecten.models import Expertise, Partner
from trajecten.versies import eis_versie

if TYPE_CHECKING:
    from toegang.models import Gebruiker

VELDEN = {"partner_naam_uniek": "naam", "expertise_naam_uniek": "naam", "expertise_code_uniek": "naam"}


@transaction.atomic
def partner_met_naam(*, naam: str, door: Gebruiker) -> Partner:
    """The partner with this name, whatever its capitals; made when there is none, in use again when it was not."""
    naam = " ".join(naam.split())
    if not naam:
        raise RegelGeschonden("Schrijf de naam van de partner op.", veld="nieuwe_partner")
    partner: Partner | None = Partner.objects.filter(naam__iexact=naam).first()
    if partner is None:
        return bewaar_partner(naam=naam, door=door)
    if not partner.actief:
        partner.actief = True
        partner.save(update_fields=["actief"])
    return partner


@transaction.atomic
def bewaar_partner(
    *,
    naam: str,
    telefoon: str = "",
    email: str = "",
    expertises: Sequence[str] = (),
    actief: bool = True,
    partner: Partner | None = None,
    versie: int | None = None,
    door: Gebruiker,
) -> Partner:
    """Make a partner, or change `partner`, of which `versie` is what the page showed.

    Raises NietMeerActueel when somebody changed it since, RegelGeschonden when the name is taken.
    """
    partner = eis_versie(partner, versie or 0) if partner else Partner()
    partner.naam, partner.telefoon, partner.email = naam, telefoon, email
    partner.expertises, partner.actief = list(expertises), actief
    with beperkingen_in_woorden(VELDEN):
        partner.save()
    noteer(Soort.PARTNER_BEWAARD, door=door, over=partner, actief=actief)
    return partner


@transaction.atomic
def bewaar_expertise(
    *,
    naam: str,
    bijzonder: bool,
    actief: bool = True,
    expertise: Expertise | None = None,
    versie: int | None = None,
    door: Gebruiker,
) -> Expertise:
    """Add an expertise to the list, or change `expertise`, of which `versie` is what the page showed; its code stays.

    Raises NietMeerActueel when somebody changed it since, RegelGeschonden for a taken name.
    """
    if expertise is not None:
        expertise = eis_versie(expertise, versie or 0)
    else:
        laatste = Expertise.objects.order_by("-volgorde").first()
        volgorde = laatste.volgorde + 1 if laatste else 1
        expertise = Expertise(code=slugify(naam).replace("-", "_")[:40] or f"expertise_{volgorde}", volgorde=volgorde)
    expertise.naam, expertise.bijzonder, expertise.actief = naam, bijzonder, actief
    with beperkingen_in_woorden(VELDEN):
        expertise.save()
    noteer(Soort.EXPERTISE_BEWAARD, door=door, over=expertise, bijzonder=bijzonder, actief=actief)
    return expertise
