"""What the database refuses of hours, constraint by constraint: what just fits goes in, what does not is refused."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from tests.fabrieken.toegang import GebruikerFactory
from tests.fabrieken.trajecten import ContactmomentFactory, TrajectFactory
from tests.fabrieken.uren import UrenregelFactory, UrenstaatFactory, goedgekeurd
from toegang.beperkingen import naam_van
from trajecten.models import Tegenboeking, Urenstaat, Urenstaatstap
from trajecten.urenstaat.regels import Staat

pytestmark = pytest.mark.django_db
MAANDAG, DINSDAG = date(2026, 6, 1), date(2026, 6, 2)


@dataclass(frozen=True)
class Geval:
    """What a constraint lets through and what it refuses."""

    naam: str
    past: Callable[[], object]
    past_niet: Callable[[], object]


def staat(**velden: object) -> Urenstaat:
    """A week with an hour on it that takes on `velden`, as an UPDATE would."""
    wie = GebruikerFactory()
    UrenregelFactory(medewerker=wie, datum=MAANDAG)
    rij = UrenstaatFactory(medewerker=wie, week=MAANDAG)
    # each in its own step, as the steps of an urenstaat are in order
    for stap in velden.pop("eerst", []), velden:
        if stap:
            Urenstaat.objects.filter(pk=rij.pk).update(
                **{naam: w(wie) if callable(w) else w for naam, w in stap.items()}
            )
    return rij


def ingediend(**anders: object) -> dict[str, object]:
    nu = timezone.now()
    vast = {"minuten": 60, "regels": [], "sha256": "0" * 64, "ingediend_op": nu, "ingediend_door": lambda wie: wie}
    return {"staat": Staat.INGEDIEND, **vast} | anders


def goed(**anders: object) -> dict[str, object]:
    velden = {"staat": Staat.GOEDGEKEURD, "goedgekeurd_op": timezone.now()}
    return velden | {"goedgekeurd_door": lambda wie: GebruikerFactory()} | anders


LEEG = {"minuten": None, "regels": None, "sha256": "", "ingediend_op": None, "ingediend_door": None}


def terug(**anders: object) -> dict[str, object]:
    return {"staat": Staat.TERUGGESTUURD, "reden": "Nog eens", **LEEG} | anders


def twee_staten(tweede: date) -> None:
    eerste = UrenstaatFactory(week=MAANDAG)
    UrenstaatFactory(medewerker=eerste.medewerker, week=tweede)


def twee_regels(gelijk: bool) -> None:
    eerste = UrenregelFactory()
    UrenregelFactory(sleutel=eerste.sleutel if gelijk else uuid4())


def stap(soort: str) -> Urenstaatstap:
    rij = UrenstaatFactory()
    velden = {"gezet_op": timezone.now(), "gezet_door": rij.medewerker, "minuten": 0, "sha256": ""}
    return Urenstaatstap.objects.create(urenstaat=rij, stap=soort, **velden)


def tegenboeking(sleutels: tuple[str, str]) -> None:
    traject = TrajectFactory()
    contact = ContactmomentFactory(traject=traject, datum=timezone.localdate() - timedelta(days=14))
    maandag = contact.datum - timedelta(days=contact.datum.weekday())
    goedgekeurd(contact.medewerker, maandag, door=GebruikerFactory())
    for minuten, sleutel in zip((-60, 45), sleutels, strict=True):
        Tegenboeking.objects.create(
            medewerker=contact.medewerker,
            contactmoment=contact,
            datum=contact.datum,
            boekdatum=timezone.localdate(),
            minuten=minuten,
            reden="Fout",
            sleutel=sleutel,
            aangemaakt_door=contact.medewerker,
        )


def contact(boekdatum: date | None) -> None:
    gisteren = timezone.localdate() - timedelta(days=1)
    ContactmomentFactory(datum=gisteren, boekdatum=boekdatum)


GEVALLEN = [
    Geval("urenstaat_een_per_week", lambda: twee_staten(date(2026, 6, 8)), lambda: twee_staten(MAANDAG)),
    Geval(
        "urenstaat_week_begint_op_maandag",
        lambda: UrenstaatFactory(week=MAANDAG),
        lambda: UrenstaatFactory(week=DINSDAG),
    ),
    Geval("urenstaat_begint_als_concept", UrenstaatFactory, lambda: UrenstaatFactory(staat="anders")),
    Geval("urenstaat_volgt_stappen", lambda: staat(**ingediend()), lambda: staat(staat="anders")),
    Geval("urenstaat_ingediend_met_naam", lambda: staat(**ingediend()), lambda: staat(**ingediend(ingediend_op=None))),
    Geval(
        "urenstaat_goedgekeurd_met_naam",
        lambda: staat(eerst=ingediend(), **goed()),
        lambda: staat(eerst=ingediend(), **goed(goedgekeurd_op=None)),
    ),
    Geval(
        "urenstaat_goedgekeurd_door_ander",
        lambda: staat(eerst=ingediend(ingediend_door=lambda wie: GebruikerFactory()), **goed()),
        lambda: staat(eerst=ingediend(), **goed(goedgekeurd_door=lambda wie: wie)),
    ),
    Geval(
        "urenstaat_terug_met_reden",
        lambda: staat(eerst=ingediend(), **terug()),
        lambda: staat(eerst=ingediend(), **terug(reden="")),
    ),
    Geval("urenstaat_ingediend_is_vastgelegd", lambda: staat(**ingediend()), lambda: staat(**ingediend(sha256=""))),
    Geval("urenstaatstap_bekend", lambda: stap("indienen"), lambda: stap("verzinnen")),
    Geval("urenregel_een_keer_opgeslagen", lambda: twee_regels(False), lambda: twee_regels(True)),
    Geval(
        "urenregel_duur_hoogstens_12_uur", lambda: UrenregelFactory(minuten=720), lambda: UrenregelFactory(minuten=721)
    ),
    Geval("urenregel_soort_bekend", lambda: UrenregelFactory(soort="reistijd"), lambda: UrenregelFactory(soort="dut")),
    Geval(
        "urenregel_overig_met_toelichting",
        lambda: UrenregelFactory(soort="overig", toelichting="Folder gemaakt"),
        lambda: UrenregelFactory(soort="overig"),
    ),
    Geval(
        "urenregel_later_geboekt",
        lambda: UrenregelFactory(datum=MAANDAG, boekdatum=DINSDAG),
        lambda: UrenregelFactory(datum=MAANDAG, boekdatum=MAANDAG),
    ),
    Geval("contact_later_geboekt", lambda: contact(timezone.localdate()), lambda: contact(date(2026, 1, 1))),
    Geval("tegenboeking_een_keer_opgeslagen", lambda: tegenboeking(("a-", "a+")), lambda: tegenboeking(("a-", "a-"))),
]
ALLE = pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval.naam)


@ALLE
def test_wat_net_past_gaat_erin(geval):
    with transaction.atomic():
        geval.past()


@ALLE
def test_wat_niet_past_weigert_de_databank(geval):
    with pytest.raises(IntegrityError) as fout, transaction.atomic():
        geval.past_niet()
    assert naam_van(fout.value) == geval.naam


def test_een_stand_die_niet_bestaat_komt_ook_zonder_triggers_niet_in_de_tabel():
    """The triggers refuse it first; this constraint stands behind them."""
    UrenstaatFactory()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        with pytest.raises(IntegrityError) as fout, transaction.atomic():
            cursor.execute("UPDATE trajecten_urenstaat SET staat = 'anders'")
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert naam_van(fout.value) == "urenstaat_staat_bekend"
