"""Figures and documents for funders."""

from django.apps import AppConfig


class Rapportage(AppConfig):
    name = "rapportage"
    verbose_name = "Rapportage"
