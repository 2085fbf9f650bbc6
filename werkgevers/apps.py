"""Employers and placements."""

from django.apps import AppConfig


class Werkgevers(AppConfig):
    name = "werkgevers"
    verbose_name = "Werkgevers"

    def ready(self) -> None:
        from trajecten.importeren.tabel import registreer as registreer_tabel
        from werkgevers.importeren import TABEL

        registreer_tabel(TABEL)

        from organisaties.inrichting import registreer
        from werkgevers.evaluatie.formulieren import vul_formulier

        registreer(vul_formulier)

        from werkgevers.aanmelding import meld_alles_aan

        meld_alles_aan()

        from trajecten.deelneemuren.plaatsingen import registreer_na_overname, registreer_plaatsingen
        from werkgevers.plaatsing.werkweken import leg_overname_vast
        from werkgevers.urenbron import plaatsingen_met_uren

        registreer_plaatsingen(plaatsingen_met_uren)
        registreer_na_overname(leg_overname_vast)
