"""The tables of this app, for AppConfig.ready()."""

from trajecten.importeren import deelnemers, subsidieprojecten, trajecten, uren
from trajecten.importeren.tabel import registreer


def registreer_alle() -> None:
    """Add what trajecten itself reads in; other apps add their own table."""
    for tabel in (subsidieprojecten.TABEL, deelnemers.TABEL, trajecten.TABEL, uren.CONTACTMOMENTEN, uren.DEELNEEMUREN):
        registreer(tabel)
