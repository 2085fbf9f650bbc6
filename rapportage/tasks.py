"""Background work of reports: making one, and finding the ones that are due or were left behind."""

from celery.signals import worker_ready
from django.utils import timezone
from kombu.exceptions import OperationalError as WachtrijWeg

from organisaties import voor_elke_organisatie
from organisaties.taken import taak, verdeler
from rapportage import diensten, maak
from rapportage.regels import HARTSLAG_VERLOOPT_NA

# the margin lets a report whose worker was killed just before the start go stale
NA_HET_STARTEN = HARTSLAG_VERLOOPT_NA.total_seconds() + 5


@taak(ignore_result=True)
def maak_rapport(rapport_id: int) -> None:
    """Make one report; safe to run twice."""
    maak.maak(rapport_id)


@taak(ignore_result=True)
def werk_rapporten_bij() -> None:
    """Within one organisation: pick up what was left behind, and ask for what the schedule says."""
    diensten.raap_rapporten_op(nu=timezone.now())
    diensten.plan_maandrapporten(vandaag=timezone.localdate())


@verdeler(ignore_result=True)
def verdeel_rapporten() -> None:
    """Send every organisation its own task (started by the clock)."""
    for _ in voor_elke_organisatie():
        werk_rapporten_bij.delay()


@worker_ready.connect
def verdeel_na_het_starten(**_: object) -> None:
    """A worker that starts looks at once, and again when what its predecessor was doing has gone stale."""
    try:
        verdeel_rapporten.apply_async(retry=False)
        verdeel_rapporten.apply_async(countdown=NA_HET_STARTEN, retry=False)
    except WachtrijWeg:
        # the clock does the same within minutes
        return
