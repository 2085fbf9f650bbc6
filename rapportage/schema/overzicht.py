"""What the page about schedules shows: what is coming, what is being made, what was made and what was not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rapportage.models import Rapport, Rapportschema
from rapportage.periode import Periode
from toegang.models import Gebruiker

KOMENDE_DAGEN = 7
PER_PAGINA = 50
HOOGSTENS = 25
LAATSTE = 10


@dataclass(frozen=True)
class Gepland:
    """A report that is to come."""

    dag: date
    periode: Periode
    schema: Rapportschema

    @property
    def titel(self) -> str:
        """As the report will be called."""
        return f"{self.schema.get_soort_display()} {self.periode}"


@dataclass(frozen=True)
class Schemaregel:
    """One schedule with the report that comes next; None when it is off or its subject is over."""

    schema: Rapportschema
    volgende: Gepland | None


@dataclass(frozen=True)
class Overzicht:
    """The whole page; `meer` is the key after which the next page of schedules begins."""

    regels: Sequence[Schemaregel]
    meer: int | None
    komend: Sequence[Gepland]
    bezig: Sequence[Rapport]
    mislukt: Sequence[Rapport]
    klaar: Sequence[Rapport]


def maak_overzicht(gebruiker: Gebruiker, vandaag: date, *, na: int | None = None) -> Overzicht:
    """The page for this person as it is on `vandaag`, with the schedules after `na`."""
    zichtbaar = Rapportschema.objects.zichtbaar_voor(gebruiker)
    pagina = list(zichtbaar.voor_lijst().na(na).order_by("id")[: PER_PAGINA + 1])
    van_schema = Rapport.objects.zichtbaar_voor(gebruiker).filter(bron=Rapport.Bron.SCHEMA).voor_lijst()
    return Overzicht(
        regels=[Schemaregel(schema, volgende(schema, vandaag)) for schema in pagina[:PER_PAGINA]],
        meer=pagina[PER_PAGINA - 1].pk if len(pagina) > PER_PAGINA else None,
        komend=komend(list(zichtbaar.actief().met_onderwerp()), vandaag),
        bezig=list(van_schema.onderweg().order_by("id")[:HOOGSTENS]),
        mislukt=list(van_schema.filter(status=Rapport.Status.MISLUKT)[:HOOGSTENS]),
        klaar=list(van_schema.filter(status=Rapport.Status.KLAAR)[:LAATSTE]),
    )


def volgende(schema: Rapportschema, vandaag: date) -> Gepland | None:
    """The report of a schedule that comes after `vandaag`."""
    loopt = schema.actief and (schema.programma is None or schema.programma.actief)
    periode = schema.tempo.volgende(vandaag) if loopt else None
    return Gepland(schema.tempo.maakdag(periode), periode, schema) if periode else None


def komend(schemas: Sequence[Rapportschema], vandaag: date) -> list[Gepland]:
    """What these schedules make in the week after `vandaag`, the first day first."""
    tot = vandaag + timedelta(days=KOMENDE_DAGEN)
    gepland = [
        Gepland(schema.tempo.maakdag(periode), periode, schema)
        for schema in schemas
        for periode in schema.tempo.komend(vandaag, tot)
    ]
    return sorted(gepland, key=lambda rapport: (rapport.dag, rapport.titel, rapport.schema.pk))
