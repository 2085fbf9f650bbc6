"""Starts the servers of a test session before Django reads its settings."""

import gc
import os

import django
from hypothesis import HealthCheck, settings

from config.lokaal import proef

# a busy machine is no reason to fail: a property says what is wrong, not how long an example took
settings.register_profile("rustig", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("rustig")

proef.begin()
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
# not for the workers of xdist: pytest-django would read the settings there before this file gives them their Redis
del os.environ["DJANGO_SETTINGS_MODULE"]
# what is imported by now stays; and tests leave so little in cycles that looking for it every 700 objects is lost time
gc.freeze()
gc.set_threshold(50_000, 20, 20)
