"""Routes, bouwstenen and the phases of a traject."""

from django.apps import AppConfig


class Bouwstenen(AppConfig):
    name = "bouwstenen"
    verbose_name = "Bouwstenen"

    def ready(self) -> None:
        from organisaties.inrichting import registreer

        from bouwstenen.inrichting import maak_programmas

        registreer(maak_programmas)
