"""Routes, bouwstenen and the phases of a traject."""

from django.apps import AppConfig


class Bouwstenen(AppConfig):
    name = "bouwstenen"
    verbose_name = "Bouwstenen"
