"""What the tests of the screens share."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from toegang.models import Gebruiker

HTMX = {"HX-Request": "true"}


@pytest.fixture
def als(klant: Client) -> Callable[[Gebruiker], Client]:
    """The browser, with this person logged in."""

    def log_in(persoon: Gebruiker) -> Client:
        klant.force_login(persoon)
        return klant

    return log_in


@pytest.fixture
def dagen_geleden() -> Callable[[int], object]:
    """The day that lies so many days before today."""
    return lambda aantal: timezone.localdate() - timedelta(days=aantal)
