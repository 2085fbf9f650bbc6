"""Removing the files of reports whose time is over; the row, its figures and its hashes stay.

The figures of a report about one deelnemer go too: they hold a name, a goal and steps.
"""

from datetime import date

import structlog
from django.db import transaction
from django.utils import timezone

from rapportage.models import Rapport
from toegang.logboek import Soort, noteer

log = structlog.get_logger(__name__)
BESTANDEN = ("bestand", "archief", "rijen")


def ruim_rapporten_op(*, vandaag: date) -> int:
    """Remove the files of every report that need not be kept on `vandaag` any more; returns of how many.

    One that fails is logged and stands in nobody's way; tomorrow it is tried again.
    """
    return sum(_probeer(pk, vandaag) for pk in list(Rapport.objects.op_te_ruimen(vandaag).values_list("pk", flat=True)))


def _probeer(pk: int, vandaag: date) -> bool:
    try:
        return _ruim_op(pk, vandaag)
    except OSError:
        log.exception("rapport_niet_opgeruimd", rapport=pk)
        return False


@transaction.atomic
def _ruim_op(pk: int, vandaag: date) -> bool:
    """Forget the files of one report and remove them, and return whether that was still to be done.

    The files go before the commit: what is killed in between is done again tomorrow, and nothing is left behind that
    no row knows.
    """
    te_doen = Rapport.objects.op_te_ruimen(vandaag).select_for_update(of=("self",), skip_locked=True)
    rapport = te_doen.filter(pk=pk).defer("cijfers").first()
    if rapport is None:
        return False
    weg = [getattr(rapport, veld).name for veld in BESTANDEN if getattr(rapport, veld)]
    noteer(
        Soort.RAPPORT_OPGERUIMD,
        door=None,
        over=rapport,
        titel=rapport.titel,
        versie=rapport.versie,
        bestanden=len(weg),
        cijfers=rapport.traject_id is not None,
        sha256=rapport.sha256,
    )
    leeg: dict[str, object] = dict.fromkeys(BESTANDEN, "")
    if rapport.traject_id is not None:
        leeg["cijfers"] = None
    Rapport.objects.filter(pk=pk).update(verwijderd_op=timezone.now(), **leeg)
    opslag = Rapport._meta.get_field("bestand").storage
    for naam in weg:
        opslag.delete(naam)
    return True
