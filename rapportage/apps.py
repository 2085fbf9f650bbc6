"""Figures and documents for funders."""

from django.apps import AppConfig


class Rapportage(AppConfig):
    name = "rapportage"
    verbose_name = "Rapportage"

    def ready(self) -> None:
        from rapportage.models import Rapport
        from toegang.matrix import Recht
        from trajecten.concepten import registreer_conceptsoort, soort_over
        from trajecten.registers import Actie, registreer_actie
        from vormgeving import menu

        registreer_actie(
            Actie(
                "deelnemerrapport",
                "Rapport maken",
                "report-analytics",
                "rapportage:deelnemerrapport_nieuw",
                Recht.DEELNEMERRAPPORT_MAKEN,
                70,
            )
        )
        registreer_conceptsoort(soort_over("rapport_definitief", Rapport, Recht.RAPPORT_MAKEN))
        registreer_conceptsoort(soort_over("deelnemerrapport_definitief", Rapport, Recht.DEELNEMERRAPPORT_MAKEN))

        menu.registreer(
            menu.Menuitem(
                code="rapporten",
                naam="Rapporten",
                icoon="report-analytics",
                urlnaam="rapportage:dashboard",
                recht=Recht.RAPPORT_INZIEN,
                volgorde=60,
                ook_bij=("/rapporten/",),
            )
        )
