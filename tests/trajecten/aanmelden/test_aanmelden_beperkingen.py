"""What the database refuses around signing up: what just fits goes in, what does not is told in Dutch."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import DeelnemerFactory, TrajectFactory
from toegang.beperkingen import beperkingen_in_woorden, naam_van, zinnen
from toegang.fouten import RegelGeschonden
from trajecten.models import Onderscheid, Samenvoeging, Toelatingstoets, Uitkering

pytestmark = pytest.mark.django_db

EERSTE, TWEEDE, DERDE = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)


@dataclass(frozen=True)
class Geval:
    """What a constraint lets through and what it refuses."""

    naam: str
    past: Callable[[], object]
    past_niet: Callable[[], object]


def twee_uitkeringen(tot: date | None, van: date | None, soort: str = "ww") -> None:
    deelnemer = DeelnemerFactory()
    Uitkering.objects.create(deelnemer=deelnemer, soort="ww", van=EERSTE, tot=tot)
    Uitkering.objects.create(deelnemer=deelnemer, soort=soort, van=van)


def uitkering(**velden: object) -> None:
    Uitkering.objects.create(**{"deelnemer": DeelnemerFactory(), "soort": "ww", **velden})


def toets(**velden: object) -> None:
    Toelatingstoets.objects.create(
        traject=TrajectFactory(), startdatum=EERSTE, getoetst_door=GebruikerFactory(), **velden
    )


def samenvoeging(**velden: object) -> Samenvoeging:
    beide = {"behouden": DeelnemerFactory(), "opgegaan": DeelnemerFactory()}
    door = {"samengevoegd_op": timezone.now(), "samengevoegd_door": GebruikerFactory()}
    return Samenvoeging.objects.create(**beide | door | velden)


def zelf_samengevoegd() -> None:
    deelnemer = DeelnemerFactory()
    samenvoeging(behouden=deelnemer, opgegaan=deelnemer)


def twee_keer_samengevoegd(teruggedraaid: bool) -> None:
    eerste = samenvoeging()
    if teruggedraaid:
        Samenvoeging.objects.filter(pk=eerste.pk).update(
            teruggedraaid_op=timezone.now(), teruggedraaid_door=GebruikerFactory()
        )
    samenvoeging(opgegaan=eerste.opgegaan)


def teruggedraaid_na(dagen: int) -> None:
    moment = timezone.now() - timedelta(days=100)
    samenvoeging(
        samengevoegd_op=moment,
        teruggedraaid_op=moment + timedelta(days=dagen),
        teruggedraaid_door=GebruikerFactory(),
    )


def onderscheid(omgekeerd: bool = False, keren: int = 1) -> None:
    eerste, tweede = DeelnemerFactory(), DeelnemerFactory()
    paar = {"eerste": tweede, "tweede": eerste} if omgekeerd else {"eerste": eerste, "tweede": tweede}
    for _ in range(keren):
        Onderscheid.objects.create(**paar, vastgelegd_door=GebruikerFactory())


def twee_trajecten_met_sleutel(zelfde: bool) -> None:
    sleutel = uuid4()
    TrajectFactory(sleutel=sleutel)
    TrajectFactory(sleutel=sleutel if zelfde else uuid4())


GEVALLEN = [
    Geval("uitkering_soort_ingevuld", lambda: uitkering(), lambda: uitkering(soort="")),
    Geval(
        "uitkering_periode_oplopend",
        lambda: uitkering(van=EERSTE, tot=TWEEDE),
        lambda: uitkering(van=EERSTE, tot=EERSTE),
    ),
    Geval("uitkering_niet_dubbel", lambda: twee_uitkeringen(TWEEDE, TWEEDE), lambda: twee_uitkeringen(DERDE, TWEEDE)),
    Geval(
        "toelating_anders_met_reden",
        lambda: toets(voldoet=False, reden="Komt via de leerplicht."),
        lambda: toets(voldoet=False),
    ),
    Geval("samenvoeging_van_twee", samenvoeging, zelf_samengevoegd),
    Geval("samenvoeging_een_keer", lambda: twee_keer_samengevoegd(True), lambda: twee_keer_samengevoegd(False)),
    Geval("samenvoeging_terug_met_naam", samenvoeging, lambda: samenvoeging(teruggedraaid_op=timezone.now())),
    Geval("samenvoeging_dertig_dagen", lambda: teruggedraaid_na(30), lambda: teruggedraaid_na(31)),
    Geval("onderscheid_in_volgorde", onderscheid, lambda: onderscheid(omgekeerd=True)),
    Geval("onderscheid_een_keer", onderscheid, lambda: onderscheid(keren=2)),
    Geval(
        "traject_sleutel_uniek",
        lambda: twee_trajecten_met_sleutel(False),
        lambda: twee_trajecten_met_sleutel(True),
    ),
]


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.naam)
def test_wat_past_gaat_erin_en_wat_niet_past_niet(geval):
    geval.past()
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        geval.past_niet()
    assert naam_van(fout.value) == geval.naam
    with pytest.raises(RegelGeschonden) as in_woorden, beperkingen_in_woorden():
        geval.past_niet()
    assert str(in_woorden.value) == zinnen()[geval.naam]


def test_een_andere_uitkering_mag_tegelijk_en_een_begin_dat_niemand_kent_telt_vanaf_altijd():
    twee_uitkeringen(None, EERSTE, soort="participatiewet")
    with pytest.raises(RegelGeschonden, match="staat er in deze periode al"), beperkingen_in_woorden():
        twee_uitkeringen(TWEEDE, None)


def test_een_traject_hoort_nooit_bij_een_deelnemer_die_is_samengevoegd():
    weg = samenvoeging().opgegaan
    with pytest.raises(RegelGeschonden, match="samengevoegd met een ander"), beperkingen_in_woorden():
        TrajectFactory(deelnemer=weg)
    traject = TrajectFactory()
    with pytest.raises(RegelGeschonden, match="samengevoegd met een ander"), beperkingen_in_woorden():
        type(traject).objects.filter(pk=traject.pk).update(deelnemer=weg)
