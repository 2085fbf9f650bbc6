"""What the database refuses, constraint by constraint: what just fits goes in, what does not is told in Dutch."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.backends.postgresql.psycopg_any import DateTimeTZRange
from django.utils import timezone

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import (
    BetrokkeneFactory,
    CodeFactory,
    ContactmomentFactory,
    DeelneemuurFactory,
    DeelnemerFactory,
    OpvolgingFactory,
    ProgrammaFactory,
    StartsituatieFactory,
    SubsidieprojectFactory,
    TrajectFactory,
    UitstroomFactory,
)
from toegang.beperkingen import beperkingen_in_woorden, naam_van, zinnen
from toegang.fouten import RegelGeschonden
from trajecten.models import Code, Codelijst, Contactmoment, Startsituatie

pytestmark = pytest.mark.django_db

VANDAAG = timezone.localdate
EERSTE, TWEEDE, DERDE = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)


@dataclass(frozen=True)
class Geval:
    """What a constraint lets through and what it refuses; both are called with a fresh database."""

    naam: str
    past: Callable[[], object]
    past_niet: Callable[[], object]


def uur(begin: int, einde: int) -> DateTimeTZRange:
    dag = timezone.make_aware(datetime(2026, 6, 1))
    return DateTimeTZRange(dag + timedelta(hours=begin), dag + timedelta(hours=einde), "[)")


def twee(fabriek: type, eerste: dict[str, object], tweede: dict[str, object]) -> None:
    fabriek(**eerste)
    fabriek(**tweede)


def twee_trajecten(einde: date | None, start: date) -> None:
    deelnemer, programma = DeelnemerFactory(), ProgrammaFactory()
    samen = {"deelnemer": deelnemer, "programma": programma, "aanmelddatum": EERSTE}
    twee(TrajectFactory, {**samen, "startdatum": EERSTE, "einddatum": einde}, {**samen, "startdatum": start})


def betrokkene(**velden: object) -> None:
    BetrokkeneFactory(gebruiker=GebruikerFactory(), **velden)


def twee_betrokkenen(tot: date | None, van: date) -> None:
    samen = {"traject": TrajectFactory(), "gebruiker": GebruikerFactory()}
    twee(BetrokkeneFactory, {**samen, "van": EERSTE, "tot": tot}, {**samen, "van": van})


def twee_contacten(begin: int, einde: int) -> None:
    traject = TrajectFactory(startdatum=EERSTE)
    samen = {"traject": traject, "medewerker": GebruikerFactory(), "datum": date(2026, 6, 1)}
    twee(ContactmomentFactory, {**samen, "tijdvak": uur(10, 11)}, {**samen, "tijdvak": uur(begin, einde)})


def zelfde_sleutel() -> None:
    ContactmomentFactory(sleutel=ContactmomentFactory().sleutel)


def dubbele_code() -> None:
    Code.objects.bulk_create([Code(lijst=Codelijst.SECTOR, code="zorg", naam="Zorg") for _ in range(2)])


GEVALLEN = [
    Geval("code_uniek_per_lijst", lambda: CodeFactory(code="anders"), dubbele_code),
    Geval("code_lijst_bekend", CodeFactory, lambda: CodeFactory(lijst="onzin")),
    Geval("code_heeft_een_naam", CodeFactory, lambda: CodeFactory(code="leeg", naam="")),
    Geval(
        "programma_code_uniek",
        lambda: twee(ProgrammaFactory, {"code": "a"}, {"code": "b"}),
        lambda: twee(ProgrammaFactory, {"code": "a"}, {"code": "a"}),
    ),
    Geval(
        "programma_leeftijd_oplopend",
        lambda: ProgrammaFactory(leeftijd_van=18, leeftijd_tot=27),
        lambda: ProgrammaFactory(leeftijd_van=27, leeftijd_tot=27),
    ),
    Geval(
        "programma_normen_positief",
        lambda: ProgrammaFactory(weken=20, contact_elke_dagen=1, nulmeting_binnen_dagen=0),
        lambda: ProgrammaFactory(contact_elke_dagen=0),
    ),
    Geval(
        "subsidieproject_code_uniek",
        lambda: twee(SubsidieprojectFactory, {"code": "a"}, {"code": "b"}),
        lambda: twee(SubsidieprojectFactory, {"code": "a"}, {"code": "a"}),
    ),
    Geval(
        "subsidieproject_soort_bekend",
        lambda: SubsidieprojectFactory(soort="mdt"),
        lambda: SubsidieprojectFactory(soort="loterij"),
    ),
    Geval(
        "subsidieproject_periode_oplopend",
        lambda: SubsidieprojectFactory(van=EERSTE, tot=EERSTE),
        lambda: SubsidieprojectFactory(van=TWEEDE, tot=EERSTE),
    ),
    Geval(
        "subsidieproject_normen_positief",
        lambda: SubsidieprojectFactory(norm_uren=0),
        lambda: SubsidieprojectFactory(norm_uren=-1),
    ),
    Geval(
        "subsidieproject_leeftijd_oplopend",
        lambda: SubsidieprojectFactory(leeftijd_van=18, leeftijd_tot=19),
        lambda: SubsidieprojectFactory(leeftijd_van=19, leeftijd_tot=18),
    ),
    Geval(
        "deelnemer_nummer_uniek",
        lambda: twee(DeelnemerFactory, {"deelnemernummer": "1"}, {"deelnemernummer": "2"}),
        lambda: twee(DeelnemerFactory, {"deelnemernummer": "1"}, {"deelnemernummer": "1"}),
    ),
    Geval(
        "deelnemer_nummer_en_naam_ingevuld",
        lambda: DeelnemerFactory(voornaam=""),
        lambda: DeelnemerFactory(achternaam=""),
    ),
    Geval(
        "deelnemer_geslacht_bekend",
        lambda: DeelnemerFactory(geslacht="non-binair"),
        lambda: DeelnemerFactory(geslacht="x"),
    ),
    Geval(
        "deelnemer_postcode_vorm",
        lambda: DeelnemerFactory(postcode="1234 AB"),
        lambda: DeelnemerFactory(postcode="0234AB"),
    ),
    Geval(
        "traject_nummer_uniek",
        lambda: twee(TrajectFactory, {"trajectnummer": "1"}, {"trajectnummer": "2"}),
        lambda: twee(TrajectFactory, {"trajectnummer": "1"}, {"trajectnummer": "1"}),
    ),
    Geval(
        "traject_einde_na_start",
        lambda: TrajectFactory(startdatum=EERSTE, einddatum=EERSTE),
        lambda: TrajectFactory(startdatum=TWEEDE, einddatum=EERSTE),
    ),
    Geval(
        "traject_een_lopend_per_programma",
        lambda: twee_trajecten(TWEEDE, TWEEDE),
        lambda: twee_trajecten(None, TWEEDE),
    ),
    Geval("betrokkene_rol_bekend", lambda: betrokkene(rol="leermeester"), lambda: betrokkene(rol="baas")),
    Geval(
        "betrokkene_periode_oplopend",
        lambda: betrokkene(van=EERSTE, tot=EERSTE),
        lambda: betrokkene(van=TWEEDE, tot=EERSTE),
    ),
    Geval("betrokkene_niet_dubbel", lambda: twee_betrokkenen(TWEEDE, TWEEDE), lambda: twee_betrokkenen(DERDE, TWEEDE)),
    Geval("contact_een_keer_opgeslagen", lambda: (ContactmomentFactory(), ContactmomentFactory()), zelfde_sleutel),
    Geval(
        "contact_duur_hoogstens_12_uur",
        lambda: (ContactmomentFactory(minuten=1), ContactmomentFactory(minuten=720)),
        lambda: ContactmomentFactory(minuten=721),
    ),
    Geval(
        "contact_aanwezigheid_bekend",
        lambda: ContactmomentFactory(niet_gekomen=True),
        lambda: ContactmomentFactory(aanwezigheid="ziek"),
    ),
    Geval("contact_medewerker_niet_dubbel", lambda: twee_contacten(11, 12), lambda: twee_contacten(10, 12)),
    Geval(
        "deelneemuur_duur_hoogstens_een_dag",
        lambda: DeelneemuurFactory(minuten=1440),
        lambda: DeelneemuurFactory(minuten=0),
    ),
    Geval(
        "deelneemuur_bron_bekend",
        lambda: DeelneemuurFactory(bron="plaatsing"),
        lambda: DeelneemuurFactory(bron="gok"),
    ),
    Geval(
        "startsituatie_versie_uniek",
        StartsituatieFactory,
        lambda: StartsituatieFactory(traject=StartsituatieFactory().traject),
    ),
    Geval(
        "startsituatie_correctie_met_reden",
        lambda: StartsituatieFactory(versie=2, reden="Verkeerd overgetikt"),
        lambda: StartsituatieFactory(versie=2),
    ),
    Geval(
        "startsituatie_arbeid_bekend",
        lambda: StartsituatieFactory(arbeidssituatie="werkloos"),
        lambda: StartsituatieFactory(arbeidssituatie="lui"),
    ),
    Geval(
        "startsituatie_opleidingsniveau_bekend",
        lambda: StartsituatieFactory(opleidingsniveau="mbo-1"),
        lambda: StartsituatieFactory(opleidingsniveau="mbo-9"),
    ),
    Geval(
        "startsituatie_antwoorden_bekend",
        lambda: StartsituatieFactory(dakloos="weigert"),
        lambda: StartsituatieFactory(dakloos="soms"),
    ),
    Geval(
        "uitstroom_antwoorden_bekend",
        lambda: UitstroomFactory(arbeidssituatie="werkend"),
        lambda: UitstroomFactory(arbeidssituatie="rijk"),
    ),
    Geval(
        "opvolging_antwoorden_bekend",
        lambda: OpvolgingFactory(verbeterd="ja"),
        lambda: OpvolgingFactory(verbeterd="mis"),
    ),
]
ALLE = pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.naam)


@ALLE
def test_wat_net_past_gaat_erin(geval):
    with transaction.atomic():
        geval.past()


@ALLE
def test_wat_niet_past_weigert_de_databank_in_het_nederlands(geval):
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        geval.past_niet()
    assert naam_van(fout.value) == geval.naam
    with pytest.raises(RegelGeschonden) as in_woorden, beperkingen_in_woorden({geval.naam: "veld"}):
        geval.past_niet()
    assert (str(in_woorden.value), in_woorden.value.veld) == (zinnen()[geval.naam], "veld")


def test_elke_beperking_van_trajecten_is_beproefd():
    """Each is named by a test: here, or with the part that it belongs to. The import has its own."""
    modellen = [m for m in apps.get_app_config("trajecten").get_models() if not m.__name__.startswith("Inle")]
    namen = {beperking.name for model in modellen for beperking in model._meta.constraints}
    tests = "".join(pad.read_text() for pad in Path(__file__).parent.rglob("test_*.py"))
    assert {naam for naam in namen if f'"{naam}"' not in tests} == set()


@pytest.mark.parametrize(
    ("datum", "beperking"),
    [
        (lambda: VANDAAG() - timedelta(weeks=17), "contact_binnen_traject"),
        (lambda: VANDAAG() + timedelta(days=1), "contact_niet_in_toekomst"),
    ],
)
def test_een_trigger_weigert_contact_buiten_het_traject_en_in_de_toekomst(datum, beperking):
    with pytest.raises(IntegrityError) as fout:
        ContactmomentFactory(datum=datum())
    assert naam_van(fout.value) == beperking


def test_op_de_einddatum_zelf_is_er_geen_contact_meer():
    traject = TrajectFactory(gestopt=True)
    ContactmomentFactory(traject=traject, datum=traject.einddatum - timedelta(days=1))
    with pytest.raises(IntegrityError) as fout:
        ContactmomentFactory(traject=traject, datum=traject.einddatum)
    assert naam_van(fout.value) == "contact_binnen_traject"


def test_een_traject_krimpt_niet_onder_zijn_contact_vandaan():
    traject = ContactmomentFactory().traject
    traject.einddatum = VANDAAG()
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        traject.save()
    assert naam_van(fout.value) == "traject_houdt_contact"
    assert Contactmoment.objects.count() == 1


def test_een_startsituatie_verandert_nooit_ook_niet_buiten_de_applicatie_om():
    situatie = StartsituatieFactory(arbeidssituatie="werkloos")
    with pytest.raises(IntegrityError) as fout, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE trajecten_startsituatie SET arbeidssituatie = 'werkend'")
    assert naam_van(fout.value) == "startsituatie_blijft"
    assert Startsituatie.objects.get(pk=situatie.pk).arbeidssituatie == "werkloos"
