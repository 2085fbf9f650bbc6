"""The project itself as an app, for its system checks and the pages of no organisation."""

from django.apps import AppConfig


class Stapsteen(AppConfig):
    name = "config"
    verbose_name = "Stapsteen"

    def ready(self) -> None:
        # shared tasks bind to our Celery application; the checks register themselves
        from config import celery, checks  # noqa: F401
