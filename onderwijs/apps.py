"""Leerlijnen, groups and who was there."""

from django.apps import AppConfig


class Onderwijs(AppConfig):
    name = "onderwijs"
    verbose_name = "Onderwijs"
