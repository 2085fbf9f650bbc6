"""Certificates that the organisation can give: after a leerlijn, and after an MDT traject.

A concept is the certificate as it would be given now; `uitgeven` gives it. What stands on one is kept in
`Bewijs.inhoud` as it was that day.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from django.db.models import Sum

import organisaties
from onderwijs.bewijs import regels
from onderwijs.bewijs.geleerd import Geleerd, Lijn, geleerd_door
from onderwijs.models import Bewijs, Bewijssoort
from toegang.fouten import RegelGeschonden
from trajecten.models import Deelneemuur, Subsidieproject, Traject, Uitstroom
from trajecten.planmodules import planmodules_van

MDT = "mdt"
Herkomst = Bewijssoort.Herkomst


@dataclass(frozen=True)
class Lijnaanbod:
    """What somebody finished of `lijn` that is on no certificate yet, and why one cannot be given (empty: it can)."""

    lijn: Lijn
    klaar: Sequence[Geleerd]
    bezwaar: str


@dataclass(frozen=True)
class Mdtaanbod:
    """How somebody stands for the MDT certificate of `project`, with the hours made so far in minutes."""

    project: Subsidieproject
    eisen: Sequence[regels.Eis]
    minuten: int

    @property
    def kan(self) -> bool:
        """Whether all that is asked was done."""
        return all(eis.gehaald for eis in self.eisen)


def lijnen_voor(traject: Traject) -> list[Lijnaanbod]:
    """Per lijn what `traject` finished and no certificate names yet; one with nothing new is left out."""
    al = _op_certificaat(traject)
    per_lijn: dict[Lijn, list[Geleerd]] = {}
    for deel in geleerd_door(traject):
        if deel.sleutel not in al:
            per_lijn.setdefault(deel.lijn, []).append(deel)
    return [
        Lijnaanbod(lijn, klaar, _bezig([deel.naam for deel in delen if not deel.is_klaar]))
        for lijn, delen in per_lijn.items()
        if (klaar := [deel for deel in delen if deel.is_klaar])
    ]


def mdt_voor(traject: Traject, vandaag: date) -> Mdtaanbod | None:
    """How `traject` stands for its MDT certificate; None when no MDT project pays for it or it has one already."""
    project = _mdt_project(traject)
    if project is None or Bewijs.objects.van(traject).geldend().filter(sleutel=MDT).exists():
        return None
    uren = Deelneemuur.objects.van(traject).filter(datum__lte=vandaag).aggregate(som=Sum("minuten"))["som"] or 0
    uitgevoerd, nog_open = _activiteiten(traject)
    norm = Fraction(project.norm_uren) if project.norm_uren is not None else None
    eisen = regels.mdt_eisen(minuten=uren, norm_uren=norm, activiteiten=uitgevoerd, open_activiteiten=nog_open)
    return Mdtaanbod(project, eisen, uren)


def concept_van(traject: Traject, welk: str, vandaag: date) -> Bewijs:
    """The certificate `welk` (MDT, or the code of a lijn) as it would be given on `vandaag`; nothing is written.

    Raises RegelGeschonden when it cannot be given: nothing new, still at it, hours or activities that are not there.
    """
    return _mdt_concept(traject, vandaag) if welk == MDT else _lijnconcept(traject, welk, vandaag)


def _lijnconcept(traject: Traject, code: str, vandaag: date) -> Bewijs:
    aanbod = next((deel for deel in lijnen_voor(traject) if deel.lijn.code == code), None)
    if aanbod is None:
        raise RegelGeschonden("Hiervan is er niets nieuws afgerond. Kijk of er al een certificaat van is.")
    if aanbod.bezwaar:
        raise RegelGeschonden(aanbod.bezwaar)
    eerder = Bewijs.objects.van(traject).filter(sleutel__startswith=f"{code}:").count()
    inhoud = {
        "wat": aanbod.lijn.naam,
        "doel": aanbod.lijn.doel,
        "delen": [{"naam": deel.naam, "omvang": deel.omvang} for deel in aanbod.klaar],
        "sleutels": [deel.sleutel for deel in aanbod.klaar],
        "aanwezig_minuten": sum(deel.minuten for deel in aanbod.klaar),
        "van": min(deel.van for deel in aanbod.klaar).isoformat(),
        "laatste_dag": max(deel.klaar_op or deel.van for deel in aanbod.klaar).isoformat(),
    }
    return _concept(traject, Herkomst.DEELNAME, aanbod.lijn.naam, inhoud, f"{code}:{eerder + 1}", vandaag)


def _mdt_concept(traject: Traject, vandaag: date) -> Bewijs:
    """It bears the day that the Uitstroom names, or today."""
    aanbod = mdt_voor(traject, vandaag)
    if aanbod is None:
        raise RegelGeschonden("Dit MDT-certificaat is er al, of er betaalt geen MDT-project voor dit traject.")
    if not aanbod.kan:
        raise RegelGeschonden(" ".join(eis.waarom for eis in aanbod.eisen if not eis.gehaald))
    einde = traject.einddatum if traject.einddatum and traject.einddatum <= vandaag else None
    inhoud = {
        "wat": "Maatschappelijke Diensttijd",
        "doel": traject.programma.naam,
        "delen": [{"naam": naam, "omvang": ""} for naam in _plan(traject)],
        "sleutels": [],
        "aanwezig_minuten": aanbod.minuten,
        "van": (traject.startdatum or vandaag).isoformat(),
        "laatste_dag": (einde - timedelta(days=1) if einde else vandaag).isoformat(),
    }
    gezegd = Uitstroom.objects.filter(traject=traject).values_list("certificaat_datum", flat=True).first()
    return _concept(traject, Herkomst.MDT, traject.programma.naam, inhoud, MDT, gezegd or vandaag)


def _concept(
    traject: Traject, herkomst: str, onderwerp: str, inhoud: dict[str, Any], sleutel: str, datum: date
) -> Bewijs:
    organisatie = organisaties.huidige()
    return Bewijs(
        traject=traject,
        soort=Bewijssoort.objects.get(herkomst=herkomst),
        onderwerp=onderwerp,
        datum=datum,
        uitgever=organisatie.naam if organisatie else "",
        inhoud=wie(traject) | inhoud,
        sleutel=sleutel,
    )


def wie(traject: Traject) -> dict[str, str]:
    """Name and date of birth of the deelnemer as they stand on a certificate."""
    geboren = traject.deelnemer.geboortedatum
    return {"naam": traject.deelnemer.naam, "geboortedatum": geboren.isoformat() if geboren else ""}


def _bezig(namen: Collection[str]) -> str:
    return f"Nog bezig met {', '.join(sorted(namen))}. Rond dat eerst af, of haal het uit het plan." if namen else ""


def _op_certificaat(traject: Traject) -> set[str]:
    gegeven = Bewijs.objects.van(traject).geldend().filter(soort__herkomst=Herkomst.DEELNAME)
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
