"""Routes, bouwstenen and the phases of a traject."""

from django.apps import AppConfig


class Bouwstenen(AppConfig):
    name = "bouwstenen"
    verbose_name = "Bouwstenen"

    def ready(self) -> None:
        from bouwstenen.inrichting import maak_programmas
        from organisaties.inrichting import registreer

        registreer(maak_programmas)

        from bouwstenen.aanmelding import meld_alles_aan

        meld_alles_aan()

        from bouwstenen.importeren import TABEL
        from trajecten.importeren.tabel import registreer as registreer_tabel

        registreer_tabel(TABEL)
