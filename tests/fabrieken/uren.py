"""Weeks of hours for tests, handed in and approved through the diensten."""

from datetime import date, timedelta

from toegang.models import Gebruiker
from trajecten.models import Urenstaat
from trajecten.urenstaat.diensten import Goedkeuring, dien_in, keur_goed
from trajecten.urenstaat.uren import momentopname, uren_van, vingerafdruk


def gezien(medewerker: Gebruiker, maandag: date) -> str:
    """The SHA-256 of what is on the week now, as a page shows it."""
    return vingerafdruk(momentopname(uren_van([medewerker.pk], maandag, maandag + timedelta(days=7))))


def ingediend(medewerker: Gebruiker, maandag: date) -> Urenstaat:
    return dien_in(medewerker=medewerker, week=maandag, sha256=gezien(medewerker, maandag), door=medewerker)


def goedgekeurd(medewerker: Gebruiker, maandag: date, *, door: Gebruiker) -> Urenstaat:
    staat = ingediend(medewerker, maandag)
    return keur_goed(goedkeuringen=[Goedkeuring(staat.pk, staat.sha256)], door=door)[0]
