"""Who waits, who comes in: never more than the places, and always in order."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onderwijs.diensten import deelnames as diensten
from onderwijs.models import Deelname, Groep
from onderwijs.regels import Richting, nieuwe_volgorde
from tests.fabrieken.onderwijs import DeelnameFactory, GroepFactory, LeerlijnFactory
from tests.fabrieken.trajecten import BetrokkeneFactory, ProgrammaFactory, TrajectFactory
from toegang.fouten import DomeinFout, OvergangNietToegestaan, RegelGeschonden
from toegang.models import Gebruiker, Logregel
from trajecten.models import Betrokkene, Traject

pytestmark = pytest.mark.django_db
VANDAAG = timezone.localdate


def wachtend(groep: Groep) -> list[int]:
    return list(Deelname.objects.wachtend().filter(groep=groep).values_list("traject_id", flat=True))


@pytest.fixture
def wacht(groep: Groep, trainer: Gebruiker) -> Callable[[], Deelname]:
    """Puts somebody on the waiting list."""
    return lambda: diensten.zet_op_wachtlijst(groep=groep, traject=TrajectFactory(), door=trainer)


def test_wie_het_eerst_komt_staat_bovenaan(groep, wacht):
    eerste, tweede = wacht(), wacht()
    assert wachtend(groep) == [eerste.traject_id, tweede.traject_id]
    assert Logregel.objects.van_soort("deelname_gewijzigd").count() == 2


def test_een_vrije_plek_gaat_naar_wie_het_langst_wacht_en_blijft_voor_die_persoon(groep, trainer, wacht):
    DeelnameFactory.create_batch(2, groep=groep)
    eerste, tweede = wacht(), wacht()
    assert diensten.bied_plek_aan(groep=groep, door=trainer) == eerste
    with pytest.raises(RegelGeschonden, match="al aangeboden"):
        diensten.deel_in(groep=groep, traject=tweede.traject, door=trainer)
    with pytest.raises(RegelGeschonden, match="al aangeboden"):
        diensten.bied_plek_aan(groep=groep, door=trainer)
    ingedeeld = diensten.deel_in(groep=groep, traject=eerste.traject, door=trainer)
    assert (ingedeeld.pk, ingedeeld.staat, ingedeeld.van) == (eerste.pk, Deelname.Staat.INGEDEELD, VANDAAG())
    assert wachtend(groep) == [tweede.traject_id]


def test_wie_nu_niet_wil_gaat_naar_het_eind_en_de_volgende_is_aan_de_beurt(groep, trainer, wacht):
    eerste, tweede = wacht(), wacht()
    diensten.bied_plek_aan(groep=groep, door=trainer)
    diensten.verplaats(deelname=eerste, richting=Richting.EINDE, door=trainer)
    assert wachtend(groep) == [tweede.traject_id, eerste.traject_id]
    assert diensten.bied_plek_aan(groep=groep, door=trainer) == tweede


def test_omhoog_en_omlaag_wisselt_met_de_buur(groep, trainer, wacht):
    eerste, tweede, derde = wacht(), wacht(), wacht()
    diensten.verplaats(deelname=derde, richting=Richting.OMHOOG, door=trainer)
    assert wachtend(groep) == [eerste.traject_id, derde.traject_id, tweede.traject_id]
    diensten.verplaats(deelname=eerste, richting=Richting.OMLAAG, door=trainer)
    assert wachtend(groep) == [derde.traject_id, eerste.traject_id, tweede.traject_id]


def test_zonder_wie_wacht_is_er_niemand_om_een_plek_aan_te_bieden(groep, trainer):
    with pytest.raises(RegelGeschonden, match="wacht niemand"):
        diensten.bied_plek_aan(groep=groep, door=trainer)


def test_een_traject_staat_een_keer_bij_een_groep(groep, trainer, wacht):
    deelname = wacht()
    with pytest.raises(RegelGeschonden, match="staat al bij deze groep"):
        diensten.zet_op_wachtlijst(groep=groep, traject=deelname.traject, door=trainer)
    diensten.deel_in(groep=groep, traject=deelname.traject, door=trainer)
    with pytest.raises(OvergangNietToegestaan, match="zit al in de groep"):
        diensten.deel_in(groep=groep, traject=deelname.traject, door=trainer)


def test_een_groep_van_een_ander_programma_of_een_gesloten_groep_neemt_niemand_op(trainer):
    ander = GroepFactory(leerlijn=LeerlijnFactory(programma=ProgrammaFactory()))
    dicht = GroepFactory(staat=Groep.Staat.AFGESLOTEN)
    for groep, zin in ((ander, "ander programma"), (dicht, "niet meer open")):
        for doe in (diensten.zet_op_wachtlijst, diensten.deel_in):
            with pytest.raises(RegelGeschonden, match=zin):
                doe(groep=groep, traject=TrajectFactory(), door=trainer)
    assert not Deelname.objects.exists()


def test_wie_nog_niet_gestart_is_wacht_en_wie_klaar_is_doet_niet_meer_mee(groep, trainer):
    wachtend = TrajectFactory(wachtend=True)
    with pytest.raises(RegelGeschonden, match="nog niet gestart"):
        diensten.deel_in(groep=groep, traject=wachtend, door=trainer)
    assert diensten.zet_op_wachtlijst(groep=groep, traject=wachtend, door=trainer).plaats == 1
    with pytest.raises(RegelGeschonden, match="afgesloten"):
        diensten.zet_op_wachtlijst(groep=groep, traject=TrajectFactory(gestopt=True), door=trainer)


def test_stoppen_vraagt_een_reden_en_een_dag_die_kan(groep, trainer):
    deelname = DeelnameFactory(groep=groep)
    with pytest.raises(RegelGeschonden, match="Kies waarom"):
        diensten.stop(deelname=deelname, reden="depressie", door=trainer)
    with pytest.raises(RegelGeschonden, match="toekomst"):
        diensten.stop(deelname=deelname, reden="verhuisd", tot=VANDAAG() + timedelta(days=1), door=trainer)
    with pytest.raises(RegelGeschonden, match="voor het begin"):
        diensten.stop(deelname=deelname, reden="verhuisd", tot=deelname.van - timedelta(days=1), door=trainer)
    assert diensten.stop(deelname=deelname, reden="verhuisd", door=trainer).tot == VANDAAG()
    with pytest.raises(OvergangNietToegestaan, match="al gestopt"):
        diensten.rond_af(deelname=deelname, door=trainer)


def test_een_trainer_begeleidt_wie_in_de_groep_zit_zolang_die_erin_zit(groep, trainer):
    traject = TrajectFactory()
    assert not Traject.objects.zichtbaar_voor(trainer).exists()
    deelname = diensten.deel_in(groep=groep, traject=traject, door=trainer)
    assert list(Traject.objects.zichtbaar_voor(trainer)) == [traject]
    diensten.stop(deelname=deelname, reden="eigen_keuze", door=trainer)
    assert not Traject.objects.zichtbaar_voor(trainer).exists()


def test_wie_al_trainer_van_een_traject_was_blijft_dat_na_de_groep(groep, trainer):
    traject = TrajectFactory()
    BetrokkeneFactory(traject=traject, gebruiker=trainer, rol=Betrokkene.Rol.TRAINER)
    deelname = diensten.deel_in(groep=groep, traject=traject, door=trainer)
    diensten.stop(deelname=deelname, reden="eigen_keuze", door=trainer)
    assert list(Traject.objects.zichtbaar_voor(trainer)) == [traject]
    assert Betrokkene.objects.filter(traject=traject, gebruiker=trainer).count() == 1


def test_wie_bij_dezelfde_trainer_in_twee_groepen_zit_blijft_in_beeld_tot_de_laatste(groep, trainer):
    tweede, traject = GroepFactory(trainers=[trainer]), TrajectFactory()
    eerste = diensten.deel_in(groep=groep, traject=traject, door=trainer)
    ander = diensten.deel_in(groep=tweede, traject=traject, door=trainer)
    diensten.stop(deelname=eerste, reden="andere_groep", door=trainer)
    assert Traject.objects.zichtbaar_voor(trainer).exists()
    diensten.stop(deelname=ander, reden="eigen_keuze", door=trainer)
    assert not Traject.objects.zichtbaar_voor(trainer).exists()


def test_met_het_traject_stopt_elke_deelname(groep, trainer):
    traject = TrajectFactory()
    deelname = diensten.deel_in(groep=groep, traject=traject, vanaf=groep.startdatum, door=trainer)
    wachtend = diensten.zet_op_wachtlijst(groep=GroepFactory(), traject=traject, door=trainer)
    with transaction.atomic():
        diensten.stop_bij_einde_traject(traject, VANDAAG(), trainer)
    for rij in (deelname, wachtend):
        rij.refresh_from_db()
        assert (rij.staat, rij.reden, rij.tot) == ("gestopt", "traject_klaar", VANDAAG())


@given(
    wachtend=st.lists(st.integers(1, 1000), unique=True, min_size=1, max_size=8),
    keus=st.data(),
    richting=st.sampled_from(Richting),
)
def test_wie_verplaatst_verandert_de_volgorde_van_de_anderen_niet(wachtend, keus, richting):
    wie = keus.draw(st.sampled_from(wachtend))
    nieuw = nieuwe_volgorde(wachtend, wie, richting)
    assert sorted(nieuw) == sorted(wachtend)
    assert [pk for pk in nieuw if pk != wie] == [pk for pk in wachtend if pk != wie]
    stap = nieuw.index(wie) - wachtend.index(wie)
    assert {Richting.OMHOOG: stap in (-1, 0), Richting.OMLAAG: stap in (1, 0), Richting.EINDE: nieuw[-1] == wie}[
        richting
    ]


STAPPEN = st.lists(
    st.tuples(
        st.sampled_from(["wacht", "in", "aanbieden", "uit", "afronden", "omhoog", "omlaag", "einde"]),
        st.integers(0, 5),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(capaciteit=st.integers(1, 3), stappen=STAPPEN)
def test_welke_stappen_ook_de_groep_wordt_nooit_te_vol_en_wie_wacht_houdt_de_volgorde(
    capaciteit, stappen, trainer, hypothese_mensen
):
    with transaction.atomic():
        groep = GroepFactory(trainers=[trainer], aangemaakt_door=trainer, capaciteit=capaciteit)
        verwacht: list[int] = []
        for stap, wie in stappen:
            traject = hypothese_mensen[wie]
            if _doe(stap, groep, traject, trainer):
                verwacht = _zoals_het_hoort(verwacht, stap, traject.pk)
            assert Deelname.objects.ingedeeld().filter(groep=groep).count() <= capaciteit
            assert wachtend(groep) == verwacht
        transaction.set_rollback(True)


@pytest.fixture
def hypothese_mensen(db_of_zonder: None) -> list[Traject]:
    return TrajectFactory.create_batch(6)


def _doe(stap: str, groep: Groep, traject: Traject, door: Gebruiker) -> bool:
    """Take the step as a service does; False when it was refused."""
    deelname = Deelname.objects.actief().filter(groep=groep, traject=traject).first()
    doen: dict[str, Callable[[], Any]] = {
        "wacht": lambda: diensten.zet_op_wachtlijst(groep=groep, traject=traject, door=door),
        "in": lambda: diensten.deel_in(groep=groep, traject=traject, door=door),
        "aanbieden": lambda: diensten.bied_plek_aan(groep=groep, door=door),
        "uit": lambda: diensten.stop(deelname=deelname, reden="anders", door=door),
        "afronden": lambda: diensten.rond_af(deelname=deelname, door=door),
    }
    if deelname is None and stap not in ("wacht", "in", "aanbieden"):
        return False
    try:
        doen.get(stap, lambda: diensten.verplaats(deelname=deelname, richting=Richting(stap), door=door))()
    except DomeinFout:
        return False
    return True


def _zoals_het_hoort(wachtend: list[int], stap: str, pk: int) -> list[int]:
    """The order that people would expect."""
    if stap == "wacht":
        return [*wachtend, pk]
    if stap in ("in", "uit", "afronden"):
        return [wie for wie in wachtend if wie != pk]
    if stap == "aanbieden":
        return wachtend
    return nieuwe_volgorde(wachtend, pk, Richting(stap))
