"""The settings of a measurement: ours, with Django's own admin to compare a list with."""

from config.settings import *  # noqa: F403, TID251 - these are settings themselves
from config.settings import INSTALLED_APPS as ONZE  # noqa: TID251

INSTALLED_APPS = [*ONZE, "django.contrib.admin"]
ROOT_URLCONF = "tests.snelheid.urls"
# the admin says that it misses parts; only its list of one table is used
SILENCED_SYSTEM_CHECKS = ["admin.E403", "admin.E404", "admin.E406", "admin.E408", "admin.E409", "admin.E410"]
