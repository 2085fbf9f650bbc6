"""Signing on the spot: a deelnemer reads and signs on the device of a member of staff, who sits beside it.

Nobody signs with somebody else's login: the device is logged out first, and the deelnemer gets a page without a menu.
On whose device it was, and that this colleague was there, stands with the signature wherever it is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from toegang.fouten import OvergangNietToegestaan
from toegang.logboek import Soort, noteer
from werkgevers.evaluatie.regels import Staat
from werkgevers.models import Ondertekengebeurtenis, Ondertekening, Ondertekenlink
from werkgevers.ondertekening.geheim import hash_van, maak_token
from werkgevers.ondertekening.regels import TER_PLEKKE_GELDIG
from werkgevers.ondertekening.staat import bezwaar_om_erbij, eis_ongewijzigd, leg_vast, vergrendel

if TYPE_CHECKING:
    from toegang.models import Gebruiker


@transaction.atomic
def begin_ter_plekke(*, ondertekening: Ondertekening, door: Gebruiker) -> str:
    """The secret of a link with which the deelnemer signs on the device of `door`, for half an hour.

    A link of this kind that was made before stops working; one that was mailed keeps working. Raises
    OvergangNietToegestaan for somebody else than a deelnemer, when there is nothing to sign (any more), and for who
    wrote the evaluation where a colleague can do it.
    """
    vers = vergrendel(ondertekening)
    nu = timezone.now()
    if bezwaar := bezwaar_om_erbij(vers, door):
        raise OvergangNietToegestaan(bezwaar)
    if vers.evaluatie.staat != Staat.WACHT:
        raise OvergangNietToegestaan("Deze evaluatie wacht niet op handtekeningen.")
    eis_ongewijzigd(vers.evaluatie, vers)
    vers.links.filter(bij__isnull=False, vervallen_op__isnull=True).update(vervallen_op=nu)
    token = maak_token()
    Ondertekenlink.objects.create(
        ondertekening=vers, token_hash=hash_van(token), bij=door, geldig_tot=nu + TER_PLEKKE_GELDIG
    )
    leg_vast(vers, Ondertekengebeurtenis.Soort.TER_PLEKKE, door=door, toelichting=f"op het apparaat van {door.naam}")
    deelnemer = vers.evaluatie.plaatsing.traject.deelnemer
    noteer(Soort.HANDTEKENING_GEVRAAGD, door=door, over=vers, deelnemer=deelnemer, ter_plekke=True)
    return token
