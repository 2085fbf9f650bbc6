"""Deelnemers, trajecten and everything that hangs on them."""

from django.apps import AppConfig


class Trajecten(AppConfig):
    name = "trajecten"
    verbose_name = "Trajecten"
