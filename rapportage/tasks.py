"""Background work of reports: making one, finding what is due or was left behind, mail, and what may go."""

from typing import Any

from celery.signals import worker_ready
from django.db import InterfaceError, OperationalError
from django.utils import timezone
from kombu.exceptions import OperationalError as WachtrijWeg

from organisaties import voor_elke_organisatie
from organisaties.taken import taak, verdeler
from rapportage import diensten, maak
from rapportage.regels import HARTSLAG_VERLOOPT_NA
from rapportage.schema import diensten as schema
from rapportage.schema import opruimen, post
from rapportage.schema.regels import METEEN, TIK_SECONDEN, VERSPREID, verschuiving

# the margin lets a report whose worker was killed just before the start go stale
NA_HET_STARTEN = HARTSLAG_VERLOOPT_NA.total_seconds() + 5
# the database is away: later than a report goes stale, and then less and less often
DATABANK_WEG: dict[str, Any] = {
    "autoretry_for": (OperationalError, InterfaceError),
    "retry_backoff": int(NA_HET_STARTEN),
    "retry_backoff_max": 600,
    "retry_jitter": False,
    "max_retries": 5,
}


@taak(ignore_result=True, **DATABANK_WEG)
def maak_rapport(rapport_id: int) -> None:
    """Make one report, and mail who waits for it; safe to run twice."""
    maak.maak(rapport_id)
    post.verstuur_rapportmail(nu=timezone.now(), rapport_id=rapport_id)


@taak(ignore_result=True)
def werk_rapporten_bij() -> None:
    """Within one organisation: pick up what was left behind, ask for what is due, and mail what was not mailed."""
    nu = timezone.now()
    diensten.raap_rapporten_op(nu=nu)
    schema.plan_rapporten(nu=nu)
    post.verstuur_rapportmail(nu=nu)


@verdeler(ignore_result=True)
def verdeel_rapporten(hoe: int = VERSPREID) -> None:
    """Send every organisation its own task (started by the clock), each at a moment of its own."""
    for organisatie in voor_elke_organisatie():
        wacht = verschuiving(organisatie.schema_name, TIK_SECONDEN) if hoe == VERSPREID else 0
        werk_rapporten_bij.apply_async(countdown=wacht)


@taak(ignore_result=True)
def ruim_rapporten_op() -> None:
    """Within one organisation: remove the files of reports whose time is over."""
    opruimen.ruim_rapporten_op(vandaag=timezone.localdate())


@verdeler(ignore_result=True)
def verdeel_opruimen() -> None:
    """Send every organisation its own task (started by the clock, once a day)."""
    for organisatie in voor_elke_organisatie():
        ruim_rapporten_op.apply_async(countdown=verschuiving(organisatie.schema_name, TIK_SECONDEN))


@worker_ready.connect
def verdeel_na_het_starten(**_: object) -> None:
    """A worker that starts looks at once, and again when what its predecessor was doing has gone stale."""
    try:
        verdeel_rapporten.apply_async([METEEN], retry=False)
        verdeel_rapporten.apply_async([METEEN], countdown=NA_HET_STARTEN, retry=False)
    except WachtrijWeg:
        # the clock does the same within minutes
        return
