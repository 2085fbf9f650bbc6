"""Certificates that the organisation gives itself: after a leerlijn, and after an MDT traject.

What stands on one is kept in `Bewijs.inhoud` as it was that day, so that it prints the same later.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

import organisaties
from onderwijs.bewijs import regels
from onderwijs.bewijs.diensten import bewaar_bewijs
from onderwijs.bewijs.geleerd import Geleerd, geleerd_door
from onderwijs.models import Bewijs, Bewijssoort, Leerlijn
from toegang.fouten import RegelGeschonden
from trajecten.begeleiding.einde import verbeter_uitstroom
from trajecten.models import Deelneemuur, Subsidieproject, Traject, Uitstroom
from trajecten.planmodules import planmodules_van

if TYPE_CHECKING:
    from toegang.models import Gebruiker

MDT_SLEUTEL = "mdt"


@dataclass(frozen=True)
class Leerlijnaanbod:
    """A leerlijn of which somebody finished something that is on no certificate yet, and why one cannot be given."""

    leerlijn: Leerlijn
    klaar: Sequence[Geleerd]
    bezwaar: str


@dataclass(frozen=True)
class Mdtaanbod:
    """How somebody stands for the MDT certificate of `project`."""

    project: Subsidieproject
    eisen: Sequence[regels.Eis]

    @property
    def kan(self) -> bool:
        """Whether all that is asked was done."""
        return all(eis.gehaald for eis in self.eisen)


def leerlijnen_voor(traject: Traject) -> list[Leerlijnaanbod]:
    """Per leerlijn what `traject` finished and no certificate names yet; a leerlijn with nothing new is left out."""
    al = _op_certificaat(traject)
    per_leerlijn: dict[Leerlijn, list[Geleerd]] = {}
    for deel in geleerd_door(traject):
        if deel.sleutel not in al:
            per_leerlijn.setdefault(deel.leerlijn, []).append(deel)
    return [
        Leerlijnaanbod(leerlijn, klaar, _bezig([deel.naam for deel in delen if not deel.is_klaar]))
        for leerlijn, delen in per_leerlijn.items()
        if (klaar := [deel for deel in delen if deel.is_klaar])
    ]


def mdt_voor(traject: Traject, vandaag: date) -> Mdtaanbod | None:
    """How `traject` stands for its MDT certificate; None when no MDT project pays for it or it has one already."""
    project = _mdt_project(traject)
    if project is None or Bewijs.objects.van(traject).geldend().filter(sleutel=MDT_SLEUTEL).exists():
        return None
    uren = Deelneemuur.objects.van(traject).filter(datum__lte=vandaag).aggregate(som=Sum("minuten"))["som"] or 0
    uitgevoerd, nog_open = _activiteiten(traject)
    norm = Fraction(project.norm_uren) if project.norm_uren is not None else None
    eisen = regels.mdt_eisen(minuten=uren, norm_uren=norm, activiteiten=uitgevoerd, open_activiteiten=nog_open)
    return Mdtaanbod(project, eisen)


@transaction.atomic
def geef_deelnamecertificaat(*, traject: Traject, leerlijn: Leerlijn, door: Gebruiker) -> Bewijs:
    """Make a certificate of what `traject` finished of `leerlijn` since the last one, and return it.

    Raises RegelGeschonden when nothing new was finished, or somebody is still at it.
    """
    traject = _vergrendel(traject)
    aanbod = next((deel for deel in leerlijnen_voor(traject) if deel.leerlijn == leerlijn), None)
    if aanbod is None:
        raise RegelGeschonden("Van deze leerlijn is er niets nieuws afgerond.")
    if aanbod.bezwaar:
        raise RegelGeschonden(aanbod.bezwaar)
    eerder = Bewijs.objects.van(traject).filter(sleutel__startswith=f"leerlijn:{leerlijn.pk}:").count()
    inhoud = {
        "wat": leerlijn.naam,
        "doel": leerlijn.doel,
        "delen": [{"naam": deel.naam, "omvang": deel.omvang} for deel in aanbod.klaar],
        "sleutels": [deel.sleutel for deel in aanbod.klaar],
        "aanwezig_minuten": sum(deel.minuten for deel in aanbod.klaar),
        "van": min(deel.van for deel in aanbod.klaar).isoformat(),
        "laatste_dag": max(_klaar_op(deel) for deel in aanbod.klaar).isoformat(),
    }
    sleutel = f"leerlijn:{leerlijn.pk}:{eerder + 1}"
    return _geef(traject, Bewijssoort.Herkomst.DEELNAME, leerlijn.naam, inhoud, sleutel, door)


@transaction.atomic
def geef_mdt_certificaat(*, traject: Traject, door: Gebruiker) -> Bewijs:
    """Make the MDT certificate of `traject` and return it.

    It bears the day that its Uitstroom names, or today; then that goes to the Uitstroom, where there is one.

    Raises RegelGeschonden when hours or activities are not there yet, or it was given already.
    """
    traject, vandaag = _vergrendel(traject), timezone.localdate()
    aanbod = mdt_voor(traject, vandaag)
    if aanbod is None:
        raise RegelGeschonden("Dit MDT-certificaat is er al, of er betaalt geen MDT-project voor dit traject.")
    if not aanbod.kan:
        raise RegelGeschonden(" ".join(eis.waarom for eis in aanbod.eisen if not eis.gehaald))
    minuten = Deelneemuur.objects.van(traject).filter(datum__lte=vandaag).aggregate(som=Sum("minuten"))["som"]
    einde = traject.einddatum if traject.einddatum and traject.einddatum <= vandaag else None
    inhoud = {
        "wat": "Maatschappelijke Diensttijd",
        "doel": traject.programma.naam,
        "delen": [{"naam": naam, "omvang": ""} for naam in _plan(traject)],
        "sleutels": [],
        "aanwezig_minuten": minuten,
        "van": (traject.startdatum or vandaag).isoformat(),
        "laatste_dag": (einde - timedelta(days=1) if einde else vandaag).isoformat(),
    }
    uitstroom = Uitstroom.objects.filter(traject=traject).first()
    al_gegeven = uitstroom.certificaat_datum if uitstroom else None
    naam = traject.programma.naam
    bewijs = _geef(traject, Bewijssoort.Herkomst.MDT, naam, inhoud, MDT_SLEUTEL, door, al_gegeven)
    if uitstroom and traject.einddatum and not al_gegeven:
        verbeter_uitstroom(
            traject=traject, verwacht=uitstroom.versie, uitstroom={"certificaat_datum": bewijs.datum}, door=door
        )
    return bewijs


def _vergrendel(traject: Traject) -> Traject:
    rijen = Traject.objects.select_for_update(of=("self",)).select_related("deelnemer", "programma", "subsidieproject")
    return rijen.get(pk=traject.pk)


def _geef(
    traject: Traject,
    herkomst: str,
    onderwerp: str,
    inhoud: dict[str, Any],
    sleutel: str,
    door: Gebruiker,
    datum: date | None = None,
) -> Bewijs:
    organisatie = organisaties.huidige()
    bewijs = Bewijs(
        traject=traject,
        soort=Bewijssoort.objects.get(herkomst=herkomst),
        onderwerp=onderwerp,
        datum=datum or timezone.localdate(),
        uitgever=organisatie.naam if organisatie else "",
        inhoud={"naam": traject.deelnemer.naam, "geboortedatum": _dag(traject.deelnemer.geboortedatum)} | inhoud,
        sleutel=sleutel,
    )
    return bewaar_bewijs(bewijs=bewijs, versie=1, door=door)


def _dag(dag: date | None) -> str:
    return dag.isoformat() if dag else ""


def _klaar_op(deel: Geleerd) -> date:
    return deel.klaar_op or deel.van


def _bezig(namen: Collection[str]) -> str:
    return f"Nog bezig met {', '.join(sorted(namen))}. Rond dat eerst af, of haal het uit het plan." if namen else ""


def _op_certificaat(traject: Traject) -> set[str]:
    gegeven = Bewijs.objects.van(traject).geldend().filter(sleutel__startswith="leerlijn:")
    return {sleutel for inhoud in gegeven.values_list("inhoud", flat=True) for sleutel in inhoud.get("sleutels", [])}


def _mdt_project(traject: Traject) -> Subsidieproject | None:
    """The MDT project that pays for `traject`: the one that it began with, else one that joined later."""
    soort = Subsidieproject.Soort.MDT
    if traject.subsidieproject and traject.subsidieproject.soort == soort:
        return traject.subsidieproject
    erbij = traject.financiering.filter(subsidieproject__soort=soort).select_related("subsidieproject").first()
    return erbij.subsidieproject if erbij else None


def _plan(traject: Traject) -> list[str]:
    return [module.naam for module in planmodules_van([traject.pk]).get(traject.pk, [])]


def _activiteiten(traject: Traject) -> tuple[bool | None, list[str]]:
    """Whether the planned activities were carried out (None: not known), and which of the plan are open.

    What was stated on leaving decides; before that the plan does, where there is one.
    """
    gezegd = Uitstroom.objects.filter(traject=traject).values_list("activiteiten_uitgevoerd", flat=True).first()
    if gezegd:
        return gezegd == "ja", []
    plan = planmodules_van([traject.pk]).get(traject.pk, [])
    nog_open = [module.naam for module in plan if not module.is_klaar]
    return (not nog_open if plan else None), nog_open
