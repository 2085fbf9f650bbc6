"""Following a leerlijn otherwise than it is meant: only with a reason, and that is kept (aanschuifonderwijs)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from onderwijs.diensten.afwijken import RedenGevraagd
from onderwijs.diensten.deelnames import deel_in
from onderwijs.diensten.leerlijnen import kies_modules
from onderwijs.models import Deelname, Modulekeuze
from onderwijs.regels import leeftijd_past
from tests.fabrieken.onderwijs import DeelnameFactory, GroepFactory, LeerlijnFactory, ModuleFactory
from tests.fabrieken.trajecten import TrajectFactory
from tests.onderwijs.lezen import tekst
from toegang.models import Logregel

pytestmark = pytest.mark.django_db
REDEN = "Heeft deze module nodig voor een baan in januari."


@pytest.fixture
def traject(jobcoach):
    return TrajectFactory(begeleid_door=[jobcoach], deelnemer__geboortedatum=date(1970, 1, 1))


@pytest.fixture
def leerlijn():
    return LeerlijnFactory(naam="Aanschuifonderwijs", modules_tegelijk=2, per_halfjaar=True, leeftijd_van=45)


@pytest.fixture
def modules(leerlijn):
    return ModuleFactory.create_batch(4, leerlijn=leerlijn)


def keuze(traject, module, door, **anders):
    return Modulekeuze.objects.create(
        traject=traject, module=module, gekozen_op=timezone.localdate(), gekozen_door=door, **anders
    )


def test_een_derde_module_in_een_halfjaar_vraagt_een_reden_en_die_blijft(klant, jobcoach, traject, modules):
    klant.force_login(jobcoach)
    adres = reverse("onderwijs:traject_modules", args=[traject.pk])
    drie = [module.pk for module in modules[:3]]
    gevraagd = klant.post(adres, {"modules": drie})
    assert gevraagd.status_code == 422
    assert "Waarom doe je het toch?" in tekst(gevraagd)
    assert not Modulekeuze.objects.exists()
    assert klant.post(adres, {"modules": drie, "afwijking": REDEN}).status_code == 302
    assert set(Modulekeuze.objects.values_list("afwijking", flat=True)) == {REDEN}
    pagina = tekst(klant.get(reverse("onderwijs:traject_groepen", args=[traject.pk])))
    assert f"Toch gekozen: {REDEN}" in pagina
    assert "Waarom doe je het toch?" not in pagina
    regel = Logregel.objects.filter(soort="modules_gekozen").get()
    assert regel.details["afgeweken"] is True
    assert REDEN not in str(regel.details)


def test_wat_al_in_het_plan_staat_wordt_niet_nog_eens_gevraagd(jobcoach, traject, modules):
    kies_modules(traject=traject, modules=modules[:3], afwijking=REDEN, door=jobcoach)
    kies_modules(traject=traject, modules=modules[:3], door=jobcoach)
    kies_modules(traject=traject, modules=modules[:1], door=jobcoach)
    assert Modulekeuze.objects.in_plan().count() == 1


def test_wie_jonger_is_schuift_alleen_aan_met_een_reden(jobcoach, leerlijn, modules):
    jong = TrajectFactory(begeleid_door=[jobcoach], deelnemer__geboortedatum=date(2000, 1, 1))
    with pytest.raises(RedenGevraagd, match="bedoeld vanaf 45 jaar"):
        kies_modules(traject=jong, modules=modules[:1], afwijking="  ", door=jobcoach)
    kies_modules(traject=jong, modules=modules[:1], afwijking=REDEN, door=jobcoach)
    assert Modulekeuze.objects.get().afwijking == REDEN


def test_wie_er_gewoon_bij_hoort_houdt_geen_reden(jobcoach, traject, modules):
    kies_modules(traject=traject, modules=modules[:2], afwijking=REDEN, door=jobcoach)
    assert set(Modulekeuze.objects.values_list("afwijking", flat=True)) == {""}


def test_een_groep_van_een_derde_module_vraagt_de_trainer_waarom(klant, trainer, traject, modules):
    for module in modules[:2]:
        DeelnameFactory(groep=GroepFactory(leerlijn=None, module=module), traject=traject)
    derde = GroepFactory(leerlijn=None, module=modules[2], trainers=[trainer])
    wacht = DeelnameFactory(groep=derde, traject=traject, wacht=True)
    klant.force_login(trainer)
    adres = reverse("onderwijs:indelen", args=[wacht.pk])
    gevraagd = klant.post(adres)
    assert gevraagd.status_code == 422
    assert "volg je er 2 in een halfjaar" in tekst(gevraagd)
    assert klant.post(adres, {"afwijking": REDEN}).status_code == 302
    wacht.refresh_from_db()
    assert (wacht.staat, wacht.afwijking) == (Deelname.Staat.INGEDEELD, REDEN)
    assert f"Toch in deze groep: {REDEN}" in tekst(klant.get(derde.get_absolute_url()))


def test_de_samensteller_krijgt_de_vraag_ook(klant, trainer, leerlijn):
    jong = TrajectFactory(deelnemer__geboortedatum=date(2000, 1, 1), begeleid_door=[trainer])
    groep = GroepFactory(leerlijn=leerlijn, trainers=[trainer])
    klant.force_login(trainer)
    adres = reverse("onderwijs:erbij", args=[groep.pk])
    gevraagd = klant.post(adres, {"traject": jong.pk, "naar": "groep"})
    assert gevraagd.status_code == 422
    assert f'name="traject" value="{jong.pk}"' in gevraagd.content.decode()
    assert klant.post(adres, {"traject": jong.pk, "afwijking": REDEN}).status_code == 302
    assert Deelname.objects.get().afwijking == REDEN


def test_een_module_van_een_vorig_halfjaar_telt_niet_meer(jobcoach, trainer, traject, modules):
    lang_geleden = timezone.localdate() - timedelta(weeks=30)
    for module in modules[:2]:
        groep = GroepFactory(leerlijn=None, module=module, startdatum=lang_geleden)
        einde = timezone.localdate() - timedelta(weeks=1)
        DeelnameFactory(groep=groep, traject=traject, staat="afgerond", van=lang_geleden, tot=einde)
    groep = GroepFactory(leerlijn=None, module=modules[2])
    assert deel_in(groep=groep, traject=traject, door=trainer).afwijking == ""


def test_de_databank_houdt_het_maximum_ook_als_de_code_het_vergeet(jobcoach, traject, modules):
    keuze(traject, modules[0], jobcoach)
    keuze(traject, modules[1], jobcoach, staat="afgerond", klaar_op=timezone.localdate(), klaar_door=jobcoach)
    keuze(traject, modules[2], jobcoach, afwijking=REDEN)
    with pytest.raises(IntegrityError, match="genoeg modules"):
        keuze(traject, modules[3], jobcoach)


def test_een_leerlijn_zonder_maximum_kent_geen_grens_in_de_databank(jobcoach, traject):
    for module in ModuleFactory.create_batch(5, leerlijn=LeerlijnFactory()):
        keuze(traject, module, jobcoach)
    assert Modulekeuze.objects.in_plan().count() == 5


@pytest.mark.parametrize(
    ("leeftijd", "vanaf", "past"),
    [(45, 45, True), (44, 45, False), (None, 45, False), (None, None, True), (12, None, True)],
)
def test_een_leerlijn_is_bedoeld_vanaf_een_leeftijd(leeftijd, vanaf, past):
    assert (leeftijd_past(leeftijd, vanaf) == "") is past
