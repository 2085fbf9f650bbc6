"""Starts the servers of a test session before Django reads its settings."""

import django

from config.lokaal import proef

proef.begin()
django.setup()
