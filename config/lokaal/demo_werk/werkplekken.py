"""Werkplekken of the demo's employers, what some deelnemers look for, and klikgesprekken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from organisaties import huidige
from toegang.matrix import Recht
from toegang.models import Gebruiker
from trajecten.models import Betrokkene, Traject
from werkgevers.matching.afstand import Adres
from werkgevers.matching.diensten import bewaar_werkwens, leg_uitkomst_vast, plan_klikgesprek
from werkgevers.matching.stand import Uitkomst
from werkgevers.models import Contactpersoon, Vestiging, Werkgever, Werkplek, Werkwens
from werkgevers.werkplek.begrippen import Niveau, Reizen
from werkgevers.werkplek.diensten import bewaar_werkplek


@dataclass(frozen=True)
class Werk:
    """The work in one sector."""

    naam: str
    taken: str
    vaardigheden: tuple[str, ...] = ()


@dataclass(frozen=True)
class Aanbod:
    """What employers of one organisation offer, as its programme goes."""

    soort: str
    dagen: tuple[int, ...]
    uren: Decimal | None
    niveau: int | None = None


WERK = {
    "bouw": Werk("Leerling op de bouw", "Meelopen met een vaste maat: opruimen, schuren en gronden.", ("vca",)),
    "beveiliging": Werk("Hulp bij de receptie", "Bezoekers ontvangen en rondes meelopen.", ("afspraken_nakomen",)),
    "detailhandel": Werk("Medewerker winkel", "Vakken vullen, klanten helpen en de winkel netjes houden."),
    "evenementen": Werk("Medewerker opbouw", "Opbouwen, afbreken en gasten helpen.", ("sociale_vaardigheden",)),
    "groenvoorziening": Werk("Medewerker groen", "Schoffelen, snoeien en maaien in de wijk.", ("dagritme",)),
    "horeca": Werk("Keukenhulp", "Afwassen, snijwerk en de keuken schoonmaken.", ("haccp",)),
    "maatschappelijke_dienstverlening": Werk(
        "Gastvrouw of gastheer", "Koffie schenken en een praatje maken.", ("sociale_vaardigheden",)
    ),
    "schoonmaak": Werk("Medewerker schoonmaak", "Kantoren schoonmaken met een klein team."),
    "techniek": Werk("Leerling in de werkplaats", "Gereedschap leren kennen en eenvoudige klussen doen.", ("vca",)),
}
AANBOD = {
    # three days of six hours, as bouwsteen 3 goes
    "werkmakerij": Aanbod("leerwerkplek", (1, 2, 4), Decimal(18)),
    "participatiefabriek": Aanbod("werkervaringsplek", (1, 3), Decimal(12)),
    "hwwerkt": Aanbod("leerwerkplek", (1, 2, 3), Decimal(24)),
    "werkshop": Aanbod("vrijwilligerswerk", (), None),
    "jongerenloket": Aanbod("stage", (1, 2), Decimal(16), Niveau.ENTREE.value),
}
WENSEN_HOOGSTENS = 8
KUNNEN = (("afspraken_nakomen",), ("dagritme", "vca"), ("sociale_vaardigheden",), ())
ALLE_WERKDAGEN = [1, 2, 3, 4, 5]
AFSPRAKEN = "Begint op maandag om 8.30 uur met een vaste maat. De jobcoach komt elke week langs."
# days from today, and what came of it
GESPREKKEN: tuple[tuple[int, Uitkomst | None], ...] = ((-6, Uitkomst.KLIK), (-3, Uitkomst.GEEN_KLIK), (2, None))


def vul(vandaag: date) -> None:
    """Fill the places, the wishes and the klikgesprekken, unless that was done."""
    organisatie = huidige()
    aanbod = AANBOD.get(organisatie.schema_name if organisatie else "")
    door = Gebruiker.objects.actief().met_recht(Recht.WERKGEVER_WIJZIGEN).order_by("pk").first()
    if aanbod is None or door is None or Werkplek.objects.exists():
        return
    werkgevers = Werkgever.objects.filter(vestigingen__isnull=False).exclude(sectoren=[]).order_by("naam", "pk")
    plekken = [
        _werkplek(werkgever, aanbod, nummer, door, vandaag)
        for nummer, werkgever in enumerate(werkgevers.distinct())
        if werkgever.sectoren[0] in WERK
    ]
    if plekken:
        _klikgesprekken(_wensen(plekken, vandaag), plekken, vandaag)


def _werkplek(werkgever: Werkgever, aanbod: Aanbod, nummer: int, door: Gebruiker, vandaag: date) -> Werkplek:
    sector = werkgever.sectoren[0]
    werk = WERK[sector]
    werkplek = Werkplek(
        werkgever=werkgever,
        vestiging=Vestiging.objects.van(werkgever).order_by("pk").first(),
        naam=werk.naam,
        soort=aanbod.soort,
        sector=sector,
        aantal=1 + nummer % 3,
        dagen=list(aanbod.dagen),
        uren_per_week=aanbod.uren,
        niveau=aanbod.niveau,
        vaardigheden=list(werk.vaardigheden),
        taken=werk.taken,
        vanaf=vandaag + timedelta(days=30 if nummer % 4 == 3 else -14),
    )
    return bewaar_werkplek(rij=werkplek, versie=1, door=door)


def _wensen(plekken: list[Werkplek], vandaag: date) -> list[Traject]:
    """What the deelnemers who came last look for, filled in by whoever guides them."""
    lopend = Traject.objects.lopend_op(vandaag).select_related("deelnemer").order_by("-startdatum", "-pk")
    gekozen = []
    for nummer, traject in enumerate(lopend[:WENSEN_HOOGSTENS]):
        begeleider = _begeleider(traject)
        if begeleider is None:
            continue
        thuis = Adres.uit(traject.deelnemer.postcode, traject.deelnemer.woonplaats)
        wens = Werkwens(
            traject=traject,
            sectoren=sorted({plekken[nummer % len(plekken)].sector, plekken[(nummer + 1) % len(plekken)].sector}),
            dagen=ALLE_WERKDAGEN,
            uren_per_week=Decimal(24),
            postcodegebied=thuis.gebied,
            plaats=thuis.plaats,
            reizen=(Reizen.OMGEVING, Reizen.BUURT)[nummer % 2],
            niveau=plekken[0].niveau,
            vaardigheden=list(KUNNEN[nummer % len(KUNNEN)]),
            wens="Ik wil graag met mijn handen werken." if nummer % 2 == 0 else "",
        )
        bewaar_werkwens(rij=wens, versie=1, door=begeleider)
        gekozen.append(traject)
    return gekozen


def _klikgesprekken(trajecten: list[Traject], plekken: list[Werkplek], vandaag: date) -> None:
    for nummer, (traject, (dagen, uitkomst)) in enumerate(zip(trajecten, GESPREKKEN, strict=False)):
        dag, begeleider = _werkdag(vandaag + timedelta(days=dagen), -1 if dagen < 0 else 1), _begeleider(traject)
        if begeleider is None:
            continue
        werkplek = plekken[nummer % len(plekken)]
        gesprek = plan_klikgesprek(
            traject=traject,
            werkplek=werkplek,
            gepland_op=timezone.make_aware(datetime.combine(dag, time(10, 30))),
            contactpersoon=Contactpersoon.objects.van(werkplek.werkgever).op(vandaag).order_by("pk").first(),
            door=begeleider,
        )
        if uitkomst is not None:
            afspraken = AFSPRAKEN if uitkomst == Uitkomst.KLIK else "Het werk is te druk. We zoeken een rustiger plek."
            leg_uitkomst_vast(
                gesprek=gesprek, verwacht=1, gehouden_op=dag, uitkomst=uitkomst, afspraken=afspraken, door=begeleider
            )


def _werkdag(dag: date, stap: int) -> date:
    """`dag`, or the nearest working day in this direction."""
    while dag.weekday() > 4:
        dag += timedelta(days=stap)
    return dag


def _begeleider(traject: Traject) -> Gebruiker | None:
    """Who guides this traject and may change its placements."""
    mogen = Gebruiker.objects.actief().met_recht(Recht.PLAATSING_WIJZIGEN)
    betrokken = Betrokkene.objects.van(traject).nu().filter(gebruiker__in=mogen).select_related("gebruiker")
    eerste = betrokken.order_by("pk").first()
    return eerste.gebruiker if eerste else None
