"""The Zelfredzaamheid-Matrix."""

from django.apps import AppConfig


class Zelfredzaamheid(AppConfig):
    name = "zelfredzaamheid"
    verbose_name = "Zelfredzaamheid"
