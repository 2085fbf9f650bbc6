"""Users, rights and the logboek."""

from django.apps import AppConfig


class Toegang(AppConfig):
    name = "toegang"
    verbose_name = "Toegang"

    def ready(self) -> None:
        """Listen to login, fill the menu, and say what a new organisation needs."""
        from toegang import inrichting, menu, signalen  # noqa: F401 - importing connects the receivers

        menu.registreer_alles()
        inrichting.registreer_alles()
