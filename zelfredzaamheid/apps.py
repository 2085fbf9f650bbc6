"""The Zelfredzaamheid-Matrix."""

from django.apps import AppConfig


class Zelfredzaamheid(AppConfig):
    name = "zelfredzaamheid"
    verbose_name = "Zelfredzaamheid"

    def ready(self) -> None:
        from organisaties.inrichting import registreer
        from zelfredzaamheid.inrichting import vul_instrumenten

        registreer(vul_instrumenten)

        from trajecten.importeren.tabel import registreer as registreer_tabel
        from zelfredzaamheid.importeren import TABEL

        registreer_tabel(TABEL)

        from zelfredzaamheid.aanmelding import meld_alles_aan

        meld_alles_aan()
