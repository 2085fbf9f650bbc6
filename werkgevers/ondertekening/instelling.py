"""The settings of an organisation about signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from toegang.fouten import RegelGeschonden
from toegang.logboek import Soort, noteer
from toegang.versies import eis_versie
from werkgevers.models import Ondertekeninstelling
from werkgevers.ondertekening.regels import Codeweg, bezwaar_herinneringen
from werkgevers.ondertekening.sms import kan_sms

if TYPE_CHECKING:
    from toegang.models import Gebruiker
    from werkgevers.models import Ondertekening

ENIGE = 1


def instelling() -> Ondertekeninstelling:
    """What this organisation set, or the defaults when it never did."""
    return Ondertekeninstelling.objects.filter(pk=ENIGE).first() or Ondertekeninstelling(pk=ENIGE)


def codeweg() -> Codeweg:
    """How a code is sent; without an SMS gateway a code goes by mail, so that it is never left out."""
    weg = Codeweg(instelling().code)
    return Codeweg.MAIL if weg == Codeweg.SMS and not kan_sms() else weg


def codeweg_van(ondertekening: Ondertekening) -> Codeweg:
    """How a code goes to this person, where one is asked; by SMS to who has no address of mail.

    None beside a member of staff: that colleague sees who signs, and the audit page says so.
    """
    if ondertekening.bij_id is not None:
        return Codeweg.GEEN
    weg = codeweg()
    return Codeweg.SMS if weg == Codeweg.MAIL and not ondertekening.email else weg


@transaction.atomic
def wijzig_instelling(
    *, verwacht: int, geldig_dagen: int, herinner_eerst: int, herinner_dan: int, code: str, door: Gebruiker
) -> Ondertekeninstelling:
    """Set how evaluations are signed; what was sent before keeps its own term.

    Raises NietMeerActueel when somebody changed it since, RegelGeschonden for days that cannot go together or a code
    by SMS without a gateway.
    """
    if bezwaar := bezwaar_herinneringen(herinner_eerst, herinner_dan, geldig_dagen):
        raise RegelGeschonden(bezwaar, veld="geldig_dagen")
    if code == Codeweg.SMS and not kan_sms():
        raise RegelGeschonden("Voor sms is een sms-dienst nodig. Vraag het aan wie Stapsteen beheert.", veld="code")
    Ondertekeninstelling.objects.get_or_create(pk=ENIGE)
    vers = eis_versie(Ondertekeninstelling(pk=ENIGE), verwacht)
    vers.geldig_dagen, vers.herinner_eerst, vers.herinner_dan = geldig_dagen, herinner_eerst, herinner_dan
    vers.code, vers.versie = code, vers.versie + 1
    vers.save()
    noteer(Soort.ONDERTEKENEN_INGESTELD, door=door, over=vers, code=code, geldig_dagen=geldig_dagen)
    return vers
