"""For the workers of a measurement (--include): no round past all organisations at the start, only what is measured."""

from celery.signals import worker_ready

from rapportage.tasks import verdeel_na_het_starten

worker_ready.disconnect(verdeel_na_het_starten)
