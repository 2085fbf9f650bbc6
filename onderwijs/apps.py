"""Leerlijnen, groups and who was there."""

from django.apps import AppConfig


class Onderwijs(AppConfig):
    name = "onderwijs"
    verbose_name = "Onderwijs"

    def ready(self) -> None:
        from onderwijs.inrichting import maak_leerlijnen
        from organisaties.inrichting import registreer

        registreer(maak_leerlijnen)

        from onderwijs.bewijs.inrichting import vul_bewijssoorten

        registreer(vul_bewijssoorten)

        from onderwijs.aanmelding import meld_alles_aan
        from onderwijs.agenda import bijeenkomsten_in_agenda
        from onderwijs.opleiding.aanmelding import meld_opleidingen_aan
        from trajecten.agenda.bronnen import registreer_agenda

        meld_alles_aan()
        meld_opleidingen_aan()
        registreer_agenda(bijeenkomsten_in_agenda)
