"""Organisations, their addresses and their schemas."""

from django.apps import AppConfig


class Organisaties(AppConfig):
    name = "organisaties"
    verbose_name = "Organisaties"

    def ready(self) -> None:
        from organisaties.bewaking import bewaak_querysets

        bewaak_querysets()
