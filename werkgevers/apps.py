"""Employers and placements."""

from django.apps import AppConfig


class Werkgevers(AppConfig):
    name = "werkgevers"
    verbose_name = "Werkgevers"

    def ready(self) -> None:
        from werkgevers.importeren import TABEL
        from trajecten.importeren.tabel import registreer as registreer_tabel

        registreer_tabel(TABEL)
