"""Deelnemers, trajecten and everything that hangs on them."""

from django.apps import AppConfig


class Trajecten(AppConfig):
    name = "trajecten"
    verbose_name = "Trajecten"

    def ready(self) -> None:
        from organisaties.inrichting import registreer
        from trajecten.inrichting import vul_codes

        registreer(vul_codes)

        from trajecten.stappenplan.inrichting import vul_expertises

        registreer(vul_expertises)

        from trajecten.aanmelding import meld_alles_aan

        meld_alles_aan()

        from trajecten.importeren.tabellen import registreer_alle

        registreer_alle()
