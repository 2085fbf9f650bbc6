"""Figures and documents for funders."""

from django.apps import AppConfig


class Rapportage(AppConfig):
    name = "rapportage"
    verbose_name = "Rapportage"

    def ready(self) -> None:
        from toegang.matrix import Recht
        from vormgeving import menu

        menu.registreer(
            menu.Menuitem(
                code="rapporten",
                naam="Rapporten",
                icoon="report-analytics",
                urlnaam="rapportage:rapporten",
                recht=Recht.RAPPORT_INZIEN,
                volgorde=60,
            )
        )
