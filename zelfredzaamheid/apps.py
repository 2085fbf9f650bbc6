"""The Zelfredzaamheid-Matrix."""

from django.apps import AppConfig


class Zelfredzaamheid(AppConfig):
    name = "zelfredzaamheid"
    verbose_name = "Zelfredzaamheid"

    def ready(self) -> None:
        from organisaties.inrichting import registreer

        from zelfredzaamheid.inrichting import vul_instrumenten

        registreer(vul_instrumenten)

        from zelfredzaamheid.importeren import TABEL
        from trajecten.importeren.tabel import registreer as registreer_tabel

        registreer_tabel(TABEL)
