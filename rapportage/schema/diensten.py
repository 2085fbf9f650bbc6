"""Everything that changes a schedule, and asking for the reports that are due."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

import organisaties
from rapportage import diensten
from rapportage.models import Rapport, Rapportontvanger, Rapportschema, Rapportsoort
from rapportage.periode import Periode
from rapportage.schema.regels import bewaren_tot, laatste_maakdag
from rapportage.vraag import Vraag
from toegang.beperkingen import beperkingen_in_woorden
from toegang.logboek import Soort, noteer
from toegang.models import Gebruiker
from toegang.versies import eis_versie
from trajecten.models import Programma


@transaction.atomic
def maak_schema(*, velden: dict[str, Any], ontvangers: Iterable[Gebruiker], door: Gebruiker) -> Rapportschema:
    """Add a schedule. Raises RegelGeschonden when there is one for the same report and rhythm, or it cannot be."""
    schema = Rapportschema(**velden)
    with beperkingen_in_woorden({"rapportschema_een_keer": "ritme"}):
        schema.save(force_insert=True)
    schema.ontvangers.set(ontvangers)
    _noteer(schema, door, "gemaakt")
    return schema


@transaction.atomic
def wijzig_schema(
    *, schema: Rapportschema, velden: dict[str, Any], ontvangers: Iterable[Gebruiker], versie: int, door: Gebruiker
) -> Rapportschema:
    """Change when it is made, who hears of it and how long it is kept. Raises NietMeerActueel."""
    eis_versie(schema, versie)
    for naam, waarde in velden.items():
        setattr(schema, naam, waarde)
    schema.versie = versie + 1
    schema.save(update_fields=[*velden, "versie"])
    schema.ontvangers.set(ontvangers)
    _noteer(schema, door, "gewijzigd")
    return schema


@transaction.atomic
def zet_schema(*, schema: Rapportschema, actief: bool, door: Gebruiker) -> Rapportschema:
    """Turn it off, or on again: then it begins with the period of now, and what was not made meanwhile stays unmade."""
    nu: Rapportschema = Rapportschema.objects.select_for_update(of=("self",)).get(pk=schema.pk)
    if nu.actief == actief:
        return nu
    nu.actief, nu.versie = actief, nu.versie + 1
    if actief:
        nu.vanaf = max(nu.vanaf, nu.tempo.periode_om(timezone.localdate()).van)
    nu.save(update_fields=["actief", "vanaf", "versie"])
    _noteer(nu, door, "aangezet" if actief else "uitgezet")
    return nu


def _noteer(schema: Rapportschema, door: Gebruiker, wat: str) -> None:
    noteer(Soort.RAPPORTSCHEMA_BEWAARD, door=door, over=schema, wat=wat, schema=str(schema))


def plan_rapporten(*, nu: datetime) -> list[Rapport]:
    """Ask for every report that is due at `nu` and not there yet, also of periods that passed during a standstill.

    Returns those that were asked for now. Safe to do at the same time twice: the database allows each once.
    """
    organisatie = organisaties.huidige()
    assert organisatie is not None, "schedules belong to an organisation"
    dag = laatste_maakdag(organisatie.schema_name, timezone.localtime(nu))
    _vul_standaard_aan(dag)
    schemas = list(Rapportschema.objects.actief().voor_lijst())
    nodig = [(schema, periode) for schema in schemas for periode in schema.tempo.verschuldigd(dag)]
    al = _al_gevraagd(min((periode.van for _, periode in nodig), default=dag))
    vandaag = timezone.localtime(nu).date()
    nieuw = [_plan(schema, periode, vandaag) for schema, periode in nodig if _sleutel(schema, periode) not in al]
    return [rapport for rapport in nieuw if rapport is not None]


def _vul_standaard_aan(dag: date) -> None:
    """A programme with a route has a monthly report of its own, beginning with the last month; it can be turned off."""
    zonder = Programma.objects.filter(actief=True, route__isnull=False)
    for programma in zonder.exclude(rapportschemas__soort=Rapportsoort.VOORTGANG):
        Rapportschema.objects.get_or_create(
            soort=Rapportsoort.VOORTGANG,
            programma=programma,
            ritme=Rapportschema.Ritme.MAAND,
            defaults={"vanaf": Periode.maand_voor(dag).van},
        )


def _al_gevraagd(vanaf: date) -> set[tuple[Any, ...]]:
    """The reports of the clock about periods from `vanaf` on."""
    rapporten = Rapport.objects.filter(Q(bron=Rapport.Bron.SCHEMA), van__gte=vanaf)
    return set(rapporten.order_by().values_list("soort", "programma_id", "subsidieproject_id", "van", "tot"))


def _sleutel(schema: Rapportschema, periode: Periode) -> tuple[Any, ...]:
    return schema.soort, schema.programma_id, schema.subsidieproject_id, periode.van, periode.tot


@transaction.atomic
def _plan(schema: Rapportschema, periode: Periode, vandaag: date) -> Rapport | None:
    """The report of one schedule over one period, with who will hear of it; None when somebody else just asked.

    Its peildatum is today, also when it comes late: the rows are read as they are now.
    """
    rapport = diensten.plan_rapport(
        vraag=Vraag(schema.soort, schema.onderwerp, periode, vandaag),
        bewaren_tot=bewaren_tot(vandaag, schema.bewaar_maanden),
    )
    if rapport is not None:
        Rapportontvanger.objects.bulk_create(
            Rapportontvanger(rapport=rapport, gebruiker=gebruiker) for gebruiker in schema.ontvangers.all()
        )
    return rapport
