"""The Celery application; its tasks run inside the organisation that sent them."""

import os
import signal
import sys
from typing import Any

from billiard.util import set_pdeathsig
from celery.signals import worker_process_init
from tenant_schemas_celery.app import CeleryApp

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
app = CeleryApp("stapsteen")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_process_init.connect
def sterf_mee(**kwargs: Any) -> None:
    """Let a pool process die with its worker: otherwise it goes on with a task that is handed out again."""
    if sys.platform == "linux":
        set_pdeathsig(signal.SIGKILL)
