"""Presentation: tags, form pack, pictures. Knows no models."""

from django.apps import AppConfig


class Vormgeving(AppConfig):
    name = "vormgeving"
    verbose_name = "Vormgeving"
