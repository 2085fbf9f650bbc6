"""Organisations, their addresses and their schemas."""

from django.apps import AppConfig

# the names of rights in toegang, which this app may not import
RECHT = "organisaties_beheren"
RECHT_HUISSTIJL = "huisstijl_beheren"


class Organisaties(AppConfig):
    name = "organisaties"
    verbose_name = "Organisaties"

    def ready(self) -> None:
        """Guard the querysets, and give the platform its place in the menu."""
        from organisaties.bewaking import bewaak_querysets
        from vormgeving import menu

        bewaak_querysets()
        menu.registreer(
            menu.Menuitem(
                code="organisaties",
                naam="Organisaties",
                icoon="building-community",
                urlnaam="organisaties:lijst",
                recht=RECHT,
                volgorde=10,
            )
        )
        menu.registreer(
            menu.Menuitem(
                code="huisstijl",
                naam="Huisstijl",
                icoon="palette",
                urlnaam="huisstijl",
                recht=RECHT_HUISSTIJL,
                volgorde=85,
                plekken=(menu.BEHEER,),
                uitleg="De kleuren van de organisatie.",
            )
        )
