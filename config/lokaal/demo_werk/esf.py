"""Targets of the ESF+ project, and the organisations that it supported in the quarter before this one."""

from datetime import date, timedelta

from rapportage.esf.diensten import bewaar_doelen, geef_op
from rapportage.models import EsfDoel, EsfOpgave
from rapportage.periode import Periode
from toegang.matrix import Rol
from toegang.models import Gebruiker
from trajecten.models import Subsidieproject
from vormgeving.versies import versie_uit

DOELEN = {"EECO01": 70, "EECO07": 35, "EECR03": 20, "EECR04": 25, "EECR05": 18, "EECO19": 8}


def vul(vandaag: date) -> None:
    """Set targets and enter one quarter; nothing without an ESF+ project, or when something was entered already."""
    project = Subsidieproject.objects.filter(soort=Subsidieproject.Soort.ESF).order_by("pk").first()
    door = Gebruiker.objects.actief().filter(rollen__contains=[Rol.PROGRAMMAMANAGER]).order_by("pk").first()
    if project is None or door is None or EsfDoel.objects.exists() or EsfOpgave.objects.exists():
        return
    bewaar_doelen(project=project, doelen=DOELEN, versie=versie_uit({}), door=door)
    kwartaal = _vorig_kwartaal(vandaag)
    geef_op(project=project, van=kwartaal.van, tot=kwartaal.tot, overheden=2, bedrijven=5, door=door)


def _vorig_kwartaal(vandaag: date) -> Periode:
    dit = Periode.kwartaal(vandaag.year, (vandaag.month + 2) // 3)
    dag = dit.van - timedelta(days=1)
    return Periode.kwartaal(dag.year, (dag.month + 2) // 3)
