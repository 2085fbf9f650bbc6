"""What the database refuses by itself, whoever writes."""

from contextlib import contextmanager
from datetime import time, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from onderwijs.models import (
    Aanwezigheid,
    Aanwezigheidscorrectie,
    Deelname,
    Groep,
    Leerlijn,
    Module,
    Modulekeuze,
)
from tests.fabrieken.onderwijs import (
    BijeenkomstFactory,
    DeelnameFactory,
    GroepFactory,
    LeerlijnFactory,
    ModuleFactory,
)
from tests.fabrieken.trajecten import TrajectFactory

pytestmark = pytest.mark.django_db


@contextmanager
def nu_meteen():
    """Every constraint is checked at the end of the block, also those that wait for the commit."""
    with transaction.atomic(), connection.cursor() as cursor:
        yield
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@contextmanager
def weigert(naam):
    """What is done in the block is refused by the constraint `naam`."""
    with pytest.raises(IntegrityError) as fout, nu_meteen():
        yield
    assert fout.value.__cause__.diag.constraint_name == naam


def test_een_volle_groep_neemt_niemand_meer_op_en_wordt_niet_kleiner():
    groep = GroepFactory(capaciteit=2)
    DeelnameFactory.create_batch(2, groep=groep)
    wacht = DeelnameFactory(groep=groep, wacht=True)
    with weigert("groep_is_vol"):
        DeelnameFactory(groep=groep)
    with weigert("groep_is_vol"):
        Deelname.objects.filter(pk=wacht.pk).update(staat="ingedeeld", plaats=None, van=groep.startdatum)
    with weigert("groep_houdt_deelnemers"):
        Groep.objects.filter(pk=groep.pk).update(capaciteit=1)
    Groep.objects.filter(pk=groep.pk).update(capaciteit=3)
    DeelnameFactory(groep=groep)
    assert Deelname.objects.ingedeeld().count() == 3


def test_een_traject_zit_een_keer_in_een_groep_en_kan_later_terugkomen():
    deelname = DeelnameFactory()
    with weigert("deelname_een_keer_per_groep"):
        DeelnameFactory(groep=deelname.groep, traject=deelname.traject)
    Deelname.objects.filter(pk=deelname.pk).update(staat="gestopt", tot=timezone.localdate(), reden="verhuisd")
    assert DeelnameFactory(groep=deelname.groep, traject=deelname.traject).is_actief


def test_een_plaats_op_de_wachtlijst_is_van_een_persoon():
    eerste = DeelnameFactory(wacht=True, plaats=1)
    DeelnameFactory(wacht=True, plaats=1)
    with weigert("deelname_plaats_uniek"):
        DeelnameFactory(wacht=True, plaats=1, groep=eerste.groep)


@pytest.mark.parametrize(
    "anders",
    [
        {"staat": "wachtlijst"},
        {"plaats": 1},
        {"van": None},
        {"staat": "gestopt"},
        {"staat": "gestopt", "reden": "verhuisd"},
        {"staat": "afgerond", "reden": "verhuisd", "tot": timezone.localdate()},
        {"staat": "weg"},
    ],
)
def test_de_staat_van_een_deelname_past_bij_de_rest(anders):
    with weigert("deelname_staat_past"):
        DeelnameFactory(**anders)


def test_een_deelname_eindigt_niet_voor_het_begin_en_een_aanbod_heeft_een_naam():
    vandaag = timezone.localdate()
    with weigert("deelname_periode_oplopend"):
        DeelnameFactory(van=vandaag, tot=vandaag - timedelta(days=1), staat="afgerond")
    with weigert("deelname_aangeboden_op_en_door"):
        DeelnameFactory(wacht=True, aangeboden_op=timezone.now())
    DeelnameFactory(van=vandaag, tot=vandaag, staat="gestopt", reden="anders")


@pytest.mark.parametrize(
    ("naam", "velden"),
    [
        ("groep_volgt_leerlijn_of_module", {"leerlijn": None}),
        ("groep_naam_ingevuld", {"naam": ""}),
        ("groep_capaciteit_kan", {"capaciteit": 0}),
        ("groep_capaciteit_kan", {"capaciteit": 101}),
        ("groep_einde_na_start", {"einddatum": timezone.localdate() - timedelta(weeks=4)}),
        ("groep_staat_bekend", {"staat": "kwijt"}),
    ],
)
def test_een_groep_die_niet_kan_bestaat_niet(naam, velden):
    with weigert(naam):
        GroepFactory(**velden)


def test_een_groep_volgt_niet_tegelijk_een_leerlijn_en_een_module():
    with weigert("groep_volgt_leerlijn_of_module"):
        GroepFactory(module=ModuleFactory())
    assert GroepFactory(leerlijn=None, module=ModuleFactory()).onderwerp


@pytest.mark.parametrize(
    ("naam", "velden"),
    [
        ("bijeenkomst_tot_na_van", {"tot": time(10)}),
        ("bijeenkomst_gehouden_op_en_door", {"staat": "gehouden"}),
        ("bijeenkomst_gehouden_op_en_door", {"vastgelegd_op": timezone.now()}),
    ],
)
def test_een_bijeenkomst_die_niet_kan_bestaat_niet(naam, velden):
    with weigert(naam):
        BijeenkomstFactory(**velden)


def test_een_groep_komt_een_keer_tegelijk_bij_elkaar():
    bijeenkomst = BijeenkomstFactory()
    with weigert("bijeenkomst_een_keer_per_tijd"):
        BijeenkomstFactory(groep=bijeenkomst.groep)
    with weigert("bijeenkomst_sleutel_uniek"):
        BijeenkomstFactory(sleutel=bijeenkomst.sleutel)
    BijeenkomstFactory(groep=bijeenkomst.groep, staat="vervallen")
    BijeenkomstFactory(groep=bijeenkomst.groep, van=time(13), tot=time(14))


@pytest.mark.parametrize(
    "velden",
    [{"minuten": 0}, {"staat": "afgemeld"}, {"staat": "ziek"}, {"later": -1}, {"minuten": 24 * 60 + 1}],
)
def test_minuten_horen_bij_wie_er_was(velden):
    bijeenkomst = BijeenkomstFactory()
    deelname = DeelnameFactory(groep=bijeenkomst.groep)
    gegevens = {"bijeenkomst": bijeenkomst, "deelname": deelname, "minuten": 120} | velden
    with weigert("aanwezigheid_minuten_passen"):
        Aanwezigheid.objects.create(**gegevens)


def test_aanwezigheid_is_van_iemand_uit_de_groep_en_een_keer():
    bijeenkomst = BijeenkomstFactory()
    gegevens = {"bijeenkomst": bijeenkomst, "minuten": 120}
    with weigert("aanwezigheid_zelfde_groep"):
        Aanwezigheid.objects.create(deelname=DeelnameFactory(), **gegevens)
    gegevens["deelname"] = DeelnameFactory(groep=bijeenkomst.groep)
    rij = Aanwezigheid.objects.create(**gegevens)
    with weigert("aanwezigheid_een_keer"):
        Aanwezigheid.objects.create(**gegevens)
    correctie = {"aanwezigheid": rij, "was_later": 0, "was_eerder_weg": 0, "gewijzigd_door": bijeenkomst.trainer}
    with weigert("correctie_staat_bekend"):
        Aanwezigheidscorrectie.objects.create(was_staat="ziek", **correctie)
    Aanwezigheidscorrectie.objects.create(was_staat="afgemeld", **correctie)


def test_leerlijnen_en_modules_hebben_een_eigen_naam_en_getallen_die_kunnen():
    leerlijn = LeerlijnFactory(naam="Leerhuis")
    module = ModuleFactory(leerlijn=leerlijn, naam="Taal")
    with weigert("leerlijn_naam_uniek"):
        LeerlijnFactory(naam="leerhuis")
    with weigert("leerlijn_naam_ingevuld"):
        LeerlijnFactory(naam="")
    with weigert("leerlijn_getallen_kunnen"):
        Leerlijn.objects.filter(pk=leerlijn.pk).update(modules_tegelijk=0)
    with weigert("module_naam_uniek"):
        ModuleFactory(leerlijn=leerlijn, naam="TAAL")
    with weigert("module_naam_ingevuld"):
        ModuleFactory(naam="")
    with weigert("module_omvang_positief"):
        Module.objects.filter(pk=module.pk).update(uren=Decimal(0))
    ModuleFactory(naam="Taal", uren=Decimal("12.5"), bijeenkomsten=6)


def test_een_module_staat_een_keer_in_een_plan_en_wie_hem_afrondt_staat_erbij(trainer):
    vandaag = timezone.localdate()
    gegevens = {
        "traject": TrajectFactory(),
        "module": ModuleFactory(),
        "gekozen_op": vandaag,
        "gekozen_door": trainer,
    }
    Modulekeuze.objects.create(**gegevens)
    with weigert("modulekeuze_een_keer_in_plan"):
        Modulekeuze.objects.create(**gegevens)
    with weigert("modulekeuze_klaar_op_en_door"):
        Modulekeuze.objects.create(**gegevens, staat="afgerond")
    eerder = {"klaar_op": vandaag - timedelta(days=1), "klaar_door": trainer, "staat": "vervallen"}
    with weigert("modulekeuze_klaar_na_keuze"):
        Modulekeuze.objects.create(**gegevens, **eerder)
