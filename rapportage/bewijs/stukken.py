"""What there is to show for a traject in a period: hours, measurements, placements, signatures, papers.

Read as the database is now, in a fixed number of queries whatever the number of trajecten. A piece is weak where an
auditor would ask for more (domein §3.5: hours must tie staff to participants, and be approved).
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onderwijs.models import Bewijs
from rapportage.mdt.activiteit import naam_van
from rapportage.periode import Periode
from toegang.matrix import Recht
from trajecten.documenten.regels import mag_geopend
from trajecten.documenten.scanner import is_ingesteld
from trajecten.models import Contactmoment, Deelneemuur, Urenstaat
from trajecten.urenstaat.regels import Staat, maandag_van
from werkgevers.evaluatie.regels import Staat as Evaluatiestaat
from werkgevers.models import Evaluatie, Plaatsing
from zelfredzaamheid.models import Meting


class Soort(StrEnum):
    """Kinds of evidence, in the order in which they are shown."""

    CONTACT = "Contact"
    DEELNEEMUUR = "Uren van de deelnemer"
    METING = "Meting"
    PLAATSING = "Plaatsing"
    EVALUATIE = "Evaluatie"
    BEWIJS = "Diploma of certificaat"


# the page on which a piece stands, and the right that opens it
PAGINAS: Mapping[Soort, tuple[str, Recht]] = {
    # without VERSLAG_INZIEN that page shows the hour and not what was written about it
    Soort.CONTACT: ("trajecten:contactmoment", Recht.TRAJECT_INZIEN),
    Soort.DEELNEEMUUR: ("trajecten:deelneemuren", Recht.TRAJECT_INZIEN),
    Soort.METING: ("zelfredzaamheid:meting", Recht.METING_INZIEN),
    Soort.PLAATSING: ("werkgevers:plaatsing", Recht.PLAATSING_INZIEN),
    Soort.EVALUATIE: ("werkgevers:evaluatie", Recht.PLAATSING_INZIEN),
    Soort.BEWIJS: ("onderwijs:bewijs", Recht.OPLEIDING_INZIEN),
}


@dataclass(frozen=True, slots=True)
class Stuk:
    """One piece of evidence: what it is, on which page it stands (`pk`), and why it is weak (empty: it is not).

    `minuten` is the time it stands for, `bestand` the file in the storage of the organisation with its `sha256`. A
    file that somebody added is a `document` (its key) with a right of its own; one that waits for its check for viruses
    is not given. Time of staff stands in a `week`:
    whose (key), and a day in it.
    """

    soort: Soort
    datum: date
    wat: str
    pk: int
    zwak: str = ""
    minuten: int = 0
    bestand: str = ""
    sha256: str = ""
    document: int | None = None
    week: tuple[int, date] | None = None


def stukken_van(trajecten: Collection[int], periode: Periode) -> dict[int, list[Stuk]]:
    """All pieces by traject, each kind in the order of time; seven queries."""
    uit: dict[int, list[Stuk]] = {pk: [] for pk in trajecten}
    for lees in (_contacten, _deelneemuren, _metingen, _plaatsingen, _evaluaties, _bewijzen):
        for traject_id, stuk in lees(trajecten, periode):
            uit[traject_id].append(stuk)
    return uit


Gelezen = Iterator[tuple[int, Stuk]]


def _contacten(trajecten: Collection[int], periode: Periode) -> Gelezen:
    contacten = list(
        Contactmoment.objects.filter(traject__in=trajecten, datum__gte=periode.van, datum__lte=periode.tot)
        .select_related("medewerker")
        .order_by("datum", "id")
    )
    goedgekeurd = _goedgekeurde_weken({contact.medewerker_id for contact in contacten})
    for contact in contacten:
        week = maandag_van(contact.boekdatum or contact.datum)
        zwak = "" if week in goedgekeurd[contact.medewerker_id] else "De week van de medewerker is niet goedgekeurd."
        wat = f"Contact met {contact.medewerker.naam}"
        yield (
            contact.traject_id,
            Stuk(
                Soort.CONTACT,
                contact.datum,
                wat,
                contact.pk,
                zwak,
                contact.medewerkerminuten,
                week=(contact.medewerker_id, contact.boekdatum or contact.datum),
            ),
        )


def _goedgekeurde_weken(medewerkers: Collection[int]) -> Mapping[int, set[date]]:
    weken: dict[int, set[date]] = defaultdict(set)
    goedgekeurd = Urenstaat.objects.filter(medewerker__in=medewerkers, staat=Staat.GOEDGEKEURD)
    for medewerker_id, week in goedgekeurd.values_list("medewerker_id", "week"):
        weken[medewerker_id].add(week)
    return weken


def _deelneemuren(trajecten: Collection[int], periode: Periode) -> Gelezen:
    uren = Deelneemuur.objects.filter(traject__in=trajecten, datum__gte=periode.van, datum__lte=periode.tot)
    for uur in uren.order_by("datum", "id"):
        met_de_hand = uur.bron == Deelneemuur.Bron.HAND
        zwak = "Met de hand ingevuld, zonder aanwezigheid of bevestigde week." if met_de_hand else ""
        wat = naam_van(uur.activiteit) if uur.activiteit else "Uren"
        yield uur.traject_id, Stuk(Soort.DEELNEEMUUR, uur.datum, wat, uur.traject_id, zwak, uur.minuten)


def _metingen(trajecten: Collection[int], periode: Periode) -> Gelezen:
    metingen = Meting.objects.geldend().filter(traject__in=trajecten, datum__lte=periode.tot)
    for meting in metingen.select_related("beoordelaar").order_by("datum", "id"):
        wat = f"{meting.get_soort_display()}, door {meting.beoordelaar.naam}"
        yield meting.traject_id, Stuk(Soort.METING, meting.datum, wat, meting.pk)


def _plaatsingen(trajecten: Collection[int], periode: Periode) -> Gelezen:
    plaatsingen = Plaatsing.objects.filter(traject__in=trajecten, startdatum__lte=periode.tot)
    for plaatsing in plaatsingen.select_related("werkgever").order_by("startdatum", "id"):
        if plaatsing.einddatum is not None and plaatsing.einddatum <= periode.van:
            continue
        zwak = "" if plaatsing.contactpersoon_id else "Er is geen contactpersoon van de werkgever."
        yield (
            plaatsing.traject_id,
            Stuk(Soort.PLAATSING, plaatsing.startdatum, f"Bij {plaatsing.werkgever.naam}", plaatsing.pk, zwak),
        )


def _evaluaties(trajecten: Collection[int], periode: Periode) -> Gelezen:
    evaluaties = (
        Evaluatie.objects.filter(plaatsing__traject__in=trajecten, datum__gte=periode.van, datum__lte=periode.tot)
        .exclude(staat=Evaluatiestaat.INGETROKKEN)
        .select_related("plaatsing", "verzegeling")
        .order_by("datum", "id")
    )
    for evaluatie in evaluaties:
        zegel = getattr(evaluatie, "verzegeling", None)
        zwak = "" if evaluatie.staat == Evaluatiestaat.GETEKEND else "Niet door iedereen getekend."
        yield (
            evaluatie.plaatsing.traject_id,
            Stuk(
                Soort.EVALUATIE,
                evaluatie.datum,
                evaluatie.get_moment_display(),
                evaluatie.pk,
                zwak,
                bestand=zegel.bestand.name if zegel else "",
                sha256=zegel.sha256 if zegel else "",
            ),
        )


def _bewijzen(trajecten: Collection[int], periode: Periode) -> Gelezen:
    bewijzen = Bewijs.objects.filter(
        traject__in=trajecten, datum__gte=periode.van, datum__lte=periode.tot, ingetrokken_op__isnull=True
    )
    for bewijs in bewijzen.select_related("soort", "document").order_by("datum", "id"):
        papier = bewijs.document if bewijs.document and bewijs.document.bestand else None
        open_ = papier is not None and mag_geopend(papier.scan, scanner=is_ingesteld())
        yield (
            bewijs.traject_id,
            Stuk(
                Soort.BEWIJS,
                bewijs.datum,
                bewijs.soort.naam,
                bewijs.pk,
                "" if papier else "Er is geen document bij.",
                bestand=papier.bestand.name if papier and open_ else "",
                sha256=papier.sha256 if papier else "",
                document=papier.pk if papier and not bewijs.van_ons else None,
            ),
        )
