"""Test processes beside each other share servers, and nothing in them."""

import os

from django.conf import settings


def test_elk_proces_van_xdist_heeft_een_eigen_redis_databank(werker: str) -> None:
    assert int(settings.REDIS_URL.rpartition("/")[2]) % 16 >= int(werker.removeprefix("gw"))
    assert settings.CACHES["default"]["LOCATION"] == settings.CELERY_BROKER_URL == settings.REDIS_URL


def test_settings_van_een_volgend_proces_zijn_nog_niet_gelezen() -> None:
    assert "DJANGO_SETTINGS_MODULE" not in os.environ
