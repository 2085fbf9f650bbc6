"""Users, rights and the logboek."""

from django.apps import AppConfig


class Toegang(AppConfig):
    name = "toegang"
    verbose_name = "Toegang"
