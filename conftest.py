"""Starts the servers of a test session before Django reads its settings."""

import os

import django

from config.lokaal import proef

proef.begin()
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
django.setup()
# not for the workers of xdist: pytest-django would read the settings there before this file gives them their Redis
del os.environ["DJANGO_SETTINGS_MODULE"]
