"""The Celery application; its tasks run inside the organisation that sent them."""

import os

from tenant_schemas_celery.app import CeleryApp

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
app = CeleryApp("stapsteen")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
