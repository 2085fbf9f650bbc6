"""Employers and placements."""

from django.apps import AppConfig


class Werkgevers(AppConfig):
    name = "werkgevers"
    verbose_name = "Werkgevers"
